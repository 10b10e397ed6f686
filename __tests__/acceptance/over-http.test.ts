import { describe, expect, it } from "vitest";
import { findAcceptances, type Judged } from "../../src/acceptance/find.ts";
import { withAcceptances } from "../../src/acceptance/rejudge.ts";
import { acceptJob } from "../../src/jobs/accept.ts";
import type { EventComment } from "../../src/revision.ts";
import { READ_ALL } from "../support/github-api.ts";
import { clientOf, PULL, sha, startWidgets, TOKEN } from "../support/github-client.ts";
import { quietLog } from "../support/quiet-log.ts";
import { buildReport, compared } from "../support/report-builder.ts";

/** With the client that talks to GitHub, against the stand-in of its API. */

type Api = Awaited<ReturnType<typeof startWidgets>>;

const report = buildReport({ comparisons: [compared()], gate: "fail" });
const collaborators = { mona: "write", reader: "read" } as const;
const trailer = "Check UTF-8\n\nAccept-Regression: parse/* it checks more";

function find(api: Api, judged: Judged = { kind: "pull-request", number: 7 }) {
  const { comparisons } = report;
  return findAcceptances({ judged, config: { acceptLabel: "accepted" }, comparisons }, clientOf(api));
}

async function gateOf(api: Api, judged?: Judged): Promise<string> {
  const { acceptances } = await find(api, judged);
  return withAcceptances(report, acceptances, { today: "2026-11-21" }).gate;
}

describe("acceptances on GitHub", () => {
  it("in a comment turn the gate when its author may write, over many pages of others", async () => {
    await using api = await startWidgets({ collaborators });
    for (let index = 0; index < 120; index += 1) api.addComment(7, "/accept-regression please", "reader");
    api.addComment(7, "/accept-regression ours", "github-actions[bot]");
    expect(await gateOf(api)).toBe("fail");
    api.addComment(7, "/accept-regression parse/* it checks more now", "mona");
    expect(await gateOf(api)).toBe("pass");
    expect(api.requests.filter((request) => request.includes("/collaborators/reader/"))).toHaveLength(2);
    expect(api.violations).toEqual([]);
  });

  it("by a label turn the gate for who put it on, until it is taken off", async () => {
    await using api = await startWidgets({ collaborators });
    api.addLabel(7, "accepted", "reader");
    expect(await gateOf(api)).toBe("fail");
    api.removeLabel(7, "accepted", "mona");
    api.addLabel(7, "accepted", "mona");
    expect(await gateOf(api)).toBe("pass");
    api.removeLabel(7, "accepted", "mona");
    expect(await gateOf(api)).toBe("fail");
    expect(api.violations).toEqual([]);
  });

  it("by a trailer count from a branch of the repository, and never from a fork", async () => {
    const commits = [{ sha: sha("c"), message: trailer, author: "mona" }];
    await using api = await startWidgets({ collaborators, pullRequests: [{ ...PULL, commits }] });
    expect(await gateOf(api)).toBe("fail");
    api.setPullRequest({ ...PULL, commits, head: { ...PULL.head, deleted: true } });
    expect(await gateOf(api)).toBe("fail");
    api.setPullRequest({ ...PULL, commits, head: { ...PULL.head, repository: "acme/widgets" } });
    expect(await gateOf(api)).toBe("pass");
    expect(api.violations).toEqual([]);
  });

  it("of a merged pull request count on its branch, also when it was squashed", async () => {
    const merged = {
      ...PULL,
      state: "closed" as const,
      mergedAt: "2026-11-19T06:00:00Z",
      mergeCommit: sha("d"),
    };
    await using api = await startWidgets({
      collaborators,
      pullRequests: [merged],
      commits: [
        { sha: sha("a"), message: "Base" },
        { sha: sha("d"), message: "Faster parsing (#7)", parents: [sha("a")] },
      ],
    });
    const onBranch: Judged = { kind: "branch", commit: sha("d"), baseline: sha("a") };
    expect(await gateOf(api, onBranch)).toBe("fail");
    api.addComment(7, "/accept-regression it checks more now", "mona");
    expect(await gateOf(api, onBranch)).toBe("pass");
    expect(api.violations).toEqual([]);
  });

  it.each([
    ["merged as it is", { sha: sha("c"), message: trailer, author: "mona" }],
    ["squashed, its message with it", { sha: sha("d"), message: trailer, author: "mona" }],
  ])("by the trailer of a fork's commit count on no branch either: %s", async (_, landed) => {
    const merged = {
      ...PULL,
      state: "closed" as const,
      mergedAt: "2026-11-19T06:00:00Z",
      mergeCommit: sha("d"),
      commits: [{ sha: sha("c"), message: trailer, author: "mona" }],
    };
    const commits = [
      { sha: sha("a"), message: "Base" },
      { ...landed, parents: [sha("a")] },
    ];
    const onBranch: Judged = { kind: "branch", commit: landed.sha, baseline: sha("a") };
    await using api = await startWidgets({ collaborators, pullRequests: [merged], commits });
    expect(await gateOf(api, onBranch)).toBe("fail");
    api.setPullRequest({ ...merged, head: { ...PULL.head, repository: "acme/widgets" } });
    expect(await gateOf(api, onBranch)).toBe("pass");
    expect(api.violations).toEqual([]);
  });

  it("cost nothing but one warning when the token may not read them", async () => {
    await using api = await startWidgets({ collaborators });
    api.setPermissions(TOKEN, { contents: "read" });
    const { acceptances, warnings } = await find(api);
    expect(acceptances).toEqual([]);
    expect(warnings.join("\n")).toMatch(/The token lacks the permission "(?:pull-requests|issues): read"/);
    expect(warnings).toHaveLength(1);
  });
});

describe("the accepting job on GitHub", () => {
  const RUN = {
    id: 50,
    name: "Benchmarks",
    path: ".github/workflows/benchmarks.yml",
    event: "pull_request",
    headSha: sha("c"),
    headBranch: "faster",
    headRepository: "mona/widgets",
    conclusion: "failure" as const,
  };

  async function accept(api: Api, author: string, body: string) {
    const { id } = api.addComment(7, body, author);
    const url = `https://github.com/acme/widgets/pull/7#issuecomment-${id}`;
    const event: EventComment = {
      id,
      body,
      author,
      url,
      byBot: false,
      issue: 7,
      onPullRequest: true,
      isNew: true,
    };
    const log = quietLog();
    const client = clientOf(api);
    const outcome = await acceptJob(
      { event, today: "2026-11-21" },
      {
        ...client,
        log,
        benchmarkNames: async () => ["parse/small"],
        republish: async () => {
          const { acceptances } = await find(api);
          const judged = withAcceptances(report, acceptances, { today: "2026-11-21" });
          const run = await client.runs.get(RUN.id);
          return [
            {
              message: "The report was judged again.",
              gate: judged.gate,
              acceptances: judged.acceptances,
              ...(run === undefined ? {} : { run }),
            },
          ];
        },
        acceptIssue: async () => ({ kind: "not-ours", message: "It is none of ours." }),
      },
    );
    return { outcome, reactions: api.reactionsTo(id).map(({ content }) => content), lines: log.lines };
  }

  it("thanks who may write, judges again, and runs the failed jobs again", async () => {
    await using api = await startWidgets({ collaborators, workflowRuns: [RUN] });
    expect(await accept(api, "mona", "/accept-regression ok")).toMatchObject({
      outcome: "accepted",
      reactions: ["+1"],
    });
    expect(api.state.reruns).toEqual([50]);
    expect(api.commentsOn(7)).toHaveLength(1);
    expect(api.violations).toEqual([]);
  });

  it("is confused by others, who change nothing", async () => {
    await using api = await startWidgets({ collaborators, workflowRuns: [RUN] });
    expect(await accept(api, "reader", "/accept-regression ok")).toMatchObject({
      outcome: "refused",
      reactions: ["confused"],
    });
    expect(await accept(api, "stranger", "/accept-regression ok")).toMatchObject({ outcome: "refused" });
    expect(api.state.reruns).toEqual([]);
    expect(api.commentsOn(7)).toHaveLength(2);
    expect(api.violations).toEqual([]);
  });

  it("is confused by what accepts nothing, and says why", async () => {
    await using api = await startWidgets({ collaborators, workflowRuns: [RUN] });
    const { outcome, reactions, lines } = await accept(api, "mona", "/accept-regression `parse/tiny` ok");
    expect([outcome, reactions]).toEqual(["refused", ["confused"]]);
    expect(lines[0]).toBe(
      "warn: The command accepts nothing (no match). No benchmark of this report matches it.",
    );
    expect(api.state.reruns).toEqual([]);
    expect(api.violations).toEqual([]);
  });

  it("with a token that only reads says what is missing, and changes nothing", async () => {
    await using api = await startWidgets({ collaborators, workflowRuns: [RUN] });
    api.setPermissions(TOKEN, READ_ALL);
    const { outcome, lines } = await accept(api, "mona", "/accept-regression ok");
    expect(outcome).toBe("accepted");
    expect(lines.join("\n")).toContain('The job lacks the permission "actions: write".');
    expect(api.state.reruns).toEqual([]);
  });
});
