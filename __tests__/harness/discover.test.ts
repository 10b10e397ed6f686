import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { BenchmarkEntry } from "../../src/config/schema.ts";
import { discoverEntries, planTasks } from "../../src/harness/discover.ts";
import { hasGoBenchmark } from "../../src/harness/discovery/go.ts";
import { importsVitest } from "../../src/harness/discovery/modules.ts";
import { usesBenchmarkFixture } from "../../src/harness/discovery/pytest.ts";
import { systemFiles } from "../../src/platform/files.ts";
import { type TemporaryDirectory, temporaryDirectory } from "../support/temporary-directory.ts";

async function projectOf(files: Readonly<Record<string, string>>): Promise<TemporaryDirectory> {
  const folder = await temporaryDirectory();
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder.path, name)), { recursive: true });
    await writeFile(join(folder.path, name), text);
  }
  return folder;
}

async function discover(files: Readonly<Record<string, string>>) {
  await using project = await projectOf(files);
  await using system = systemFiles();
  return await discoverEntries({ directory: project.path, files: system });
}

interface Written {
  readonly benchmarks?: readonly Record<string, unknown>[];
  readonly suite?: "quick" | "full" | "load";
  readonly category?: string[];
}

async function plan(
  files: Readonly<Record<string, string>>,
  { benchmarks = [], suite = "quick", category }: Written,
) {
  await using project = await projectOf(files);
  await using system = systemFiles();
  const entries = benchmarks.map((entry) => BenchmarkEntry.parse(entry));
  const result = await planTasks({
    config: { benchmarks: entries, suite, category },
    directory: project.path,
    files: system,
  });
  const tasks = result.tasks.map((task) => ({
    ...task,
    directory: task.directory.replace(project.path, "~"),
  }));
  return { ...result, tasks };
}

const GO = "package a\nfunc BenchmarkX(b *testing.B) {}\n";

describe("discovery", () => {
  it("finds benchmark modules, but none in built, installed or fixture folders", async () => {
    const found = await discover({
      "bench/a.bench.js": "",
      "src/b.bench.mts": "",
      "dist/a.bench.js": "",
      "node_modules/x/c.bench.js": "",
      "test/fixtures/d.bench.js": "",
      "bench/helper.js": "",
    });

    expect(found.map(({ why }) => why)).toEqual([
      "Found 2 benchmark modules (bench/a.bench.js, src/b.bench.mts), run by the built-in harness.",
    ]);
    expect(found[0]?.entry.modules).toBe("**/*.bench.{js,mjs,cjs,ts,mts}");
  });

  it("leaves modules that import vitest to vitest, and lists the others", async () => {
    const found = await discover({
      "perf/a.bench.ts": 'import { bench } from "vitest";',
      "perf/deep/b.bench.ts": "import { bench, describe } from 'vitest'",
      "own.bench.js": "export default () => {}",
    });

    expect(found.map(({ entry }) => entry)).toMatchObject([
      { name: "modules", modules: ["own.bench.js"] },
      { command: "npx vitest bench perf --run --outputJson={output}", adapter: "vitest" },
    ]);
  });

  it("runs pytest in the folders that have tests with the benchmark fixture", async () => {
    const found = await discover({
      "tests/perf it/test_a.py": "def test_a(benchmark):\n    benchmark(sum, [1])\n",
      "tests/perf it/sub/test_b.py": "def test_b(\n    data,\n    benchmark,\n):\n    pass\n",
      "tests/unit/test_c.py": "def test_c(): pass\n",
    });

    expect(found[0]?.entry).toMatchObject({
      command: "python3 -m pytest 'tests/perf it' --benchmark-only --benchmark-json={output} -q",
      adapter: "pytest-benchmark",
    });
  });

  it("names the files when the tests lie in the root", async () => {
    const found = await discover({
      "test_a.py": "def test_a(benchmark): pass\n",
      "test_b.py": "def test_b(): pass\n",
    });

    expect(found[0]?.entry.command).toContain("pytest test_a.py --benchmark-only");
  });

  it("runs a Cargo workspace from its root, and reads criterion's own files", async () => {
    const found = await discover({
      "Cargo.toml": '[workspace]\nmembers = ["a", "b"]\n',
      "a/Cargo.toml":
        '[package]\nname = "a"\n[dev-dependencies]\ncriterion = "0.5"\n[[bench]]\nname = "x"\nharness = false\n',
      "a/benches/x.rs": "",
      "b/Cargo.toml": '[package]\nname = "b"\n',
    });

    expect(found).toHaveLength(1);
    expect(found[0]?.entry).toMatchObject({
      command: "cargo bench --workspace",
      output: "target/criterion",
      adapter: "criterion",
    });
    expect(found[0]?.why).toBe("Found 1 Cargo benchmark (a/benches/x.rs) on criterion.");
  });

  it("reads what cargo bench prints when the package has no criterion", async () => {
    const found = await discover({
      "native/Cargo.toml": '[package]\nname = "n"\n',
      "native/benches/n.rs": "",
    });

    expect(found[0]?.entry).toMatchObject({
      command: "cargo bench",
      workingDirectory: "native",
      adapter: "auto",
    });
    expect(found[0]?.entry.output).toBeUndefined();
  });

  it("makes one entry for each Go module", async () => {
    const found = await discover({
      "go.mod": "module a\n",
      "a_test.go": GO,
      "tools/go.mod": "module tools\n",
      "tools/deep/b_test.go": GO,
    });

    expect(found.map(({ entry }) => [entry.name, entry.workingDirectory])).toEqual([
      ["go", undefined],
      ["go tools", "tools"],
    ]);
    expect(found[0]?.entry.command).toBe(
      "go test -run '^$' -bench . -benchmem -benchtime=100ms -count=10 ./...",
    );
  });

  it("that finds nothing says what it looked for and what to do", async () => {
    await expect(discover({ "index.js": "" })).rejects.toMatchObject({
      code: "BENCHMARKS_NOT_FOUND",
      message: expect.stringContaining("pytest-benchmark"),
      hint: expect.stringContaining("[[benchmarks]]"),
    });
  });

  it.each([
    [usesBenchmarkFixture, "def test_x(self, benchmark):", true],
    [usesBenchmarkFixture, "    async def test_x(benchmark: BenchmarkFixture, a=1):", true],
    [usesBenchmarkFixture, "def test_benchmark(data):", false],
    [usesBenchmarkFixture, "def test_x(benchmark_data):", false],
    [usesBenchmarkFixture, "# def test_x(benchmark)", false],
    [hasGoBenchmark, "func BenchmarkParse_small(b *testing.B) {", true],
    [hasGoBenchmark, "func Benchmark(tb *testing.B) {", true],
    [hasGoBenchmark, "func Benchmarks(b *testing.B) {", false],
    [hasGoBenchmark, "func helperBenchmark(b *testing.B) {", false],
    [importsVitest, "const { bench } = require('vitest')", true],
    [importsVitest, "import { bench } from 'vitest-like'", false],
  ])("%o on %s says %s", (test, text, expected) => {
    expect(test(text)).toBe(expected);
  });
});

describe("the plan", () => {
  it("takes the entries of the suite, one task for each module, in order", async () => {
    const result = await plan(
      { "sub/bench/b.bench.js": "", "sub/bench/a.bench.js": "" },
      {
        suite: "full",
        benchmarks: [
          { name: "tool", command: "make bench", suites: ["full", "load"] },
          { name: "js", modules: "bench/*.bench.js", workingDirectory: "sub" },
          { name: "start", command: "node x.js", measure: "command" },
          { name: "quick only", command: "true", suites: ["quick"] },
          { name: "read", file: ["out/*.json"] },
        ],
      },
    );

    expect(result.tasks).toMatchObject([
      { kind: "tool", command: "make bench", directory: "~" },
      { kind: "module", module: "bench/a.bench.js", directory: "~/sub" },
      { kind: "module", module: "bench/b.bench.js", directory: "~/sub" },
      { kind: "command", command: "node x.js" },
      { kind: "file", patterns: ["out/*.json"] },
    ]);
    expect(result.discovered).toEqual([]);
  });

  it("without any entry runs what it finds and says so", async () => {
    const result = await plan({ "a.bench.js": "" }, {});

    expect(result.tasks).toMatchObject([{ kind: "module", module: "a.bench.js", directory: "~" }]);
    expect(result.discovered).toEqual([
      "Found 1 benchmark module (a.bench.js), run by the built-in harness.",
    ]);
  });

  it("leaves out other categories, but no entry without one", async () => {
    const benchmarks = [
      { name: "a", command: "true", category: "io" },
      { name: "b", command: "true", category: "cpu" },
      { name: "c", command: "true" },
    ];
    const result = await plan({}, { benchmarks, category: ["cpu"] });

    expect(result.tasks.map(({ entry }) => entry.name)).toEqual(["b", "c"]);
  });

  it("that has nothing left for the suite and category names the categories there are", async () => {
    const benchmarks = [{ name: "a", command: "true", category: "io" }];

    await expect(plan({}, { benchmarks, category: ["cpu"] })).rejects.toMatchObject({
      code: "BENCHMARKS_NOT_FOUND",
      message: "None of the 1 configured benchmark entries belongs to suite quick and category cpu.",
      hint: expect.stringContaining("io"),
    });
  });

  it("warns of a pattern that matches no module, and fails when none does", async () => {
    const empty = { name: "gone", modules: "gone/*.bench.js" };
    const result = await plan({}, { benchmarks: [empty, { name: "a", command: "true" }] });

    expect(result.warnings).toEqual([
      'No file matches the modules gone/*.bench.js of benchmark entry "gone".',
    ]);
    await expect(plan({}, { benchmarks: [empty] })).rejects.toMatchObject({ code: "BENCHMARKS_NOT_FOUND" });
  });
});
