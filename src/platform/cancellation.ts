import { Cancellation, type CancellingSignal } from "../cancelled.ts";

const SIGNALS: readonly CancellingSignal[] = ["SIGHUP", "SIGINT", "SIGTERM"];

/**
 * Fires at the first SIGINT, SIGTERM or SIGHUP, which is sent when a terminal is
 * closed, so that what was measured can still be reported. A second one ends the
 * process at once, as it would have without us. `tell` is called with one
 * sentence when the first one comes.
 */
export function onCancellation(tell: (sentence: string) => void): AbortSignal {
  const cancelled = new AbortController();
  for (const signal of SIGNALS) {
    const cancellation = new Cancellation(signal);
    process.on(signal, () => {
      if (cancelled.signal.aborted) process.exit(cancellation.exitCode);
      cancelled.abort(cancellation);
      tell(
        `Cancelled by ${signal}: what runs is ended, and what was measured is reported. Once more ends it at once.`,
      );
    });
  }
  return cancelled.signal;
}
