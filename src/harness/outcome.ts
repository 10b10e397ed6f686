import type { Failure, Measurement } from "../domain/measurement.ts";
import type { MemoryProfile } from "../domain/memory.ts";
import type { Ports } from "../ports.ts";
import type { Spent } from "./durations.ts";
import type { Budget, Task } from "./plan.ts";

/** What one task brought back, whether or not everything worked. */
export interface Outcome {
  readonly measurements: readonly Measurement[];
  readonly failures: readonly Failure[];
  readonly profiles: readonly MemoryProfile[];
  /** Runtime and tool versions that were seen on the way. */
  readonly context: Readonly<Record<string, string>>;
  /** What the reader should know, one sentence each. */
  readonly warnings: readonly string[];
  /** True when the timeout or the signal ended it. */
  readonly timedOut: boolean;
  /** What each benchmark took, as far as that is known. */
  readonly spent?: readonly Spent[];
}

/**
 * Measures one task of one kind. When `signal` fires it stops its processes and
 * answers with what was measured until then; it never rejects because a
 * benchmark failed.
 */
export type Measure<T extends Task = Task> = (
  task: T,
  budget: Budget,
  ports: Ports,
  signal: AbortSignal,
) => Promise<Outcome>;

export const EMPTY_OUTCOME: Outcome = {
  measurements: [],
  failures: [],
  profiles: [],
  context: {},
  warnings: [],
  timedOut: false,
};
