/** Fires when the time is up, or when the run is cancelled. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** True when it was the time, not the cancellation. */
  timedOut(): boolean;
  /** Stops the clock, so that it does not keep the process alive. */
  release(): void;
}

export function startDeadline(seconds: number, cancelled: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  let timedOut = false;
  const cancel = () => controller.abort();
  const timer = setTimeout(
    () => {
      timedOut = !controller.signal.aborted;
      controller.abort();
    },
    Math.min(seconds * 1000, LONGEST_TIMER),
  );
  if (cancelled?.aborted === true) cancel();
  cancelled?.addEventListener("abort", cancel, { once: true });
  return {
    signal: controller.signal,
    timedOut: () => timedOut,
    release: () => {
      clearTimeout(timer);
      cancelled?.removeEventListener("abort", cancel);
    },
  };
}

/** Milliseconds; a longer timer would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;
