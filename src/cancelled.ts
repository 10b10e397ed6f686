/**
 * What `body` gives, or `otherwise` as soon as the run is cancelled: a runner
 * that cancels gives a few seconds, enough for the disk, not for a remote that
 * does not answer. What `body` left running ends with the process.
 */
export async function unlessCancelled<T>(
  cancelled: AbortSignal,
  body: () => Promise<T>,
  otherwise: T,
): Promise<T> {
  if (cancelled.aborted) return otherwise;
  let giveUp: () => void = () => {};
  const ended = new Promise<T>((resolve) => {
    giveUp = () => resolve(otherwise);
  });
  cancelled.addEventListener("abort", giveUp);
  try {
    return await Promise.race([body(), ended]);
  } finally {
    cancelled.removeEventListener("abort", giveUp);
  }
}
