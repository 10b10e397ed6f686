import { BenchmarkError, describeFailure } from "../../errors.ts";
import type { CheckApi } from "../../github/ports.ts";
import type { Log } from "../../ports.ts";
import { type JobAnnotation, jobAnnotations } from "../annotations.ts";
import { type CheckOptions, checkRunOf } from "../check-run.ts";
import { counted } from "../format/duration.ts";
import type { Report } from "../report.ts";

export interface CheckRequest extends CheckOptions {
  readonly report: Report;
  /** Of the configuration. */
  readonly setting: "auto" | "always" | "never";
  /** Absent without a token. */
  readonly api?: CheckApi;
  /** Writes annotations of the job; absent where there is no job. */
  readonly annotate?: (annotations: readonly JobAnnotation[]) => void;
  readonly log: Pick<Log, "warn">;
}

export interface CheckOutcome {
  /** Of the check; absent when none was written. */
  readonly id?: number;
  /** What was done, as one sentence for the log. */
  readonly message: string;
}

/**
 * The check where the token may write one, else annotations of the job: with
 * `auto` one line says how to get the check, with `always` a warning does. With
 * `never` the job has annotations of its regressions. A GitHub that cannot be
 * reached, or does not accept the token, is an error for the caller, after the
 * annotations were made. That there is no token is the caller's to tell.
 */
export async function publishCheckOrAnnotate(request: CheckRequest): Promise<CheckOutcome> {
  const { report, setting, api, log } = request;
  if (setting === "never") return { message: annotated(request, { only: "regressed" }) };
  const check = checkRunOf(report, request);
  if (check === undefined) {
    return { message: `No check was written: the commit is not known. ${annotated(request)}` };
  }
  if (api === undefined) return { message: annotated(request) };
  try {
    const id = await api.write(check);
    const lines = counted(check.annotations.length, "annotation");
    return { id, message: `Wrote the check “${check.name}” (${check.conclusion}) with ${lines}.` };
  } catch (error) {
    const message = annotated(request);
    if (!isForbidden(error)) throw error;
    if (setting === "auto") return { message: `${message} ${howToGetIt(report)}` };
    const why = isFromFork(report) ? howToGetIt(report) : describeFailure(error);
    log.warn(`The check was not written. ${why}`);
    return { message };
  }
}

/** What is said of the annotations that were made in the place of a check. */
function annotated(
  { report, annotate }: CheckRequest,
  options: { readonly only?: "regressed" } = {},
): string {
  const annotations = annotate === undefined ? [] : jobAnnotations(report, options);
  if (annotations.length > 0) annotate?.(annotations);
  return annotations.length === 0
    ? "There was nothing to annotate."
    : `The job has ${counted(annotations.length, "annotation")}.`;
}

function isForbidden(error: unknown): boolean {
  return error instanceof BenchmarkError && error.code === "GITHUB_PERMISSION";
}

function isFromFork({ workflow }: Report): boolean {
  return workflow?.fromFork === true;
}

function howToGetIt(report: Report): string {
  return isFromFork(report)
    ? "The token of a pull request from a fork cannot write checks; a second workflow with checks: write can publish the check, and the command init writes both."
    : 'For a check run with annotations, add "checks: write" to the permissions of the job.';
}
