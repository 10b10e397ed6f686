import type { Report } from "../report/report.ts";

/** Events that run what is on the default branch, when their ref says so. */
const EVENTS: ReadonlySet<string> = new Set(["push", "schedule", "workflow_dispatch", "repository_dispatch"]);

/**
 * Why a run may not touch the regression issues, as a sentence; `undefined` when
 * it may. They are about the default branch, as everybody has it: what a pull
 * request or another branch measures opens none and closes none.
 */
export function whyNoIssues({ workflow, run }: Report): string | undefined {
  if (workflow === undefined) return "Regression issues are left alone: this is no workflow run.";
  const { eventName, pullRequest, fromFork, defaultBranch } = workflow;
  if (pullRequest !== undefined || fromFork === true || !EVENTS.has(eventName)) {
    return `Regression issues are left alone: a run on ${eventName} does not speak for the default branch.`;
  }
  // A schedule always runs on the default branch; its event may not name it.
  const ref = defaultBranch === undefined ? undefined : `refs/heads/${defaultBranch}`;
  const isDefault = ref === undefined ? eventName === "schedule" : run.ref === ref;
  return isDefault
    ? undefined
    : `Regression issues are left alone: ${run.ref ?? "no ref"} is not the default branch.`;
}
