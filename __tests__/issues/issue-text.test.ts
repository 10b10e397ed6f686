import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { CommitText } from "../../src/github/ports.ts";
import { issueProject } from "../support/issue-project.ts";
import { at, commitOf, mainRun, OPTIONS } from "../support/issue-reports.ts";
import { compared, notCompared } from "../support/report-builder.ts";

const golden = (name: string) =>
  fileURLToPath(new URL(`../../fixtures/reports/issues/${name}`, import.meta.url));

const commit = (number: number, message: string, author?: string): CommitText => ({
  sha: commitOf(number),
  message,
  ...(author === undefined ? {} : { author }),
  url: `https://github.com/acme/widgets/commit/${commitOf(number)}`,
});

function project(commits: readonly CommitText[] | Error = []) {
  const asked: string[] = [];
  const between = async (base: string, head: string) => {
    asked.push(`${base}...${head}`);
    if (commits instanceof Error) throw commits;
    return commits;
  };
  return { ...issueProject({}, between), asked };
}

/** The hidden state is tested by what it does. */
const visible = (body: string) => body.replace(/^<!-- .* -->\n\n/, "");

const throughput = (value: number) =>
  compared({
    benchmark: "requests",
    metric: "throughput",
    unit: "1/s",
    better: "higher",
    change: value / 12_000 - 1,
    interval: { low: value / 12_000 - 1.01, high: value / 12_000 - 0.99 },
    threshold: 0.1,
    verdict: value < 10_800 ? "regressed" : "equivalent",
    baseline: { median: 12_000, mean: 12_000, rounds: 10, samples: 10 },
    candidate: { median: value, mean: value, rounds: 10, samples: 10 },
  });

describe("the text of a regression issue", () => {
  it("is the recorded one, from its opening to its end", async () => {
    const { github, publish } = project([
      commit(0, "Read the whole file at once\n\nIt was simpler.", "mona"),
      commit(1, "Parse the whole of it, not line by line (#12)"),
    ]);
    const links = [
      ...OPTIONS.links,
      { text: "All reports (artifact)", url: "https://github.com/acme/widgets/actions/runs/1/artifacts/2" },
      { text: "Dashboard", url: "https://acme.github.io/widgets/" },
    ];
    const course = [1.3, 1.28, 1.33, 1.31, 1.27, 1.3, 1.36, 1.3];
    for (const [index, value] of course.entries()) {
      await publish(mainRun(index + 1, [at(value), throughput(9_000 + 20 * index)]), { links });
    }
    const { title, body } = github.issue(1);
    expect(title).toBe("Performance regression (major): parsing/parse/small +36.0% and 1 more series");
    await expect(visible(body)).toMatchFileSnapshot(golden("open.md"));

    await publish(mainRun(9, [at(1.02), throughput(11_900)]), { links });
    await publish(mainRun(10, [at(1.01), throughput(12_100)]), { links });
    expect(github.issue(1).state).toBe("closed");
    await expect(visible(github.issue(1).body)).toMatchFileSnapshot(golden("recovered.md"));
    await expect(`${github.comments.get(1)?.join("\n---\n")}\n`).toMatchFileSnapshot(
      golden("recovered-comment.md"),
    );
  });

  it("names the range of the history when no single run is the baseline", async () => {
    const { github, publish, asked } = project([commit(5, "Slow down")]);
    const range = { lastGood: commitOf(4), firstBad: commitOf(5) };
    await publish(mainRun(6, [at(1.3, { range })]));
    expect(asked).toEqual([`${commitOf(4)}...${commitOf(5)}`]);
    expect(github.issue(1).body).toContain(`/compare/${commitOf(4)}...${commitOf(5)}>`);
    expect(github.issue(1).body).toContain("1 commit is suspected:");
    expect(github.issue(1).body).toContain(`git checkout ${commitOf(5)}`);
  });

  it("shows twenty commits at the most, and says how many more there are", async () => {
    const many = Array.from({ length: 50 }, (_, index) => commit(index, `Change ${index}`));
    const { github, publish } = project(many);
    await publish(mainRun(1, [at(1.3)]));
    const { body } = github.issue(1);
    expect(body.match(/Change \d+/g)).toHaveLength(20);
    expect(body).toContain("50 commits are suspected:");
    expect(body).toContain("And 30 more commits; the comparison shows all.");
  });

  it.each([
    ["gives none", []],
    ["refuses to answer", new Error("403")],
  ])("says so when GitHub %s", async (_, commits) => {
    const { github, publish } = project(commits);
    await publish(mainRun(1, [at(1.3)]));
    expect(github.issue(1).body).toContain("GitHub names no commits between the two.");
  });

  it("does without a commit range where there is none", async () => {
    const { github, publish } = project();
    const baseline = { kind: "found", description: "the file baseline.json" } as const;
    await publish(mainRun(1, [at(1.3)], { report: { baseline } }));
    expect(github.issue(1).body).toContain("of what it was compared with, no commit is known.");
    expect(github.issue(1).body).toContain(`run --baseline-ref ${commitOf(1)}~1 --filter`);
    const same = { kind: "found", description: "", commit: commitOf(2) } as const;
    await publish(mainRun(2, [at(1.3, { category: "io" })], { report: { baseline: same } }));
    expect(github.issue(2).body).toContain("the code did not change, but what it runs on may have.");
    expect(github.issue(2).body).toContain(`run --baseline-ref ${commitOf(2)}~1 --filter`);
  });

  it("leaves the base to the project where no commit is known at all", async () => {
    const { github, publish } = project();
    const { commit: _, ...run } = mainRun(1, [at(1.3)]).run;
    const baseline = { kind: "found", description: "the file baseline.json" } as const;
    await publish({ ...mainRun(1, [at(1.3)], { report: { baseline } }), run });
    expect(github.issue(1).body).toContain("run --baseline-mode paired --filter");
  });

  it("names the label of the environment in the title, so that issues of two labels are told apart", async () => {
    const { github, publish } = project();
    const { environment } = mainRun(1, []).run;
    for (const [index, label] of ["gpu @acme", "cpu"].entries()) {
      await publish(mainRun(index + 1, [at(1.3)], { run: { environment: { ...environment, label } } }));
    }
    expect(github.all().map(({ title }) => title)).toEqual([
      "Performance regression (major) on gpu  acme: parsing/parse/small +30.0%",
      "Performance regression (major) on cpu: parsing/parse/small +30.0%",
    ]);
  });

  it("asks GitHub for no commit that is none, and names it nowhere", async () => {
    const { github, publish, asked } = project();
    const commits = { lastGood: "HEAD~1; id", firstBad: commitOf(1) };
    await publish(mainRun(1, [at(1.3, { range: commits })]));
    expect(asked).toEqual([]);
    expect(visible(github.issue(1).body)).not.toContain("HEAD~1");
  });

  it("lets nothing out of a name: no Markdown, no HTML, no mention, no command, no way out of the state", async () => {
    const name =
      "a`b|c<img src=x onerror=y>--> @acme/team #7 GH-9 [x](http://evil.test) '; rm -rf ~; echo $(id)\n::set-output";
    const { github, publish } = project([commit(1, "--> @everyone <script>", "@evil")]);
    await publish(mainRun(1, [at(1.3, { benchmark: name, category: "<b>@x</b>", unit: "<i>@u</i>" })]));
    const { title, body } = github.issue(1);
    const text = visible(body);
    expect(text).not.toContain("<img");
    expect(text).not.toContain("<script");
    expect(text).not.toMatch(/<(?:b|i)>/);
    expect(text).not.toMatch(/@(?:acme|x|u|everyone|evil)/);
    expect(text).not.toMatch(/#7|\]\(http:\/\/evil/);
    expect(text).not.toContain("-->");
    expect(text).not.toMatch(/^::/m);
    expect(title).not.toMatch(/[@#\n]/);
    // What the reader copies is shell-safe: the quote is closed, escaped and opened again.
    expect(text).toContain(
      "'\\''; rm -rf ~; echo \\\\$\\\\(id\\\\)[^]::set-output)$'".replaceAll("\\\\", "\\"),
    );
  });

  it("keeps to GitHub's limits with a thousand series and names of hundreds of characters", async () => {
    const { github, publish } = project();
    const many = Array.from({ length: 1000 }, (_, index) =>
      at(1.2 + index / 1000, { benchmark: `${"long/".repeat(100)}${index}` }),
    );
    for (let run = 1; run <= 3; run += 1) await publish(mainRun(run, many));
    const { title, body } = github.issue(1);
    expect(github.all()).toHaveLength(1);
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(title.length).toBeLessThanOrEqual(200);
    expect(title).toMatch(/^Performance regression \(critical\): .*… \+119\.9% and \d+ more series$/);
  });

  it("keeps its latest course when the issue stays open for very long", async () => {
    const { github, publish } = project();
    const slow = (run: number) => [at(run === 1 ? 1.3 : 1.2 + (run % 7) / 50)];
    for (let run = 1; run <= 130; run += 1) await publish(mainRun(run, slow(run)));
    const { body } = github.issue(1);
    expect(body.split("\n")[0]?.length).toBeLessThanOrEqual(24_000);
    expect(Math.max(...chartLines(body).map((line) => line.length))).toBeLessThanOrEqual(60);
    await publish(mainRun(131, [at(1)]));
    await publish(mainRun(132, [at(1)]));
    expect(github.issue(1).state).toBe("closed");
  }, 20_000);

  it("has no severity in its title below the first of them", async () => {
    const { github, publish } = project();
    await publish(mainRun(1, [at(1.15)]), { severities: { minor: 20, major: 30, critical: 40 } });
    expect(github.issue(1).title).toBe("Performance regression: parsing/parse/small +15.0%");
  });

  it("says of a benchmark that is gone that it is not measured", async () => {
    const { github, publish } = project();
    const missing = notCompared({ benchmark: "parse/small", verdict: "missing" });
    await publish(mainRun(1, [at(1.3), at(1.4, { benchmark: "parse/large" })]));
    for (let run = 2; run <= 11; run += 1) {
      await publish(mainRun(run, [missing, at(1.4, { benchmark: "parse/large" })]));
    }
    expect(github.issue(1).body).toMatch(/small<\/code> .* \| not measured \|/);
    expect(github.issue(1).title).toBe("Performance regression (major): parsing/parse/large +40.0%");
  });
});

function chartLines(body: string): readonly string[] {
  return body.split("\n").filter((line) => line.includes("┤"));
}
