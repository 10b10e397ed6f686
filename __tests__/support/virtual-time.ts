import type { Clock } from "../../src/ports.ts";
import { seededRandom } from "../../src/stats/random.ts";
import type { Backoff } from "../../src/store/ports.ts";

export interface VirtualTime {
  readonly clock: Clock;
  readonly backoff: Backoff;
  /** Lets time pass until all have ended; minutes of waiting take no time. Rejects as the first of them does. */
  run<T>(tasks: readonly Promise<T>[]): Promise<readonly T[]>;
}

/** A clock that jumps to the next moment at which somebody stops waiting, as soon as all are waiting. */
export function virtualTime(seed: number): VirtualTime {
  const random = seededRandom(seed);
  const sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  let now = 0;
  return {
    clock: {
      now: () => new Date(Date.parse("2026-11-21T06:00:00Z") + now * 1000),
      monotonic: () => now,
    },
    backoff: {
      random,
      pause: (seconds) =>
        new Promise((wake) => {
          sleepers.push({ until: now + seconds, wake });
        }),
    },
    async run(tasks) {
      let ended = false;
      const all = Promise.all(tasks).finally(() => {
        ended = true;
      });
      // Handled at once, so that a task that fails early is no unhandled rejection.
      const settled = all.then(
        () => undefined,
        () => undefined,
      );
      for (;;) {
        // All promises that can go on have gone on when the event loop comes around.
        await new Promise((resolve) => setImmediate(resolve));
        if (ended) break;
        const next = sleepers.reduce((one, other) => (other.until < one.until ? other : one));
        sleepers.splice(sleepers.indexOf(next), 1);
        now = Math.max(now, next.until);
        next.wake();
      }
      await settled;
      return await all;
    },
  };
}
