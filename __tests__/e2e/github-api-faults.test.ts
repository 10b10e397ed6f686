import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type GitHubApi, startGitHubApi, WRITE_ALL } from "../support/github-api.ts";
import { FAULTS, type Fault } from "../support/github-api-faults.ts";

const ISSUES = "/repos/acme/widgets/issues";
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("troubles of the stand-in of GitHub", () => {
  let api: GitHubApi;
  beforeEach(async () => {
    api = await startGitHubApi({
      repository: "acme/widgets",
      tokens: { token: WRITE_ALL },
      issues: [{ number: 3, title: "Slow", body: "", labels: [], state: "open", author: "mona" }],
    });
  });
  afterEach(async () => {
    expect(api.violations).toEqual([]);
    await api[Symbol.asyncDispose]();
  });

  const ask = (method: string, path: string, body?: object) =>
    fetch(`${api.url}${path}`, {
      method,
      headers: { authorization: "token token" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const comment = () => ask("POST", `${ISSUES}/3/comments`, { body: "text" });
  const once = (fault: Fault) => api.setFaults([{ operation: "issues/create-comment", fault }]);

  it.each([
    ["500", FAULTS.serverError(500), 0],
    ["502 after the work", FAULTS.serverError(502, { written: true }), 1],
    ["503", FAULTS.serverError(503), 0],
    ["a secondary limit", FAULTS.secondaryLimit(429, 7), 0],
    ["a primary limit", FAULTS.primaryLimit(), 0],
    ["abuse detection", FAULTS.abuse(), 0],
  ])("answers %s once, and says whether the work was done", async (_, fault, written) => {
    once(fault);
    const first = await comment();
    expect(first.status).toBe(fault.kind === "answer" ? fault.status : 0);
    expect(api.commentsOn(3)).toHaveLength(written);
    expect((await comment()).status).toBe(201);
    expect(api.struck).toHaveLength(1);
  });

  it("names the seconds to wait, and when the hour ends", async () => {
    once(FAULTS.secondaryLimit(403, 7));
    const secondary = await comment();
    expect(secondary.headers.get("retry-after")).toBe("7");
    expect(await secondary.json()).toMatchObject({
      message: expect.stringContaining("secondary rate limit"),
    });
    once(FAULTS.primaryLimit(403, 5));
    const primary = await comment();
    expect(primary.headers.get("x-ratelimit-remaining")).toBe("0");
    expect(Number(primary.headers.get("x-ratelimit-reset"))).toBeGreaterThan(Date.now() / 1000);
  });

  it.each([
    ["before the work", FAULTS.resetBefore, 0],
    ["after the work", FAULTS.resetAfter, 1],
  ])("breaks the connection %s", async (_, fault, written) => {
    once(fault);
    await expect(comment()).rejects.toThrow("fetch failed");
    expect(api.commentsOn(3)).toHaveLength(written);
  });

  it("breaks the connection in the middle of the body", async () => {
    once(FAULTS.resetInBody);
    const response = await comment();
    expect(response.status).toBe(201);
    await expect(response.text()).rejects.toThrow("terminated");
    expect(api.commentsOn(3)).toHaveLength(1);
  });

  it("sends half of the JSON as if it were whole", async () => {
    once(FAULTS.truncated);
    const response = await comment();
    const text = await response.text();
    expect([response.status, text.startsWith("{")]).toEqual([201, true]);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  it("answers late, with the work done at once", async () => {
    once(FAULTS.stall(500));
    const answer = comment();
    await vi.waitFor(() => expect(api.commentsOn(3)).toHaveLength(1), { interval: 5 });
    const written = performance.now();
    expect((await answer).status).toBe(201);
    expect(performance.now() - written).toBeGreaterThan(100);
  });

  it("strikes by method and path, as often and as late as a rule says, or as a function does", async () => {
    const fault = FAULTS.serverError(500);
    api.setFaults([{ method: "GET", path: /\/comments$/, after: 1, times: 2, fault }]);
    const list = async () => (await ask("GET", `${ISSUES}/3/comments`)).status;
    expect([await list(), await list(), await list(), await list()]).toEqual([200, 500, 500, 200]);
    expect((await comment()).status).toBe(201);
    api.setFaults(({ body }) => (JSON.stringify(body)?.includes("text") ? fault : undefined));
    expect([(await comment()).status, await list()]).toEqual([500, 200]);
  });

  it("shows what was written in lists only after the lag, and by its number at once", async () => {
    api.setLag(3_600_000);
    const { id } = (await (await comment()).json()) as { id: number };
    await ask("PATCH", `${ISSUES}/3`, { state: "closed" });
    const seen = async () => {
      const comments = (await (await ask("GET", `${ISSUES}/3/comments`)).json()) as unknown[];
      const open = (await (await ask("GET", ISSUES)).json()) as unknown[];
      return [comments.length, open.length];
    };
    expect(await seen()).toEqual([0, 1]);
    expect((await ask("GET", `${ISSUES}/comments/${id}`)).status).toBe(200);
    expect(await (await ask("GET", `${ISSUES}/3`)).json()).toMatchObject({ state: "closed" });
    api.setLag(1);
    await pause(10);
    expect(await seen()).toEqual([1, 0]);
  });

  it("answers a list as it was some seconds ago", async () => {
    await comment();
    api.setFaults([{ method: "GET", fault: FAULTS.stale(5000) }]);
    const list = async () => ((await (await ask("GET", `${ISSUES}/3/comments`)).json()) as unknown[]).length;
    expect([await list(), await list()]).toEqual([0, 1]);
  });

  it("lets requests overtake each other by chance, the same way for the same seed", async () => {
    api.setLatency({ seed: 7, before: 40, after: 0 });
    const bodies = Array.from({ length: 8 }, (_, index) => String(index));
    await Promise.all(bodies.map((body) => ask("POST", `${ISSUES}/3/comments`, { body })));
    const order = api.commentsOn(3).map(({ body }) => body);
    expect(order).not.toEqual(bodies);
    expect([...order].sort()).toEqual(bodies);
  });

  it("has its paths behind a prefix, as GitHub Enterprise Server", async () => {
    await using enterprise = await startGitHubApi({
      repository: "acme/widgets",
      tokens: { token: WRITE_ALL },
      prefix: "/api/v3",
    });
    const headers = { authorization: "token token" };
    expect(enterprise.url).toMatch(/\/api\/v3$/);
    expect((await fetch(`${enterprise.url}/repos/acme/widgets`, { headers })).status).toBe(200);
  });
});
