/**
 * Fires at the first SIGINT or SIGTERM, so that what was measured can still be
 * reported. A second one ends the process at once, as it would have without us.
 */
export function onCancellation(): AbortSignal {
  const cancelled = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (cancelled.signal.aborted) process.exit(130);
      cancelled.abort();
    });
  }
  return cancelled.signal;
}
