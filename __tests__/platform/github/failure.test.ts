import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { githubApi } from "../../../src/platform/github/api.ts";
import { githubFailure, type NeededPermission } from "../../../src/platform/github/failure.ts";
import { FAULTS } from "../../support/github-api-faults.ts";
import {
  all,
  clientOf,
  failureOf,
  READ_ONLY,
  sha,
  startWidgets,
  TOKEN,
} from "../../support/github-client.ts";

const log = { debug: () => {}, info: () => {}, warn: () => {} };
const check = {
  name: "benchmarks",
  commit: sha("c"),
  externalId: "x",
  conclusion: "success" as const,
  title: "t",
  summary: "s",
  annotations: [],
};
const issue = { title: "t", body: "b", labels: [], assignees: [] };

describe("a refusal of GitHub", () => {
  it("names the permission that is missing, once", async () => {
    await using api = await startWidgets({ tokens: { [READ_ONLY]: {} } });
    const { id } = api.addComment(7, "text", "github-actions[bot]");
    const { comments, checks, issues, pullRequests, runs, artifacts } = clientOf(api, { token: READ_ONLY });
    const asked: readonly (readonly [string, () => Promise<unknown>])[] = [
      ["pull-requests: read", () => all(comments.list(7))],
      ["pull-requests: read", () => comments.get(id)],
      ["pull-requests: write", () => comments.create(7, "x")],
      ["pull-requests: write", () => comments.update(id, "x")],
      ["pull-requests: write", () => comments.remove(id)],
      ["pull-requests: write", () => comments.claim(id)],
      ["pull-requests: write", () => comments.react(id, "+1")],
      ["pull-requests: read", () => comments.claims(id)],
      ["issues: write", () => comments.create(3, "x")],
      ["issues: read", () => all(issues.list({ label: "x", state: "open" }))],
      ["issues: read", () => issues.get(3)],
      ["issues: write", () => issues.create(issue)],
      ["issues: write", () => issues.update(3, { title: "x" })],
      ["issues: write", () => issues.update(3, { addLabels: ["x"] })],
      ["issues: write", () => issues.comment(3, "x")],
      ["pull-requests: read", () => pullRequests.get(7)],
      ["pull-requests: read", () => pullRequests.ofBranch("mona:faster")],
      ["pull-requests: read", () => pullRequests.mergedWith(sha("a"))],
      ["pull-requests: read", () => pullRequests.labelledBy(7)],
      ["pull-requests: read", () => pullRequests.commits(7)],
      ["contents: read", () => pullRequests.between(sha("a"), sha("b"))],
      ["actions: read", () => runs.get(1)],
      ["actions: read", () => runs.ofCommit(sha("a"))],
      ["actions: read", () => runs.artifacts(1)],
      ["actions: read", () => runs.download({ id: 1, name: "x", size: 1, expired: false }, 10)],
      ["actions: write", () => runs.rerunFailedJobs(1)],
      ["actions: read", () => artifacts.list("x", 1)],
    ];
    for (const [permission, ask] of asked) {
      const failure = await failureOf(ask());
      expect(failure.code).toBe("GITHUB_PERMISSION");
      expect(failure.message).toBe(
        `The token lacks the permission "${permission}" for acme/widgets: GitHub answered 403.`,
      );
      expect(failure.hint).toBe("Add it to the permissions of the job.");
    }
    // The check is looked for first, but the right to read it would not be enough.
    expect((await failureOf(checks.write(check))).message).toContain('"checks: write"');
    api.setPermissions(READ_ONLY, { checks: "read" });
    expect((await failureOf(checks.write(check))).message).toContain('"checks: write"');
    expect(api.violations).toEqual([]);
  });

  it("names the right to write to a feature that reads before it writes", async () => {
    await using api = await startWidgets({ tokens: { [READ_ONLY]: {} } });
    const { comments, issues, pullRequests, runs } = clientOf(api, { token: READ_ONLY }).writing;
    const asked: readonly (readonly [string, () => Promise<unknown>])[] = [
      ["pull-requests: write", () => all(comments.list(7))],
      ["pull-requests: write", () => comments.create(7, "x")],
      ["pull-requests: write", () => pullRequests.get(7)],
      ["contents: read", () => pullRequests.between(sha("a"), sha("b"))],
      ["issues: write", () => all(issues.list({ label: "x", state: "open" }))],
      ["issues: write", () => issues.update(3, { title: "x" })],
      ["actions: write", () => runs.ofCommit(sha("a"))],
      ["actions: write", () => runs.download({ id: 1, name: "x", size: 1, expired: false }, 10)],
    ];
    for (const [permission, ask] of asked) {
      expect((await failureOf(ask())).message).toContain(`the permission "${permission}" for acme/widgets`);
    }
    expect(api.violations).toEqual([]);
  });

  it("takes what it cannot see for a missing permission, and a bad token for a bad token", async () => {
    await using api = await startWidgets();
    const elsewhere = githubApi({ token: TOKEN, repository: "acme/private", baseUrl: api.url, log });
    const hidden = await failureOf(all(elsewhere.comments.list(7)));
    expect(hidden.message).toContain("GitHub answered 404");
    expect(hidden.hint).toContain("A private repository hides what a token may not read.");
    const failure = await failureOf(clientOf(api, { token: "wrong" }).comments.create(7, "x"));
    expect(failure.code).toBe("GITHUB_TOKEN_INVALID");
    expect(failure.message).toBe("GitHub did not accept the token for acme/widgets (401).");
  });

  it("is no matter of permissions when the conversation is locked", async () => {
    await using api = await startWidgets();
    const message = "Unable to create comment because issue is locked.";
    api.setFaults([{ method: "POST", fault: { kind: "answer", status: 403, message } }]);
    const failure = await failureOf(clientOf(api).comments.create(7, "x"));
    expect(failure.code).toBe("GITHUB_FAILED");
    expect(failure.message).toContain(message);
  });

  it("names what GitHub would have accepted when that is not what was asked for", () => {
    const refusal = (accepted: string) =>
      Object.assign(new Error("Resource not accessible by integration"), {
        status: 403,
        response: { headers: { "x-accepted-github-permissions": accepted } },
      });
    const missing = (accepted: string, needed: NeededPermission = "pull-requests: write") =>
      githubFailure(refusal(accepted), "a/b", needed).message;
    expect(missing("issues=write; pull_requests=write")).toContain('"pull-requests: write"');
    expect(missing("issues=read; pull_requests=read")).toContain('"pull-requests: write"');
    expect(missing("checks=write", "actions: read")).toContain('"checks: write"');
    expect(missing("actions=write", "actions: read")).toContain('"actions: write"');
    expect(missing("contents=write,workflows=write")).toContain('"contents: write"');
    expect(missing("")).toContain('"pull-requests: write"');
  });

  it("comes before any request when there is no token", async () => {
    for (const token of [undefined, ""]) {
      const failure = await failureOf(
        clientOf({ url: "http://127.0.0.1:9" }, { token }).comments.create(7, "x"),
      );
      expect(failure.code).toBe("GITHUB_TOKEN_MISSING");
    }
  });

  it("never tells the token, in no part of the error and in no line of the log", async () => {
    await using api = await startWidgets({ tokens: { [TOKEN]: { "pull-requests": "read" } } });
    const lines: string[] = [];
    const listen = (text: string) => lines.push(text);
    const listening = { debug: listen, info: listen, warn: listen };
    const { comments } = clientOf(api, { log: listening, timeout: 200 });
    const faults = [
      FAULTS.resetBefore,
      FAULTS.serverError(500),
      FAULTS.secondaryLimit(403, 1),
      FAULTS.stall(400),
    ];
    for (const fault of [undefined, ...faults]) {
      api.setFaults(fault === undefined ? [] : [{ fault, times: 20 }]);
      const asked = [
        () => comments.update(1, "x"),
        () => all(comments.list(7)),
        () => comments.create(7, "x"),
      ];
      for (const ask of asked) {
        const outcome: unknown = await ask().catch((error: unknown) => error);
        lines.push(inspect(outcome, { depth: 20, showHidden: true }));
        if (outcome instanceof Error) lines.push(JSON.stringify(outcome.cause), String(outcome.stack));
      }
    }
    expect(lines.join("\n")).not.toContain(TOKEN);
    expect(api.requests.join("\n")).not.toContain(TOKEN);
  });
});
