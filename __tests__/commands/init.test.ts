import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commandLine, writeProject } from "../support/command-line.ts";
import { lintWorkflow } from "../workflows/lint.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "init-"));
  execFileSync("git", ["init", "--quiet", "--initial-branch=trunk"], { cwd: folder });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const init = (...args: readonly string[]) => commandLine({ folder }, "init", ...args);
const written = (path: string) => readFile(join(folder, path), "utf8");
const MEASURE = ".github/workflows/benchmarks.yml";
const PUBLISH = ".github/workflows/benchmarks-publish.yml";
const MODULE = { "bench/a.bench.mjs": 'export default ({ bench }) => bench("one", () => 1);\n' };
const PYTEST = { "tests/test_a.py": "def test_a(benchmark):\n    benchmark(lambda: 1)\n" };

describe("init", () => {
  it("says what a configuration that is kept does not set up", async () => {
    await writeProject(folder, { ...MODULE, "package.json": "{}", "benchmark-config.toml": "# mine\n" });
    expect((await init()).stdout).toContain(
      'benchmark-config.toml sets nothing up: put setup_command = "npm install --no-package-lock && npm run build --if-present" under [performance_benchmark].\n',
    );
    await writeProject(folder, {
      "benchmark-config.toml": '[performance_benchmark]\nsetup_command = "make"\n',
    });
    expect((await init()).stdout).not.toContain("sets nothing up");
  });

  it("gives a tool, whose whole command counts, more time than a module", async () => {
    await writeProject(folder, MODULE);
    await init();
    expect(await written("benchmark-config.toml")).toMatch(/^max_time = 30 +# seconds for one benchmark$/m);
    await writeProject(folder, PYTEST);
    await init("--force");
    expect(await written("benchmark-config.toml")).toMatch(
      /^max_time = 180 +# seconds for one benchmark; of a tool, for all launches of its command$/m,
    );
  });

  it("writes the workflows of a package to the top of its repository, where GitHub reads them", async () => {
    await writeProject(folder, {
      "package.json": '{"workspaces":["packages/*"]}',
      "package-lock.json": "{}",
      ".nvmrc": "24\n",
      "packages/a/package.json": "{}",
      "packages/a/bench/a.bench.mjs": MODULE["bench/a.bench.mjs"],
    });
    const { exitCode, stdout } = await commandLine({ folder: join(folder, "packages/a") }, "init");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Wrote benchmark-config.toml.\nWrote ../../.github/workflows/benchmarks.yml.\n");
    const measure = await written(".github/workflows/benchmarks.yml");
    expect(measure.match(/^ {10}working-directory: packages\/a$/gm)).toHaveLength(2);
    expect(measure).toContain("node-version-file: .nvmrc");
    expect(await lintWorkflow(measure)).toEqual([]);
    expect(await written("packages/a/benchmark-config.toml")).toContain('setup_command = "npm ci && ');
    expect(await written(".github/workflows/benchmarks-publish.yml")).not.toContain("working-directory");
  });

  it("leaves the workflow of another folder alone, and says what to add to it", async () => {
    await writeProject(folder, { ...MODULE, "packages/b/tests/test_b.py": PYTEST["tests/test_a.py"] });
    await init("--uses", "acme/x@v1");
    const measure = await written(MEASURE);
    await rm(join(folder, PUBLISH));

    const inB = (...args: readonly string[]) =>
      commandLine({ folder: join(folder, "packages/b") }, "init", ...args);
    const { exitCode, stdout, stderr } = await inB("--force");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toContain(
      "Wrote benchmark-config.toml.\nWrote ../../.github/workflows/benchmarks-publish.yml.\n",
    );
    expect(stdout).toContain(`../../${MEASURE} measures another folder: it was left as it is.\n`);
    expect(stdout).not.toContain("--force");
    expect(await written(MEASURE)).toBe(measure);
    expect(await written("packages/b/benchmark-config.toml")).toContain("[[benchmarks]]");

    const [, forPullRequests = "", forHistory = ""] =
      /job "pull-request":\n(.*)\nand to those of its job "history":\n(.*)\nRun/s.exec(stdout) ?? [];
    expect(forHistory).toContain(`      - name: Benchmarks of packages/b
        if: \${{ !cancelled() }}
        uses: acme/x@v1
        with:
          working-directory: packages/b
          environment-label: packages/b
          suite: quick
          store-results: true
`);
    const added = measure.replace("\n  history:", `${forPullRequests}\n  history:`) + forHistory;
    expect(added.match(/working-directory: packages\/b\n {8}run: /g)).toHaveLength(2);
    expect(await lintWorkflow(added)).toEqual([]);

    await writeProject(folder, { [MEASURE]: added });
    for (const again of [await inB(), await init("--force")]) {
      expect(again.exitCode).toBe(0);
      expect(again.stdout).toContain("benchmarks.yml measures other folders, too: it was left as it is.\n");
    }
    expect(await written(MEASURE)).toBe(added);
  });

  it("gives the whole repository a label of its own beside a package", async () => {
    await writeProject(folder, { ...MODULE, "packages/b/tests/test_b.py": PYTEST["tests/test_a.py"] });
    await commandLine({ folder: join(folder, "packages/b") }, "init");
    expect((await init()).stdout).toContain(
      "        with:\n          environment-label: root\n          suite: quick\n",
    );
  });

  it("installs a package by itself where the lock file around it is that of another", async () => {
    await writeProject(folder, {
      "package.json": "{}",
      "package-lock.json": "{}",
      "web/package.json": "{}",
      "web/a.bench.mjs": MODULE["bench/a.bench.mjs"],
      "bench/b.bench.mjs": MODULE["bench/a.bench.mjs"],
    });
    await commandLine({ folder: join(folder, "web") }, "init");
    expect(await written("web/benchmark-config.toml")).toContain(
      'setup_command = "npm install --no-package-lock && ',
    );
    await commandLine({ folder: join(folder, "bench") }, "init");
    expect(await written("bench/benchmark-config.toml")).toContain('setup_command = "npm ci && ');
  });

  it("keeps the action that was named once, whatever it is called", async () => {
    await writeProject(folder, MODULE);
    await init();
    await init("--uses", "acme/x@v1", "--force");
    const { exitCode, stdout } = await init();
    expect({ exitCode, written: stdout.includes("Wrote") }).toEqual({ exitCode: 0, written: false });
    expect(await written(PUBLISH)).toContain("uses: acme/x@v1\n");
  });

  it.each(["x y", "acme/x", "", "acme/x@v1\n        evil: 1"])("refuses --uses %j", async (uses) => {
    await writeProject(folder, MODULE);
    const { exitCode, stderr, stdout } = await init("--uses", uses);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toBe(`--uses ${JSON.stringify(uses)} names no action.
Write owner/repository@ref, owner/repository/path@ref, or ./path for a copy in this repository.
(USAGE)
`);
  });

  it("tells a program, too, what is left to do", async () => {
    await writeProject(folder, { ...PYTEST, "requirements.txt": "" });
    expect(JSON.parse((await init("--json")).stdout).notes).toEqual([
      'Put the name of your copy of the action in place of "owner" in "uses: owner/performance-benchmark@v1".',
      'Add ".venv/" to .gitignore: the set-up command makes that folder.',
    ]);
  });

  it("keeps the name of the action that somebody filled in", async () => {
    await writeProject(folder, MODULE);
    await init();
    for (const file of ["benchmarks.yml", "benchmarks-publish.yml"]) {
      const path = `.github/workflows/${file}`;
      const text = await written(path);
      const filled = text.replaceAll(
        "owner/performance-benchmark@v1",
        "acme/performance-benchmark@0123abc # v1.2.3",
      );
      await writeProject(folder, { [path]: filled });
    }
    const { exitCode, stdout } = await init();
    expect({ exitCode, written: stdout.includes("Wrote") }).toEqual({ exitCode: 0, written: false });
    const { stderr } = await init("--uses", "other/performance-benchmark@v1");
    expect(stderr).toContain("--uses");
  });

  it.each([
    ["the branch that the remote calls its own", ["main", "master", "next"], "next", "next"],
    ["main before master", ["master", "main", "topic"], undefined, "main"],
    ["master before the branch that is checked out", ["master", "topic"], undefined, "master"],
    ["the branch that is checked out", ["topic"], undefined, "trunk"],
  ])("takes %s for the default branch", async (_, branches, remote, expected) => {
    const git = (...args: readonly string[]) =>
      execFileSync("git", ["-c", "user.name=x", "-c", "user.email=x@example.com", ...args], { cwd: folder });
    git("commit", "--quiet", "--allow-empty", "--message=One");
    for (const branch of branches) git("update-ref", `refs/remotes/origin/${branch}`, "HEAD");
    if (remote !== undefined)
      git("symbolic-ref", "refs/remotes/origin/HEAD", `refs/remotes/origin/${remote}`);
    await writeProject(folder, MODULE);
    await init();
    expect(await written(".github/workflows/benchmarks.yml")).toContain(`branches: [${expected}]`);
  });

  it("asks for contents: read only where the publishing jobs check the action out", async () => {
    await writeProject(folder, MODULE);
    await init();
    expect(await written(".github/workflows/benchmarks-publish.yml")).not.toContain("contents: read");
    await init("--force", "--uses", "./actions/performance-benchmark");
    expect((await written(".github/workflows/benchmarks-publish.yml")).match(/contents: read/g)).toHaveLength(
      2,
    );
  });

  it("changes nothing when it is called again", async () => {
    await writeProject(folder, MODULE);
    await init();
    const { exitCode, stdout } = await init();
    expect(exitCode).toBe(0);
    expect(stdout).toContain("benchmark-config.toml is as it should be.\n");
    expect(stdout).not.toContain("Wrote");
    expect(JSON.parse((await init("--json")).stdout)).toMatchObject({ version: 1, written: [] });
  });

  it("keeps what somebody changed, says so, and writes the rest", async () => {
    await writeProject(folder, { ...MODULE, "benchmark-config.toml": "# mine\n" });
    const { exitCode, stderr, stdout } = await init();
    expect(exitCode).toBe(2);
    expect(stderr).toContain("benchmark-config.toml: there already, and not as init would write it.");
    expect(stderr).toContain("(FILE_EXISTS)");
    expect(stdout).toContain("Wrote .github/workflows/benchmarks.yml.");
    expect(await written("benchmark-config.toml")).toBe("# mine\n");

    expect((await init("--force")).exitCode).toBe(0);
    expect(await written("benchmark-config.toml")).toContain("[[benchmarks]]");
  });

  it("adds the workflows to a configuration whose benchmarks cannot be found by looking", async () => {
    await writeProject(folder, {
      "benchmark-config.toml": '[[benchmarks]]\nname = "a"\ncommand = "make bench"\n',
    });
    expect((await init()).exitCode).toBe(0);
    expect(await lintWorkflow(await written(".github/workflows/benchmarks.yml"))).toEqual([]);
  });

  it("uses a copy of the action in the repository, or the one that is named", async () => {
    await writeProject(folder, { ...MODULE, "actions/performance-benchmark/action.yml": "name: x\n" });
    const { stdout } = await init();
    expect(stdout).not.toContain('in place of "owner"');
    const publish = await written(".github/workflows/benchmarks-publish.yml");
    expect(publish).toContain("uses: ./actions/performance-benchmark");
    expect(publish).toContain("# The default branch, for the action in it: nothing of the pull request.");
    expect(await lintWorkflow(publish)).toEqual([]);

    await init("--force", "--uses", "acme/performance-benchmark@v1");
    expect(await written(".github/workflows/benchmarks.yml")).toContain(
      "uses: acme/performance-benchmark@v1",
    );
  });

  it("writes the configuration alone where there is no checkout, or no workflow is wanted", async () => {
    await writeProject(folder, MODULE);
    expect(JSON.parse((await init("--no-workflows", "--json")).stdout).written).toEqual([
      "benchmark-config.toml",
    ]);
    await rm(join(folder, ".git"), { recursive: true });
    const { stdout } = await init("--force");
    expect(stdout).not.toContain(".github");
    expect(stdout).toContain("No workflows were written: this is no git checkout.\n");
  });
});
