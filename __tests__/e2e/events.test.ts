import { describe, expect, it } from "vitest";
import { checkEvent } from "../support/github-api-description.ts";
import { workflowRunEvent } from "../support/workflow-run-event.ts";
import {
  dispatchEvent,
  issueCommentEvent,
  mergeGroupEvent,
  pullRequestEvent,
  pullRequestTargetEvent,
  pushEvent,
  releaseEvent,
  scheduleEvent,
} from "../support/workspace-events.ts";

const repository = "acme/widgets";
const pullRequest = {
  number: 7,
  title: "Faster parsing",
  head: { ref: "faster", sha: "b".repeat(40), repository: "mona/widgets" },
  base: { ref: "main", sha: "a".repeat(40) },
};

const comment = { id: 90, body: "/accept-regression parse it is worth it", author: "mona" };
const run = {
  id: 50,
  name: "Benchmarks",
  path: ".github/workflows/benchmarks.yml",
  event: "pull_request",
  headSha: "b".repeat(40),
  headBranch: "faster",
  headRepository: "mona/widgets",
};
const sameRepository = { ...pullRequest, head: { ...pullRequest.head, repository } };

describe("an event that the tests send", () => {
  it.each([
    ["push", pushEvent({ repository, branch: "main", before: "a".repeat(40), after: "b".repeat(40) })],
    ["pull-request-opened", pullRequestEvent({ repository, action: "opened", pullRequest })],
    ["pull-request-synchronize", pullRequestEvent({ repository, action: "synchronize", pullRequest })],
    [
      "pull-request-labeled",
      pullRequestEvent({ repository, action: "labeled", pullRequest, label: "benchmark" }),
    ],
    [
      "pull-request-unlabeled",
      pullRequestEvent({ repository, action: "unlabeled", pullRequest, label: "benchmark" }),
    ],
    ["pull-request-reopened", pullRequestEvent({ repository, action: "reopened", pullRequest })],
    ["pull-request-closed", pullRequestEvent({ repository, action: "closed", pullRequest })],
    [
      "pull-request-ready-for-review",
      pullRequestEvent({ repository, action: "ready_for_review", pullRequest }),
    ],
    ["pull-request-synchronize", pullRequestTargetEvent({ repository, action: "synchronize", pullRequest })],
    [
      "issue-comment-created",
      issueCommentEvent({ repository, issue: { number: 7, title: "Faster", pullRequest: true }, comment }),
    ],
    [
      "issue-comment-created",
      issueCommentEvent({
        repository,
        issue: { number: 8, title: "Slow", pullRequest: false, labels: ["performance"] },
        comment: { ...comment, association: "MEMBER" },
      }),
    ],
    ["workflow-run-completed", workflowRunEvent({ repository, run })],
    [
      "workflow-run-completed",
      workflowRunEvent({
        repository,
        run: { ...run, headRepository: repository },
        pullRequests: [sameRepository],
      }),
    ],
    ["release-published", releaseEvent({ repository, tag: "v1.2.0", target: "main" })],
    [
      "merge-group-checks-requested",
      mergeGroupEvent({
        repository,
        ref: "refs/heads/gh-readonly-queue/main/pr-7",
        headSha: "b".repeat(40),
        baseSha: "a".repeat(40),
      }),
    ],
    [
      "workflow-dispatch",
      dispatchEvent({ repository, branch: "main", workflow: "manual.yml", inputs: { suite: "quick" } }),
    ],
  ])("looks as GitHub describes it: %s", (name, { payload }) => {
    expect(checkEvent(name, payload)).toEqual([]);
    expect(payload["repository"]).toMatchObject({ full_name: repository, default_branch: "main" });
  });

  it("says which repository the pull request comes from", () => {
    expect(pullRequestEvent({ repository, action: "opened", pullRequest }).payload).toMatchObject({
      number: 7,
      pull_request: {
        head: { repo: { full_name: "mona/widgets", fork: true } },
        base: { sha: "a".repeat(40) },
      },
    });
  });

  it("names the pull requests of a workflow run only when they are of the same repository", () => {
    const ofFork = workflowRunEvent({ repository, run }).payload;
    expect(ofFork).toMatchObject({
      workflow_run: {
        id: 50,
        pull_requests: [],
        head_sha: "b".repeat(40),
        head_repository: { full_name: "mona/widgets", fork: true },
        repository: { full_name: repository },
      },
    });
    const ofOurs = workflowRunEvent({ repository, run, pullRequests: [sameRepository] });
    expect(ofOurs.payload).toMatchObject({ workflow_run: { pull_requests: [{ number: 7 }] } });
  });

  it("says whether a comment is on a pull request, and who wrote it", () => {
    const on = (pullRequest: boolean) =>
      issueCommentEvent({ repository, issue: { number: 7, title: "t", pullRequest }, comment }).payload;
    expect(on(true)).toMatchObject({
      issue: { number: 7, pull_request: { html_url: "https://github.com/acme/widgets/pull/7" } },
      comment: { id: 90, user: { login: "mona" }, author_association: "NONE" },
      sender: { login: "mona" },
    });
    expect(on(false)["issue"]).not.toHaveProperty("pull_request");
  });

  it("has the payload of a pull request and a name of its own when the base is trusted", () => {
    const target = pullRequestTargetEvent({ repository, action: "opened", pullRequest });
    const { payload } = pullRequestEvent({ repository, action: "opened", pullRequest });
    expect(target).toEqual({ name: "pull_request_target", payload });
  });

  it("names the schedule", () => {
    expect(scheduleEvent({ repository, cron: "0 6 * * *" }).payload).toMatchObject({ schedule: "0 6 * * *" });
  });

  it("is refused when it does not look that way", () => {
    expect(checkEvent("push", { ref: 1 })).not.toEqual([]);
  });
});
