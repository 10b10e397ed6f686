import { z } from "zod";
import { VERDICTS } from "../domain/comparison.ts";
import { Amount, Count, Name, Text } from "./value-schema.ts";

/** What a report says of each series, read strictly: unknown fields are refused. */

const Better = z.enum(["lower", "higher"]);
const Interval = z.strictObject({ low: Amount, high: Amount });

/** A benchmark, as everything names it. */
export const Named = { benchmark: Name, category: Text.exactOptional() };
const Series = { ...Named, metric: Name };

/** What was measured, without what it gave. */
export const Measured = z
  .strictObject({ ...Series, unit: Text, better: Better })
  .transform((measured) => ({ ...measured, rounds: [] }));

export const FailureEntry = z.strictObject({
  ...Named,
  kind: z.enum(["failed", "timed-out", "cut-off"]),
  message: Text,
  output: Text,
});

export const StatisticsEntry = z.strictObject({
  ...Series,
  unit: Text,
  samples: Count,
  rounds: Count,
  mean: Amount,
  median: Amount,
  standardDeviation: Amount.exactOptional(),
  min: Amount,
  max: Amount,
  interval: Interval.extend({ method: z.enum(["bootstrap", "t", "tool"]) }).exactOptional(),
});

const Side = z.strictObject({
  median: Amount,
  mean: Amount,
  standardDeviation: Amount.exactOptional(),
  rounds: Count,
  samples: Count,
});

export const AcceptanceEntry = z.strictObject({
  source: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("label"),
      label: Text,
      by: Text.exactOptional(),
      url: Text.exactOptional(),
    }),
    z.strictObject({ kind: z.literal("comment"), by: Text, url: Text, id: Count }),
    z.strictObject({ kind: z.literal("trailer"), commit: Text, by: Text.exactOptional() }),
  ]),
  pattern: Text.exactOptional(),
  reason: Text,
  until: Text.exactOptional(),
  limit: Amount.exactOptional(),
  rejected: Text.exactOptional(),
});

const Compared = z.strictObject({
  kind: z.literal("compared"),
  ...Series,
  unit: Text,
  better: Better,
  verdict: z.enum(["regressed", "improved", "equivalent", "inconclusive"]),
  status: z.enum(["REGRESSION_DETECTED", "REGRESSION_SUSPECTED", "NO_REGRESSION"]),
  change: Amount,
  interval: Interval.exactOptional(),
  confidence: Amount,
  pValue: Amount.exactOptional(),
  adjustedPValue: Amount.exactOptional(),
  effectSize: Amount.exactOptional(),
  severity: z.enum(["negligible", "small", "medium", "large"]),
  minimumDetectableChange: Amount.exactOptional(),
  restsOn: Text.exactOptional(),
  pairs: Count.exactOptional(),
  noiseFloor: Amount.exactOptional(),
  threshold: Amount,
  tests: z.strictObject({
    welch: z.strictObject({ t: Amount, degreesOfFreedom: Amount, pValue: Amount }).exactOptional(),
    mannWhitney: z.strictObject({ u: Amount, pValue: Amount, exact: z.boolean() }).exactOptional(),
  }),
  baseline: Side,
  candidate: Side,
  reason: Text,
  range: z.strictObject({ lastGood: Text.exactOptional(), firstBad: Text.exactOptional() }).exactOptional(),
  accepted: AcceptanceEntry.exactOptional(),
});

const NotCompared = z.strictObject({
  kind: z.literal("not-compared"),
  ...Series,
  unit: Text.exactOptional(),
  better: Better.exactOptional(),
  verdict: z.enum(["no-baseline", "missing", "failed"]),
  status: z.literal("NO_BASELINE"),
  baseline: Side.exactOptional(),
  candidate: Side.exactOptional(),
  reason: Text,
});

export const ComparisonEntry = z.discriminatedUnion("kind", [Compared, NotCompared]);

export const VerdictCounts = z.strictObject(
  Object.fromEntries(VERDICTS.map((verdict) => [verdict, Count])) as Record<
    (typeof VERDICTS)[number],
    typeof Count
  >,
);

export const SlaEntry = z.strictObject({
  ...Series,
  unit: Text,
  limit: Amount,
  percentile: Amount.exactOptional(),
  value: Amount,
  bound: Amount,
  status: z.enum(["PASS", "FAIL"]),
  margin: Amount,
  reason: Text,
});

export const TrendEntry = z.strictObject({
  ...Series,
  unit: Text,
  suite: Text.exactOptional(),
  environmentClass: Text.exactOptional(),
  points: Count,
  trend: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("insufficient"), needed: Count }),
    z.strictObject({
      kind: z.literal("fitted"),
      direction: z.enum(["degrading", "improving", "stable"]),
      slope: Amount,
      slopePValue: Amount,
      rSquared: Amount,
      confidence: z.enum(["high", "medium", "low"]),
      forecast30Days: Amount,
    }),
  ]),
  anomalies: z.array(Count),
  anomaliesKnown: z.boolean(),
  week: z
    .strictObject({ change: Amount, trend: z.enum(["improving", "degrading", "stable"]) })
    .exactOptional(),
});

export const MemoryEntry = z.strictObject({
  peak: Amount,
  efficiency: Amount.exactOptional(),
  profiles: z.array(
    z.strictObject({
      ...Named,
      cycles: z.array(Amount),
      peak: Amount,
      start: Amount,
      method: Text,
      minimum: Amount.exactOptional(),
    }),
  ),
  leaks: z.array(
    z.strictObject({
      ...Named,
      status: z.enum(["NO_LEAKS_DETECTED", "LEAK_SUSPECTED", "LEAK_DETECTED", "INSUFFICIENT_DATA"]),
      cycles: Count,
      slope: Amount.exactOptional(),
      pValue: Amount.exactOptional(),
      rSquared: Amount.exactOptional(),
      growth: Amount,
      reason: Text,
    }),
  ),
});
