import { createServer } from "node:http";
import { describe, expect, it } from "vitest";
import { budgetOf } from "../../../src/platform/github/budget.ts";
import { FAULTS } from "../../support/github-api-faults.ts";
import { all, clientOf, failureOf, startWidgets, TOKEN } from "../../support/github-client.ts";
import { startProxy } from "../../support/http-proxy.ts";
import { listen } from "../../support/results-service-listen.ts";
import { temporaryVariables } from "../../support/temporary-variables.ts";

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("a request to GitHub", () => {
  it("is given up when no answer comes in time", async () => {
    await using api = await startWidgets({ faults: [{ fault: FAULTS.stall(30_000), times: 9 }] });
    const started = performance.now();
    const failure = await failureOf(clientOf(api, { timeout: 100 }).comments.update(1, "x"));
    expect(failure.message).toContain("no answer within 0.1 s");
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(await clientOf(api, { timeout: 100 }).comments.create(7, "x")).toEqual({
      kind: "unknown",
      reason: "no answer within 0.1 s",
    });
  });

  it("is given up when the time of all requests together is spent", async () => {
    await using api = await startWidgets({ faults: [{ fault: FAULTS.stall(30_000), times: 99 }] });
    const { comments, issues } = clientOf(api, { timeout: 10_000, deadline: 1000 });
    const started = performance.now();
    const failures = await Promise.all([failureOf(all(comments.list(7))), failureOf(issues.comment(3, "x"))]);
    for (const failure of failures) {
      expect(failure.code).toBe("GITHUB_FAILED");
      expect(failure.message).toContain("seconds altogether");
    }
    api.setFaults([]);
    expect((await failureOf(comments.create(7, "x"))).message).toContain("seconds altogether");
    expect(performance.now() - started).toBeLessThan(8000);
    expect(api.requests).toHaveLength(2);
  });

  it("does not wait for a limit that outlasts that time", async () => {
    await using api = await startWidgets({ faults: [{ fault: FAULTS.secondaryLimit(403, 50), times: 9 }] });
    const client = clientOf(api, { second: 1000, deadline: 5000 });
    expect((await failureOf(client.comments.create(7, "x"))).message).toContain("rate limit");
    expect(api.struck).toHaveLength(1);
  });

  it("reaches an enterprise server below its path, over all pages", async () => {
    const comments = Array.from({ length: 120 }, (_, index) => ({
      id: index + 1,
      issue: 7,
      body: "x",
      author: "mona",
      edits: 0,
    }));
    await using api = await startWidgets({ prefix: "/api/v3", comments });
    expect(await all(clientOf(api).comments.list(7))).toHaveLength(120);
    expect(api.requests[0]).toMatch(/^GET \/api\/v3\/repos\/acme\/widgets\/issues\/7\/comments/);
    expect(api.violations).toEqual([]);
  });

  it("follows a repository that was renamed, and shows the token to no other host", async () => {
    await using api = await startWidgets();
    const server = createServer(async (request, response) => {
      const { url = "", headers } = request;
      const [, name] = /^\/repos\/acme\/(old|away)\//.exec(url) ?? [];
      if (name !== undefined) {
        const location = (name === "away" ? api.url : "") + url.replace(name, "widgets");
        response.writeHead(301, { location }).end();
        return;
      }
      const answer = await fetch(api.url + url, { headers: { authorization: headers.authorization ?? "" } });
      response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
    });
    const url = `http://127.0.0.1:${await listen(server)}`;
    const renamed = clientOf({ url }, { repository: "acme/old" });
    expect(await renamed.pullRequests.get(7)).toMatchObject({ number: 7 });
    const elsewhere = clientOf({ url }, { repository: "acme/away" });
    const failure = await failureOf(elsewhere.pullRequests.get(7));
    expect(failure.message).toContain("did not accept the token");
    server.closeAllConnections();
    server.close();
  });
});

describe("a proxy that the variables name", () => {
  it("gets all requests to GitHub and to the host of the files, with everything that they say", async () => {
    await using api = await startWidgets();
    await using proxy = await startProxy();
    const { port } = new URL(api.url);
    using _ = temporaryVariables({
      http_proxy: `http://user:word@127.0.0.1:${proxy.port}`,
      no_proxy: undefined,
    });
    const { comments, runs } = clientOf({ url: `http://api.github.test:${port}` });
    const created = await comments.create(7, "text");
    const id = created.kind === "created" ? created.id : 0;
    expect(await comments.update(id, "näher")).toBe(true);
    await comments.remove(id);
    expect(await comments.get(id)).toBeUndefined();
    const artifact = api.addArtifact({ name: "report", runId: 1, blob: Buffer.from("PK") });
    expect(Buffer.from(await runs.download({ ...artifact, expired: false }, 10)).toString()).toBe("PK");
    expect(new Set(proxy.targets)).toEqual(new Set([`api.github.test:${port}`]));
    expect(proxy.credentials.every((shown) => shown === "Basic dXNlcjp3b3Jk")).toBe(true);
    expect(api.requests).toHaveLength(5);
    expect(api.violations).toEqual([]);
  });

  it("is used through all troubles as without it", async () => {
    await using api = await startWidgets();
    await using proxy = await startProxy();
    const { port } = new URL(api.url);
    using _ = temporaryVariables({ http_proxy: `127.0.0.1:${proxy.port}`, no_proxy: undefined });
    const { comments } = clientOf({ url: `http://api.github.test:${port}` }, { timeout: 150 });
    const { id } = api.addComment(7, "ours", "github-actions[bot]");
    const faults = [FAULTS.resetBefore, FAULTS.resetInBody, FAULTS.truncated, FAULTS.stall(300)];
    for (const fault of faults) {
      api.setFaults([{ fault, times: 2 }]);
      expect((await all(comments.list(7))).map((comment) => comment.id)).toEqual([id]);
      api.setFaults([{ fault }]);
      expect(await comments.create(3, "x")).toMatchObject({ kind: "unknown" });
    }
    expect(api.violations).toEqual([]);
  });

  it("is left out for hosts that are excepted", async () => {
    await using proxy = await startProxy();
    using _ = temporaryVariables({
      http_proxy: `http://127.0.0.1:${proxy.port}`,
      no_proxy: "github.invalid",
    });
    const failure = await failureOf(clientOf({ url: "http://api.github.invalid" }).pullRequests.get(7));
    expect(failure.message).toMatch(/could not be reached .*api\.github\.invalid/);
    expect(proxy.targets).toEqual([]);
  });

  it("strips the token from what a redirect sends to another host", async () => {
    await using proxy = await startProxy();
    const seen: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      seen.push(request.headers.authorization);
      if (request.headers.host?.startsWith("api.") === true) {
        response.writeHead(301, { location: `http://other.test:${port}/` }).end();
      } else response.writeHead(404, { "content-type": "application/json" }).end("{}");
    });
    const port = await listen(server);
    using _ = temporaryVariables({ http_proxy: `http://127.0.0.1:${proxy.port}`, no_proxy: undefined });
    expect(await clientOf({ url: `http://api.github.test:${port}` }).pullRequests.get(7)).toBeUndefined();
    expect(seen).toEqual([`token ${TOKEN}`, undefined]);
    server.close();
  });
});

describe("the time of all requests together", () => {
  it("counts only while one is under way, and once what runs side by side", async () => {
    const budget = budgetOf(10_000);
    await Promise.all([budget.spend(() => pause(60)), budget.spend(() => pause(80))]);
    await pause(1000);
    expect(budget.remaining()).toBeGreaterThan(9000);
    expect(budget.remaining()).toBeLessThan(9930);
  });
});
