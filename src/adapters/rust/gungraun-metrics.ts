import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import type { Metric } from "../read/reading.ts";

/** One number of one tool, by the name that Gungraun prints or writes. */
export interface GungraunValue {
  /** `Callgrind`, `DHAT` and so on, in any case. */
  readonly tool: string;
  /** `L1 Hits` in text, `L1hits` in JSON. */
  readonly name: string;
  readonly value: number;
  /** Only perf's numbers have one. */
  readonly unit?: string;
}

/** Names in JSON that are not the printed ones with capitals for spaces, and older printed ones. */
const PRINTED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Ir: "Instructions",
    L1hits: "L1 Hits",
    LLhits: "LL Hits",
    "L2 Hits": "LL Hits",
    TotalRW: "Total read+write",
    LLMissRate: "LL Miss Rate",
    LLHitRate: "LL Hit Rate",
    AtTGmaxBytes: "At t-gmax bytes",
    AtTGmaxBlocks: "At t-gmax blocks",
    AtTEndBytes: "At t-end bytes",
    AtTEndBlocks: "At t-end blocks",
  }),
);

/** These measure the same events. */
const PROFILERS = new Set(["callgrind", "cachegrind", "perf"]);

/**
 * Metrics of one benchmark. Those of the first profiler have plain names, as
 * `instructions`; those of other tools are named after them, as `dhat-total-bytes`.
 */
export function gungraunMetrics(values: readonly GungraunValue[]): readonly Metric[] {
  const main = values.map(({ tool }) => tool.toLowerCase()).find((tool) => PROFILERS.has(tool));
  const metrics = new Map<string, Metric>();
  for (const { tool, name, value, unit } of values) {
    const own = nameOf(name);
    const metric = tool.toLowerCase() === main ? own : `${tool.toLowerCase()}-${own}`;
    metrics.set(metric, { metric, ...amountOf(own, value, unit) });
  }
  return [...metrics.values()];
}

function nameOf(given: string): string {
  return (PRINTED.get(given) ?? given)
    .replace(/(?<=[a-z\d])(?=[A-Z])/g, "-")
    .replace(/[^A-Za-z\d]+/g, "-")
    .toLowerCase();
}

type Amount = Pick<Metric, "unit" | "better" | "rounds">;

/**
 * Rates are percentages of all accesses, so more hits of a slower cache are no
 * gain. The time of system calls has the unit that Callgrind was told, which is
 * not written.
 */
function amountOf(name: string, value: number, unit: string | undefined): Amount {
  if (unit !== undefined) {
    const kind = unitKind(unit);
    const rounds = [[kind === undefined ? value : inBaseUnit(value, kind)]];
    return { unit: kind?.base ?? unit, better: kind?.better ?? "lower", rounds };
  }
  if (name.endsWith("-rate")) {
    const better = name === "l1-hit-rate" ? "higher" : "lower";
    return { unit: "ratio", better, rounds: [[value / 100]] };
  }
  return { unit: name.endsWith("-bytes") ? "B" : "count", better: "lower", rounds: [[value]] };
}
