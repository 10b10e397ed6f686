import type { Environment } from "./environment.ts";
import type { Failure, Measurement } from "./measurement.ts";

export const SUITES = ["quick", "full", "load"] as const;
export type Suite = (typeof SUITES)[number];

/** Everything measured on one commit in one environment at one time. */
export interface Run {
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
}

/**
 * A run as it was read back from a file or a store. Less is known of it: the
 * file may have been written by another tool.
 */
export interface RecordedRun {
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
}
