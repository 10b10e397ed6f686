import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type OpenPullRequest,
  onDefaultBranch,
  pullRequestTrigger,
  pushToMain,
  REPOSITORY,
  type Site,
} from "../../support/workspace.ts";
import { issueCommentEvent } from "../../support/workspace-events.ts";
import type { Changes } from "../../support/workspace-git.ts";
import { SAMPLE_PROJECT, SLOWER } from "../sample-project.ts";
import { reusableWorkflow, runExample, siteWithExamples } from "./example-workflows.ts";

const CALLER = ".github/workflows/caller.yml";

const inPackage = (name: string, files: Changes): Changes =>
  Object.fromEntries(Object.entries(files).map(([file, text]) => [`packages/${name}/${file}`, text]));

/** The guide's call of the reusable workflow, once for each package. */
async function callers(...packages: readonly string[]): Promise<Changes> {
  const workflows = await reusableWorkflow();
  const [head = "", call = ""] = String(workflows[CALLER]).split("  benchmarks:\n");
  const calls = packages.map(
    (name) =>
      `  ${name}:\n${call
        .replace("shards: 4", `shards: 1\n      key: ${name}\n      working-directory: packages/${name}`)
        .replace(/ {6}setup-command.*\n/, "")}`,
  );
  return { ...workflows, [CALLER]: [head, ...calls].join("") };
}

/** Two packages whose benchmarks have the same names, and one that only the second has. */
const PACKAGES: Changes = {
  ...inPackage("a", SAMPLE_PROJECT),
  ...inPackage("b", {
    ...SAMPLE_PROJECT,
    ...SLOWER,
    "bench/more.bench.js":
      'export default ({ bench }) => bench("more", () => "x".repeat(1000).split("x"));\n',
  }),
};

/** Whether it can tell is a matter of how busy the machine is. */
const NOT_FAILED = /^Performance benchmarks \(b\): (success|neutral)$/;

describe("a monorepo that calls the reusable workflow for each package, under act", () => {
  let site: Site;
  let pull: OpenPullRequest;
  beforeAll(async () => {
    site = await siteWithExamples({ ...PACKAGES, ...(await callers("a", "b")) });
    site.api.state.collaborators["octo"] = "write";
  });
  afterAll(async () => {
    await site[Symbol.asyncDispose]();
    expect(site.api.violations).toEqual([]);
  });

  const checks = () =>
    site.api.state.checkRuns
      .filter(({ json }) => json["head_sha"] === pull.head.sha)
      .map(({ json }) => `${json["name"]}: ${json["conclusion"]}`);
  const comment = () => site.api.commentsOn(pull.number).find(({ author }) => author.endsWith("[bot]"))?.body;

  it("compares no package with the history of another", async () => {
    const run = await runExample(site, "caller.yml", await pushToMain(site), { runId: 71 });
    expect(run, run.log).toMatchObject({ exitCode: 0 });
    const gates = run.steps.filter(({ outputs }) => outputs["gate"] !== undefined);
    expect(gates.map(({ outputs }) => [outputs["baseline-found"], outputs["missing-count"]])).toEqual(
      gates.map(() => ["false", "0"]),
    );
    expect(gates.length).toBeGreaterThanOrEqual(4);
  });

  it("has a part of the comment and a check for each", async () => {
    pull = await site.openPullRequest("slower-a", inPackage("a", SLOWER));
    const run = await runExample(site, "caller.yml", pullRequestTrigger(pull), { runId: 72 });
    expect(run, run.log).toMatchObject({ exitCode: 1 });
    expect(comment()).toMatch(/The gate failed in 1 of 2 jobs/);
    expect(checks().sort()).toEqual([
      "Performance benchmarks (a): failure",
      expect.stringMatching(NOT_FAILED),
    ]);
  });

  it("has both corrected when somebody accepts the regression of one", async () => {
    site.api.setWorkflowRun({
      id: 72,
      attempt: 1,
      // To act a called workflow has its own name, to GitHub that of its caller.
      name: "Sharded benchmarks",
      path: CALLER,
      event: "pull_request",
      headSha: pull.head.sha,
      headBranch: pull.head.ref,
      headRepository: pull.head.repository,
      status: "completed",
      conclusion: "failure",
      createdAt: new Date().toISOString(),
    });
    const said = { id: 9101, body: "/accept-regression text/hash it is meant", author: "octo" };
    site.api.state.comments.push({ ...said, issue: pull.number, edits: 0 });
    const issue = { number: pull.number, title: pull.title, pullRequest: true };
    const event = issueCommentEvent({ repository: REPOSITORY, issue, comment: said });
    const run = await runExample(site, "fork-publish.yml", await onDefaultBranch(site, event), {
      runId: 73,
      job: "accept",
    });
    expect(run, run.log).toMatchObject({ exitCode: 0, jobs: { accept: "success" } });
    expect(comment()).not.toMatch(/❌|all jobs(?! \()/);
    expect(comment()).toMatch(/it is meant/);
    const newest = new Map(checks().map((check) => [check.split(": ")[0], check]));
    expect([...newest.values()].sort()).toEqual([
      "Performance benchmarks (a): success",
      expect.stringMatching(NOT_FAILED),
    ]);
    expect(site.api.state.reruns).toEqual([72]);
  });
});
