import type { Comparison } from "../../src/domain/comparison.ts";
import type { CommitText } from "../../src/github/ports.ts";
import { publishIssues } from "../../src/issues/publish-issues.ts";
import type { IssueState } from "../../src/issues/state.ts";
import { readState } from "../../src/issues/state-marker.ts";
import type { Report } from "../../src/report/report.ts";
import { at, mainRun, OPTIONS } from "./issue-reports.ts";
import { type IssueFaults, type IssuesInMemory, issuesInMemory } from "./issues-in-memory.ts";

export interface IssueProject {
  readonly github: IssuesInMemory;
  readonly publish: (report: Report, options?: Partial<typeof OPTIONS>) => ReturnType<typeof publishIssues>;
  /** One run after the other, a minute apart, from the given number on. */
  readonly follow: (first: number, runs: readonly (readonly Comparison[])[]) => Promise<void>;
  readonly stateOf: (number: number) => IssueState;
}

/** A repository without any regression issue yet. */
export function issueProject(
  faults: IssueFaults = {},
  between: (base: string, head: string) => Promise<readonly CommitText[]> = async () => [],
): IssueProject {
  const github = issuesInMemory(faults);
  const publish: IssueProject["publish"] = (report, options = {}) =>
    publishIssues(
      { issues: github.api, pullRequests: { between } },
      report,
      { ...OPTIONS, ...options },
      github.runtime,
    );
  return {
    github,
    publish,
    follow: async (first, runs) => {
      for (const [index, comparisons] of runs.entries()) {
        github.pass(60);
        await publish(mainRun(first + index, comparisons));
      }
    },
    stateOf: (number) => {
      const state = readState(github.issue(number).body);
      if (state === undefined || state === "unreadable") throw new Error(`Issue ${number} has no state.`);
      return state;
    },
  };
}

export const fast = at(1);
/** At the regressed level, to which the history got used. */
export const stillSlow = at(1.3, {
  verdict: "equivalent",
  status: "NO_REGRESSION",
  change: 0,
  interval: { low: -0.01, high: 0.01 },
});
