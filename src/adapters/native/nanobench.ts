import { z } from "zod";
import type { Adapter, ToolOutput } from "../adapter.ts";
import { having, holdsJson, listOf, readJson } from "../read/json.ts";
import { assemble, type Entry, failed, type Metric } from "../read/reading.ts";
import { holdsTable, readTable } from "../read/table.ts";
import { linesOf, readNumber, someLines } from "../read/text.ts";
import { hasMarkdownHeader, readMarkdown } from "./nanobench-markdown.ts";
import { identityOf, metricsOfMedians, NOT_MEASURED } from "./nanobench-results.ts";

// {"results": [{"title": "benchmark", "name": "std::vector", "unit": "op", "batch": 1, "complexityN": -1, "epochs": 11,
//   "median(elapsed)": 2.5e-08, "median(instructions)": 125.9, …, "measurements": [{"iterations": 875, "elapsed": 2.5e-08, "instructions": 125.8, …}]}]}
// Seconds and events of one iteration, which does `batch` of `unit`. `ankerl::nanobench::render(templates::json(), …)`
//
// "title";"name";"unit";"batch";"elapsed";"error %";"instructions";"branches";"branch misses";"total"
// The same as medians. `templates::csv()`

const Amount = z.number().nullish();

const Epoch = z.object({
  elapsed: z.number(),
  instructions: Amount,
  cpucycles: Amount,
  branchinstructions: Amount,
  branchmisses: Amount,
  contextswitches: Amount,
  pagefaults: Amount,
});
type Epoch = z.output<typeof Epoch>;

const Result = z.object({
  title: z.string().nullish(),
  name: z.string(),
  batch: z.number(),
  complexityN: Amount,
  measurements: z.array(Epoch),
});
type Result = z.output<typeof Result>;

const FORMAT = {
  expected: "a JSON file of nanobench",
  probe: z.object({ results: listOf(having("name", "batch", "median(elapsed)")) }),
  schema: z.object({ results: z.array(Result) }),
};

const TABLE = {
  expected: "a CSV file of nanobench",
  columns: ["name", "unit", "batch", "elapsed", "error %", "instructions", "branches", "branch misses"],
};

export const nanobench: Adapter = {
  name: "nanobench",
  recognises: (output) =>
    holdsJson(output, FORMAT) || holdsTable(output, TABLE) || hasMarkdownHeader(someLines(output)),
  parse(output) {
    if (holdsTable(output, TABLE)) return ofTable(output);
    if (output.kind === "file" && !holdsJson(output, FORMAT) && hasMarkdownHeader(linesOf(output.file))) {
      return assemble(readMarkdown(output.file));
    }
    const results = readJson(output, FORMAT).flatMap((file) => file.results);
    return assemble({
      entries: results.filter(({ measurements }) => measurements.length > 0).map(entryOf),
      failures: results
        .filter(({ measurements }) => measurements.length === 0)
        .map((result) => {
          const { benchmark, category } = identityOf(result);
          return failed(benchmark, { message: NOT_MEASURED, category });
        }),
    });
  },
};

/** Events by the names that `perf` gives them. */
const EVENTS: readonly (readonly [keyof Epoch, string])[] = [
  ["instructions", "instructions"],
  ["cpucycles", "cycles"],
  ["branchinstructions", "branches"],
  ["branchmisses", "branch-misses"],
  ["contextswitches", "context-switches"],
  ["pagefaults", "page-faults"],
];

/** Each epoch is a sample. */
function entryOf(result: Result): Entry {
  const { batch, measurements } = result;
  const rounds = [measurements.map(({ elapsed }) => elapsed / batch)];
  const events = EVENTS.flatMap(([event, metric]): readonly Metric[] => {
    const counts = measurements.map((epoch) => (epoch[event] ?? 0) / batch);
    // It writes 0 for what the machine cannot count.
    if (counts.every((count) => count === 0)) return [];
    return [{ metric, unit: "count", better: "lower", rounds: [counts] }];
  });
  return {
    ...identityOf(result),
    metrics: [{ metric: "time", unit: "s", better: "lower", rounds }, ...events],
  };
}

function ofTable(output: ToolOutput) {
  const { rows, warnings } = readTable(output, TABLE);
  const entries = rows.map((row): Entry => {
    const batch = readNumber(row["batch"] ?? "") ?? Number.NaN;
    const perUnit = (column: string) => (readNumber(row[column] ?? "") ?? Number.NaN) / batch;
    return {
      ...identityOf({ title: row["title"], name: row["name"] ?? "" }),
      metrics: metricsOfMedians({
        time: perUnit("elapsed"),
        events: [
          ["instructions", perUnit("instructions")],
          ["branches", perUnit("branches")],
          ["branch-misses", perUnit("branch misses")],
        ],
      }),
    };
  });
  return assemble({ entries, warnings });
}
