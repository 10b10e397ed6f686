import type { Backoff } from "../../src/store/ports.ts";

/** Does not wait, and keeps for how long it was asked to. */
export function recordedBackoff(): Backoff & { readonly pauses: readonly number[] } {
  const pauses: number[] = [];
  return {
    pauses,
    random: () => 0,
    pause: async (seconds) => {
      pauses.push(seconds);
    },
  };
}
