import type { Acceptance } from "./acceptance.ts";
import type { Environment } from "./environment.ts";
import type { Failure, Measurement } from "./measurement.ts";
import type { Shard } from "./shard.ts";

export const SUITES = ["quick", "full", "load"] as const;
export type Suite = (typeof SUITES)[number];

/** How long one benchmark took; of a tool, its share of the time of all. */
export interface BenchmarkDuration {
  /** Name of its task, equal in every plan of the same benchmarks. */
  readonly task: string;
  /** As its task calls it, before names that several tasks use are told apart. */
  readonly benchmark: string;
  /** Wall-clock seconds, setup and warm-up included. */
  readonly seconds: number;
}

/** What says that a run is a part, and of which whole. */
interface PartFacts {
  /** Absent on a run that is whole. */
  readonly shard?: Shard;
  /** Equal for the parts of one whole: the workflow run and its job. */
  readonly group?: string;
  /** By which later runs are split into shards of equal length. */
  readonly durations?: readonly BenchmarkDuration[];
}

/** Everything measured on one commit in one environment at one time. */
export interface Run extends PartFacts {
  /** Unique for each run, also when a workflow is run again. */
  readonly id: string;
  readonly commit?: string;
  /** Full ref, such as `refs/heads/main`. */
  readonly ref?: string;
  /** ISO 8601, UTC, when measuring began. */
  readonly time: string;
  readonly suite: Suite;
  readonly environment: Environment;
  readonly measurements: readonly Measurement[];
  readonly failures: readonly Failure[];
  /** Set when the run is added to a history: regressions that somebody accepted, each narrowed to its series. */
  readonly acceptances?: readonly Acceptance[];
}

/**
 * A run as it was read back from a file or a store. Less is known of it: the
 * file may have been written by another tool.
 */
export interface RecordedRun extends PartFacts {
  readonly id?: string;
  readonly commit?: string;
  readonly ref?: string;
  readonly time?: string;
  readonly suite?: string;
  /** Absent when the file does not say; such a run is compared with a warning. */
  readonly environmentClass?: string;
  /** Facts as published, snake_case, kept as they were read. */
  readonly environment: Readonly<Record<string, unknown>>;
  readonly measurements: readonly Measurement[];
  /** What was accepted when the run was judged; see {@link Run}. */
  readonly acceptances?: readonly Acceptance[];
}
