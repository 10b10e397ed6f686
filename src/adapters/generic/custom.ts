import { z } from "zod";
import type { Better, Summary } from "../../domain/measurement.ts";
import { type UnitKind, unitKind } from "../../domain/unit.ts";
import type { Adapter, ToolOutput } from "../adapter.ts";
import { having, holdsJson, listOf, readJson } from "../read/json.ts";
import { assemble, type Entry, failed } from "../read/reading.ts";
import { readNumber } from "../read/text.ts";
import { metricOfUnit, scaled } from "./values.ts";

// [{"name": "latency", "unit": "ms", "value": 12.5, "range": "± 0.3", "extra": "free text"}]
// What github-action-benchmark calls customSmallerIsBetter and customBiggerIsBetter. The content does not tell which.

const Value = z.union([
  z.number(),
  z.string().transform((text, context) => {
    const value = readNumber(text);
    if (value === undefined)
      context.addIssue({ code: "custom", message: `expected a number, received "${text}"` });
    return value ?? 0;
  }),
  z.null(),
]);

/** One value, as this format and the histories of github-action-benchmark have it. */
export const CustomItem = z.object({
  name: z.string(),
  unit: z.string(),
  value: Value,
  range: z.union([z.string(), z.number()]).nullish(),
});
export type CustomItem = z.output<typeof CustomItem>;

const format = {
  expected: "a JSON array of values with name, unit and value",
  probe: listOf(having("value").and(z.object({ name: z.string(), unit: z.string() }))),
  schema: z.array(CustomItem),
};

export const customSmallerIsBetter = customAdapter("custom-smaller-is-better", "lower");
export const customBiggerIsBetter = customAdapter("custom-bigger-is-better", "higher");

/** Claims what has the shape, unless all units agree that it is the other direction. */
function customAdapter(name: string, better: Better): Adapter {
  return {
    name,
    recognises: (output) => holdsJson(output, format) && (impliedDirection(output) ?? better) === better,
    parse(output) {
      const items = readJson(output, format).flat();
      return assemble({
        entries: items.flatMap((item) => customEntry(item, better)),
        failures: items
          .filter(({ value }) => value === null)
          .map((item) => failed(item.name, { message: "Its value is null or not a number." })),
      });
    },
  };
}

const Items = z.custom<readonly unknown[]>((value) => Array.isArray(value));

/** The direction that every unit implies; `undefined` when one implies none, or two disagree. */
function impliedDirection(output: ToolOutput): Better | undefined {
  let implied: Better | undefined;
  for (const item of readJson(output, { ...format, schema: Items }).flat()) {
    const unit = typeof item === "object" && item !== null && "unit" in item ? item.unit : undefined;
    const better = typeof unit === "string" ? unitKind(unit)?.better : undefined;
    if (better === undefined || (implied !== undefined && implied !== better)) return undefined;
    implied = better;
  }
  return implied;
}

export function customEntry({ name, unit, value, range }: CustomItem, better: Better): readonly Entry[] {
  if (value === null) return [];
  const kind = unitKind(unit);
  const interval = intervalOf(value, range ?? undefined, kind);
  return [
    {
      benchmark: name,
      metrics: [
        {
          metric: metricOfUnit(kind),
          unit: kind?.base ?? unit,
          better,
          rounds: [[scaled(value, kind)]],
          ...(interval === undefined ? {} : { summary: { interval } }),
        },
      ],
    },
  ];
}

/** `0.3 ms`, `1e3ms`, `0.3`. */
const NUMBER_AND_UNIT = /^([^A-Za-z\u00b5\u03bc/]*(?:[eE][+-]?\d+)?)[A-Za-z\u00b5\u03bc/]*$/;

/**
 * `1..2` as bounds, `5%`, `± 3` and `3` as the distance to them. What kind of
 * interval it is only its author knows, so it has no confidence.
 */
function intervalOf(
  value: number,
  range: string | number | undefined,
  kind: UnitKind | undefined,
): Summary["interval"] {
  const text = String(range ?? "").replace(/^[±\s]*(?:\+\/?-\s*)?/, "");
  const [low, high] = text.split("..").map((bound) => readNumber(bound));
  if (low !== undefined && high !== undefined) return { low: scaled(low, kind), high: scaled(high, kind) };
  const distance = text.endsWith("%")
    ? relative(value, readNumber(text.slice(0, -1)))
    : readNumber(NUMBER_AND_UNIT.exec(text)?.[1] ?? "");
  if (distance === undefined) return undefined;
  return { low: scaled(value - distance, kind), high: scaled(value + distance, kind) };
}

function relative(value: number, percent: number | undefined): number | undefined {
  return percent === undefined ? undefined : (Math.abs(value) * percent) / 100;
}
