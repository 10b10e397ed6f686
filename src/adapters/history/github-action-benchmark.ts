import { z } from "zod";
import type { Better } from "../../domain/measurement.ts";
import { unitKind } from "../../domain/unit.ts";
import type { Adapter, OutputFile, Reading, ToolOutput } from "../adapter.ts";
import { CustomItem, customEntry } from "../generic/custom.ts";
import { isoTime } from "../read/iso-time.ts";
import { having, holdsJson, readJson } from "../read/json.ts";
import { assemble, type Entry, failed } from "../read/reading.ts";
import { inOrderOfTime, newestOf, recordedRun } from "../read/runs.ts";
import { cleanText, someLines } from "../read/text.ts";
import { directionWarnings, goEntries } from "./go-values.ts";

// window.BENCHMARK_DATA = {"lastUpdate": 1574927128603, "repoUrl": "https://github.com/…", "entries": {"Rust Benchmark": [
//   {"commit": {"id": "3f2c1a9…", …}, "date": 1574927127603, "tool": "cargo",
//    "benches": [{"name": "bench_fib_10", "value": 100, "unit": "ns/iter", "range": "± 20"}]}, …]}}
// `dev/bench/data.js` on the branch gh-pages; the file of external-data-json-path is the same as plain JSON.

const Run = z.object({
  commit: z.object({ id: z.string() }),
  date: z.number(),
  tool: z.string(),
  benches: z.array(CustomItem.extend({ extra: z.string().nullish() })),
});
type Run = z.output<typeof Run>;

const format = {
  expected: "a history of github-action-benchmark",
  probe: having("lastUpdate", "repoUrl", "entries"),
  schema: z.object({ entries: z.record(z.string(), z.array(Run)) }),
};

export const githubActionBenchmark: Adapter = {
  name: "github-action-benchmark",
  recognises: (output) =>
    someLines(output).some((line) => line.startsWith(ASSIGNMENT)) || holdsJson(output, format),
  parse: (output) => newestOf(readRuns(output)),
  history: (output) => readRuns(output).map(recordedRun),
};

const ASSIGNMENT = "window.BENCHMARK_DATA = {";

interface SuiteRun {
  readonly suite: string;
  readonly run: Run;
}

/** Oldest first. Runs of several suites on one commit are one run; measured again they are another. */
function readRuns(output: ToolOutput): readonly Reading[] {
  const suites = readJson(withoutScript(output), format).flatMap(({ entries }) => Object.entries(entries));
  const groups = new Map<string, SuiteRun[]>();
  for (const [suite, runs] of suites) {
    const times = new Map<string, number>();
    for (const run of runs) {
      const { id } = run.commit;
      const time = (times.get(id) ?? 0) + 1;
      times.set(id, time);
      const key = JSON.stringify([id, time]);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [{ suite, run }]);
      else group.push({ suite, run });
    }
  }
  const readings = [...groups.values()].map((group) => toReading(group, suites.length > 1));
  return inOrderOfTime(readings, ({ context }) => context["time"]);
}

/** The script as the JSON that it assigns. */
function withoutScript(output: ToolOutput): ToolOutput {
  if (output.kind !== "file") return output;
  const known = scripts.get(output.file);
  if (known !== undefined) return { kind: "file", file: known };
  const text = cleanText(output.file);
  const line = text.startsWith(ASSIGNMENT) ? 0 : text.indexOf(`\n${ASSIGNMENT}`);
  const start = line < 0 ? 0 : text.indexOf("{", line);
  const file = { path: output.file.path, text: text.slice(start) };
  scripts.set(output.file, file);
  return { kind: "file", file };
}

const scripts = new WeakMap<OutputFile, OutputFile>();

function toReading(group: readonly SuiteRun[], severalSuites: boolean): Reading {
  const [first] = group;
  const date = Math.min(...group.map(({ run }) => run.date));
  const time = new Date(date);
  const categoryOf = (suite: string) => (severalSuites ? { category: suite } : {});
  const entries = group.flatMap(({ suite, run }) =>
    entriesOf(run).map((entry) => ({ ...entry, ...categoryOf(suite) })),
  );
  return assemble({
    entries,
    warnings: directionWarnings(group.flatMap(({ run }) => (GENERIC.has(run.tool) ? [] : entriesOf(run)))),
    failures: group.flatMap(({ suite, run }) =>
      run.benches
        .filter(({ value }) => value === null)
        .map(({ name }) =>
          failed(name, { message: "Its value is null or not a number.", ...categoryOf(suite) }),
        ),
    ),
    context: {
      commit: first?.run.commit.id,
      time: isoTime(time.getTime()),
    },
  });
}

function entriesOf({ tool, benches }: Run): readonly Entry[] {
  if (tool === "go") return goEntries(benches);
  return benches.flatMap((bench) => customEntry(bench, directionOf(tool, bench.unit)));
}

/** The two generic tools say it; of all others the unit does. */
function directionOf(tool: string, unit: string): Better {
  return GENERIC.get(tool) ?? unitKind(unit)?.better ?? "lower";
}

const GENERIC: ReadonlyMap<string, Better> = new Map([
  ["customBiggerIsBetter", "higher"],
  ["customSmallerIsBetter", "lower"],
]);
