import type { SeriesState } from "../../domain/look.ts";

/** Where one benchmark of a subject stands. */
export interface Standing {
  /** Pairs at each look so far. */
  readonly looks: readonly number[];
  /** What the last look said of each series, by its key; empty before the first. */
  readonly states: ReadonlyMap<string, SeriesState>;
  /** No more rounds follow but a confirmation's. */
  readonly isFinal: boolean;
  /** It failed on a side, so that it is measured no more. */
  readonly hasFailed: boolean;
  /** Blocks that it took part in, and its part of the seconds that they took. */
  readonly blocks: number;
  readonly seconds: number;
}

/** What a benchmark took, or took of a part of the measuring. */
export type Taken = Pick<Standing, "blocks" | "seconds">;

export const NEW_STANDING: Standing = {
  looks: [],
  states: new Map(),
  isFinal: false,
  hasFailed: false,
  blocks: 0,
  seconds: 0,
};

/** Whether the last look left nothing open. What a look did not judge is not waited for. */
export function isDecided({ states, looks }: Standing): boolean {
  return looks.length > 0 && [...states.values()].every((state) => state !== "undecided");
}

export function isSuspected({ states }: Standing): boolean {
  return [...states.values()].includes("suspected");
}

/** Seconds of a block, as far as its own earlier ones tell. */
export function secondsPerBlock({ blocks, seconds }: Taken): number {
  return blocks === 0 ? 0 : seconds / blocks;
}

/** Whether another block would take it past so many seconds. The first always fits. */
export function isSpent(taken: Taken, allowance: number): boolean {
  return taken.blocks > 0 && taken.seconds + secondsPerBlock(taken) > allowance;
}
