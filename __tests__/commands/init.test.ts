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
const MODULE = { "bench/a.bench.mjs": 'export default ({ bench }) => bench("one", () => 1);\n' };
const PYTEST = { "tests/test_a.py": "def test_a(benchmark):\n    benchmark(lambda: 1)\n" };

const PROJECTS: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
  [
    "JavaScript with npm",
    { ...MODULE, "package.json": "{}", "package-lock.json": "{}", ".nvmrc": "24\n" },
    [
      "setup-command: npm ci && npm run build --if-present # run in both versions",
      "node-version-file: .nvmrc",
    ],
  ],
  [
    "JavaScript with pnpm",
    { ...MODULE, "package.json": "{}", "pnpm-lock.yaml": "" },
    ["setup-command: corepack enable && pnpm install --frozen-lockfile"],
  ],
  ["JavaScript without any package", MODULE, ['node-version: "24"']],
  [
    "a Python package",
    { ...PYTEST, "pyproject.toml": '[project]\nname = "x"\n', "requirements-dev.txt": "" },
    [
      "python3 -m venv .venv && .venv/bin/python -m pip install --quiet --editable . pytest pytest-benchmark -r requirements-dev.txt",
    ],
  ],
  ["Python scripts", PYTEST, ["run: python3 -m pip install pytest pytest-benchmark"]],
  [
    "Go",
    { "go.mod": "module x\n", "a_test.go": "package x\n\nfunc BenchmarkA(b *testing.B) {}\n" },
    ["suite: quick\n          max-minutes: 10"],
  ],
];

describe("init", () => {
  it.each(PROJECTS)("writes workflows without a problem that fit %s", async (_, files, lines) => {
    await writeProject(folder, files);
    const { exitCode, stderr, stdout } = await init();
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toContain("Wrote .github/workflows/benchmarks.yml.\n");
    const measure = await written(".github/workflows/benchmarks.yml");
    for (const line of lines) expect(measure).toContain(line);
    expect(measure).toContain("branches: [trunk]");
    expect(await lintWorkflow(measure)).toEqual([]);
    expect(await lintWorkflow(await written(".github/workflows/benchmarks-publish.yml"))).toEqual([]);
  });

  it("gives each version of a Python package its own environment, and runs the tests in it", async () => {
    await writeProject(folder, { ...PYTEST, "pyproject.toml": '[project]\nname = "x"\n' });
    await init();
    expect(await written("benchmark-config.toml")).toContain('command = ".venv/bin/python -m pytest tests');
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
    expect((await init("--force")).stdout).not.toContain(".github");
  });
});
