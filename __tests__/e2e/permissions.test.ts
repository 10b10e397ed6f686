import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Permissions } from "../support/github-api.ts";
import type { StepResult } from "../support/mini-runner.ts";
import { NODE_24 } from "../support/mini-runner-process.ts";
import { workflowRunEvent } from "../support/workflow-run-event.ts";
import {
  type OpenPullRequest,
  onDefaultBranch,
  pullRequestTrigger,
  pushToMain,
  REPOSITORY,
  runBundle,
  type Site,
  startSite,
} from "../support/workspace.ts";
import { issueCommentEvent } from "../support/workspace-events.ts";

const ALL: Permissions = {
  actions: "write",
  checks: "write",
  contents: "write",
  issues: "write",
  "pull-requests": "write",
};
/** GitHub takes the right to write issues for comments on pull requests as well. */
const NO_COMMENTS: Permissions = { "pull-requests": "none", issues: "none" };
const MEASURED_RUN = 7;
const JUDGED = { suite: "quick" };

/** Everything is measured from files: what a job may write is all that differs. */
describe("a permission that a job lacks", () => {
  let site: Site;
  let pull: OpenPullRequest;
  beforeAll(async () => {
    site = await startSite(project({ factor: 1 }));
    site.api.state.collaborators["octo"] = "write";
    pull = await site.openPullRequest("slow", project({ factor: 1.3 }));
    const run = {
      id: MEASURED_RUN,
      name: "Benchmarks",
      path: ".github/workflows/b.yml",
      event: "pull_request",
    };
    const head = { headSha: pull.head.sha, headBranch: "slow", headRepository: REPOSITORY };
    site.api.setWorkflowRun({ ...run, ...head, status: "completed", conclusion: "failure" });
    const trigger = pullRequestTrigger(pull);
    await runBundle(site, trigger, { node: NODE_24, inputs: JUDGED }, { runId: MEASURED_RUN });
    await site.author.commitToMain(project({ factor: 1.3 }));
  }, 120_000);
  afterAll(async () => {
    await site[Symbol.asyncDispose]();
  });

  const onPull = async (permissions: Permissions, inputs = {}) =>
    runBundle(
      site,
      pullRequestTrigger(pull),
      { node: NODE_24, inputs: { ...JUDGED, ...inputs } },
      { runId: 8, permissions },
    );
  const onMain = async (permissions: Permissions, inputs = {}) =>
    runBundle(
      site,
      await pushToMain(site),
      { node: NODE_24, inputs: { ...JUDGED, ...inputs } },
      { runId: 9, permissions },
    );
  const accept = async (permissions: Permissions) => {
    const body = "/accept-regression It checks UTF-8 now.";
    const { id } = site.api.addComment(pull.number, body, "octo");
    const event = issueCommentEvent({
      repository: REPOSITORY,
      issue: { number: pull.number, title: "Slow", pullRequest: true },
      comment: { id, body, author: "octo", association: "MEMBER" },
    });
    const step = { node: NODE_24, inputs: { mode: "accept" } };
    const result = await runBundle(site, await onDefaultBranch(site, event), step, {
      runId: 10,
      permissions,
    });
    site.api.state.comments.splice(
      site.api.state.comments.findIndex((comment) => comment.id === id),
      1,
    );
    return result;
  };
  const publish = async (permissions: Permissions) => {
    const run = site.api.state.workflowRuns.find(({ id }) => id === MEASURED_RUN);
    if (run === undefined) throw new Error("There is no run.");
    const event = workflowRunEvent({ repository: REPOSITORY, run, pullRequests: [pull] });
    const step = { node: NODE_24, inputs: { mode: "publish" } };
    return runBundle(site, await onDefaultBranch(site, event), step, { runId: 11, permissions });
  };
  const issues = { "issue-threshold": 10 };

  it.each([
    ["the comment", () => onPull({ ...ALL, ...NO_COMMENTS }), "pull-requests: write"],
    [
      "a check that must be there",
      () => onPull({ ...ALL, checks: "none" }, { "check-run": "always" }),
      "checks: write",
    ],
    ["issues", () => onMain({ ...ALL, issues: "none" }, issues), "issues: write"],
    ["issues, though they may be read", () => onMain({ ...ALL, issues: "read" }, issues), "issues: write"],
    [
      "the history branch",
      () => onMain({ ...ALL, contents: "read" }, { "store-results": true, store: "branch" }),
      "contents: write",
    ],
    ["a command, without any actions", () => accept({ ...ALL, actions: "none" }), "actions: write"],
    ["running jobs again", () => accept({ ...ALL, actions: "read" }), "actions: write"],
    ["a command, without pull requests", () => accept({ ...ALL, ...NO_COMMENTS }), "pull-requests: write"],
    ["the check of a command", () => accept({ ...ALL, checks: "none" }), "checks: write"],
    ["publishing, without any actions", () => publish({ ...ALL, actions: "none" }), "actions: read"],
    ["publishing, without pull requests", () => publish({ ...ALL, ...NO_COMMENTS }), "pull-requests: write"],
    ["publishing a check", () => publish({ ...ALL, checks: "none" }), "checks: write"],
  ])("costs %s one message that names it", async (_, job, permission) => {
    const named = messagesOf(await job());
    expect(named).toHaveLength(1);
    expect(permissionsIn(named)).toEqual([permission]);
    expect(site.api.violations).toEqual([]);
  });

  it("costs a check that is only tried one line of the log", async () => {
    const { log, annotations } = await onPull({ ...ALL, checks: "none" });
    expect(annotations.filter(({ level }) => level === "warning")).toEqual([]);
    expect(permissionsIn([log])).toEqual(["checks: write"]);
  });

  it("costs acceptances a note, which names the right to read", async () => {
    const { summary } = await onPull({ ...ALL, ...NO_COMMENTS }, { comment: "never" });
    expect(permissionsIn([summary])).toEqual(["pull-requests: read"]);
    expect(summary).toContain(
      "Not read: the labels of the pull request, the trailers of its commits, the comments of the pull request.",
    );
  });
});

/** Warnings and errors about permissions. */
function messagesOf({ annotations }: StepResult): readonly string[] {
  return annotations.map(({ message }) => message).filter((message) => permissionsIn([message]).length > 0);
}

function permissionsIn(texts: readonly string[]): readonly string[] {
  return texts.join("\n").match(/[a-z-]+: (read|write)\b/g) ?? [];
}

function project({ factor }: { readonly factor: number }) {
  return {
    "benchmark-config.toml": `[performance_benchmark]
baseline_mode = "stored"
baseline_file = "base.csv"
method = "classic"

[[benchmarks]]
name = "results"
file = "results.csv"
adapter = "custom-csv"
`,
    "base.csv": csv(1),
    "results.csv": csv(factor),
  };
}

/** Twelve rounds, which differ by up to one per cent. */
function csv(factor: number): string {
  const rows = Array.from({ length: 12 }, (_, round) => {
    const milliseconds = 10 * factor * (1 + ((round * 7) % 12) / 1200);
    return `small,time,ms,lower,${round + 1},${milliseconds.toFixed(5)},parsing`;
  });
  return `${["name,metric,unit,better,round,value,category", ...rows].join("\n")}\n`;
}
