import { BenchmarkError } from "../errors.ts";
import type { Backoff } from "../store/ports.ts";

/** What came of one try to deliver. */
export type Delivery =
  | { readonly kind: "delivered" }
  /** Another try would end the same. */
  | { readonly kind: "refused"; readonly error: BenchmarkError }
  | {
      readonly kind: "failed";
      readonly error: BenchmarkError;
      /** When the receiver said to come back. */
      readonly afterSeconds?: number;
    };

/** Before the second and the third try. */
const PAUSES = [1, 4] as const;
/** A run does not wait longer for a receiver that asks for it. */
const LONGEST_PAUSE_SECONDS = 30;

/** Tries up to three times, with growing pauses that differ between jobs; throws what the last try met. */
export async function withRetries(attempt: () => Promise<Delivery>, backoff: Backoff): Promise<void> {
  for (const pause of [...PAUSES, undefined]) {
    const delivery = await attempt();
    if (delivery.kind === "delivered") return;
    if (delivery.kind === "refused") throw delivery.error;
    if (pause === undefined) throw givenUp(delivery.error, "It was tried three times.");
    const { afterSeconds = pause * (1 + backoff.random() / 2) } = delivery;
    if (afterSeconds > LONGEST_PAUSE_SECONDS) throw givenUp(delivery.error, tooLong(afterSeconds));
    await backoff.pause(afterSeconds);
  }
}

function givenUp({ code, message, hint, cause }: BenchmarkError, why: string): BenchmarkError {
  return new BenchmarkError(code, message, { hint: `${why} ${hint}`, cause });
}

function tooLong(seconds: number): string {
  return `It asked for a pause of ${Math.ceil(seconds)} seconds, and a run waits ${LONGEST_PAUSE_SECONDS} at the most.`;
}
