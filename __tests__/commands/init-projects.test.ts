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
const WORKSPACE = '{"workspaces":["packages/*"]}';
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
    "JavaScript with a shrinkwrap",
    { ...MODULE, "package.json": '{"engines":{"node":">=20"}}', "npm-shrinkwrap.json": "{}" },
    ['setup_command = "npm ci && ', "node-version-file: package.json"],
  ],
  [
    "JavaScript without a lock file",
    { ...MODULE, "package.json": '{"volta":{"node":"24.1.0"}}' },
    ['setup_command = "npm install --no-package-lock && ', "node-version-file: package.json"],
  ],
  [
    "JavaScript with pnpm",
    { ...MODULE, "package.json": "{}", "pnpm-lock.yaml": "" },
    ['"corepack enable && pnpm install --frozen-lockfile && pnpm run --if-present build"'],
  ],
  [
    "JavaScript with the first Yarn",
    { ...MODULE, "package.json": "{}", "yarn.lock": "# THIS IS GENERATED\n# yarn lockfile v1\n" },
    ['"corepack enable && yarn install --frozen-lockfile && npm run build --if-present"'],
  ],
  [
    "JavaScript with a later Yarn",
    { ...MODULE, "package.json": "{}", "yarn.lock": "__metadata:\n  version: 8\n" },
    ['"corepack enable && yarn install --immutable && npm run build --if-present"'],
  ],
  [
    "a workspace of npm whose packages are built",
    { ...MODULE, "package.json": WORKSPACE, "package-lock.json": "{}" },
    ['"npm ci && npm run build --workspaces --if-present"'],
  ],
  [
    "a workspace of npm that is built as a whole",
    {
      ...MODULE,
      "package.json": '{"workspaces":["packages/*"],"scripts":{"build":"make"}}',
      "package-lock.json": "{}",
    },
    ['"npm ci && npm run build --if-present"'],
  ],
  [
    "a workspace of pnpm",
    { ...MODULE, "package.json": "{}", "pnpm-lock.yaml": "", "pnpm-workspace.yaml": "packages: [a]\n" },
    ['pnpm install --frozen-lockfile && pnpm -r --if-present run build"'],
  ],
  [
    "benchmarks that Vitest runs",
    { "a.bench.js": VITEST, "package.json": "{}", "package-lock.json": "{}" },
    ['setup_command = "npm ci && ', "uses: actions/setup-node@v7"],
  ],
  ["JavaScript without any package", MODULE, ['node-version: "24"']],
  [
    "JavaScript and Python in folders of their own",
    {
      "js/bench/a.bench.mjs": MODULE["bench/a.bench.mjs"],
      "js/package.json": '{"engines":{"node":"24"}}',
      "js/package-lock.json": "{}",
      "py/test_a.py": PYTEST["tests/test_a.py"],
      "py/requirements.txt": "",
      "py/.python-version": "3.12\n",
    },
    [
      '"(cd js && npm ci && npm run build --if-present) && python3 -m venv .venv && ',
      "install --quiet -r py/requirements.txt pytest pytest-benchmark",
      "node-version-file: js/package.json",
      "python-version-file: py/.python-version",
    ],
  ],
  [
    "a package that holds another with a lock file of its own, and a folder without one",
    {
      "package.json": "{}",
      "bench/package.json": '{"type":"module"}',
      "bench/a.bench.js": "export default () => {};\n",
      "site/a.bench.mjs": MODULE["bench/a.bench.mjs"],
      "site/package.json": "{}",
      "site/yarn.lock": "",
    },
    [
      '"npm install --no-package-lock && npm run build --if-present && (cd site && corepack enable && yarn install --immutable && npm run build --if-present)"',
    ],
  ],
  [
    "a Python package",
    {
      ...PYTEST,
      "pyproject.toml": '[project]\nname = "x"\nrequires-python = ">=3.9,<3.13"\n',
      "requirements-dev.txt": "",
    },
    [
      '"python3 -m venv .venv && .venv/bin/python -m pip install --quiet --editable . -r requirements-dev.txt pytest pytest-benchmark"',
      "python-version-file: pyproject.toml",
    ],
  ],
  [
    "a Python package with extras and groups",
    {
      ...PYTEST,
      "pyproject.toml":
        '[project]\nname = "x"\n[project.optional-dependencies]\ntest = []\nbenchmarks = []\ndocs = []\n[dependency-groups]\ndev = []\nlint = []\n',
    },
    [
      "-m pip install --quiet --upgrade pip && .venv/bin/python -m pip install --quiet --editable '.[test,benchmarks]' --group dev pytest pytest-benchmark\"",
      'python-version: "3.13"',
    ],
  ],
  [
    "a Python package of Poetry",
    {
      ...PYTEST,
      "pyproject.toml": '[tool.poetry]\nname = "x"\n[tool.poetry.dependencies]\npython = "^3.11"\n',
    },
    ["--editable . pytest", "python-version-file: pyproject.toml"],
  ],
  [
    "a Python package of the old kind",
    { ...PYTEST, "pyproject.toml": "[tool.ruff]\n", "setup.cfg": "[metadata]\nname = x\n" },
    ["--editable . pytest"],
  ],
  [
    "Python with requirements alone",
    { ...PYTEST, "pyproject.toml": "[tool.ruff]\n", "requirements.txt": "", "setup.cfg": "[flake8]\n" },
    ['.venv/bin/python -m pip install --quiet -r requirements.txt pytest pytest-benchmark"'],
  ],
  [
    "Python below the project's folder, in a package with a group",
    {
      "py/tests/test_a.py": PYTEST["tests/test_a.py"],
      "py/pyproject.toml": "[build-system]\nrequires = []\n[dependency-groups]\ntest = []\n",
    },
    ["--editable ./py --group py/pyproject.toml:test pytest pytest-benchmark"],
  ],
  [
    "Python scripts",
    { ...PYTEST, "pyproject.toml": "[tool.pytest]\n" },
    ["run: python3 -m pip install pytest pytest-benchmark"],
  ],
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
    expect(configuration).toContain("Every setting: docs/configuration.md of performance-benchmark\n");
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
