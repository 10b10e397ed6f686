import { metricName } from "../read/metric-name.ts";
import { type Entry, type Metric, summaryOf } from "../read/reading.ts";
import { readNumber } from "../read/text.ts";
import { identities, type JmhIdentity } from "./jmh-identity.ts";
import { type ScoreKind, scoreKind } from "./jmh-units.ts";

/** A number that JMH reports, with what it rests on, all in its own unit. */
export interface Score {
  readonly unit: string;
  readonly score: number;
  /** One list of iterations for each fork; empty where they were not kept. */
  readonly rounds: readonly (readonly number[])[];
  readonly error?: number | undefined;
  readonly count?: number | undefined;
  readonly min?: number | undefined;
  readonly median?: number | undefined;
  readonly max?: number | undefined;
  /** By the part in percent, `99.9`, where times were sampled. */
  readonly percentiles: readonly (readonly [part: number, score: number])[];
}

/** The ends of a distribution say nothing that lasts. */
const PARTS = [50, 90, 95, 99, 99.9, 99.99];

/** What percentiles say of a score; they are metrics of their own where times were sampled. */
export function ofPercentiles(
  percentiles: ReadonlyMap<number, number>,
  isSampled: boolean,
): Pick<Score, "min" | "median" | "max" | "percentiles"> {
  return {
    min: percentiles.get(0),
    median: percentiles.get(50),
    max: percentiles.get(100),
    percentiles: PARTS.flatMap((part) => {
      const value = percentiles.get(part);
      return isSampled && value !== undefined ? [[part, value] as const] : [];
    }),
  };
}

/** One benchmark with one set of parameters in one mode. */
export interface JmhResult extends JmhIdentity {
  readonly primary: Score;
  /** Threads of a group, counters of the benchmark, and what profilers found, by their label. */
  readonly secondary: ReadonlyMap<string, Score>;
}

/** `all` are the results with those that gave no number: names must not depend on which did. */
export function entriesOf(
  results: readonly JmhResult[],
  all: readonly JmhIdentity[] = results,
): {
  readonly entries: readonly Entry[];
  readonly warnings: readonly string[];
} {
  const guessed = new Set<string>();
  const nameOf = identities(all);
  const entries = results.flatMap((result) => {
    const parameters = Object.keys(result.params).length === 0 ? {} : { parameters: result.params };
    const parts = [...result.secondary].flatMap(([text, score]): readonly Part[] => {
      const label = plainLabel(text);
      const kind = scoreKind(score.unit);
      return isDerived(label, kind) || Number.isNaN(score.score) ? [] : [{ label, score, kind }];
    });
    const others = parts.filter(({ kind }) => kind.metric === "other");
    for (const { label, kind } of others) if (kind.better === undefined) guessed.add(label);
    const own = (benchmark: string, score: Score, more: readonly Metric[]): Entry => ({
      benchmark,
      ...parameters,
      metrics: [...metricsOf(score), ...more],
    });
    return [
      own(nameOf(result), result.primary, others.map(otherMetric)),
      ...parts
        .filter(({ kind }) => kind.metric !== "other")
        .map(({ label, score }) => own(nameOf(result, label), score, [])),
    ];
  });
  return { entries, warnings: directionsOf(guessed) };
}

interface Part {
  readonly label: string;
  readonly score: Score;
  readonly kind: ScoreKind;
}

/** What is allocated in a second is what an operation allocates, `gc.alloc.rate.norm`, times the throughput. */
function isDerived(label: string, { unit }: ScoreKind): boolean {
  return label.startsWith("gc.") && unit === "B/s";
}

/** Profilers put a dot before their labels until version 1.35; the console of Windows prints it as a question mark. */
function plainLabel(label: string): string {
  return label.replace(/^[\u00b7?\ufffd]/, "");
}

function metricsOf(score: Score): readonly Metric[] {
  const kind = scoreKind(score.unit);
  const name = kind.metric === "other" ? "score" : kind.metric;
  const percentiles = score.percentiles.map(
    ([part, value]): Metric => ({
      metric: `${name}-p${String(part).replace(".", "")}`,
      ...directed(kind),
      rounds: [[kind.inBase(value)]],
    }),
  );
  return [{ metric: name, ...directed(kind), ...values(score, kind) }, ...percentiles];
}

const KNOWN: Readonly<Record<string, string>> = { "gc.alloc.rate.norm": "bytes-per-op" };

function otherMetric({ label, score, kind }: Part): Metric {
  return { metric: KNOWN[label] ?? metricName(label), ...directed(kind), ...values(score, kind) };
}

function directed({ unit, better }: ScoreKind): Pick<Metric, "unit" | "better"> {
  return { unit, better: better ?? "lower" };
}

function values(given: Score, { inBase }: ScoreKind): Pick<Metric, "rounds" | "summary"> {
  const rounds = given.rounds.filter((round) => round.length > 0);
  if (rounds.length > 0) return { rounds: rounds.map((round) => round.map(inBase)) };
  const { score, error, count } = given;
  const scaled = (value: number | undefined) => (value === undefined ? undefined : inBase(value));
  const isKnown = error !== undefined && Number.isFinite(error);
  const interval = isKnown
    ? { low: inBase(score - error), high: inBase(score + error), confidence: CONFIDENCE }
    : undefined;
  const { min, median, max } = given;
  const summary = summaryOf({
    mean: inBase(score),
    median: scaled(median),
    min: scaled(min),
    max: scaled(max),
    count,
    interval,
  });
  return { rounds: [[inBase(score)]], ...(summary === undefined ? {} : { summary }) };
}

/** JMH's errors are always those of this confidence. */
const CONFIDENCE = 0.999;

/** Numbers as Java prints them in any language: never with separators of thousands, so a comma is the decimal mark. */
export function readJavaNumber(text: string): number | undefined {
  return readNumber(text.trim().replace(",", "."));
}

function directionsOf(guessed: ReadonlySet<string>): readonly string[] {
  if (guessed.size === 0) return [];
  const labels = [...guessed].map((label) => `"${label}"`).join(", ");
  return [`JMH does not write which way these improve; lower is assumed: ${labels}.`];
}

/** `p0.99`, also of one thread group or iteration, `reader:p0.99`; until version 1.35 `method·p0.99`. */
export function isPercentile(label: string): boolean {
  return /(?:^|[^\w.])p[01]\.\d+$/.test(label);
}
