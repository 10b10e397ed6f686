import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { SourceLocation } from "../src/domain/measurement.ts";
import { systemFiles } from "../src/platform/files.ts";
import { findSources } from "../src/sources.ts";
import { temporaryDirectory } from "./support/temporary-directory.ts";

const PYTHON = join(import.meta.dirname, "../fixtures/projects/pytest-quickstart");
const GO = join(import.meta.dirname, "../benchmarks/accuracy/workloads/go-bench");

type Wanted = readonly (string | { readonly benchmark: string; readonly source?: SourceLocation })[];

/** `benchmark file:line` of each benchmark that has a place. */
async function placesIn(
  directory: string,
  wanted: Wanted,
  options: { readonly root?: string; readonly configuration?: string } = {},
): Promise<readonly string[]> {
  await using files = systemFiles();
  const { root = directory, ...more } = options;
  const measurements = wanted.map((one) => (typeof one === "string" ? { benchmark: one } : one));
  const found = await findSources({ measurements, failures: [], directory, root, files, ...more });
  return found.map(({ benchmark, file, line }) => `${benchmark} ${file}:${line ?? "?"}`);
}

/** The same in a folder with these files. */
async function placesWith(
  files: Readonly<Record<string, string>>,
  wanted: Wanted,
  options: { readonly root?: (folder: string) => string; readonly directory?: string } = {},
): Promise<readonly string[]> {
  await using folder = await temporaryDirectory();
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder.path, name)), { recursive: true });
    await writeFile(join(folder.path, name), text);
  }
  const directory = join(folder.path, options.directory ?? "");
  return await placesIn(directory, wanted, { root: options.root?.(folder.path) ?? folder.path });
}

describe("benchmarks of real projects", () => {
  it("of pytest-benchmark are found in the file that it names", async () => {
    const file = "benchmarks/test_orders.py";
    const places = await placesIn(PYTHON, [
      { benchmark: `${file}::test_parse_orders[100]`, source: { file } },
      { benchmark: `${file}::test_turnover`, source: { file } },
    ]);

    expect(places).toEqual([
      `${file}::test_parse_orders[100] ${file}:15`,
      `${file}::test_turnover ${file}:21`,
    ]);
  });

  it("of pytest-benchmark are found below the folder in which it ran", async () => {
    const file = "test_orders.py";

    expect(
      await placesIn(PYTHON, [{ benchmark: `${file}::test_turnover`, source: { file } }], {
        root: join(PYTHON, "../../.."),
      }),
    ).toEqual([`${file}::test_turnover fixtures/projects/pytest-quickstart/benchmarks/test_orders.py:21`]);
  });

  it("of Go are found by the names of their functions", async () => {
    expect(
      await placesIn(GO, ["BenchmarkParse", "example.org/parse/BenchmarkParse/rows=10"]),
    ).toMatchInlineSnapshot(`
      [
        "BenchmarkParse parse_test.go:13",
        "example.org/parse/BenchmarkParse/rows=10 parse_test.go:13",
      ]
    `);
  });
});

describe("a benchmark that its tool names by what is declared", () => {
  it.each<[string, string, string, string, number]>([
    [
      "Go",
      "a/b_test.go",
      "package b\n\nfunc BenchmarkSort(b *testing.B) {\n}\n",
      "example.org/x/BenchmarkSort/n=1 (note=after)",
      3,
    ],
    [
      "a class of pytest",
      "test_a.py",
      "class TestA:\n    async def test_b(self, benchmark):\n        pass\n",
      "test_a.py::TestA::test_b[x.y::z]",
      2,
    ],
    [
      "asv",
      "benchmarks/suite.py",
      "class Products:\n\n    def time_product(self, n):\n        pass\n",
      "suite.Products.time_product(1, 'a|b', 1.5) [py3.12]",
      3,
    ],
    [
      "libtest",
      "src/lib.rs",
      "mod tests {\n  #[bench]\n  fn sum(b: &mut Bencher) {}\n}\n",
      "lt/tests::sum",
      3,
    ],
    [
      "divan",
      "benches/strings.rs",
      "#[divan::bench(\n  args = [8, 64],\n)]\nfn push(n: usize) {}\n",
      "strings::copies::push::64",
      4,
    ],
    [
      "Gungraun",
      "benches/sums.rs",
      "#[library_benchmark]\n#[bench::short(10)]\nfn sum(n: u64) -> u64 { n }\n",
      "sums::sums::sum short",
      3,
    ],
    ["criterion", "benches/a.rs", 'c.bench_function("fib 20", |b| b.iter(f));\n', "fib 20", 1],
    [
      "a group of criterion",
      "benches/a.rs",
      'let mut group = c.benchmark_group("copy");\ngroup.bench_with_input(\n  BenchmarkId::new("small", 64), &64, |b, n| b.iter(f));\n',
      "copy/small/64",
      2,
    ],
    [
      "Google Benchmark",
      "bench.cc",
      "static void BM_Copy(benchmark::State& s) {}\nBENCHMARK(BM_Copy)->Arg(64);\n",
      "BM_Copy/bytes:64/threads:2",
      2,
    ],
    [
      "a fixture of Google Benchmark",
      "bench.cc",
      "BENCHMARK_F(Maps, Find)(benchmark::State& s) {\n}\n",
      "Maps/Find",
      1,
    ],
    [
      "Catch2",
      "bench.cpp",
      'TEST_CASE("a") {\n  BENCHMARK("Fibonacci 20") { return f(20); };\n}\n',
      "Fibonacci 20",
      2,
    ],
    [
      "JMH",
      "src/Demo.java",
      "class Demo {\n  @Benchmark\n  @BenchmarkMode({Mode.SampleTime})\n  public void allocate(Blackhole hole) {}\n}\n",
      "Demo.allocate (micros=1000, mode=avgt)",
      4,
    ],
    [
      "BenchmarkDotNet",
      "Parsing.cs",
      "public class Parsing {\n  [Benchmark(Baseline = true)]\n  public int Json() => 1;\n}\n",
      'Demo.Parsing.Json(Size: 10, Text: a, "b")',
      3,
    ],
    [
      "PHPBench",
      "HashBench.php",
      "class HashBench {\n  public function benchMd5() {}\n}\n",
      "App\\Benchmark\\HashBench::benchMd5 (small)",
      2,
    ],
    ["mitata", "a.mjs", 'bench("parse", () => parse());\n', "parse (n=5)", 1],
    [
      "vitest",
      "src/s.bench.ts",
      'describe("sorting", () => {\n  bench("sort 500", () => sort());\n});\n',
      "s.bench.ts > sorting > sort 500",
      2,
    ],
    [
      "tinybench",
      "bench/a.bench.js",
      'const bench = new Bench();\nbench.add("it\'s sorted", () => sort());\n',
      "bench/a.bench.js > it's sorted",
      2,
    ],
    ["pyperf", "bench.py", "runner.bench_func('sum of a list', f)\n", "sum of a list", 1],
  ])("is found for %s", async (_, file, text, benchmark, line) => {
    expect(await placesWith({ [file]: text }, [benchmark])).toEqual([`${benchmark} ${file}:${line}`]);
  });

  it("has the more telling name of two that fit", async () => {
    const text = 'c.bench_function("sort", f);\nc.bench_function("sort/stable", f);\n';

    expect(await placesWith({ "benches/a.rs": text }, ["sort/stable/1000", "sort/1000"])).toEqual([
      "sort/stable/1000 benches/a.rs:2",
      "sort/1000 benches/a.rs:1",
    ]);
  });
});

describe("a place in doubt", () => {
  const GO_FILE = "package a\n\nfunc BenchmarkA(b *testing.B) {}\n";

  it("is left out when two places declare the benchmark", async () => {
    expect(await placesWith({ "a/a_test.go": GO_FILE, "b/b_test.go": GO_FILE }, ["BenchmarkA"])).toEqual([]);
    expect(await placesWith({ "a/a_test.go": GO_FILE }, ["BenchmarkA"])).toEqual([
      "BenchmarkA a/a_test.go:3",
    ]);
  });

  it("is left out when nothing but a comment, or a common word, mentions the name", async () => {
    const files = {
      "a.js": '// bench("parse", () => parse());\n * bench("parse", () => parse());\n',
      "b.ts": 'keywords.add("parse");\ntest("parse", () => {});\n',
      "c.rs": "fn parse() {}\n",
    };

    expect(await placesWith(files, ["parse"])).toEqual([]);
  });

  it("is the file alone when the file is known and the line is not", async () => {
    const files = { "test_a.py": "class A:\n    def test_x(): ...\n\nclass B:\n    def test_x(): ...\n" };

    expect(await placesWith(files, ["test_a.py::A::test_x", "test_a.py::test_y"])).toEqual([
      "test_a.py::A::test_x test_a.py:?",
      "test_a.py::test_y test_a.py:?",
    ]);
  });

  it("is left out when a file that a tool names is not there, or may be one of several", async () => {
    const files = { "a/test_a.py": "def test_x(): ...\n", "b/test_a.py": "def test_x(): ...\n" };
    const known = (file: string, line?: number) => ({
      benchmark: "x",
      source: { file, ...(line === undefined ? {} : { line }) },
    });

    expect(await placesWith(files, [known("test_a.py")])).toEqual([]);
    expect(await placesWith(files, [known("c/test_a.py", 3)])).toEqual([]);
    expect(await placesWith(files, [known("./b/test_a.py", 1)])).toEqual(["x b/test_a.py:1"]);
  });

  it("is none outside of the repository, and not the repository itself", async () => {
    const files = { "project/a.py": "", "secret.py": "def test_x(): ...\n" };
    const root = (folder: string) => join(folder, "project");
    const known = (file: string) => ({ benchmark: "x", source: { file, line: 1 } });
    const options = { root, directory: "project" };

    expect(await placesWith(files, [known("../secret.py")], options)).toEqual([]);
    expect(await placesWith(files, [known("/etc/passwd")], options)).toEqual([]);
    expect(await placesWith(files, [known("../../../../../etc/passwd")], options)).toEqual([]);
    expect(await placesWith(files, [known(".")], options)).toEqual([]);
    expect(await placesWith(files, [known("a.py")], options)).toEqual(["x a.py:1"]);
  });

  it("does not come from installed packages, from built files, or by links to other folders", async () => {
    await using folder = await temporaryDirectory();
    await using elsewhere = await temporaryDirectory();
    for (const path of ["node_modules/p/a.js", "dist/a.js", "target/a.rs"]) {
      await mkdir(dirname(join(folder.path, path)), { recursive: true });
      await writeFile(join(folder.path, path), 'bench("parse", f);\n');
    }
    await writeFile(join(elsewhere.path, "a.js"), 'bench("parse", f);\n');
    await symlink(elsewhere.path, join(folder.path, "link"));

    expect(await placesIn(folder.path, ["parse"])).toEqual([]);
  });
});

describe("a measured command", () => {
  const TOML = `[performance_benchmark]
name = "cli start"

[[benchmarks]]
name = "cli \\"start\\"" # quoted
measure = "command"
command = "node cli.js"

[[ benchmarks ]]
command = "cargo bench"
name = 'rust core'

[[policy]]
name = "cli start"
`;

  it("is written where its entry is named, whatever else has that name", async () => {
    const files = { "benchmark-config.toml": TOML, "a.js": 'bench(`cli "start"`, f);\n' };

    expect(await placesWith(files, ['cli "start"', "cli start"])).toEqual([
      'cli "start" benchmark-config.toml:5',
    ]);
  });

  it("gives way to where a tool's benchmark of the entry's name is declared", async () => {
    const files = { "benchmark-config.toml": TOML };

    expect(await placesWith(files, ["rust core"])).toEqual(["rust core benchmark-config.toml:11"]);
    expect(
      await placesWith({ ...files, "a.rs": 'c.bench_function("rust core", f);\n' }, ["rust core"]),
    ).toEqual(["rust core a.rs:1"]);
  });

  it("is found in a configuration of another name, below the root of the repository", async () => {
    await using folder = await temporaryDirectory();
    await mkdir(join(folder.path, "sub"));
    await writeFile(join(folder.path, "sub/ci.toml"), TOML);
    const options = { root: folder.path, configuration: "ci.toml" };

    expect(await placesIn(join(folder.path, "sub"), ["rust core"], options)).toEqual([
      "rust core sub/ci.toml:11",
    ]);
  });

  it("has no place when two entries have its name", async () => {
    expect(await placesWith({ "benchmark-config.toml": `${TOML}\n${TOML}` }, ["rust core"])).toEqual([]);
  });
});

describe("the search", () => {
  it("asks for nothing when no benchmark is wanted, and reads each file once for many", async () => {
    await using folder = await temporaryDirectory();
    await writeFile(join(folder.path, "a.js"), 'bench("a", f);\nbench("b", f);\n');
    await using real = systemFiles();
    const read: string[] = [];
    const files = {
      ...real,
      read: async (path: string) => {
        read.push(path);
        return await real.read(path);
      },
    };
    const place = { directory: folder.path, root: folder.path, files };

    expect(await findSources({ measurements: [], failures: [], ...place })).toEqual([]);
    expect(read).toEqual([]);

    const measurements = ["a", "b", "c"].map((benchmark) => ({ benchmark, category: "x" }));
    expect(
      await findSources({ measurements: [...measurements, ...measurements], failures: [], ...place }),
    ).toEqual([
      { benchmark: "a", category: "x", file: "a.js", line: 1 },
      { benchmark: "b", category: "x", file: "a.js", line: 2 },
    ]);
    expect(read.toSorted()).toEqual([join(folder.path, "a.js"), join(folder.path, "benchmark-config.toml")]);
  });

  it("passes over files of more than a megabyte, and over what cannot be read", async () => {
    await using folder = await temporaryDirectory();
    await writeFile(join(folder.path, "large.js"), `bench("a", f);\n${" ".repeat(1_000_001)}`);
    await using real = systemFiles();
    const files = {
      ...real,
      glob: async () => ["large.js", "gone.js", "broken.js"],
      read: (path: string) =>
        path.endsWith("broken.js") ? Promise.reject(new Error("EIO")) : real.read(path),
    };
    const place = { directory: folder.path, root: folder.path, files };

    expect(await findSources({ measurements: [{ benchmark: "a" }], failures: [], ...place })).toEqual([]);
  });

  it("takes little time whatever a file repeats", async () => {
    const parts = [
      "@Benchmark @a(",
      "[Benchmark[",
      "#[bench",
      "#[a::a::",
      "bench(  ",
      "BENCHMARK(a, ",
      "class ",
      "def test",
      '.add("',
      "benchmark_group(",
      "bench_function(BenchmarkId::new(",
      "@Benchmark ",
      "[Benchmark][a]",
      " > ",
      '// bench("',
      "*",
    ];
    const files = Object.fromEntries(
      ["js", "rs", "java", "cs", "cc", "py", "php", "rb"].flatMap((extension) =>
        parts.map((part, index) => [
          `f${index}.${extension}`,
          part.repeat(Math.floor(300_000 / part.length)),
        ]),
      ),
    );
    const begin = process.cpuUsage();
    await placesWith(files, ["a", `${"a > ".repeat(2000)}a`, `${"a/".repeat(2000)}a`, "[".repeat(10_000)]);

    expect(process.cpuUsage(begin).user / 1e6).toBeLessThan(10);
  });
});
