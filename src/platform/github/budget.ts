import { setMaxListeners } from "node:events";
import { BenchmarkError } from "../../errors.ts";
import { TROUBLE_OF_GITHUB } from "./failure.ts";

/** The time that one client may spend on GitHub altogether. */
export interface Budget {
  /** Aborted once nothing is left. */
  readonly signal: AbortSignal;
  /** Milliseconds. */
  remaining(): number;
  /** Waits for work as long as there is time; throws `GITHUB_FAILED` afterwards. */
  spend<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Only time with a request under way counts: between the first question to
 * GitHub and the report lie the benchmarks, which may take an hour. What runs
 * side by side counts once.
 */
export function budgetOf(milliseconds: number): Budget {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  let used = 0;
  let running = 0;
  let since = 0;
  let timer: NodeJS.Timeout | undefined;
  const remaining = () => milliseconds - used - (running > 0 ? performance.now() - since : 0);

  function start(): void {
    running += 1;
    if (running > 1) return;
    since = performance.now();
    timer = setTimeout(() => controller.abort(), Math.max(0, remaining()));
  }

  function stop(): void {
    running -= 1;
    if (running > 0) return;
    used += performance.now() - since;
    clearTimeout(timer);
  }

  return {
    signal: controller.signal,
    remaining,
    spend: async (work) => {
      if (controller.signal.aborted) throw spent(milliseconds);
      start();
      try {
        return await withinSignal(controller.signal, work, () => spent(milliseconds));
      } finally {
        stop();
      }
    },
  };
}

function withinSignal<T>(signal: AbortSignal, work: () => Promise<T>, error: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const give = () => reject(error());
    signal.addEventListener("abort", give, { once: true });
    work()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener("abort", give));
  });
}

function spent(milliseconds: number): BenchmarkError {
  return new BenchmarkError(
    "GITHUB_FAILED",
    `GitHub's API took more than ${Math.round(milliseconds / 1000)} seconds altogether, so no more was asked of it.`,
    { hint: TROUBLE_OF_GITHUB },
  );
}
