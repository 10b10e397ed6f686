import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const CLI = fileURLToPath(new URL("../../dist/cli/index.js", import.meta.url));
const FIXTURES = fileURLToPath(new URL("../../fixtures/", import.meta.url));

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("the command line", () => {
  it("shows its version and the help of every command", async () => {
    expect((await cli("--version")).stdout).toBe("0.1.0\n");
    const { stdout } = await cli("--help");
    for (const name of [
      "run",
      "compare",
      "parse",
      "trend",
      "environment",
      "verify-setup",
      "config",
      "init",
    ]) {
      expect(stdout).toContain(`  ${name} `);
      expect((await cli(name, "--help")).exitCode).toBe(0);
    }
  });

  it.each([
    [["run", "--no-such-flag"], "unknown option '--no-such-flag'"],
    [["compare", "only-one.json"], "compare needs BASELINE and CANDIDATE"],
    [["compare", "a", "b", "--seed", "many"], "Expected a number from 0 to 4294967295."],
    [["run", "--suite", "quik", "--timeout", "soon"], "- --suite (flag): Invalid option"],
    [["run", "--config", "absent.toml"], "(CONFIG_NOT_FOUND)"],
    [["parse", "absent.json"], "(FILE_UNREADABLE)"],
    [["run"], "(BENCHMARKS_NOT_FOUND)"],
  ])("answers bad usage %j with one clear text and exit code 2", async (args, text) => {
    const { exitCode, stderr, stdout } = await cli(...args);
    expect(stderr).toContain(text);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toBe("");
    expect(exitCode).toBe(2);
  });
});

describe("run", () => {
  it("measures, stores, compares with what it stored, and fails on a slow-down", async () => {
    await project({
      "work.mjs": "const end = Date.now() + (process.env.SLOW ? 90 : 30); while (Date.now() < end);",
    });
    await config(
      '[[benchmarks]]\nname = "work"\nmeasure = "command"\ncommand = "node work.mjs"\nlaunches = 10\n',
    );
    const first = await cli("run", "--store", "file", "--store-results");
    expect(first.stdout).toContain("without baseline");
    expect(first.exitCode).toBe(0);

    const second = await cliWith({ SLOW: "1" }, "run", "--store", "file", "--json");
    expect(second.exitCode).toBe(1);
    const report = JSON.parse(second.stdout);
    expect(report.benchmark_results.uncategorized.work.execution_times).toHaveLength(10);
    expect(report.regression_analysis.baseline_comparison.regression_detected).toBe(true);
    const lenient = await cliWith({ SLOW: "1" }, "run", "--store", "file", "--no-fail-on-regression");
    expect(lenient.stdout).toContain("regressed");
    expect(lenient.exitCode).toBe(0);
  });

  it("goes on after a benchmark that fails, shows its last lines, and exits with 3", async () => {
    await config(
      '[[benchmarks]]\nname = "broken"\nmeasure = "command"\ncommand = "echo the reason >&2; exit 7"\n' +
        '[[benchmarks]]\nname = "sound"\nmeasure = "command"\ncommand = "true"\nlaunches = 2\n',
    );
    const { exitCode, stdout, stderr } = await cli("run", "--store", "file");
    expect(exitCode).toBe(3);
    expect(stderr).toContain("the reason");
    expect(stdout).toMatch(/✗ broken/);
    expect(stdout).toMatch(/✓ sound/);
  });

  it("ends at the timeout, keeps what was measured, and exits with 3", async () => {
    await config(
      '[[benchmarks]]\nname = "short"\nmeasure = "command"\ncommand = "true"\nlaunches = 2\n' +
        '[[benchmarks]]\nname = "endless"\nmeasure = "command"\ncommand = "sleep 100"\n',
    );
    const { exitCode, stdout } = await cli("run", "--store", "file", "--timeout", "2");
    expect(exitCode).toBe(3);
    expect(stdout).toMatch(/✓ short/);
    expect(stdout).toMatch(/✗ endless/);
  });

  it("reports what was measured when it is interrupted", async () => {
    await config(
      '[[benchmarks]]\nname = "short"\nmeasure = "command"\ncommand = "true"\nlaunches = 2\n' +
        '[[benchmarks]]\nname = "endless"\nmeasure = "command"\ncommand = "touch started; sleep 100"\n',
    );
    const running = cli("run", "--store", "file");
    await until(async () => (await readdir(folder)).includes("started"));
    running.child.kill("SIGINT");
    const { exitCode, stdout } = await running;
    expect(stdout).toContain("The run was cancelled.");
    expect(stdout).toMatch(/✓ short/);
    expect(exitCode).toBe(3);
  });

  it("keeps a corrupt baseline as it is and says so", async () => {
    await config('[[benchmarks]]\nname = "a"\nmeasure = "command"\ncommand = "true"\nlaunches = 2\n');
    await project({ "baseline.json": '{"version": 1, "measur' });
    const { exitCode, stderr } = await cli("run", "--baseline-file", "baseline.json");
    expect(stderr).toContain("(BASELINE_CORRUPT)");
    expect(exitCode).toBe(2);
    expect(await readFile(join(folder, "baseline.json"), "utf8")).toBe('{"version": 1, "measur');
  });

  it("runs everything once with --smoke-test, and judges nothing", async () => {
    await config('[[benchmarks]]\nname = "a"\nmeasure = "command"\ncommand = "true"\n');
    const { exitCode, stdout } = await cli(
      "run",
      "--smoke-test",
      "--json",
      "--store",
      "file",
      "--store-results",
    );
    const report = JSON.parse(stdout);
    expect(report.benchmark_results.uncategorized.a.execution_times).toHaveLength(1);
    expect(exitCode).toBe(0);
    expect(await readdir(folder)).not.toContain(".performance-benchmark");
  });
});

describe("compare", () => {
  it("judges two result files of a tool and prints the contract's JSON", async () => {
    await measurements("before.json", [1, 1.01, 0.99, 1.02, 1, 0.98, 1.01, 1]);
    await measurements("after.json", [1.3, 1.31, 1.29, 1.32, 1.3, 1.28, 1.31, 1.3]);
    const { exitCode, stdout } = await cli("compare", "before.json", "after.json", "--json");
    expect(exitCode).toBe(1);
    const { version, gate, comparisons } = JSON.parse(stdout);
    expect({ version, gate }).toEqual({ version: 1, gate: "fail" });
    expect(comparisons[0]).toMatchObject({
      benchmark: "b",
      metric: "time",
      verdict: "regressed",
      status: "REGRESSION_DETECTED",
      severity: "large",
      confidence: 0.95,
      baseline: { median: 1, rounds: 8 },
    });
    expect(comparisons[0].change_percent).toBeCloseTo(30, 6);
    expect((await cli("compare", "after.json", "before.json")).stdout).toContain("improved");
  });

  it("judges recorded pairs of rounds by their ratios", async () => {
    await measurements("before.json", [1, 2, 3, 1, 2, 3]);
    await measurements("after.json", [1.05, 2.11, 3.14, 1.06, 2.09, 3.16]);
    const flags = ["before.json", "after.json", "--regression-threshold", "2", "--json"];
    expect(JSON.parse((await cli("compare", ...flags)).stdout).comparisons[0].verdict).toBe("inconclusive");
    expect(
      JSON.parse((await cli("compare", ...flags, "--design", "paired")).stdout).comparisons[0].verdict,
    ).toBe("regressed");
  });

  it("answers a batch line by line, in order", async () => {
    const file = (values: readonly number[]) => ({
      version: 1,
      run: {},
      measurements: [measurement(values)],
    });
    const lines = [
      { id: "same", design: "paired", baseline: file([1, 2, 3]), candidate: file([1.001, 2, 2.999]) },
      { id: "slow", design: "paired", baseline: file([1, 2, 3]), candidate: file([1.5, 3.01, 4.49]) },
    ];
    await project({ "batch.ndjson": lines.map((line) => JSON.stringify(line)).join("\n") });
    const { exitCode, stdout } = await cli("compare", "--batch", "batch.ndjson", "--json");
    const answers = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(answers.map(({ id, gate }) => [id, gate])).toEqual([
      ["same", "pass"],
      ["slow", "fail"],
    ]);
    expect(exitCode).toBe(1);
  });

  it("names the line of a batch that it cannot read", async () => {
    await project({ "batch.ndjson": '\n{"id": 1}\nnot json\n' });
    const { exitCode, stderr } = await cli("compare", "--batch", "batch.ndjson");
    expect(stderr).toContain("batch.ndjson, line 2");
    expect(exitCode).toBe(2);
  });
});

describe("the other commands", () => {
  it("parse prints a measurements file that parse reads again", async () => {
    const source = join(FIXTURES, "adapters/hyperfine");
    const [example = ""] = await readdir(source);
    await cp(join(source, example, "output.json"), join(folder, "hyperfine.json"));
    const first = await cli("parse", "hyperfine.json", "--json");
    expect(first.exitCode).toBe(0);
    await project({ "own.json": first.stdout });
    expect(JSON.parse((await cli("parse", "own.json", "--json")).stdout).measurements).toEqual(
      JSON.parse(first.stdout).measurements,
    );
    expect((await cli("parse", "hyperfine.json")).stdout).toContain("read as hyperfine");
  });

  it("trend reads a measurements-history file", async () => {
    const runs = Array.from({ length: 12 }, (_, day) => ({
      version: 1,
      run: { commit: `c${day}`, time: `2026-11-${String(day + 1).padStart(2, "0")}T00:00:00Z` },
      measurements: [measurement([1 + day / 10])],
    }));
    await project({ "history.json": JSON.stringify(runs) });
    const { stdout, exitCode } = await cli("trend", "history.json", "--json");
    expect(exitCode).toBe(0);
    const [series] = JSON.parse(stdout).series;
    expect(series.trend).toMatchObject({ direction: "degrading", confidence: "high" });
    expect(series.trend.slope).toBeCloseTo(0.1, 9);
    expect(series.change_points).toEqual([]);
    expect((await cli("trend", "history.json")).stdout).toMatch(/^b +12 +degrading/m);
  });

  it("environment names the class that runs are compared within", async () => {
    const { stdout } = await cli("environment", "--json", "--environment-label", "python 3.11");
    expect(JSON.parse(stdout).class).toContain("python 3.11");
    expect((await cli("environment")).stdout).toContain("Normalization factor");
  });

  it("config shows values with their origins", async () => {
    await config(
      '[performance_benchmark.quick]\nmax_time = 12\n[[benchmarks]]\nname = "a"\ncommand = "true"\n',
    );
    const { settings } = JSON.parse((await cli("config", "--json", "--parallel")).stdout);
    expect(settings.max_time).toEqual({
      value: 12,
      origin: "benchmark-config.toml [performance_benchmark.quick]",
    });
    expect(settings.parallel).toEqual({ value: true, origin: "flag" });
    expect((await cli("config")).stdout).toMatch(/^max_time +12 +benchmark-config\.toml/m);
  });

  it("init writes what it finds, which run then takes, and never overwrites", async () => {
    await project({ "bench/a.bench.mjs": 'export default ({ bench }) => bench("one", () => 1);\n' });
    expect((await cli("init")).exitCode).toBe(0);
    const written = await readFile(join(folder, "benchmark-config.toml"), "utf8");
    expect(written).toContain("[[benchmarks]]");
    const again = await cli("init");
    expect(again.stderr).toContain("(FILE_EXISTS)");
    expect(again.exitCode).toBe(2);
    expect((await cli("init", "--force")).exitCode).toBe(0);
    const { stdout } = await cli("run", "--smoke-test", "--json");
    expect(Object.keys(JSON.parse(stdout).benchmark_results.uncategorized)).toEqual(["a/one"]);
  });

  it("verify-setup finds a program that is not there", async () => {
    await config('[[benchmarks]]\nname = "a"\ncommand = "no-such-program --bench"\n');
    const { stdout, exitCode } = await cli("verify-setup", "--json", "--store", "file");
    expect(JSON.parse(stdout)).toMatchObject({ ok: false });
    expect(stdout).toContain("there is no program no-such-program here");
    expect(exitCode).toBe(2);
  });
});

interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function cli(...args: readonly string[]) {
  return cliWith({}, ...args);
}

function cliWith(variables: Readonly<Record<string, string>>, ...args: readonly string[]) {
  let finish: (result: Finished) => void = () => {};
  const finished = new Promise<Finished>((resolve) => {
    finish = resolve;
  });
  const child = execFile(
    process.execPath,
    [CLI, ...args],
    { cwd: folder, env: { ...process.env, NO_COLOR: "1", ...variables } },
    (_, stdout, stderr) => finish({ exitCode: child.exitCode, stdout, stderr }),
  );
  return Object.assign(finished, { child });
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function config(text: string): Promise<void> {
  await project({ "benchmark-config.toml": text });
}

async function project(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

function measurement(values: readonly number[]) {
  return {
    benchmark: "b",
    metric: "time",
    unit: "s",
    better: "lower",
    rounds: values.map((value) => [value]),
  };
}

async function measurements(path: string, values: readonly number[]): Promise<void> {
  await project({ [path]: JSON.stringify({ version: 1, run: {}, measurements: [measurement(values)] }) });
}
