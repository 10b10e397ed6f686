import type { Sides } from "../../domain/sides.ts";
import { seededRandom } from "../../stats/random.ts";
import type { BlockOrder } from "./subject.ts";

export type Side = keyof Sides<unknown>;

export const SIDES = ["baseline", "candidate"] as const satisfies readonly Side[];

/**
 * Who is measured when in a block: A B B A or B A A B. What drifts evenly, such
 * as a processor that gets warm, then touches both sides alike. The first and
 * second turn of the block are a pair, and so are the third and fourth.
 */
export function turnsOf(order: BlockOrder): readonly Side[] {
  return order === "baseline-outside"
    ? ["baseline", "candidate", "candidate", "baseline"]
    : ["candidate", "baseline", "baseline", "candidate"];
}

export function otherOrder(order: BlockOrder): BlockOrder {
  return order === "baseline-outside" ? "candidate-outside" : "baseline-outside";
}

/**
 * The orders of one block after the other: the toss of a coin, so that nothing
 * periodic can fall in step with them, and then the opposite, so that both come
 * equally often.
 */
export function blockOrders(seed: number): () => BlockOrder {
  const random = seededRandom(seed);
  let opposite: BlockOrder | undefined;
  return () => {
    const order = opposite ?? (random() < 0.5 ? "baseline-outside" : "candidate-outside");
    opposite = opposite === undefined ? otherOrder(order) : undefined;
    return order;
  };
}

/** The same for both sides, one after the other, the candidate last. */
export async function forSides<T>(make: (side: Side) => Promise<T>): Promise<Sides<T>> {
  const baseline = await make("baseline");
  return { baseline, candidate: await make("candidate") };
}

export function mapSides<T>(make: (side: Side) => T): Sides<T> {
  return { baseline: make("baseline"), candidate: make("candidate") };
}
