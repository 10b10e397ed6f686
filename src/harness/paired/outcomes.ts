import type { Failure } from "../../domain/measurement.ts";
import { EMPTY_OUTCOME, type Outcome } from "../outcome.ts";

/** An outcome without measurements, and with the failure, if there is one. */
export function failedWith(failure: Failure | undefined, signal: AbortSignal): Outcome {
  return {
    ...EMPTY_OUTCOME,
    failures: failure === undefined ? [] : [failure],
    timedOut: signal.aborted,
  };
}
