import { describe, expect, it } from "vitest";
import { findAcceptances, type Judged } from "../../src/acceptance/find.ts";
import type { AcceptancePorts, AcceptedSeries } from "../../src/acceptance/search.ts";
import type { Acceptance } from "../../src/domain/acceptance.ts";
import type { Comparison } from "../../src/domain/comparison.ts";
import { BenchmarkError } from "../../src/errors.ts";
import type { CommitText, PullRequest } from "../../src/github/ports.ts";
import { compared } from "../support/report-builder.ts";

/** A repository in which `mona` and `octo` may write, and what was asked of it. */
interface Repository {
  readonly comments?: Readonly<Record<number, readonly (readonly [author: string, body: string])[]>>;
  readonly pullRequest?: PullRequest;
  /** Others than the one above, by their numbers; `null` for one that GitHub hides. */
  readonly pullRequests?: Readonly<Record<number, PullRequest | null>>;
  readonly labelledBy?: string;
  readonly commits?: readonly CommitText[];
  readonly between?: readonly CommitText[];
  readonly merged?: Readonly<Record<string, readonly number[]>>;
  /** What is refused, and with what. */
  readonly failing?: Readonly<Record<string, Error>>;
}

function portsOf(repository: Repository): AcceptancePorts & { readonly asked: string[] } {
  const asked: string[] = [];
  const ask = (what: string, detail: string | number) => {
    asked.push(`${what} ${detail}`);
    const error = repository.failing?.[what];
    if (error !== undefined) throw error;
  };
  return {
    asked,
    comments: {
      async *list(issue) {
        ask("comments", issue);
        for (const [index, [author, body]] of (repository.comments?.[issue] ?? []).entries()) {
          const id = issue * 100 + index;
          const url = `https://github.com/acme/widgets/pull/${issue}#issuecomment-${id}`;
          yield { id, author, body, url, trusted: author === "mona", createdAt: "2026-11-21T06:00:00Z" };
        }
      },
    },
    pullRequests: {
      async get(number) {
        ask("pull request", number);
        const other = repository.pullRequests?.[number];
        return other === null ? undefined : (other ?? repository.pullRequest ?? pullRequestWith());
      },
      async labelledBy(number) {
        ask("labels", number);
        const by = repository.labelledBy;
        return [
          { label: "bug", by: "octo" },
          { label: "Accept-Regression", ...(by === undefined ? {} : { by }) },
        ];
      },
      async commits(number) {
        ask("commits", number);
        return repository.commits ?? [];
      },
      async between(base, head) {
        ask("between", `${base} ${head}`);
        return repository.between ?? [];
      },
      async mergedWith(commit) {
        ask("merged", commit);
        return repository.merged?.[commit] ?? [];
      },
    },
    people: {
      async mayWrite(login) {
        ask("people", login);
        return login === "mona" || login === "octo";
      },
    },
  };
}

function pullRequestWith(fields: Partial<PullRequest> = {}): PullRequest {
  return {
    number: 7,
    state: "open",
    headSha: "a".repeat(40),
    headRepository: "acme/widgets",
    headRef: "topic",
    baseSha: "b".repeat(40),
    baseRef: "main",
    baseRepository: "acme/widgets",
    labels: [],
    ...fields,
  };
}

function commit(sha: string, message: string): CommitText {
  return { sha, message, author: "mona", url: `https://github.com/acme/widgets/commit/${sha}` };
}

const onPullRequest: Judged = { kind: "pull-request", number: 7 };
const onBranch: Judged = { kind: "branch", commit: "head", baseline: "base" };

async function find(
  repository: Repository,
  judged: Judged = onPullRequest,
  more: { readonly comparisons?: readonly Comparison[]; readonly recorded?: readonly Acceptance[] } = {},
) {
  const ports = portsOf(repository);
  const found = await findAcceptances(
    { judged, config: { acceptLabel: "accept-regression" }, comparisons: [compared()], ...more },
    ports,
  );
  return { ...found, asked: ports.asked };
}

/** Who says what, and why it does not count. */
function words(acceptances: readonly Acceptance[]) {
  return acceptances.map(({ source, pattern, reason, rejected }) => [
    source.kind,
    ("by" in source ? source.by : undefined) ?? "?",
    pattern ?? "*",
    reason,
    ...(rejected === undefined ? [] : [rejected]),
  ]);
}

describe("in the comments of a pull request", () => {
  it("the commands of those count who may write; each account is asked about once", async () => {
    const { acceptances, warnings, asked } = await find({
      comments: {
        7: [
          [
            "mona",
            "Fine.\n\n/accept-regression parse/small it checks more now\n/accept-regression --max 5% the rest",
          ],
          ["stranger", "/accept-regression please"],
          ["stranger", "/accept-regression pretty please"],
          ["octo", "no command"],
          ["mona", "/accept-regression"],
        ],
      },
    });
    expect(words(acceptances)).toEqual([
      ["comment", "mona", "parse/small", "it checks more now"],
      ["comment", "mona", "*", "the rest"],
      ["comment", "stranger", "*", "please", "stranger has no write access to this repository."],
      ["comment", "stranger", "*", "pretty please", "stranger has no write access to this repository."],
      [
        "comment",
        "mona",
        "*",
        "",
        "It gives no reason. The right form is: /accept-regression [BENCHMARK] [--until 2026-12-31] [--max 12%] REASON",
      ],
    ]);
    expect(warnings).toEqual([]);
    expect(asked.filter((question) => question.startsWith("people"))).toEqual([
      "people mona",
      "people stranger",
    ]);
  });

  it("the name of a benchmark of the report is a pattern, another word begins the reason", async () => {
    const { acceptances } = await find(
      {
        comments: {
          7: [["mona", "/accept-regression sort is stable\n/accept-regression sorting is stable"]],
        },
      },
      onPullRequest,
      { comparisons: [compared({ benchmark: "sort" })] },
    );
    expect(words(acceptances)).toEqual([
      ["comment", "mona", "sort", "is stable"],
      ["comment", "mona", "*", "sorting is stable"],
    ]);
  });

  it("those of bots are none, and nobody is asked about them", async () => {
    const { acceptances, asked } = await find({
      comments: { 7: [["github-actions[bot]", "/accept-regression by a workflow"]] },
    });
    expect(acceptances).toEqual([]);
    expect(asked).not.toContain("people github-actions[bot]");
  });

  it("a crowd of strangers costs a bounded number of questions, and drowns nobody who may write", async () => {
    const crowd = Array.from({ length: 200 }, (_, index) => [`s${index}`, "/accept-regression x"] as const);
    const { acceptances, asked } = await find({
      comments: { 7: [...crowd, ["mona", "/accept-regression ok"]] },
    });
    expect(asked.filter((question) => question.startsWith("people"))).toHaveLength(21);
    expect(words(acceptances).at(-1)).toEqual(["comment", "mona", "*", "ok"]);
    expect(acceptances.filter(({ rejected }) => rejected === undefined)).toHaveLength(1);
  });
});

describe("the label of a pull request", () => {
  it("accepts everything when somebody put it on who may write", async () => {
    const pullRequest = pullRequestWith({ labels: ["bug", "Accept-Regression"] });
    expect(words((await find({ pullRequest, labelledBy: "octo" })).acceptances)).toEqual([
      ["label", "octo", "*", "label accept-regression"],
    ]);
    expect(words((await find({ pullRequest, labelledBy: "stranger" })).acceptances)).toEqual([
      [
        "label",
        "stranger",
        "*",
        "label accept-regression",
        "stranger has no write access to this repository.",
      ],
    ]);
    expect(words((await find({ pullRequest, labelledBy: "labeler[bot]" })).acceptances)).toEqual([
      ["label", "labeler[bot]", "*", "label accept-regression", "A bot cannot accept a regression."],
    ]);
    expect(words((await find({ pullRequest })).acceptances)).toEqual([
      ["label", "?", "*", "label accept-regression", "GitHub does not say who put the label on."],
    ]);
  });

  it("is not asked about when it is not on", async () => {
    const { acceptances, asked } = await find({ labelledBy: "octo" });
    expect(acceptances).toEqual([]);
    expect(asked).not.toContain("labels 7");
  });
});

describe("the trailers of a pull request's commits", () => {
  const commits = [commit("3f2c1a9", "Check UTF-8\n\nAccept-Regression: parse/* it checks more\n")];

  it("count when its branch lies in this repository", async () => {
    expect(words((await find({ commits })).acceptances)).toEqual([
      ["trailer", "mona", "parse/*", "it checks more"],
    ]);
    const { acceptances } = await find({
      commits,
      pullRequest: pullRequestWith({ headRepository: "Acme/Widgets" }),
    });
    expect(acceptances[0]?.rejected).toBeUndefined();
  });

  it("are rejected one by one where a fork's pull request brought them to the branch", async () => {
    const both = [...commits, commit("f1", "More\n\nAccept-Regression: forged")];
    const { acceptances } = await find({
      commits: both,
      merged: { f1: [8] },
      pullRequests: { 8: pullRequestWith({ number: 8, headRepository: "stranger/widgets" }) },
    });
    expect(acceptances.map(({ rejected }) => rejected?.slice(0, 29))).toEqual([
      undefined,
      "The commit comes from a fork,",
    ]);
  });

  it("of a fork are rejected, with what to do instead", async () => {
    const { headRepository: _, ...orphan } = pullRequestWith();
    const stranger = pullRequestWith({ headRepository: "stranger/widgets" });
    for (const pullRequest of [stranger, pullRequestWith({ headRepository: "acme/other" }), orphan]) {
      const { acceptances } = await find({ commits, pullRequest });
      expect(acceptances[0]?.rejected).toBe(
        "The commit comes from a fork, where anybody can write anything into it. Somebody with write access can comment /accept-regression instead.",
      );
    }
  });
});

describe("on a branch", () => {
  it("the trailers since the baseline count, and what counted in the pull requests that were merged", async () => {
    const { acceptances } = await find(
      {
        between: [commit("c1", "One\n\nAccept-Regression: first"), commit("c2", "Two (#9)")],
        merged: { c2: [9, 8] },
        comments: {
          8: [["stranger", "/accept-regression no"]],
          9: [["octo", "/accept-regression sure"]],
        },
        pullRequest: pullRequestWith({ headRepository: "stranger/widgets" }),
        commits: [commit("f1", "Forged\n\nAccept-Regression: forged")],
      },
      onBranch,
    );
    expect(words(acceptances)).toEqual([
      ["comment", "octo", "*", "sure"],
      ["trailer", "mona", "*", "first"],
    ]);
  });

  it("the trailers that a pull request from another repository brought do not count, as it is or squashed", async () => {
    const { headRepository: _, ...orphan } = pullRequestWith();
    const { acceptances, warnings } = await find(
      {
        between: ["c1", "c2", "c3", "c4", "c5", "c6"].map((sha) =>
          commit(sha, `Text\n\nAccept-Regression: says ${sha}`),
        ),
        merged: { c1: [1], c2: [2], c3: [3], c4: [4], c5: [2, 1] },
        pullRequests: {
          1: pullRequestWith({ headRepository: "stranger/widgets" }),
          2: pullRequestWith({ headRepository: "Acme/Widgets" }),
          3: orphan,
          4: null,
        },
      },
      onBranch,
    );
    expect(words(acceptances)).toEqual([
      ["trailer", "mona", "*", "says c2"],
      ["trailer", "mona", "*", "says c6"],
    ]);
    expect(warnings).toEqual([]);
  });

  it("each commit with a trailer is asked where it comes from, however old, up to fifty", async () => {
    const old = commit("old", "Text\n\nAccept-Regression: old");
    const plain = Array.from({ length: 30 }, (_, index) => commit(`c${index}`, "Text"));
    const foreign = {
      merged: { old: [1] },
      pullRequest: pullRequestWith({ headRepository: "stranger/widgets" }),
    };
    const { acceptances, asked } = await find({ between: [old, ...plain], ...foreign }, onBranch);
    expect(acceptances).toEqual([]);
    expect(asked).toContain("merged old");

    const many = Array.from({ length: 60 }, (_, index) =>
      commit(`c${index}`, `Text\n\nAccept-Regression: meant ${index}`),
    );
    const flood = await find({ between: many }, onBranch);
    expect(flood.asked.filter((question) => question.startsWith("merged"))).toHaveLength(50);
    expect(flood.acceptances).toHaveLength(50);
    expect(flood.warnings).toEqual([
      "Not read: older trailers. What was accepted there does not count. Only the newest 50 of 60 commits with a trailer are looked at.",
    ]);
  });

  it("trailers of which nobody can see where they come from do not count, which is said once", async () => {
    const refused = new BenchmarkError("GITHUB_PERMISSION", "It lacks pull-requests: read.", {
      hint: "Add it.",
    });
    const between = [
      commit("c1", "One\n\nAccept-Regression: one"),
      ...Array.from({ length: 25 }, (_, index) => commit(`d${index}`, "Text")),
    ];
    const { acceptances, warnings, asked } = await find({ between, failing: { merged: refused } }, onBranch);
    expect(acceptances).toEqual([]);
    expect(warnings).toEqual([
      "Not read: the pull requests of the newest commits, where the trailers of commits come from. What was accepted there does not count. It lacks pull-requests: read.\nAdd it.\n(GITHUB_PERMISSION)",
    ]);
    expect(asked.filter((question) => question.startsWith("merged"))).toHaveLength(2);
  });

  it("only the newest twenty commits are asked for their pull requests", async () => {
    const between = Array.from({ length: 30 }, (_, index) => commit(`c${index}`, "Text"));
    const { asked } = await find({ between }, onBranch);
    const merged = asked.filter((question) => question.startsWith("merged"));
    expect(merged).toHaveLength(20);
    expect(merged.at(-1)).toBe("merged c29");
  });

  it("nothing is asked when nothing became worse, or when there is no baseline", async () => {
    expect((await find({}, onBranch, { comparisons: [compared({ verdict: "equivalent" })] })).asked).toEqual(
      [],
    );
    expect((await find({}, { kind: "branch", commit: "head" })).asked).toEqual([]);
    expect((await find({}, { kind: "branch", commit: "head", baseline: "head" })).asked).toEqual([]);
  });

  const found = "2026-11-21T05:00:00Z";
  const small = { benchmark: "small", category: "parsing", metric: "time", limit: 0.3, since: found };
  const issueWith = (...series: readonly AcceptedSeries[]): Judged => ({
    kind: "branch",
    commit: "head",
    issues: async () => [{ number: 3, series }],
  });
  const bounds = (acceptances: readonly Acceptance[]) =>
    acceptances.map(({ pattern, limit }) => [pattern, limit]);

  it("the comments of a regression issue are about its series alone, and about as much as each of them lost", async () => {
    const { acceptances } = await find(
      { comments: { 3: [["mona", "/accept-regression meant\n/accept-regression b/* too"]] } },
      issueWith(small, { ...small, metric: "cpu-time", limit: 0.2 }),
    );
    expect(words(acceptances)).toEqual([
      ["comment", "mona", "parsing/small [time]", "meant"],
      ["comment", "mona", "parsing/small [cpu-time]", "meant"],
    ]);
    expect(acceptances.map(({ limit }) => limit)).toEqual([0.3, 0.2]);
  });

  it("a comment there that names a series takes its limit from that one, and not from a larger one", async () => {
    const body = "/accept-regression `parsing/large` meant\n/accept-regression `parsing/*` --max 12% all";
    const { acceptances } = await find(
      { comments: { 3: [["mona", body]] } },
      issueWith(small, { ...small, benchmark: "large", limit: 0.15 }),
    );
    expect(bounds(acceptances)).toEqual([
      ["parsing/large [time]", 0.15],
      ["parsing/small [time]", 0.12],
      ["parsing/large [time]", 0.12],
    ]);
  });

  it("a comment there is no word about what the issue took up later", async () => {
    const { acceptances } = await find(
      { comments: { 3: [["mona", "/accept-regression meant\n/accept-regression `parsing/large` too"]] } },
      issueWith(small, { ...small, benchmark: "large", since: "2026-11-21T07:00:00Z" }),
    );
    expect(bounds(acceptances)).toEqual([["parsing/small [time]", 0.3]]);
  });

  it("a comment there that does not count says why", async () => {
    const { acceptances } = await find(
      { comments: { 3: [["stranger", "/accept-regression please"]] } },
      issueWith(small),
    );
    expect(words(acceptances)).toEqual([
      ["comment", "stranger", "*", "please", "stranger has no write access to this repository."],
    ]);
  });

  it("what the history recorded counts, unless its own word was found as well", async () => {
    const source = { kind: "trailer", commit: "c1", by: "mona" } as const;
    const recorded = [
      { source, reason: "first", pattern: "parsing/parse/small [time]" },
      { source: { ...source, commit: "c0" }, reason: "older", pattern: "parsing/parse/small [time]" },
    ];
    const { acceptances } = await find(
      { between: [commit("c1", "One\n\nAccept-Regression: first")] },
      onBranch,
      {
        recorded,
      },
    );
    expect(words(acceptances)).toEqual([
      ["trailer", "mona", "parsing/parse/small [time]", "older"],
      ["trailer", "mona", "*", "first"],
    ]);
  });
});

describe("what cannot be read", () => {
  const refused = new BenchmarkError("GITHUB_PERMISSION", 'The token lacks the permission "issues: read".', {
    hint: "Add it.",
  });

  it("costs one warning that names the permission, and the rest still counts", async () => {
    const failing = { comments: refused, "pull request": refused };
    const { acceptances, warnings } = await find({ failing });
    expect(acceptances).toEqual([]);
    expect(warnings).toEqual([
      'Not read: the labels of the pull request, the trailers of its commits, the comments of the pull request. What was accepted there does not count. The token lacks the permission "issues: read".\nAdd it.\n(GITHUB_PERMISSION)',
    ]);
    const other = await find({
      failing: { comments: refused },
      pullRequest: pullRequestWith({ labels: ["accept-regression"] }),
      labelledBy: "mona",
    });
    expect(words(other.acceptances)).toEqual([["label", "mona", "*", "label accept-regression"]]);
    const between = await find({ failing: { between: refused } }, onBranch);
    expect(between.warnings[0]).toContain("Not read: the commits since the baseline.");
  });

  it("of the regression issues is told like the rest", async () => {
    const issues = async () => Promise.reject(refused);
    const { acceptances, warnings } = await find({}, { ...onBranch, issues });
    expect(acceptances).toEqual([]);
    expect(warnings).toEqual([
      'Not read: the regression issues. What was accepted there does not count. The token lacks the permission "issues: read".\nAdd it.\n(GITHUB_PERMISSION)',
    ]);
    const comments = await find(
      { failing: { comments: refused } },
      { ...onBranch, issues: async () => [{ number: 3, series: [] }] },
    );
    expect(comments.warnings[0]).toContain("Not read: the comments of regression issues.");
  });

  it("of a pull request's labels and commits is no doubt about its comments", async () => {
    const { acceptances, warnings } = await find({
      failing: { "pull request": refused },
      comments: { 7: [["mona", "/accept-regression ok"]] },
    });
    expect(words(acceptances)).toEqual([["comment", "mona", "*", "ok"]]);
    expect(warnings[0]).toMatch(
      /^Not read: the labels of the pull request, the trailers of its commits\. What was accepted there/,
    );
  });

  it("is no trouble of a run without a regression", async () => {
    const comparisons = [compared({ verdict: "equivalent" })];
    expect((await find({ failing: { comments: refused } }, onPullRequest, { comparisons })).warnings).toEqual(
      [],
    );
    const asked = { judged: onPullRequest, config: { acceptLabel: "x" }, comparisons };
    expect(await findAcceptances(asked, undefined)).toEqual({ acceptances: [], warnings: [] });
  });

  it("without a token is everything but the history, with a warning", async () => {
    const recorded = [{ source: { kind: "label", label: "x" } as const, reason: "earlier" }];
    const asked = {
      judged: onPullRequest,
      config: { acceptLabel: "x" },
      comparisons: [compared()],
      recorded,
    };
    expect(await findAcceptances(asked, undefined)).toEqual({
      acceptances: recorded,
      warnings: [
        "Whether somebody accepted these regressions could not be seen, because there is no token. Pass github-token, and give the job pull-requests: read.",
      ],
    });
  });

  it("as to who may write, rejects the word and says so", async () => {
    const { acceptances, warnings } = await find({
      failing: { people: new Error("connection reset") },
      comments: { 7: [["mona", "/accept-regression ok"]] },
    });
    expect(acceptances[0]?.rejected).toBe("Whether mona may write to this repository could not be seen.");
    expect(warnings[0]).toContain("What mona accepted does not count.");
  });
});
