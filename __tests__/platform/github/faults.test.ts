import { describe, expect, it } from "vitest";
import { FAULTS, type Fault } from "../../support/github-api-faults.ts";
import { all, clientOf, failureOf, startWidgets } from "../../support/github-client.ts";
import { quietLog } from "../../support/quiet-log.ts";

const BOT = "github-actions[bot]";
const issue = { title: "t", body: "b", labels: ["performance"], assignees: [] };

/** What never says that nothing was done. */
const UNCERTAIN: readonly (readonly [string, Fault, number])[] = [
  ["500", FAULTS.serverError(500), 0],
  ["502 after the work", FAULTS.serverError(502, { written: true }), 1],
  ["503", FAULTS.serverError(503), 0],
  ["a reset before the work", FAULTS.resetBefore, 0],
  ["a reset after the work", FAULTS.resetAfter, 1],
  ["a reset in the body", FAULTS.resetInBody, 1],
  ["half of the JSON", FAULTS.truncated, 1],
  ["a stall", FAULTS.stall(1000), 1],
];

const LIMITS: readonly (readonly [string, Fault])[] = [
  ["a secondary limit", FAULTS.secondaryLimit(403, 2)],
  ["a secondary limit without a time", FAULTS.secondaryLimit(429)],
  ["a primary limit", FAULTS.primaryLimit(403, 2)],
  ["a primary limit with 429", FAULTS.primaryLimit(429, 2)],
  ["abuse detection", FAULTS.abuse(2)],
  ["abuse detection without a time", FAULTS.abuse()],
  ["a proxy's limit", FAULTS.tooManyRequests(2)],
  ["a proxy's limit without a time", FAULTS.tooManyRequests()],
];

/** Short only where something has to time out: the machine may be busy. */
const timeoutFor = ({ kind }: Fault) => ({ timeout: kind === "stall" ? 300 : 10_000 });

describe("a client of a GitHub in trouble", () => {
  it.each(UNCERTAIN)(
    "never makes a thing twice, and says that it does not know, after %s",
    async (_, fault, written) => {
      await using api = await startWidgets({ faults: [{ method: "POST", fault, times: 2 }] });
      const { comments, issues } = clientOf(api, timeoutFor(fault));
      expect(await comments.create(7, "text")).toMatchObject({ kind: "unknown" });
      expect(await issues.create(issue)).toMatchObject({ kind: "unknown" });
      expect(api.struck).toHaveLength(2);
      expect(api.commentsOn(7)).toHaveLength(written);
      expect(api.state.issues).toHaveLength(1 + written);
    },
  );

  it.each(UNCERTAIN)("asks again and loses nothing of a list after %s", async (_, fault) => {
    const comments = Array.from({ length: 150 }, (_, index) => ({
      id: index + 1,
      issue: 7,
      body: `comment ${index}`,
      author: BOT,
      edits: 0,
    }));
    await using api = await startWidgets({ comments, faults: [{ method: "GET", fault, times: 3 }] });
    const found = await all(clientOf(api, timeoutFor(fault)).comments.list(7));
    expect(found.map(({ body }) => body)).toEqual(comments.map(({ body }) => body));
    expect(api.struck).toHaveLength(3);
  });

  it.each(UNCERTAIN)("repeats what may be repeated after %s", async (_, fault) => {
    await using api = await startWidgets();
    const { id } = api.addComment(7, "old", BOT);
    const { comments, issues } = clientOf(api, timeoutFor(fault));
    const trouble = (method: string) => api.setFaults([{ method, fault, times: 2 }]);
    trouble("PATCH");
    expect(await comments.update(id, "new")).toBe(true);
    trouble("POST");
    await issues.update(3, { addLabels: ["critical"] });
    await comments.react(id, "confused");
    trouble("DELETE");
    await comments.remove(id);
    expect(api.struck.length).toBeGreaterThanOrEqual(5);
    expect(api.commentsOn(7)).toEqual([]);
    expect(api.state.issues[0]?.labels).toEqual(["performance", "critical"]);
  });

  it.each(UNCERTAIN)(
    "never believes that it has a claim which may be another's, after %s",
    async (_, fault, written) => {
      await using api = await startWidgets({ faults: [{ method: "POST", fault }] });
      const { id } = api.addComment(7, "text", BOT);
      const claim = await clientOf(api, timeoutFor(fault)).comments.claim(id);
      expect(claim.kind).toBe(written === 0 ? "placed" : "taken");
      expect(api.reactionsTo(id)).toHaveLength(1);
    },
  );

  it.each(UNCERTAIN)("gives up in the end after %s", async (_, fault) => {
    await using api = await startWidgets({ faults: [{ fault, times: 100 }] });
    const { comments } = clientOf(api, timeoutFor(fault));
    const started = performance.now();
    expect((await failureOf(all(comments.list(7)))).code).toBe("GITHUB_FAILED");
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(api.struck).toHaveLength(4);
  });

  it.each(LIMITS)("waits for the end of %s, also before it makes something", async (_, fault) => {
    const log = quietLog();
    await using api = await startWidgets({ faults: [{ method: "POST", fault, times: 2 }] });
    const started = performance.now();
    expect(await clientOf(api, { log, second: 4 }).comments.create(7, "text")).toMatchObject({
      kind: "created",
    });
    // Two waits of at least two short seconds.
    expect(performance.now() - started).toBeGreaterThan(14);
    expect(api.commentsOn(7)).toHaveLength(1);
    const told = log.lines.filter((line) => !line.startsWith("debug"));
    expect(told).toHaveLength(2);
    for (const line of told) {
      expect(line).toMatch(
        /^info: GitHub's (secondary )?rate limit was reached\. The request is made again in \d+ s\.$/,
      );
    }
  });

  it.each(LIMITS)("waits twice and not more for %s", async (_, fault) => {
    const log = quietLog();
    await using api = await startWidgets({ faults: [{ fault, times: 100 }] });
    const failure = await failureOf(clientOf(api, { log, second: 4 }).comments.update(1, "text"));
    expect(log.lines.filter((line) => line.startsWith("warn"))).toEqual([]);
    expect(failure.code).toBe("GITHUB_FAILED");
    expect(failure.message).toContain("rate limit for acme/widgets was reached");
    expect(api.struck).toHaveLength(3);
  });

  it("does not wait for a limit that ends too late", async () => {
    await using api = await startWidgets({ faults: [{ fault: FAULTS.secondaryLimit(403, 61), times: 9 }] });
    const failure = await failureOf(clientOf(api).comments.create(7, "text"));
    expect(failure.message).toContain("rate limit");
    expect(api.struck).toHaveLength(1);
  });

  it("takes a page that is no JSON for a failure, and not for an empty list", async () => {
    await using api = await startWidgets();
    api.addComment(7, "ours", BOT);
    api.setFaults([{ fault: FAULTS.truncated, times: 100 }]);
    await expect(all(clientOf(api).comments.list(7))).rejects.toMatchObject({ code: "GITHUB_FAILED" });
  });

  it("reports at once what asking again does not change", async () => {
    await using api = await startWidgets();
    const failure = await failureOf(clientOf(api).comments.create(7, "x".repeat(65_537)));
    expect(failure.message).toContain("body is too long");
    expect(api.requests).toHaveLength(1);
  });
});
