import type { Better } from "../../domain/measurement.ts";
import { inBaseUnit, type UnitKind, unitKind } from "../../domain/unit.ts";

/** What a score of JMH is, in base units. */
export interface ScoreKind {
  /** `time` and `throughput` are a benchmark's own scores, all else counts along with it. */
  readonly metric: "time" | "throughput" | "other";
  readonly unit: string;
  /** Absent where nothing tells it. */
  readonly better?: Better;
  readonly inBase: (value: number) => number;
}

/** Spelled as JMH abbreviates them, with how many of them are a second. */
const PER_SECOND: Readonly<Record<string, number>> = { ns: 1e9, us: 1e6, ms: 1e3, s: 1 };
const SECONDS: Readonly<Record<string, number>> = { min: 60, hr: 3600, day: 86_400 };

/** Units of its profilers that are no kinds of ours. */
const OTHERS: Readonly<Record<string, Omit<ScoreKind, "metric">>> = {
  "#/op": { unit: "count", better: "lower", inBase: (value) => value },
  counts: { unit: "count", better: "lower", inBase: (value) => value },
  "#": { unit: "count", inBase: (value) => value },
  "insns/clk": { unit: "insns/clk", better: "higher", inBase: (value) => value },
  "clks/insn": { unit: "clks/insn", better: "lower", inBase: (value) => value },
};

/** `ms/op` is a time, `ops/ms` a throughput: the mode of the benchmark tells no more than its unit. */
export function scoreKind(unit: string): ScoreKind {
  const [what = "", of = ""] = unit.split("/");
  const isTime = of === "op" && isTimeUnit(what);
  if (isTime || (what === "ops" && isTimeUnit(of))) {
    const time = isTime ? what : of;
    const [perSecond, seconds] = [PER_SECOND[time] ?? 1, SECONDS[time] ?? 1];
    return isTime
      ? { metric: "time", unit: "s", better: "lower", inBase: (value) => (value / perSecond) * seconds }
      : {
          metric: "throughput",
          unit: "1/s",
          better: "higher",
          inBase: (value) => (value * perSecond) / seconds,
        };
  }
  const other = Object.hasOwn(OTHERS, unit) ? OTHERS[unit] : undefined;
  if (other !== undefined) return { metric: "other", ...other };
  return { metric: "other", ...ofKnownKind(unit, unitKind(unit)) };
}

function isTimeUnit(text: string): boolean {
  return Object.hasOwn(PER_SECOND, text) || Object.hasOwn(SECONDS, text);
}

function ofKnownKind(unit: string, kind: UnitKind | undefined): Omit<ScoreKind, "metric"> {
  if (kind === undefined) return { unit, inBase: (value) => value };
  return { unit: kind.base, better: kind.better, inBase: (value) => inBaseUnit(value, kind) };
}
