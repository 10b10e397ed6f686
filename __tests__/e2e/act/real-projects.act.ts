import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PROJECT_ROOT, pullRequestTrigger, pushToMain, type Site } from "../../support/workspace.ts";
import type { Changes } from "../../support/workspace-git.ts";
import { benchmarkStep, exampleWorkflows, runExample, siteWithExamples } from "./example-workflows.ts";

describe("the JavaScript sample project under act", () => {
  let files: Changes;
  let site: Site;
  beforeAll(async () => {
    const sample = await sampleProject("javascript-quickstart");
    files = {
      ...sample,
      "package-lock.json": EMPTY_LOCKFILE,
      // A tenfold change shows at once; the rest of the time would go to what did not change.
      ...edit(sample, "benchmark-config.toml", "max_time = 30", "max_time = 10"),
    };
    site = await siteWithExamples(files);
  });
  afterAll(async () => await site[Symbol.asyncDispose]());

  it("is set up and measured in both versions, and a pull request that makes parsing slower is stopped", async () => {
    const pull = await site.openPullRequest("slower", edit(files, "src/parse.js", "? 4 : 1", "? 4 : 10"));
    const slower = await runExample(site, "pr-gate.yml", pullRequestTrigger(pull));
    expect(slower, slower.log).toMatchObject({ exitCode: 1, jobs: { "performance-gate": "failure" } });
    const { outputs, summary } = benchmarkStep(slower);
    expect(outputs).toMatchObject({
      gate: "fail",
      "regression-detected": "true",
      "baseline-commit": pull.base.sha,
    });
    expect(Number(outputs["regression-percentage"])).toBeGreaterThan(15);
    expect(summary.replaceAll("<wbr>", "")).toContain("parse/orders");
    expect(site.api.commentsOn(pull.number)).toHaveLength(1);
    expect(site.results.artifacts().map(({ id }) => String(id))).toContain(outputs["artifact-id"]);
    expect(site.api.violations).toEqual([]);
  });
});

describe("the pytest-benchmark sample project under act", () => {
  const python = path.join(process.env["PYTHON_ENVIRONMENT"] ?? "", "bin");
  let files: Changes;
  let site: Site;
  beforeAll(async () => {
    const sample = await sampleProject("pytest-quickstart");
    files = {
      ...sample,
      // It shows in short launches, and in few.
      ...edit(sample, "benchmark-config.toml", "--benchmark-max-time=0.3", "--benchmark-max-time=0.05"),
      ...edit(await exampleWorkflows(), ".github/workflows/pytest.yml", "max-time: 180", "max-time: 45"),
    };
    site = await siteWithExamples(files);
  });
  afterAll(async () => await site[Symbol.asyncDispose]());

  it("is measured on main, and a pull request that makes parsing slower is stopped", async () => {
    const options = {
      matrix: "python-version:3.13",
      path: [python],
      variables: { PIP_DISABLE_PIP_VERSION_CHECK: "1" },
    };
    const main = await runExample(site, "pytest.yml", await pushToMain(site), options);
    expect(main, main.log).toMatchObject({ exitCode: 0 });
    expect(benchmarkStep(main, "benchmarks").outputs["stored-at"]).toContain("benchmark-data");

    const pull = await site.openPullRequest("slower", edit(files, "orders.py", "else 1", "else 10"));
    const trigger = pullRequestTrigger(pull);
    const slower = await runExample(site, "pytest.yml", trigger, {
      ...options,
      runId: 2,
    });
    expect(slower, slower.log).toMatchObject({ exitCode: 1, jobs: { "pytest-benchmark": "failure" } });
    const { outputs } = benchmarkStep(slower, "benchmarks");
    expect(outputs).toMatchObject({ gate: "fail", "baseline-commit": pull.base.sha });
    expect(outputs["failed-benchmarks"]).toMatch(/test_parse_orders/);
    expect(outputs["failed-benchmarks"]).not.toMatch(/test_turnover/);
    expect(site.api.commentsOn(pull.number)).toHaveLength(1);
    expect(site.api.violations).toEqual([]);
  }, 360_000);
});

/** Of a project without dependencies, for `npm ci`. */
const EMPTY_LOCKFILE = `{ "name": "orders", "lockfileVersion": 3, "packages": { "": { "name": "orders" } } }\n`;

/** A file in which one text is another; of what is measured, ten times the work, so that no other load can hide it. */
function edit(files: Changes, file: string, from: string, to: string): Changes {
  const text = files[file] ?? "";
  if (!text.includes(from)) throw new Error(`${file} has no "${from}" any more.`);
  return { [file]: text.replace(from, to) };
}

async function sampleProject(name: string): Promise<Changes> {
  const folder = path.join(PROJECT_ROOT, "fixtures/projects", name);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((file) => !/(^|\/)(__pycache__|node_modules|benchmark-results|\.)/.test(file));
  const contents = await Promise.all(files.map((file) => readFile(path.join(folder, file), "utf8")));
  return Object.fromEntries(files.map((file, index) => [file, contents[index]]));
}
