import { z } from "zod";
import type { Failure } from "../../domain/measurement.ts";
import type { Adapter, Reading } from "../adapter.ts";
import { isoTime } from "../read/iso-time.ts";
import { having, holdsJson, readJson } from "../read/json.ts";
import { assemble, type Entry, failed, shortenedSamples } from "../read/reading.ts";
import { shortNames } from "./file-names.ts";
import { Latency, latencyMetrics } from "./tinybench-statistics.ts";
import { holdsPrintedTable, readPrintedTable, refuseRoundedTable } from "./vitest-table.ts";

// {"files": [{"filepath": "/…/s.bench.ts", "groups": [{"fullName": "s.bench.ts > sorting", "benchmarks": [{"name": "sort", "mean": 0.096, …}]}]}]}
//   versions 1 to 4, `vitest bench --outputJson`
// {"testResults": [{"name": "/…/s.bench.ts", "assertionResults": [{"title": "…", "status": "passed",
//   "benchmarks": [{"name": "sorting > sort vs json", "tasks": [{"name": "sort", "latency": {"mean": 0.075, …}}]}]}]}]}
//   version 5, `vitest bench --reporter=json`
// Milliseconds. The table that versions 1 to 4 print: vitest-table.ts.

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
  schema: z.object({ startTime: z.number().nullish(), testResults: z.array(TestFile) }),
};

export const vitest: Adapter = {
  name: "vitest",
  recognises: (output) => holdsJson(output, bench) || holdsJson(output, report) || holdsPrintedTable(output),
  parse(output) {
    if (holdsJson(output, bench)) return readGroups(readJson(output, bench).flatMap(({ files }) => files));
    if (!holdsJson(output, report)) {
      if (holdsPrintedTable(output)) return readPrintedTable(output);
      refuseRoundedTable(output);
    }
    const reports = readJson(output, report);
    const time = isoTime(reports[0]?.startTime);
    const read = readTests(reports.flatMap(({ testResults }) => testResults));
    return time === undefined ? read : { ...read, context: { ...read.context, time } };
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
  const tasks = files.flatMap(({ name: path, assertionResults }) => {
    const file = names.get(path) ?? path;
    const isOfBenchmarks = assertionResults.some(hasTasks);
    return assertionResults.flatMap((assertion) => {
      const test = `${file} > ${assertion.fullName}`;
      const [message = "The benchmark failed."] = assertion.failureMessages ?? [];
      if (assertion.status === "failed" && hasTasks(assertion)) {
        warnings.push(`The test "${test}" failed after measuring: ${firstLine(message)}`);
      } else if (assertion.status === "failed") {
        failures.push(failed(test, { message: firstLine(message), output: message }));
      } else if (isOfBenchmarks && assertion.status === "skipped") {
        warnings.push(`The test "${test}" was skipped.`);
      }
      return (assertion.benchmarks ?? []).flatMap((benchmark) =>
        benchmark.tasks.map(({ name, latency }) => ({
          name: `${file} > ${benchmark.name} > ${name}`,
          latency: latency ?? {},
        })),
      );
    });
  });
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
    const read = latencyMetrics(latency);
    if (read === undefined) {
      failures.push(
        failed(name, { message: "vitest reports no time for it: it threw an error or never ran." }),
      );
      continue;
    }
    entries.push({ benchmark: name, metrics: read.metrics });
    if (read.shortened) warnings.push(shortenedSamples(name));
  }
  return assemble({ entries, failures, warnings });
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? text;
}

/** Version 5.1 writes an empty list for a test that measured nothing. */
function hasTasks({ benchmarks }: z.output<typeof Assertion>): boolean {
  return benchmarks?.some(({ tasks }) => tasks.length > 0) ?? false;
}

function isBenchmarked(assertion: unknown): boolean {
  return Benchmarked.safeParse(assertion).success;
}
