/** Every code is explained in docs/errors.md; a test keeps the two lists equal. */
export const ERROR_CODES = [
  "ADAPTER_AMBIGUOUS",
  "ADAPTER_UNKNOWN",
  "ALERT_FAILED",
  "ARTIFACT_FAILED",
  "ARTIFACT_HOSTILE",
  "BASELINE_CORRUPT",
  "BASELINE_NOT_FOUND",
  "BASE_UNKNOWN",
  "BENCHMARKS_NOT_FOUND",
  "CONFIG_INVALID",
  "CONFIG_NOT_FOUND",
  "CONFIG_SYNTAX",
  "EVENT_UNSAFE",
  "EVENT_UNUSABLE",
  "FILE_EXISTS",
  "FILE_UNREADABLE",
  "GITHUB_FAILED",
  "GITHUB_PERMISSION",
  "GITHUB_TOKEN_INVALID",
  "GITHUB_TOKEN_MISSING",
  "GIT_FAILED",
  "GIT_NOT_A_CHECKOUT",
  "INTERNAL",
  "OUTPUT_UNREADABLE",
  "PULL_REQUEST_UNKNOWN",
  "REPORTS_NOT_FOUND",
  "SETUP_FAILED",
  "STORE_CORRUPT",
  "STORE_PUSH_REFUSED",
  "STORE_UNAVAILABLE",
  "USAGE",
  "WRITE_FAILED",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/**
 * The one error class of this project. The message says what was found and
 * where; the hint says what to do about it.
 */
export class BenchmarkError extends Error {
  override readonly name = "BenchmarkError";
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, options: { hint: string; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
  }
}

/** What anything that was thrown says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What a person reads when something failed: the fact, the next step, the code to look up. */
export function describeFailure(error: unknown): string {
  if (error instanceof BenchmarkError) {
    const { message, hint, code } = error;
    // What follows on lines of its own is a list, or what a program printed.
    return `${message.includes("\n") ? message.trimEnd() : ended(message)}\n${hint}\n(${code})`;
  }
  return [
    `An unexpected error stopped the run: ${ended(messageOf(error))}`,
    "This is a bug in performance-benchmark. Please report it with the step's log.",
    "(INTERNAL)",
  ].join("\n");
}

/** The fact and the next step on one line. */
export function factAndHint({ message, hint }: BenchmarkError): string {
  return `${ended(message)} ${hint}`;
}

/** Words of others come without a full stop, and notes join everything in one line. A list's last item stays as it is. */
function ended(text: string): string {
  const lastLine = text.trimEnd().split("\n").at(-1) ?? "";
  return /^\s*- |[.!?…:][)"'”’`]?$/.test(lastLine) ? text : `${text.trimEnd()}.`;
}

/** Process exit codes of the command line; see DESIGN "Command line". */
export function exitCodeOf(error: unknown): 2 | 3 | 4 {
  if (!(error instanceof BenchmarkError)) return 4;
  // As an entry's own setup that fails: the benchmarks gave no result.
  if (error.code === "SETUP_FAILED") return 3;
  return OUTSIDE_FAILURES.has(error.code) ? 4 : 2;
}

/** Failures of GitHub, git or the disk, as opposed to bad usage, configuration or input. */
const OUTSIDE_FAILURES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "ALERT_FAILED",
  "ARTIFACT_FAILED",
  "ARTIFACT_HOSTILE",
  "GITHUB_FAILED",
  "GITHUB_PERMISSION",
  "GITHUB_TOKEN_INVALID",
  "GITHUB_TOKEN_MISSING",
  "GIT_FAILED",
  "INTERNAL",
  "STORE_PUSH_REFUSED",
  "STORE_UNAVAILABLE",
  "WRITE_FAILED",
]);
