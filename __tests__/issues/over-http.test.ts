import { describe, expect, it } from "vitest";
import type { Comparison } from "../../src/domain/comparison.ts";
import { acceptIssue } from "../../src/issues/accept-issue.ts";
import type { IssueRuntime } from "../../src/issues/issue-desk.ts";
import { publishIssues } from "../../src/issues/publish-issues.ts";
import { readState } from "../../src/issues/state-marker.ts";
import { systemClock } from "../../src/platform/clock.ts";
import type { GitHubApi } from "../support/github-api.ts";
import { FAULTS } from "../support/github-api-faults.ts";
import { clientOf, failureOf, READ_ONLY, startWidgets, TOKEN } from "../support/github-client.ts";
import { at, commitOf, mainRun, OPTIONS } from "../support/issue-reports.ts";
import { seededRandom } from "../support/seeded-random.ts";

/** A fraction of the real waits; that of a race must stay long beside a request. */
function shortRuntime(warnings: string[] = [], seed = 1, milliseconds = 5): IssueRuntime {
  return {
    backoff: {
      random: seededRandom(seed),
      pause: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * milliseconds)),
    },
    clock: systemClock,
    log: { warn: (text) => void warnings.push(text) },
  };
}

/** The nth run, just now. */
const run = (number: number, comparisons: readonly Comparison[], id = `id-of-${number}`) =>
  mainRun(number, comparisons, { run: { id, time: new Date().toISOString() } });

function publisher(
  api: GitHubApi,
  options: {
    readonly token?: string;
    readonly assignees?: readonly string[];
    readonly seed?: number;
    readonly second?: number;
  } = {},
) {
  const { token = TOKEN, assignees = [], seed = 1, second = 5 } = options;
  const warnings: string[] = [];
  const log = { debug: () => {}, info: () => {}, warn: (text: string) => warnings.push(text) };
  const client = clientOf(api, { token, log });
  const publish = (...given: Parameters<typeof run>) =>
    publishIssues(client, run(...given), { ...OPTIONS, assignees }, shortRuntime(warnings, seed, second));
  return { publish, warnings, client };
}

const ours = (api: GitHubApi) =>
  api.state.issues.filter(({ body }) => body.startsWith("<!-- performance-benchmark:issue "));
const open = (api: GitHubApi) => ours(api).filter(({ state }) => state === "open");

function stateOf(api: GitHubApi, number: number) {
  const state = readState(ours(api).find((issue) => issue.number === number)?.body ?? "");
  if (state === undefined || state === "unreadable") throw new Error(`Issue ${number} has no state.`);
  return state;
}

describe("regression issues on GitHub", () => {
  it("live from opening to closing and back, behind more than a page of other issues", async () => {
    const others = Array.from({ length: 20 }, (_, index) => ({
      number: index + 200,
      title: `Slow ${index}`,
      body: "",
      labels: ["performance"],
      state: "closed" as const,
      author: "mona",
    }));
    await using api = await startWidgets({
      issues: others,
      collaborators: { mona: "write" },
      commits: [0, 1].map((number) => ({
        sha: commitOf(number),
        message: `Change ${number}`,
        author: "mona",
      })),
    });
    const { publish, client } = publisher(api, { assignees: ["mona"] });
    const [{ worst = 0 }] = [await publish(1, [at(1.3)])];
    expect(ours(api)).toMatchObject([
      {
        number: worst,
        title: "Performance regression (major): parsing/parse/small +30.0%",
        labels: ["performance", "regression"],
        assignees: ["mona"],
      },
    ]);
    expect(ours(api)[0]?.body).toContain("Change 1, by <code>mona</code>");
    const more = Array.from({ length: 105 }, (_, index) => ({ ...others[0], number: 5000 + index }));
    api.state.issues.push(...(more as typeof others));

    await publish(2, [at(1.31)]);
    await publish(3, [at(1)]);
    expect(await publish(4, [at(1)])).toMatchObject({ numbers: [worst] });
    expect(ours(api)).toMatchObject([{ state: "closed", stateReason: "completed" }]);
    await publish(5, [at(1.4)]);
    expect(ours(api)).toMatchObject([{ state: "open", stateReason: "reopened" }]);
    expect(api.commentsOn(worst).map(({ body }) => body.slice(0, 10))).toEqual(["Recovered:", "The regres"]);

    const source = { kind: "comment", by: "mona", url: "https://github.com/acme/widgets", id: 1 } as const;
    await acceptIssue(
      client,
      {
        number: worst,
        repositoryUrl: "https://github.com/acme/widgets",
        severities: OPTIONS.severities,
      },
      { source, reason: "meant" },
      shortRuntime(),
    );
    expect(ours(api)).toMatchObject([{ state: "closed", stateReason: "not_planned" }]);
    await publish(6, [at(1.4)]);
    expect(open(api)).toEqual([]);
    expect(api.violations).toEqual([]);
  });

  it.each([
    ["lost", FAULTS.resetAfter],
    ["half there", FAULTS.truncated],
    ["of a failing server that did its work", FAULTS.serverError(502, { written: true })],
    ["of a failing server that did nothing", FAULTS.serverError(502)],
    ["never sent", FAULTS.resetBefore],
  ])("are one when the answer of the opening is %s, though lists lag", async (_, fault) => {
    await using api = await startWidgets({ lag: 20 });
    api.setFaults([{ operation: "issues/create", fault }]);
    const { publish, warnings } = publisher(api);
    const { numbers } = await publish(1, [at(1.3)]);
    expect(api.struck).toHaveLength(1);
    expect(ours(api)).toHaveLength(1);
    expect(numbers).toEqual(ours(api).map(({ number }) => number));
    expect(warnings).toEqual([]);
  });

  it.each([
    ["a failing server", FAULTS.serverError(502)],
    ["a failing server that did its work", FAULTS.serverError(502, { written: true })],
    ["a reset", FAULTS.resetBefore],
    ["a secondary limit", FAULTS.secondaryLimit(403, 1)],
  ])("are updated, closed and commented on once past %s", async (_, fault) => {
    await using api = await startWidgets();
    const { publish } = publisher(api);
    await publish(1, [at(1.3)]);
    for (const number of [2, 3]) {
      api.setFaults(["issues/update", "issues/get"].map((operation) => ({ operation, fault })));
      await publish(number, [at(1)]);
      expect(api.struck.length).toBeGreaterThan(0);
    }
    expect(ours(api)).toMatchObject([{ state: "closed", stateReason: "completed" }]);
    expect(api.commentsOn(ours(api)[0]?.number ?? 0)).toHaveLength(1);
  });

  it("cost a warning when GitHub fails for good; the next run makes up for it", async () => {
    await using api = await startWidgets();
    const { publish, warnings } = publisher(api);
    await publish(1, [at(1.3), at(1.3, { category: "io" })]);
    api.setFaults([{ operation: "issues/update", fault: FAULTS.serverError(502), times: 99 }]);
    await publish(2, [at(1), at(1, { category: "io" })]);
    const notWritten = warnings.filter((text) => text.includes("was not brought up to date"));
    expect(notWritten).toHaveLength(2);
    api.setFaults([]);
    await publish(3, [at(1), at(1, { category: "io" })]);
    await publish(4, [at(1), at(1, { category: "io" })]);
    expect(open(api)).toEqual([]);
  });

  it("are not opened twice by a stale list, nor closed twice", async () => {
    await using api = await startWidgets();
    const { publish } = publisher(api);
    await publish(1, [at(1.3)]);
    const stale = [{ operation: "issues/list-for-repo", fault: FAULTS.stale(60_000), times: 1 }];
    api.setFaults(stale);
    await publish(2, [at(1.3)]);
    expect(open(api)).toHaveLength(1);
    const [first] = open(api);
    expect(stateOf(api, first?.number ?? 0).runs).toHaveLength(2);
    await publish(3, [at(1)]);
    await publish(4, [at(1)]);
    const closed = api.requests.length;
    api.setFaults(stale);
    await publish(5, [at(1)]);
    expect(api.requests.slice(closed).filter((request) => !request.startsWith("GET"))).toEqual([]);
  });

  it("name the missing permission", async () => {
    await using api = await startWidgets();
    const { publish } = publisher(api, { token: READ_ONLY });
    const failure = await failureOf(publish(1, [at(1.3)]));
    expect(failure.code).toBe("GITHUB_PERMISSION");
    expect(failure.message).toContain('"issues: write"');
  });

  it("go without assignees when one of them cannot be assigned", async () => {
    await using api = await startWidgets({ collaborators: { mona: "write" } });
    const { publish, warnings } = publisher(api, { assignees: ["mona", "stranger"] });
    await publish(1, [at(1.3)]);
    expect(ours(api)).toMatchObject([{ assignees: [] }]);
    expect(warnings.join()).toContain("mona, stranger");
  });

  it.each([1, 2, 3])("are one with all that eight jobs have seen at once (%i)", async (seed) => {
    await using api = await startWidgets({ lag: 30, latency: { seed, before: 12, after: 12 } });
    const names = Array.from({ length: 8 }, (_, index) => `parse/${index}`);
    await Promise.all(
      names.map((benchmark, index) =>
        publisher(api, { seed: seed * 100 + index, second: 40 }).publish(
          1,
          [at(1.3, { benchmark })],
          `job-${index}`,
        ),
      ),
    );
    expect(open(api)).toHaveLength(1);
    const [issue] = open(api);
    const state = stateOf(api, issue?.number ?? 0);
    expect(state.series.map(({ benchmark }) => benchmark).toSorted()).toEqual(names);
    expect(state.runs).toHaveLength(1);
    for (const { number } of ours(api).filter((one) => one.state === "closed")) {
      expect(api.commentsOn(number).map(({ body }) => body.slice(0, 12))).toEqual(["Duplicate of"]);
    }
    expect(api.violations).toEqual([]);
  });
});
