import { z } from "zod";
import type { Failure } from "../../domain/measurement.ts";
import { unitKind } from "../../domain/unit.ts";
import type { Adapter, OutputFile, Reading, ToolOutput } from "../adapter.ts";
import { isoTime } from "../read/iso-time.ts";
import { having, holdsJson, listOf, readJson } from "../read/json.ts";
import { lowerAssumed, metricName } from "../read/metric-name.ts";
import { assemble, failed, type Metric } from "../read/reading.ts";
import { inOrderOfTime, newestOf, recordedRun } from "../read/runs.ts";
import { unreadable } from "../read/unreadable.ts";
import { scaled } from "./values.ts";

// [{"timestamp": 1706220908, "metrics": [{"name": "p50", "unit": "us", "value": 56, "direction": "lower_is_better"}],
//   "attributes": {"git_repo": "https://…", "branch": "main", "git_commit": "6995e2d…", "test_name": "insert"}}]
// Nyrkiö's JSON: results of one test at one or many commits; a folder has a file for each test.

const Text = z.string().nullish();

const Result = z.object({
  timestamp: z.number(),
  metrics: z.array(
    z.object({ name: z.string(), unit: z.string().nullish(), value: z.number().nullable(), direction: Text }),
  ),
  attributes: z.object({ git_repo: Text, branch: Text, git_commit: Text, test_name: Text }),
});
type Result = z.output<typeof Result>;

const format = {
  expected: "a JSON of Nyrkiö",
  probe: listOf(having("timestamp", "metrics", "attributes")),
  schema: z.array(Result),
};

/** A result and what its file is called: the file's name is the test's unless the result names it. */
interface Named {
  readonly test: string;
  readonly result: Result;
}

export const nyrkio: Adapter = {
  name: "nyrkio",
  // The files in the folder have any names, also without an ending.
  tree: { marker: "*", files: ["*"] },
  recognises: (output) =>
    output.kind === "file"
      ? holdsJson(output, format)
      : output.files.length > 0 && output.files.every((file) => isNyrkio(file)),
  parse: (output) => newestOf(readRuns(output)),
  history: (output) => readRuns(output).map(recordedRun),
};

/** One reading for each commit, oldest first. */
function readRuns(output: ToolOutput): readonly Reading[] {
  const { results, warnings } = readResults(output);
  const byCommit = new Map<string, Named[]>();
  for (const named of results) {
    const { timestamp, attributes } = named.result;
    const key = attributes.git_commit ?? `at ${timestamp}`;
    const same = byCommit.get(key);
    if (same === undefined) byCommit.set(key, [named]);
    else same.push(named);
  }
  const readings = [...byCommit.values()].map((group) => readingOf(group, warnings));
  return inOrderOfTime(readings, ({ context }) => context["time"]);
}

function readResults(output: ToolOutput): { results: readonly Named[]; warnings: readonly string[] } {
  if (output.kind === "file") return { results: resultsIn(output.file), warnings: [] };
  const ours = output.files.filter(isNyrkio);
  if (ours.length === 0) {
    throw unreadable(output, { expected: format.expected, found: "no file there is one" });
  }
  const others = output.files.filter((file) => !ours.includes(file));
  return {
    results: ours.flatMap(resultsIn),
    warnings: others.map(({ path }) => `${path} is not ${format.expected} and is left out.`),
  };
}

function resultsIn(file: OutputFile): readonly Named[] {
  const name = file.path.slice(file.path.lastIndexOf("/") + 1).replace(/\.json$/, "");
  return readJson({ kind: "file", file }, format)
    .flat()
    .map((each) => ({ test: each.attributes.test_name ?? name, result: each }));
}

function isNyrkio(file: OutputFile): boolean {
  return holdsJson({ kind: "file", file }, format);
}

/** A test that was measured again at the same commit gives one more round. */
function readingOf(group: readonly Named[], warnings: readonly string[]): Reading {
  const guessed = new Set<string>();
  const series = new Map<
    string,
    { readonly benchmark: string; readonly metric: Metric; rounds: number[][] }
  >();
  const failures: Failure[] = [];
  for (const { test, result } of group) {
    for (const { name, unit, value, direction } of result.metrics) {
      if (value === null) {
        failures.push(failed(test, { message: `Its value of ${name} is null or not a number.` }));
        continue;
      }
      const kind = unitKind(unit ?? "");
      const better = DIRECTIONS.get(direction ?? "") ?? kind?.better;
      if (better === undefined) guessed.add(name);
      const base = kind?.base ?? unit ?? "";
      const metric = metricOf(name, base);
      const key = JSON.stringify([test, metric, base]);
      const known = series.get(key);
      if (known !== undefined) {
        known.rounds.push([scaled(value, kind)]);
        continue;
      }
      const rounds = [[scaled(value, kind)]];
      series.set(key, {
        benchmark: test,
        metric: { metric, unit: base, better: better ?? "lower", rounds },
        rounds,
      });
    }
  }
  return assemble({
    entries: [...series.values()].map(({ benchmark, metric }) => ({ benchmark, metrics: [metric] })),
    failures,
    context: contextOf(group),
    warnings: [...warnings, ...[...guessed].map((name) => lowerAssumed(`the metric "${name}"`))],
  });
}

const DIRECTIONS: ReadonlyMap<string, "lower" | "higher"> = new Map(
  Object.entries<"lower" | "higher">({
    lower_is_better: "lower",
    higher_is_better: "higher",
  }),
);

/** `p99` of something in seconds is `time-p99`. */
function metricOf(name: string, base: string): string {
  const own = metricName(name);
  return base === "s" && /^p\d+$/.test(own) ? `time-${own}` : own;
}

function contextOf(group: readonly Named[]): Record<string, string | undefined> {
  const [first] = group;
  const time = group.reduce((latest, { result }) => Math.max(latest, result.timestamp), 0);
  const { git_commit, git_repo, branch } = first?.result.attributes ?? {};
  return {
    commit: git_commit ?? undefined,
    branch: branch ?? undefined,
    repository: git_repo ?? undefined,
    time: timeOf(time),
  };
}

/** Seconds since 1970; nothing for what is no such time. */
function timeOf(seconds: number): string | undefined {
  return seconds <= 0 ? undefined : isoTime(seconds * 1000);
}
