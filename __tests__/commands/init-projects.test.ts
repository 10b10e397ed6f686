import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadConfig } from "../../src/config/load.ts";
import { systemFiles } from "../../src/platform/files.ts";
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
const VITEST = 'import { bench } from "vitest";\nbench("one", () => {});\n';
const PYTEST = { "tests/test_a.py": "def test_a(benchmark):\n    benchmark(lambda: 1)\n" };
const GO_TEST = "package x\n\nfunc BenchmarkA(b *testing.B) {}\n";

/** A project, and what stands in its workflow or in its configuration. */
const PROJECTS: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
  [
    "JavaScript with npm",
    { ...MODULE, "package.json": "{}", "package-lock.json": "{}", ".nvmrc": "24\n" },
    ['setup_command = "npm ci && npm run build --if-present"', "node-version-file: .nvmrc"],
  ],
  [
    "JavaScript with pnpm",
    { ...MODULE, "package.json": "{}", "pnpm-lock.yaml": "" },
    ['setup_command = "corepack enable && pnpm install --frozen-lockfile'],
  ],
  [
    "benchmarks that Vitest runs",
    { "a.bench.js": VITEST, "package.json": "{}", "package-lock.json": "{}" },
    ['setup_command = "npm ci && ', "uses: actions/setup-node@v7"],
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
    { "go.mod": "module x\n", "a_test.go": GO_TEST },
    [`setup_command = "go test -run '^$' ./..."`, "suite: quick\n          max-minutes: 10"],
  ],
  [
    "a Cargo package",
    { "Cargo.toml": '[package]\nname = "x"\n', "benches/b.rs": "" },
    ['setup_command = "cargo bench --no-run"'],
  ],
  [
    "a Cargo workspace",
    {
      "Cargo.toml": '[workspace]\nmembers = ["a"]\n',
      "a/Cargo.toml": '[package]\nname = "a"\n',
      "a/benches/b.rs": "",
    },
    ['setup_command = "cargo bench --workspace --no-run"'],
  ],
  [
    "Cargo and Go below the project's folder",
    {
      "my core/Cargo.toml": '[package]\nname = "x"\n',
      "my core/benches/b.rs": "",
      "srv/go.mod": "module x\n",
      "srv/a_test.go": GO_TEST,
    },
    [`"(cd 'my core' && cargo bench --no-run) && (cd srv && go test -run '^$' ./...)"`],
  ],
];

describe("what init writes for a project", () => {
  it.each(PROJECTS)("writes workflows without a problem that fit %s", async (_, files, lines) => {
    await writeProject(folder, files);
    const { exitCode, stderr, stdout } = await init();
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toContain("Wrote .github/workflows/benchmarks.yml.\n");
    const measure = await written(".github/workflows/benchmarks.yml");
    const configuration = await written("benchmark-config.toml");
    for (const line of lines) expect(measure + configuration).toContain(line);
    expect(measure).not.toContain("setup-command");
    expect(measure).toContain("branches: [trunk]");
    expect(await lintWorkflow(measure)).toEqual([]);
    expect(await lintWorkflow(await written(".github/workflows/benchmarks-publish.yml"))).toEqual([]);
  });

  it("gives each version of a Python package its own environment, and runs the tests in it", async () => {
    await writeProject(folder, { ...PYTEST, "pyproject.toml": '[project]\nname = "x"\n' });
    await init();
    expect(await written("benchmark-config.toml")).toContain('command = ".venv/bin/python -m pytest tests');
  });

  it("sets up both versions by the configuration, so that a laptop does it as well", async () => {
    await writeProject(folder, { ...PYTEST, "pyproject.toml": '[project]\nname = "x"\n' });
    const { stdout } = await init();
    expect(stdout).toContain('Add ".venv/" to .gitignore: the set-up command makes that folder.\n');
    const request = { directory: folder, origin: "flag", texts: {} } as const;
    const { config } = await loadConfig(request, systemFiles());
    expect(config.setupCommand).toMatch(/^python3 -m venv \.venv && /);

    await writeProject(folder, { ".gitignore": ".venv/\n" });
    expect((await init()).stdout).not.toContain(".gitignore");
  });
});
