import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runStep, type Step } from "../support/mini-runner.ts";
import { NODES } from "../support/mini-runner-process.ts";

const MANIFEST = `name: probe
description: Says what it sees.
inputs:
  fail-on-regression: { description: x }
  retention-days: { description: x, default: 7 }
  github-token: { description: x, default: "\${{ github.token }}" }
runs: { using: node24, main: main.mjs, post: main.mjs }
`;
const SCRIPT = `import { appendFileSync } from "node:fs";
const { env } = process;
if (env.STATE_main === "done") {
  console.log("after the job, with " + env.FROM_MAIN);
} else {
  appendFileSync(env.GITHUB_OUTPUT, "plain=a=b\\nreport<<END_1\\nfirst\\nsecond\\nEND_1\\n");
  appendFileSync(env.GITHUB_STATE, "main=done\\n");
  appendFileSync(env.GITHUB_ENV, "FROM_MAIN=greetings\\n");
  appendFileSync(env.GITHUB_STEP_SUMMARY, env.SUMMARY ?? "# Summary\\n");
  console.log("::add-mask::" + env["INPUT_GITHUB-TOKEN"]);
  console.log("token " + env["INPUT_GITHUB-TOKEN"]);
  console.log("::warning file=a%2Cb.js,line=3,title=Noisy%3A runner::one%0Atwo 100%25");
  console.log("::stop-commands::t0k3n");
  console.log("::error::not a command");
  console.log("::t0k3n::");
  console.error("::error::the end");
  console.log(JSON.stringify({
    inputs: Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith("INPUT_") && !name.includes("TOKEN"))),
    leaked: env.VITEST ?? null, token: env.GITHUB_TOKEN ?? null, sha: env.GITHUB_SHA, version: process.version,
  }));
  process.exitCode = 1;
}
`;

describe("the mini-runner", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "mini-runner-"));
    await mkdir(path.join(folder, "workspace"));
    await writeFile(path.join(folder, "action.yml"), MANIFEST);
    await writeFile(path.join(folder, "main.mjs"), SCRIPT);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const step = (changes: Partial<Step> = {}): Step => ({
    action: folder,
    inputs: { "fail-on-regression": false },
    github: { token: "ghs_secret", sha: "c0ffee" },
    event: {},
    workspace: path.join(folder, "workspace"),
    temporary: path.join(folder, "temporary"),
    node: process.execPath,
    ...changes,
  });

  it.each(NODES)("runs main and post under $name with inputs, state and variables", async ({ node }) => {
    const result = await runStep(step({ node }));
    expect(result).toMatchObject({
      exitCode: 1,
      outputs: { plain: "a=b", report: "first\nsecond" },
      summary: "# Summary\n",
      state: { main: "done" },
      post: { exitCode: 0, log: "after the job, with greetings" },
    });
    const seen: unknown = JSON.parse(result.log.split("\n").find((line) => line.startsWith("{")) ?? "");
    expect(seen).toMatchObject({
      inputs: { "INPUT_FAIL-ON-REGRESSION": "false", "INPUT_RETENTION-DAYS": "7" },
      leaked: null,
      token: null,
      sha: "c0ffee",
    });
  });

  it("reads annotations as the runner does, and nothing between stop and resume", async () => {
    const { annotations, log } = await runStep(step());
    expect(annotations).toEqual(
      expect.arrayContaining([
        { level: "warning", file: "a,b.js", line: 3, title: "Noisy: runner", message: "one\ntwo 100%" },
        { level: "error", message: "the end" },
      ]),
    );
    expect(annotations).toHaveLength(2);
    expect(log).toContain("::error::not a command");
  });

  it("masks secrets in the log", async () => {
    const { log } = await runStep(step());
    expect(log).toContain("token ***");
    expect(log).not.toContain("ghs_secret");
  });

  it("drops a summary that GitHub would refuse", async () => {
    const { summary, annotations } = await runStep(step({ variables: { SUMMARY: "x".repeat(100_000) } }));
    expect([summary.length, annotations.length]).toEqual([100_000, 2]);
    await writeFile(
      path.join(folder, "large.mjs"),
      'import { appendFileSync } from "node:fs"; appendFileSync(process.env.GITHUB_STEP_SUMMARY, "x".repeat(1100000));',
    );
    await mkdir(path.join(folder, "large"), { recursive: true });
    await writeFile(
      path.join(folder, "large", "action.yml"),
      "name: l\ndescription: l\nruns: { using: node24, main: ../large.mjs }\n",
    );
    const large = await runStep(step({ action: path.join(folder, "large"), inputs: {} }));
    expect(large.summary).toBe("");
    expect(large.post).toBeUndefined();
    expect(large.annotations).toEqual([
      {
        level: "error",
        message: "$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got 1075k.",
      },
    ]);
  });

  it("refuses an input that the manifest does not have", async () => {
    await expect(runStep(step({ inputs: { "fail-on-regresion": true } }))).rejects.toThrow(
      "Unexpected inputs: fail-on-regresion.",
    );
  });
});
