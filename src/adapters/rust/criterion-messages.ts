import { z } from "zod";
import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import type { Reading, ToolOutput } from "../adapter.ts";
import { having, holdsJson, readJson } from "../read/json.ts";
import { assemble, type Entry, type Metric } from "../read/reading.ts";
import { throughputs } from "./criterion-throughput.ts";

// {"reason":"benchmark-complete","id":"copy/64","iteration_count":[3000,6000],"measured_values":[12345.6,24680.1],"unit":"ns",
//  "throughput":[{"per_iteration":64,"unit":"bytes"}],"typical":{"estimate":4.1,"lower_bound":4.0,"upper_bound":4.2,"unit":"ns"},…}
// A measured value is of all iterations of its sample. `cargo criterion --message-format=json`.

const Message = z
  .object({
    id: z.string(),
    iteration_count: z.array(z.number().positive()),
    measured_values: z.array(z.number()),
    unit: z.string(),
    throughput: z.array(z.object({ per_iteration: z.number(), unit: z.string() })).nullish(),
  })
  .refine(
    ({ iteration_count, measured_values }) => iteration_count.length === measured_values.length,
    "expected as many measured_values as iteration_count",
  );

const format = {
  expected: "the messages of cargo-criterion",
  probe: having("id", "iteration_count", "measured_values").and(
    z.object({ reason: z.literal("benchmark-complete") }),
  ),
  schema: Message,
};

/** JSON lines of cargo-criterion, also among those of cargo itself. */
export function holdsCriterionMessages(output: ToolOutput): boolean {
  return holdsJson(output, format);
}

export function readCriterionMessages(output: ToolOutput): Reading {
  return assemble({ entries: readJson(output, format).map(toEntry) });
}

function toEntry({
  id,
  iteration_count,
  measured_values,
  unit,
  throughput,
}: z.output<typeof Message>): Entry {
  const kind = unitKind(unit);
  const samples = measured_values.map((value, index) => {
    const each = value / (iteration_count[index] ?? 1);
    return kind === undefined ? each : inBaseUnit(each, kind);
  });
  const isTime = kind?.base === "s";
  // Another unit is that of a measurement of the user's own.
  const metric = isTime ? "time" : unit;
  const own: Metric = {
    metric,
    unit: kind?.base ?? unit,
    better: kind?.better ?? "lower",
    rounds: [samples],
  };
  const declared = throughput?.map(({ unit: what, per_iteration }) => [what, per_iteration] as const) ?? [];
  return { benchmark: id, metrics: [own, ...(isTime ? throughputs(declared, samples) : [])] };
}
