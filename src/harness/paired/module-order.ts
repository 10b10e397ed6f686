import type { Sides } from "../../domain/sides.ts";
import type { BlockOrder } from "./subject.ts";

export const SIDES = ["baseline", "candidate"] as const;
export type Side = keyof Sides<unknown>;

/** One worker's place among the four of a block. */
export interface Seat {
  readonly side: Side;
  /** Which of its side's two launches it is; launch i of one side is paired with launch i of the other. */
  readonly launch: 0 | 1;
}

/**
 * The seats in the order of a turn: A B B' A', so that the launches of a pair
 * stand side by side and a drift of the machine meets both sides alike.
 */
export function seatsOf(order: BlockOrder): readonly Seat[] {
  const [outer, inner]: readonly [Side, Side] =
    order === "baseline-outside" ? ["baseline", "candidate"] : ["candidate", "baseline"];
  return [
    { side: outer, launch: 0 },
    { side: inner, launch: 0 },
    { side: inner, launch: 1 },
    { side: outer, launch: 1 },
  ];
}

/** For each turn whether it goes backwards: as many do as do not (one more or less when odd), in random order. */
export function balancedDirections(turns: number, random: () => number): readonly boolean[] {
  const odd = random() < 0.5;
  return shuffled(
    Array.from({ length: turns }, (_, turn) =>
      turn === turns - 1 && turns % 2 === 1 ? odd : turn % 2 === 1,
    ),
    random,
  );
}

/** In random order (Fisher and Yates). */
export function shuffled<T>(values: readonly T[], random: () => number): readonly T[] {
  const left = [...values];
  const drawn: T[] = [];
  while (left.length > 0) drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  return drawn;
}

/** The list begun at another place in each block, so that no benchmark is always first. */
export function rotated<T>(values: readonly T[], block: number): readonly T[] {
  const begin = values.length === 0 ? 0 : block % values.length;
  return [...values.slice(begin), ...values.slice(0, begin)];
}
