/** Signals that a user, a runner and a terminal that is closed send. */
export type CancellingSignal = "SIGHUP" | "SIGINT" | "SIGTERM";

/** Exit codes of a program that a signal ended, as shells have them: 128 and the number of the signal. */
const EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Why a run was cancelled: the reason of the signal that ends it. */
export class Cancellation extends Error {
  override readonly name = "Cancellation";
  readonly exitCode: (typeof EXIT_CODES)[CancellingSignal];

  constructor(signal: CancellingSignal) {
    super(`The run was cancelled by ${signal}.`);
    this.exitCode = EXIT_CODES[signal];
  }
}

/** The exit code of a run that was cancelled; nothing where it was not. */
export function exitCodeOfCancelled({ reason }: AbortSignal): Cancellation["exitCode"] | undefined {
  return reason instanceof Cancellation ? reason.exitCode : undefined;
}

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
