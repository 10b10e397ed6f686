import { describe, expect, it } from "vitest";
import { revisionOfEvent } from "../src/revision.ts";
import { workflowOf } from "../src/workflow.ts";

const VARIABLES = {
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_REPOSITORY: "owner/project",
  GITHUB_RUN_ID: "77",
  GITHUB_RUN_NUMBER: "5",
  GITHUB_RUN_ATTEMPT: "2",
  GITHUB_ACTOR: "octocat",
  GITHUB_WORKFLOW: "Benchmarks",
  GITHUB_JOB: "measure",
};
const REPOSITORY = { default_branch: "trunk" };

describe("what a workflow run measures and compares with", () => {
  it("is the head commit of a pull request, against its base branch", () => {
    const payload = {
      repository: REPOSITORY,
      pull_request: {
        number: 9,
        head: { sha: "head", ref: "topic" },
        base: { ref: "release/1.x", sha: "base" },
      },
    };
    const { event, facts } = workflowOf(
      {
        ...VARIABLES,
        GITHUB_EVENT_NAME: "pull_request",
        GITHUB_SHA: "merge",
        GITHUB_REF: "refs/pull/9/merge",
      },
      payload,
    );
    expect(facts).toMatchObject({
      pullRequest: 9,
      runUrl: "https://github.com/owner/project/actions/runs/77",
      runAttempt: "2",
    });
    expect(revisionOfEvent(event, {})).toEqual({
      commit: "head",
      ref: "refs/pull/9/merge",
      baselineRefs: ["refs/heads/release/1.x"],
    });
  });

  it("is the pushed commit, against its own branch and else the default branch", () => {
    const { event, facts } = workflowOf(
      { ...VARIABLES, GITHUB_EVENT_NAME: "push", GITHUB_SHA: "abc", GITHUB_REF: "refs/heads/topic" },
      { repository: REPOSITORY },
    );
    expect(facts.pullRequest).toBeUndefined();
    expect(revisionOfEvent(event, {})).toEqual({
      commit: "abc",
      ref: "refs/heads/topic",
      baselineRefs: ["refs/heads/topic", "refs/heads/trunk"],
    });
  });

  it("asks for the default branch once when that is what was pushed", () => {
    const { event } = workflowOf(
      { ...VARIABLES, GITHUB_SHA: "abc", GITHUB_REF: "refs/heads/trunk" },
      { repository: REPOSITORY },
    );
    expect(revisionOfEvent(event, {}).baselineRefs).toEqual(["refs/heads/trunk"]);
  });

  it("compares a merge queue with the branch that is merged into", () => {
    const { event } = workflowOf(
      {
        ...VARIABLES,
        GITHUB_EVENT_NAME: "merge_group",
        GITHUB_SHA: "abc",
        GITHUB_REF: "refs/heads/gh-readonly-queue/main/pr-1",
      },
      {
        repository: REPOSITORY,
        merge_group: { base_ref: "refs/heads/main", base_sha: "b", head_sha: "abc" },
      },
    );
    expect(revisionOfEvent(event, {}).baselineRefs).toEqual(["refs/heads/main"]);
  });

  it("knows the commits that a paired run needs", () => {
    const eventOf = (name: string, payload: unknown) =>
      workflowOf({ ...VARIABLES, GITHUB_EVENT_NAME: name }, payload).event;
    const pull_request = { number: 9, head: { sha: "head" }, base: { ref: "main", sha: "base" } };
    expect(eventOf("pull_request", { pull_request, before: "older head" })).toEqual({
      eventName: "pull_request",
      pullRequest: { headSha: "head", baseRef: "main", baseSha: "base" },
    });
    const merge_group = { base_ref: "refs/heads/main", base_sha: "base" };
    expect(eventOf("merge_group", { merge_group }).mergeGroupBaseSha).toBe("base");
    expect(eventOf("push", { before: "older" }).pushBefore).toBe("older");
  });

  it("knows no commit before a push that made the branch, nor one of another shape", () => {
    const variables = { ...VARIABLES, GITHUB_EVENT_NAME: "push" };
    const { event } = workflowOf(variables, { before: "0".repeat(40), repository: REPOSITORY });
    expect(event).toEqual({ eventName: "push", defaultBranch: "trunk" });
    expect(workflowOf(variables, { before: null, repository: REPOSITORY }).event).toEqual(event);
  });

  it("takes the branch that the user names before all others", () => {
    const { event } = workflowOf({ ...VARIABLES, GITHUB_REF: "refs/heads/topic" }, {});
    expect(revisionOfEvent(event, { baselineBranch: "main" }).baselineRefs).toEqual(["refs/heads/main"]);
  });

  it("takes a commit, a branch or a tag that the user names", () => {
    const { event } = workflowOf({ ...VARIABLES, GITHUB_REF: "refs/heads/topic" }, {});
    expect(revisionOfEvent(event, { baselineRef: "0123abc", baselineBranch: "main" })).toMatchObject({
      baselineCommit: "0123abc",
      baselineRefs: [],
    });
    expect(revisionOfEvent(event, { baselineRef: "v1.2" }).baselineRefs).toEqual([
      "refs/heads/v1.2",
      "refs/tags/v1.2",
    ]);
  });

  it("knows less, and does not fail, when the payload has another shape", () => {
    const { event, facts } = workflowOf({ GITHUB_REPOSITORY: "o/r" }, { pull_request: "yes" });
    expect(event).toEqual({ eventName: "" });
    expect(facts).toMatchObject({ repository: "o/r", serverUrl: "https://github.com" });
  });
});
