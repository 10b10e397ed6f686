import { describe, expect, it } from "vitest";
import { revisionOfEvent } from "../src/revision.ts";
import { refuseUnsafe } from "../src/safety.ts";
import { matrixText, workflowOf } from "../src/workflow.ts";

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
      pullRequest: { headSha: "head", baseRef: "main", baseSha: "base", fromFork: true },
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

  it("is what the workflow checked out, where that is not what its event stands for", () => {
    const { event } = workflowOf(
      {
        ...VARIABLES,
        GITHUB_EVENT_NAME: "workflow_dispatch",
        GITHUB_SHA: "tip",
        GITHUB_REF: "refs/heads/trunk",
      },
      { repository: REPOSITORY },
    );
    expect(revisionOfEvent(event, {}, { commit: "tip", ref: "refs/heads/trunk" })).toMatchObject({
      commit: "tip",
      ref: "refs/heads/trunk",
    });
    expect(revisionOfEvent(event, {}, { commit: "older" })).toEqual({
      commit: "older",
      baselineRefs: ["refs/heads/trunk"],
    });
  });

  it("is the tag of a release, against the default branch", () => {
    const { event } = workflowOf(
      { ...VARIABLES, GITHUB_EVENT_NAME: "release", GITHUB_SHA: "abc", GITHUB_REF: "refs/tags/v2" },
      { repository: REPOSITORY, release: { tag_name: "v2" } },
    );
    expect(revisionOfEvent(event, {}, { commit: "abc" })).toEqual({
      commit: "abc",
      ref: "refs/tags/v2",
      baselineRefs: ["refs/tags/v2", "refs/heads/trunk"],
    });
  });

  it.each<[string, string, object]>([
    ["the base branch, which is checked out by default", "base", { commit: "base", ref: "refs/heads/main" }],
    ["the head that was checked out, never in the base branch's history", "head", { commit: "head" }],
  ])("is, under pull_request_target, %s", (_, checkedOut, expected) => {
    const { event } = workflowOf(
      {
        ...VARIABLES,
        GITHUB_EVENT_NAME: "pull_request_target",
        GITHUB_SHA: "base",
        GITHUB_REF: "refs/heads/main",
      },
      { pull_request: pullRequestFrom("owner/project") },
    );
    expect(revisionOfEvent(event, {}, { commit: checkedOut })).toEqual({
      ...expected,
      baselineRefs: ["refs/heads/main"],
    });
  });

  it("is on a comment what is checked out, and nothing of the pull request goes into main's history", () => {
    const { event } = workflowOf(
      { ...VARIABLES, GITHUB_EVENT_NAME: "issue_comment", GITHUB_SHA: "tip", GITHUB_REF: "refs/heads/main" },
      { repository: REPOSITORY },
    );
    const asked = { ...event, pullRequest: { headSha: "head", baseRef: "main", fromFork: false } };
    expect(revisionOfEvent(asked, {}, { commit: "tip", ref: "refs/heads/main" })).toMatchObject({
      commit: "tip",
      ref: "refs/heads/main",
    });
    expect(revisionOfEvent(asked, {}, { commit: "head" })).toEqual({
      commit: "head",
      baselineRefs: ["refs/heads/main"],
    });
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

describe("code of a fork", () => {
  const eventOf = (name: string, payload: unknown) =>
    workflowOf({ ...VARIABLES, GITHUB_EVENT_NAME: name }, payload).event;

  it.each([
    ["pull_request_target", { pull_request: pullRequestFrom("mona/project") }],
    ["pull_request_target", { pull_request: pullRequestFrom(undefined) }],
    ["workflow_run", { workflow_run: { head_repository: { full_name: "mona/project" } } }],
    ["workflow_run", { workflow_run: { head_repository: null } }],
    ["workflow_run", {}],
    ["pull_request_target", undefined],
    ["pull_request_target", { pull_request: "of another shape" }],
    ["pull_request_target", { pull_request: { ...pullRequestFrom("owner/project"), base: { ref: "main" } } }],
    ["issue_comment", undefined],
    ["issue_comment", { issue: { number: 7, pull_request: {} }, comment: "of another shape" }],
  ])("is not run under %s, whose token may write: %j", (name, payload) => {
    expect(() => refuseUnsafe(eventOf(name, payload))).toThrow(
      expect.objectContaining({ code: "EVENT_UNSAFE", message: expect.stringContaining(name) }),
    );
  });

  it.each([
    ["pull_request", { pull_request: pullRequestFrom("mona/project") }],
    ["pull_request_target", { pull_request: pullRequestFrom("owner/project") }],
    ["workflow_run", { workflow_run: { head_repository: { full_name: "owner/project" } } }],
    ["push", {}],
    ["schedule", {}],
  ])("is no matter under %s: %j", (name, payload) => {
    expect(() => refuseUnsafe(eventOf(name, payload))).not.toThrow();
  });

  it("is what a report of a fork's pull request says it measured", () => {
    expect(workflowOf(VARIABLES, { pull_request: pullRequestFrom("mona/project") }).facts.fromFork).toBe(
      true,
    );
    expect(
      workflowOf(VARIABLES, { pull_request: pullRequestFrom("owner/project") }).facts.fromFork,
    ).toBeUndefined();
  });
});

describe("a comment", () => {
  const payload = {
    action: "created",
    issue: { number: 7, pull_request: { url: "https://api.github.com/x" } },
    comment: {
      id: 1,
      body: "/accept-regression meant",
      html_url: "https://github.com/owner/project/pull/7#issuecomment-1",
      user: { login: "mona", type: "User" },
    },
  };
  const commentIn = (changes: object) =>
    workflowOf({ ...VARIABLES, GITHUB_EVENT_NAME: "issue_comment" }, { ...payload, ...changes }).event
      .comment;

  it("comes with its author and where it stands", () => {
    expect(commentIn({})).toEqual({
      id: 1,
      body: "/accept-regression meant",
      author: "mona",
      byBot: false,
      url: "https://github.com/owner/project/pull/7#issuecomment-1",
      issue: 7,
      onPullRequest: true,
      isNew: true,
    });
    expect(commentIn({ issue: { number: 7 } })?.onPullRequest).toBe(false);
    expect(commentIn({ action: "edited" })?.isNew).toBe(false);
  });
});

describe("the matrix of a job", () => {
  it.each([
    ['{ "os": "ubuntu-24.04", "node": 24, "fast": true }', "ubuntu-24.04, node 24, fast true"],
    [
      '{ "runner": ["self-hosted", "arm64"], "node": { "version": 24, "fast": null } }',
      "self-hosted + arm64, 24",
    ],
    ["null", undefined],
    ["{}", undefined],
    ["", undefined],
    ['{ "none": [], "empty": {}, "nothing": null }', undefined],
  ])("reads %s", (json, text) => {
    expect(matrixText(json)).toBe(text);
  });
});

function pullRequestFrom(repository: string | undefined) {
  return {
    number: 9,
    head: { sha: "head", repo: repository === undefined ? null : { full_name: repository } },
    base: { ref: "main", sha: "base", repo: { full_name: "owner/project" } },
  };
}
