import { z } from "zod";
import type { Failure } from "../../domain/measurement.ts";
import type { Adapter, Reading } from "../adapter.ts";
import { having, holdsJson, readJson } from "../read/json.ts";
import { assemble, type Entry, failed, shortenedSamples } from "../read/reading.ts";
import { Latency, latencyMetric } from "./tinybench-statistics.ts";

// {"files": [{"filepath": "/…/s.bench.ts", "groups": [{"fullName": "s.bench.ts > sorting", "benchmarks": [{"name": "sort", "mean": 0.096, …}]}]}]}
//   versions 1 to 4, `vitest bench --outputJson`
// {"testResults": [{"name": "/…/s.bench.ts", "assertionResults": [{"title": "…", "status": "passed",
//   "benchmarks": [{"name": "sorting > sort vs json", "tasks": [{"name": "sort", "latency": {"mean": 0.075, …}}]}]}]}]}
//   version 5, `vitest bench --reporter=json`
// Milliseconds.

const Group = z.object({
  fullName: z.string(),
  benchmarks: z.array(Latency.extend({ name: z.string() })),
});
const bench = {
  expected: "a benchmark report of vitest 1 to 4",
  probe: z.object({ files: z.array(having("filepath", "groups")).min(1) }),
  schema: z.object({ files: z.array(z.object({ filepath: z.string(), groups: z.array(Group) })) }),
};

const Assertion = z.object({
  fullName: z.string(),
  status: z.string(),
  failureMessages: z.array(z.string()).nullish(),
  benchmarks: z
    .array(
      z.object({
        name: z.string(),
        tasks: z.array(z.object({ name: z.string(), latency: Latency.nullish() })),
      }),
    )
    .nullish(),
});
const TestFile = z.object({ name: z.string(), assertionResults: z.array(Assertion) });
type TestFile = z.output<typeof TestFile>;

const Benchmarked = z.object({ benchmarks: z.array(having("tasks")) });
const BenchmarkedFile = z.object({
  assertionResults: z.array(z.unknown()).refine((results) => results.some(isBenchmarked)),
});
const report = {
  expected: "a JSON report of vitest 5 with benchmarks",
  probe: z.object({
    testResults: z
      .array(z.unknown())
      .refine((files) => files.some((file) => BenchmarkedFile.safeParse(file).success)),
  }),
  schema: z.object({ testResults: z.array(TestFile) }),
};

export const vitest: Adapter = {
  name: "vitest",
  recognises: (output) => holdsJson(output, bench) || holdsJson(output, report),
  parse(output) {
    if (holdsJson(output, bench)) return readGroups(readJson(output, bench).flatMap(({ files }) => files));
    return readTests(readJson(output, report).flatMap(({ testResults }) => testResults));
  },
};

/** The group's full name begins with the file, relative to the project. */
function readGroups(files: readonly { readonly groups: readonly z.output<typeof Group>[] }[]): Reading {
  const tasks = files
    .flatMap(({ groups }) => groups)
    .flatMap(({ fullName, benchmarks }) =>
      benchmarks.map(({ name, ...latency }) => ({ name: `${fullName} > ${name}`, latency })),
    );
  return readTasks(tasks, { failures: [], warnings: [] });
}

function readTests(files: readonly TestFile[]): Reading {
  const names = shortNames(files.map(({ name }) => name));
  const failures: Failure[] = [];
  const warnings: string[] = [];
  const tasks = files.flatMap(({ name: path, assertionResults }) =>
    assertionResults.flatMap(({ fullName, status, failureMessages, benchmarks }) => {
      const file = names.get(path) ?? path;
      const [message = "The benchmark failed."] = failureMessages ?? [];
      if (status === "failed" && benchmarks) {
        warnings.push(`The test "${file} > ${fullName}" failed after measuring: ${firstLine(message)}`);
      } else if (status === "failed") {
        failures.push(failed(`${file} > ${fullName}`, { message: firstLine(message), output: message }));
      }
      return (benchmarks ?? []).flatMap((benchmark) =>
        benchmark.tasks.map(({ name, latency }) => ({
          name: `${file} > ${benchmark.name} > ${name}`,
          latency: latency ?? {},
        })),
      );
    }),
  );
  return readTasks(tasks, { failures, warnings });
}

function readTasks(
  tasks: readonly { readonly name: string; readonly latency: Latency }[],
  said: { readonly failures: readonly Failure[]; readonly warnings: readonly string[] },
): Reading {
  const entries: Entry[] = [];
  const failures = [...said.failures];
  const warnings = [...said.warnings];
  for (const { name, latency } of tasks) {
    const read = latencyMetric(latency);
    if (read === undefined) {
      failures.push(
        failed(name, { message: "vitest reports no time for it: it threw an error or never ran." }),
      );
      continue;
    }
    entries.push({ benchmark: name, metrics: [read.metric] });
    if (read.shortened) warnings.push(shortenedSamples(name));
  }
  return assemble({ entries, failures, warnings });
}

/**
 * Version 5 writes absolute paths, which differ from machine to machine. The
 * end of the path that tells the files apart stays the same.
 */
function shortNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const ending = (path: string, segments: number) => path.split(/[\\/]/).slice(-segments).join("/");
  const distinct = [...new Set(paths)];
  const longest = Math.max(1, ...distinct.map((path) => path.split(/[\\/]/).length));
  let segments = 1;
  while (
    segments < longest &&
    new Set(distinct.map((path) => ending(path, segments))).size < distinct.length
  ) {
    segments += 1;
  }
  return new Map(distinct.map((path) => [path, ending(path, segments)]));
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? text;
}

function isBenchmarked(assertion: unknown): boolean {
  return Benchmarked.safeParse(assertion).success;
}
