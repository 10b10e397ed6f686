import type { Sides } from "../../domain/sides.ts";
import type { Outcome } from "../outcome.ts";

/** Which side is measured first and last: the other one takes the two places between. */
export type BlockOrder = "baseline-outside" | "candidate-outside";

export interface BlockRequest {
  readonly order: BlockOrder;
  /** For the live line: `block 3`. */
  readonly label: string;
  /** Names of the benchmarks that are still wanted; all when absent. A tool runs as a whole. */
  readonly only?: ReadonlySet<string>;
  /** Metrics that are still wanted; all when absent. What costs a run of its own need not be measured for others. */
  readonly metrics?: ReadonlySet<string>;
  /** Seconds that one benchmark may take in this block, both sides together, at the most. */
  readonly limit: number;
}

/**
 * What one block gave. A block is two process launches a side, so each side's
 * measurements hold two rounds (or two of a tool's launches), and round i of
 * the baseline was measured next to round i of the candidate. What failed on
 * either side, or was cut off, has no measurement on both.
 */
export type BlockOutcome = Sides<Outcome>;

/** A task that exists in both trees, measured side by side, block by block. */
export interface PairedSubject {
  /** For people: the module's path or the entry's name. */
  readonly label: string;
  /** Runs the entry's own `setup` in both trees, and warms up. Answers with what makes the subject unusable. */
  open(signal: AbortSignal): Promise<Sides<Outcome>>;
  block(request: BlockRequest, signal: AbortSignal): Promise<BlockOutcome>;
}
