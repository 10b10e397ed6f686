import { z } from "zod";
import type { Adapter, Reading } from "../adapter.ts";
import { having, holdsJson, readJson } from "../read/json.ts";
import { assemble, type Entry, failed, shortenedSamples } from "../read/reading.ts";
import { Latency, latencyMetrics } from "./tinybench-statistics.ts";
import { holdsPrintedTable, isTableRow, printedTableRows, readTable } from "./tinybench-table.ts";

// [{"name": "sort", "runs": 578, "result": {"state": "completed", "latency": {"mean": 0.1, "samples": […]}, …}}]   versions 3 to 6
// [{"name": "sort", "runs": 721, "result": {"hz": 12002, "mean": 0.0833, "samples": […]}}]                        version 2
// Milliseconds. Tasks do not serialise by themselves: people write `bench.tasks.map(({ name, result }) => ({ name, result }))`.

const Result = Latency.extend({
  state: z.string().nullish(),
  aborted: z.boolean().nullish(),
  error: z.unknown().optional(),
  latency: Latency.nullish(),
  runtime: z.string().nullish(),
  runtimeVersion: z.string().nullish(),
});
const Task = z.object({ name: z.string(), result: Result.nullish() });
type Task = z.output<typeof Task>;

const TaskProbe = having("name").and(
  z.object({ result: z.union([having("latency", "throughput"), having("hz", "rme", "samples")]) }),
);
/** Some task has statistics; others may have failed and have none. */
const format = {
  expected: "the tasks of tinybench as JSON",
  probe: z.array(z.unknown()).refine((items) => items.some((item) => TaskProbe.safeParse(item).success)),
  schema: z.array(Task),
};
/** `bench.table()` as JSON. */
const table = {
  expected: "a table of tinybench as JSON",
  probe: z.array(z.unknown()).refine((items) => items.some(isTableRow)),
  schema: z.array(z.record(z.string(), z.unknown())),
};

export const tinybench: Adapter = {
  name: "tinybench",
  recognises: (output) => holdsJson(output, format) || holdsJson(output, table) || holdsPrintedTable(output),
  parse(output) {
    if (holdsPrintedTable(output)) return readTable(printedTableRows(output));
    if (holdsJson(output, table)) return readTable(readJson(output, table).flat());
    return readTasks(readJson(output, format).flat());
  },
};

function readTasks(tasks: readonly Task[]): Reading {
  const entries: Entry[] = [];
  const failures = [];
  const warnings = [];
  for (const { name, result } of tasks) {
    const read = result ? latencyMetrics(result.latency ?? result) : undefined;
    if (read !== undefined) {
      entries.push({ benchmark: name, metrics: read.metrics });
      if (read.shortened) warnings.push(shortenedSamples(name));
    } else if (result === null || result === undefined || result.state === "not-started") {
      warnings.push(`The task "${name}" was not run.`);
    } else {
      failures.push(failed(name, { message: whyNoResult(result) }));
    }
  }
  const result = tasks.find((task) => task.result?.runtimeVersion)?.result;
  const context = result?.runtime && result.runtimeVersion ? { [result.runtime]: result.runtimeVersion } : {};
  return assemble({ entries, failures, warnings, context });
}

const Thrown = z.object({ message: z.string() });

/** An `Error` becomes `{}` in JSON, so its message is often lost. */
function whyNoResult({ error, state, aborted }: z.output<typeof Result>): string {
  const thrown = Thrown.safeParse(error);
  if (thrown.success) return `The task threw: ${thrown.data.message}`;
  if (aborted || state === "aborted") return "The task was aborted before it had a result.";
  return "The task threw an error; tinybench's JSON does not hold its message.";
}
