/** Which way a metric improves. It comes from the tool or the unit, never from a tool's name. */
export type Better = "lower" | "higher";

/** The samples of one process launch, in the measurement's unit. */
export type Round = readonly number[];

/**
 * What one benchmark gave for one metric.
 *
 * `rounds` holds one list of samples per process launch. A tool that keeps no
 * samples yields one round of one value, plus a `summary` with what it gave.
 */
export interface Measurement {
  /** Stable id of the benchmark: `group/name`, with parameters in the name. */
  readonly benchmark: string;
  readonly category?: string;
  /** `time`, `cpu-time`, `peak-memory`, `throughput`, `instructions`, or the tool's own. */
  readonly metric: string;
  /** Base unit: `s`, `B`, `1/s`, `count`, or the tool's own text if it is none of these kinds. */
  readonly unit: string;
  readonly better: Better;
  readonly rounds: readonly Round[];
  readonly summary?: Summary;
  /** Set when round i was measured next to round i of the other side. */
  readonly pairing?: RoundPairing;
  readonly parameters?: Readonly<Record<string, string | number | boolean>>;
  /** Where the benchmark is written, as far as its tool or the harness knows. */
  readonly source?: SourceLocation;
}

/** A place in the repository. */
export interface SourceLocation {
  /**
   * With forward slashes. Relative to the folder that the benchmark ran in
   * until the harness makes it relative to that of the configuration; in a
   * report's `sources` to the repository's root.
   */
  readonly file: string;
  /** From 1. */
  readonly line?: number;
}

/** How rounds were measured next to those of the other side, and how often they were looked at. */
interface RoundPairing {
  /**
   * True: sample k of round i was measured right next to sample k of round i of
   * the other side, by long-lived workers that took turns. False: whole processes took turns.
   */
  readonly alternating: boolean;
  /** Part of the error rate that is left for the last look, above 0; absent when the data were looked at once. */
  readonly share?: number;
  /** Index of the first round that was measured only to confirm a suspicion. */
  readonly confirmation?: number;
  /** Part of the confirmation's error rate that is left for the last look at these rounds, above 0; absent when they were looked at once. */
  readonly confirmationShare?: number;
}

/** What a tool said about its samples, in the measurement's unit, as far as it said it. */
export interface Summary {
  readonly mean?: number;
  readonly median?: number;
  readonly standardDeviation?: number;
  readonly min?: number;
  readonly max?: number;
  /** How many samples or iterations the summary rests on. */
  readonly count?: number;
  readonly interval?: { readonly low: number; readonly high: number; readonly confidence?: number };
}

/** A benchmark that gave no usable number. Never recorded as zero. */
export interface Failure {
  readonly benchmark: string;
  readonly category?: string;
  /** `cut-off`: not started or not finished when the time was up. */
  readonly kind: "failed" | "timed-out" | "cut-off";
  /** One sentence: what happened. */
  readonly message: string;
  /** The last lines that the benchmark printed; empty when it printed nothing. */
  readonly output: string;
  /** Where the benchmark is written, as far as the harness knows. */
  readonly source?: SourceLocation;
}

/** All samples of all rounds, in the order in which they were measured. */
export function samplesOf(measurement: Measurement): readonly number[] {
  return measurement.rounds.flat();
}

/** `category/benchmark`, or the benchmark alone: what people write in patterns and read in tables. */
export function qualifiedName(named: { readonly benchmark: string; readonly category?: string }): string {
  return named.category === undefined ? named.benchmark : `${named.category}/${named.benchmark}`;
}
