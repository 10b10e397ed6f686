import { BenchmarkError, type ErrorCode } from "../errors.ts";

/** A failure as `--json` shows it: what was found and where, and what to do about it. */
export interface FailureJson {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

export function failureJson(error: unknown): FailureJson {
  if (error instanceof BenchmarkError) {
    const { code, message, hint } = error;
    return { code, message, hint };
  }
  const hint = "This is a bug in performance-benchmark. Please report it with what you ran.";
  return { code: "INTERNAL", message: error instanceof Error ? error.message : String(error), hint };
}
