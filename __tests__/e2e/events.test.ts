import { describe, expect, it } from "vitest";
import { checkEvent } from "../support/github-api-description.ts";
import {
  dispatchEvent,
  mergeGroupEvent,
  pullRequestEvent,
  pushEvent,
  scheduleEvent,
} from "../support/workspace-events.ts";

const repository = "acme/widgets";
const pullRequest = {
  number: 7,
  title: "Faster parsing",
  head: { ref: "faster", sha: "b".repeat(40), repository: "mona/widgets" },
  base: { ref: "main", sha: "a".repeat(40) },
};

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

  it("names the schedule", () => {
    expect(scheduleEvent({ repository, cron: "0 6 * * *" }).payload).toMatchObject({ schedule: "0 6 * * *" });
  });

  it("is refused when it does not look that way", () => {
    expect(checkEvent("push", { ref: 1 })).not.toEqual([]);
  });
});
