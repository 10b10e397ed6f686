import { z } from "zod";
import { inBaseUnit, type UnitKind } from "../../domain/unit.ts";
import type { Adapter } from "../adapter.ts";
import { holdsJson, readJson } from "../read/json.ts";
import { lowerAssumed } from "../read/metric-name.ts";
import { assemble, type Entry, failed } from "../read/reading.ts";
import { type Measure, measureNamed } from "./bmf-measures.ts";

// {"parse": {"latency": {"value": 3247.0, "lower_value": 3044.0, "upper_value": 3450.0}, "file-size": {"value": 12}}}
// Bencher Metric Format. The units belong to the measures and are not in the file.

const Value = z.object({
  value: z.number().nullable(),
  lower_value: z.number().nullish(),
  upper_value: z.number().nullish(),
});
type Value = z.output<typeof Value>;

const KEYS = new Set(["value", "lower_value", "upper_value"]);

const format = {
  expected: "a JSON of the Bencher Metric Format",
  probe: entriesAre(
    entriesAre(z.custom((entry) => isObject(entry) && "value" in entry && hasNoOtherKeys(entry))),
  ),
  schema: z.record(z.string(), z.record(z.string(), Value)),
};

export const bmf: Adapter = {
  name: "bmf",
  recognises: (output) => holdsJson(output, format),
  parse(output) {
    const values = readJson(output, format).flatMap((file) =>
      Object.entries(file).flatMap(([benchmark, measures]) =>
        Object.entries(measures).map(([name, value]) => ({
          benchmark,
          name,
          value,
          measure: measureNamed(name),
        })),
      ),
    );
    const guessed = new Set(
      values.filter(({ measure }) => measure.better === undefined).map(({ name }) => name),
    );
    const strange = values.filter(({ value }) => bounds(value) === "elsewhere").length;
    return assemble({
      entries: values.flatMap(({ benchmark, value, measure }) => toEntry(benchmark, value, measure)),
      failures: values
        .filter(({ value }) => value.value === null)
        .map(({ benchmark, name }) =>
          failed(benchmark || "(no name)", { message: `Its value of ${name} is null or not a number.` }),
        ),
      warnings: [
        ...[...guessed].map((name) => lowerAssumed(`the measure "${name}"`)),
        ...(strange === 0
          ? []
          : [
              `The bounds of ${strange} of ${values.length} values do not enclose the value and are left out.`,
            ]),
      ],
    });
  },
};

/** Each value is an entry of its own: two spellings of one measure are numbered then. */
function toEntry(benchmark: string, given: Value, { metric, kind, better }: Measure): readonly Entry[] {
  const { value } = given;
  if (value === null) return [];
  const interval = bounds(given);
  const summary =
    typeof interval === "string"
      ? undefined
      : { interval: { low: inBase(interval.low, kind), high: inBase(interval.high, kind) } };
  return [
    {
      benchmark,
      metrics: [
        {
          metric,
          unit: kind.base,
          better: better ?? "lower",
          rounds: [[inBase(value, kind)]],
          ...(summary ? { summary } : {}),
        },
      ],
    },
  ];
}

/** Without confidence: the format does not say what kind of bounds they are. */
function bounds({ value, lower_value, upper_value }: Value): Interval | "none" | "elsewhere" {
  if (value === null || lower_value == null || upper_value == null) return "none";
  if (lower_value > value || upper_value < value) return "elsewhere";
  return { low: lower_value, high: upper_value };
}

interface Interval {
  readonly low: number;
  readonly high: number;
}

function inBase(value: number, kind: UnitKind): number {
  return inBaseUnit(value, kind);
}

const PROBED_ENTRIES = 8;

/** For probes: an object of any keys that is not empty and whose first entries are of this kind. */
function entriesAre(probe: z.ZodType): z.ZodType<object> {
  return z.custom<object>((value) => {
    if (!isObject(value)) return false;
    let count = 0;
    for (const key in value) {
      if (count === PROBED_ENTRIES) break;
      count += 1;
      if (!probe.safeParse(Reflect.get(value, key)).success) return false;
    }
    return count > 0;
  });
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function hasNoOtherKeys(entry: object): boolean {
  return Object.keys(entry).every((key) => KEYS.has(key));
}
