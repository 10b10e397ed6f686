import { describe, expect, it } from "vitest";
import { BenchmarkError } from "../../src/errors.ts";
import { type CommentApi, publishComment } from "../../src/report/publish/comment.ts";
import { publishFiles } from "../../src/report/publish/files.ts";
import { type IssueApi, publishIssue } from "../../src/report/publish/issue.ts";
import { publishAll } from "../../src/report/publish/publish-all.ts";
import { publishSummary } from "../../src/report/publish/summary.ts";
import { buildReport, compared } from "../support/report-builder.ts";

function commentsInMemory(bodies: readonly string[]) {
  const comments = bodies.map((body, index) => ({ id: index + 1, body }));
  const api: CommentApi = {
    async *list() {
      yield* comments;
    },
    async create(_, body) {
      comments.push({ id: comments.length + 1, body });
      return comments.length;
    },
    async update(id, body) {
      comments.splice(id - 1, 1, { id, body });
    },
  };
  return { api, comments };
}

describe("the pull request comment", () => {
  const request = {
    pullRequest: 7,
    key: "bench/quick",
    body: "<!-- performance-benchmark:bench/quick -->\n\nnew",
  };

  it("is created once and then kept up to date", async () => {
    const { api, comments } = commentsInMemory(["hello"]);
    expect(await publishComment(api, request)).toEqual({ id: 2, action: "created" });
    expect(await publishComment(api, { ...request, body: `${request.body}er` })).toEqual({
      id: 2,
      action: "updated",
    });
    expect(comments.map(({ body }) => body)).toEqual(["hello", `${request.body}er`]);
  });

  it("of one key leaves those of other keys, and quotes of itself, alone", async () => {
    const others = [
      "<!-- performance-benchmark:bench/quick-2 -->",
      `> ${request.body}`,
      "<!-- performance-benchmark:bench -->",
    ];
    const { api, comments } = commentsInMemory(others);
    await publishComment(api, request);
    expect(comments.map(({ body }) => body)).toEqual([...others, request.body]);
  });

  it("is the oldest one, when a race has left two", async () => {
    const { api, comments } = commentsInMemory(["x", request.body, request.body]);
    await publishComment(api, { ...request, body: "changed" });
    expect(comments.map(({ body }) => body)).toEqual(["x", "changed", request.body]);
  });

  it("is corrected, but not begun, when only an update is wanted", async () => {
    const empty = commentsInMemory([]);
    expect(await publishComment(empty.api, { ...request, onlyUpdate: true })).toEqual({
      id: undefined,
      action: "none",
    });
    expect(empty.comments).toEqual([]);
    const { api } = commentsInMemory([request.body]);
    expect(await publishComment(api, { ...request, onlyUpdate: true })).toEqual({ id: 1, action: "updated" });
  });
});

describe("the regression issue", () => {
  const slow = buildReport({
    comparisons: [compared({ change: 0.25 }), compared({ benchmark: "b", change: 0.4 })],
    gate: "fail",
  });
  const options = { key: "nightly", threshold: 0.2, labels: ["performance", "regression"], links: [] };

  function issuesInMemory() {
    const issues: {
      number: number;
      title: string;
      body: string;
      labels: readonly string[];
      open: boolean;
    }[] = [];
    const api: IssueApi = {
      async *listOpen(label) {
        yield* issues.filter(({ open, labels }) => open && labels.includes(label));
      },
      async create(issue) {
        issues.push({ ...issue, number: issues.length + 1, open: true });
        return issues.length;
      },
      async update(number, text) {
        Object.assign(issues[number - 1] ?? {}, text);
      },
    };
    return { api, issues };
  }

  it("is opened for a regression past the threshold, and rewritten while it stays open", async () => {
    const { api, issues } = issuesInMemory();
    expect(await publishIssue(api, slow, options)).toEqual({ action: "created", number: 1 });
    const worse = buildReport({ comparisons: [compared({ benchmark: "c", change: 0.9 })], gate: "fail" });
    expect(await publishIssue(api, worse, options)).toEqual({ action: "updated", number: 1 });
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({
      title: "Performance regression: parsing/c +90.0% at 3f2c1a9",
      labels: ["performance", "regression"],
    });
    expect(issues[0]?.body).toMatch(/^<!-- performance-benchmark:nightly -->\n\n## ❌/);
  });

  it("is opened anew after the old one was closed, and per key", async () => {
    const { api, issues } = issuesInMemory();
    await publishIssue(api, slow, options);
    await publishIssue(api, slow, { ...options, key: "other" });
    expect(issues).toHaveLength(2);
    for (const issue of issues) issue.open = false;
    expect(await publishIssue(api, slow, options)).toEqual({ action: "created", number: 3 });
  });

  it("is not opened for a smaller regression, nor for an improvement of a throughput", async () => {
    const { api, issues } = issuesInMemory();
    const small = buildReport({
      comparisons: [
        compared({ change: 0.15 }),
        compared({ change: 0.5, better: "higher", verdict: "improved", metric: "throughput" }),
      ],
    });
    expect(await publishIssue(api, small, options)).toEqual({ action: "none" });
    expect(issues).toEqual([]);
  });

  it("counts a lost throughput as a regression", async () => {
    const { api } = issuesInMemory();
    const lost = buildReport({
      comparisons: [compared({ change: -0.3, better: "higher", metric: "throughput" })],
    });
    expect(await publishIssue(api, lost, options)).toEqual({ action: "created", number: 1 });
  });

  it("has a label to be found by, even when none was configured", async () => {
    const { api, issues } = issuesInMemory();
    await publishIssue(api, slow, { ...options, labels: [] });
    await publishIssue(api, slow, { ...options, labels: [] });
    expect(issues.map(({ labels }) => labels)).toEqual([["performance"]]);
  });
});

describe("publishing everywhere", () => {
  it("goes on past a place that fails, and warns once, with what to do", async () => {
    const infos: string[] = [];
    const warnings: string[] = [];
    const log = { info: (text: string) => infos.push(text), warn: (text: string) => warnings.push(text) };
    const outcomes = await publishAll(
      [
        {
          name: "pull request comment",
          publish: async () => {
            throw new BenchmarkError("GITHUB_PERMISSION", "The token lacks a permission.", {
              hint: "Add it.",
            });
          },
        },
        {
          name: "chart",
          publish: () => {
            throw new Error("out of ink");
          },
        },
        { name: "step summary", publish: async () => "Wrote the step summary." },
      ],
      buildReport(),
      log,
    );
    expect(outcomes.map(({ name, published }) => [name, published])).toEqual([
      ["pull request comment", false],
      ["chart", false],
      ["step summary", true],
    ]);
    expect(infos).toEqual(["Wrote the step summary."]);
    expect(warnings).toHaveLength(2);
    expect(warnings[0]).toBe(
      "The pull request comment was not published. The token lacks a permission.\nAdd it.\n(GITHUB_PERMISSION)",
    );
    expect(warnings[1]).toContain("The chart was not published.");
    expect(warnings[1]).toContain("out of ink");
  });
});

describe("files and summary", () => {
  it("are written below the directory, whatever slash it ends with", async () => {
    const written = new Map<string, string>();
    const files = { write: async (path: string, content: string) => void written.set(path, content) };
    const paths = await publishFiles(files, "/tmp/results/", [{ path: "reports/a.json", content: "{}" }]);
    expect(paths).toEqual(["/tmp/results/reports/a.json"]);
    expect([...written]).toEqual([["/tmp/results/reports/a.json", "{}"]]);
  });

  it("say how much of the step's room the summary takes", async () => {
    let text = "";
    const message = await publishSummary(async (markdown) => {
      text += markdown;
    }, "é\n");
    expect(text).toBe("é\n");
    expect(message).toBe("Wrote the step summary (3 of 1048576 bytes).");
  });
});
