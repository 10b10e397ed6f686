import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CLI, commandLine, writeProject } from "../support/command-line.ts";

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
    [[], "There is no command."],
    [["compare", "only-one.json"], "compare needs BASELINE and CANDIDATE"],
    [["compare", "a", "b", "--significance-level", "0"], "Expected a number above 0 and below 1."],
    [["compare", "a", "b", "--significance-level", "1"], "Expected a number above 0 and below 1."],
    [["compare", "--batch", "f", "a", "b"], "either BASELINE and CANDIDATE or --batch FILE, not both."],
    [["compare", "a", "b", "--seed", "many"], "Expected a number from 0 to 4294967295."],
    [
      ["run", "--suite", "quik", "--timeout", "soon"],
      '- --suite (flag): expected "quick", "full" or "load", found "quik"; did you mean "quick"?',
    ],
    [["run", "--config", "absent.toml"], "(CONFIG_NOT_FOUND)"],
    [["parse", "absent.json"], "(FILE_UNREADABLE)"],
    [["run"], "(BENCHMARKS_NOT_FOUND)"],
  ])("answers bad usage %j with one clear text and exit code 2", async (args, text) => {
    const { exitCode, stderr, stdout } = await cli(...args);
    expect(stderr).toContain(text);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stderr.trimEnd()).toMatch(/\n\([A-Z_]+\)$/);
    expect(stdout).toBe("");
    expect(exitCode).toBe(2);
  });

  it.each([
    [["run", "--no-such-flag", "--json"], "USAGE", "unknown option '--no-such-flag'"],
    [["parse", "absent.json", "--json"], "FILE_UNREADABLE", "There is no file absent.json."],
  ])("tells the error of %j as the one JSON value", async (args, code, message) => {
    const { exitCode, stderr, stdout } = await cli(...args);
    const { version, error } = JSON.parse(stdout);
    expect({ version, code: error.code }).toEqual({ version: 1, code });
    expect(error.message).toContain(message);
    expect(error.hint).not.toBe("");
    expect(stderr).toContain(`(${code})`);
    expect(exitCode).toBe(2);
  });

  it("shows the suites' defaults in the help of run", async () => {
    const help = (await cli("run", "--help")).stdout.replace(/\s+/g, " ");
    expect(help).toContain("Default: 15 (quick), 10 (full), 5 (load).");
    expect(help).toContain("Default: 3 (quick), 5 (full), 10 (load).");
  });
});

it("ends quietly with its own exit code when nobody reads on", async () => {
  const program = cli("parse", join(FIXTURES, "adapters/go/several-packages/output.txt"));
  program.child.stdout?.destroy();
  expect(await program).toMatchObject({ exitCode: 0, stderr: "" });
});

describe("run", () => {
  it("measures, stores, suspects a slow-down against a single stored run, and fails on it by the classic rule", async () => {
    await config(
      '[[benchmarks]]\nname = "work"\nmeasure = "command"\ncommand = "sleep ${SECONDS_OF_WORK:-0.03}"\nlaunches = 10\n',
    );
    const slow = { SECONDS_OF_WORK: "0.09" };
    const first = await cli("run", "--store", "file", "--store-results");
    expect(first.stdout).toContain("without baseline");
    expect(first.exitCode).toBe(0);

    const suspected = await cliWith(slow, "run", "--store", "file");
    expect(suspected.stdout).toContain("1 of 1 benchmark may have regressed, but this is not confirmed");
    expect(suspected.exitCode).toBe(0);

    const classic = ["run", "--store", "file", "--method", "classic"];
    const second = await cliWith(slow, ...classic, "--json");
    expect(second.exitCode).toBe(1);
    const report = JSON.parse(second.stdout);
    expect(report.benchmark_results.uncategorized.work.execution_times).toHaveLength(10);
    expect(report.regression_analysis.baseline_comparison.regression_detected).toBe(true);
    const lenient = await cliWith(slow, ...classic, "--no-fail-on-regression");
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
      confidence: 0.9,
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
    const steady = [1, 1.01, 0.99, 1, 1.02, 1];
    const lines = [
      { id: "same", design: "paired", baseline: file([1, 2, 1.5, 1]), candidate: file([1.001, 2, 1.499, 1]) },
      { id: "slow", design: "paired", baseline: file(steady), candidate: file(steady.map((t) => 1.5 * t)) },
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

  it("answers a bad line of a batch with what is wrong, and judges the others", async () => {
    const side = { version: 1, run: {}, measurements: [measurement([1, 2, 3])] };
    const lines = [
      "",
      '{"id": 1}',
      "not json",
      '{"id": "d", "design": "odd", "baseline": {}, "candidate": {}}',
      "[]",
      JSON.stringify({ id: "shape", baseline: side, candidate: { version: 1 } }),
      JSON.stringify({ id: "good", baseline: side, candidate: side }),
    ];
    await project({ "batch.ndjson": lines.join("\n") });
    const { exitCode, stdout, stderr } = await cli("compare", "--batch", "batch.ndjson");
    const answers = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(answers.map(({ id, error, gate }) => [id, error?.message ?? gate])).toEqual([
      [1, "batch.ndjson, line 2: baseline is missing; candidate is missing."],
      [undefined, expect.stringContaining("batch.ndjson, line 3 is not JSON")],
      ["d", 'batch.ndjson, line 4: design is neither "independent" nor "paired".'],
      [undefined, "batch.ndjson, line 5: it is not a JSON object."],
      ["shape", expect.stringContaining("batch.ndjson, line 6, candidate is not a measurements file")],
      ["good", "pass"],
    ]);
    expect(answers[0].error).toMatchObject({ code: "OUTPUT_UNREADABLE", hint: expect.any(String) });
    expect(stderr).toContain("batch.ndjson, line 2");
    expect(exitCode).toBe(2);
  });

  it("exits with 3 when the tool itself lists a failed benchmark of the candidate", async () => {
    await project({
      "before.txt": "BenchmarkA-4 100 5 ns/op\nBenchmarkB-4 100 5 ns/op\nPASS\nok  \tp\t1s\n",
      "after.txt":
        "BenchmarkA-4 100 5 ns/op\n--- FAIL: BenchmarkB-4\n    b_test.go:9: wrong\nFAIL\nexit status 1\nFAIL\tp\t1s\n",
    });
    expect((await cli("compare", "before.txt", "before.txt")).exitCode).toBe(0);
    const { exitCode, stdout } = await cli("compare", "before.txt", "after.txt", "--json");
    expect(JSON.parse(stdout).gate).toBe("fail");
    expect(exitCode).toBe(3);
  });

  it("says of a folder without results what to pass instead", async () => {
    await project({ "results/summary.txt": "nothing" });
    const bare = await cli("compare", "results", "results");
    expect(bare.stderr).toContain("The folder results holds no tool's results.");
    expect(bare.stderr).toContain("(OUTPUT_UNREADABLE)");
    expect(bare.exitCode).toBe(2);
    await measurements("results/reports/measurements-20261120T060000Z.json", [1]);
    await measurements("results/reports/measurements-20261121T060000Z.json", [1]);
    expect((await cli("compare", "results", "results")).stderr).toContain(
      "Pass results/reports/measurements-20261121T060000Z.json instead",
    );
  });
});

describe("the other commands", () => {
  it("parse prints a measurements file that parse reads again", async () => {
    await cp(
      join(FIXTURES, "adapters/hyperfine/parameters-1.15/output.json"),
      join(folder, "hyperfine.json"),
    );
    const first = await cli("parse", "hyperfine.json", "--json");
    expect(first.exitCode).toBe(0);
    await project({ "own.json": first.stdout });
    expect(JSON.parse((await cli("parse", "own.json", "--json")).stdout).measurements).toEqual(
      JSON.parse(first.stdout).measurements,
    );
    expect((await cli("parse", "hyperfine.json")).stdout).toContain("read as hyperfine");
  });

  it("parse keeps what our own file says of its run", async () => {
    const run = {
      id: "r1",
      commit: "3f2c1a9",
      ref: "refs/heads/main",
      time: "2026-11-21T06:00:00Z",
      suite: "quick",
      environment: { hardware: { cpu_count_logical: 4 }, class: "linux x64" },
    };
    await project({ "own.json": JSON.stringify({ version: 1, run, measurements: [measurement([1])] }) });
    const first = await cli("parse", "own.json", "--json");
    expect(JSON.parse(first.stdout).run).toEqual(run);
    await project({ "again.json": first.stdout });
    expect((await cli("parse", "again.json", "--json")).stdout).toBe(first.stdout);
    const { run: joined } = JSON.parse((await cli("parse", "own.json", "again.json", "--json")).stdout);
    const { id: _, environment: __, ...facts } = run;
    expect(joined).toEqual({ ...facts, environment: {} });
  });

  it("parse prints all runs of a history, which trend then reads", async () => {
    const rows = Array.from(
      { length: 9 },
      (_, day) => `2026-11-0${day + 1} 06:00:00 +0000,c${day},${100 + day}`,
    );
    await project({ "otava.csv": `time,commit,metric\n${rows.join("\n")}\n` });
    const { stdout } = await cli("parse", "otava.csv", "--all-runs", "--json");
    await project({ "history.json": stdout });
    const { series } = JSON.parse((await cli("trend", "history.json", "--json")).stdout);
    expect(series).toMatchObject([{ benchmark: "metric", points: 9 }]);
    expect((await cli("parse", "otava.csv")).stderr).toContain("the output holds 8 other runs");
  });

  it("parse leaves out a commit that its files disagree on", async () => {
    const file = (commit: string) =>
      JSON.stringify({ version: 1, run: { commit, suite: "full" }, measurements: [measurement([1])] });
    await project({ "a.json": file("aaa"), "b.json": file("bbb") });
    const { run } = JSON.parse((await cli("parse", "a.json", "b.json", "--json")).stdout);
    expect(run).toEqual({ suite: "full", environment: {} });
  });

  it("trend keeps suites and environments apart", async () => {
    const runs = ["quick", "full"].flatMap((suite) =>
      Array.from({ length: 10 }, (_, day) => ({
        version: 1,
        run: {
          time: `2026-11-${String(day + 1).padStart(2, "0")}T00:00:00Z`,
          suite,
          environment: { class: "linux x64" },
        },
        measurements: [measurement([suite === "full" ? 9 : 1])],
      })),
    );
    await project({ "history.json": JSON.stringify(runs) });
    const { series } = JSON.parse((await cli("trend", "history.json", "--json")).stdout);
    expect(
      series.map((one: { suite: string; environment_class: string; points: number }) => [
        one.suite,
        one.environment_class,
        one.points,
      ]),
    ).toEqual([
      ["full", "linux x64", 10],
      ["quick", "linux x64", 10],
    ]);
    const { stdout } = await cli("trend", "history.json");
    expect(stdout).toMatch(/^Benchmark +Suite +Runs +Trend/);
    expect(stdout).toMatch(/^b +quick +10 +stable/m);
  });

  it("trend takes one measurements file, and refuses a folder that is no history", async () => {
    await project({
      "one.json": JSON.stringify({
        version: 1,
        run: { time: "2026-11-21T06:00:00Z" },
        measurements: [measurement([1])],
      }),
      "other/notes.txt": "nothing",
    });
    const { stdout, exitCode } = await cli("trend", "one.json", "--json");
    expect(JSON.parse(stdout).series).toMatchObject([{ benchmark: "b", points: 1 }]);
    expect(exitCode).toBe(0);
    const refused = await cli("trend", "other");
    expect(refused.stderr).toContain('other is no history: a history folder has a folder "runs"');
    expect(refused.stderr).toContain(".performance-benchmark/history");
    expect(refused.stderr).toContain("(FILE_UNREADABLE)");
    expect(refused.exitCode).toBe(2);
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
    expect(settings.issue_threshold).toEqual({ value: null, origin: "default" });
    const { stdout } = await cli("config");
    expect(stdout).toMatch(/^max_time +12 +benchmark-config\.toml/m);
    expect(stdout).toMatch(/^issue_threshold +not set +default$/m);
  });

  it("init writes what it finds, which run then takes", async () => {
    await project({ "bench/a.bench.mjs": 'export default ({ bench }) => bench("one", () => 1);\n' });
    const { stdout: told, exitCode } = await cli("init");
    expect(told).toContain(`Run the benchmarks with: node ${CLI} run\n`);
    expect(exitCode).toBe(0);
    const written = await readFile(join(folder, "benchmark-config.toml"), "utf8");
    expect(written).toContain("[[benchmarks]]");
    const { stdout } = await cli("run", "--smoke-test", "--json");
    expect(Object.keys(JSON.parse(stdout).benchmark_results.uncategorized)).toEqual(["a/one"]);
  });

  it("verify-setup tells a wrong configuration once", async () => {
    await config("[performance_benchmark]\nmax_time = -1\n");
    const { stdout, exitCode } = await cli("verify-setup", "--store", "file");
    expect(stdout.match(/max_time/g)).toHaveLength(1);
    expect(stdout).toMatch(/^! benchmarks +not checked, because the configuration is not valid$/m);
    expect(stdout).toMatch(/^! history +not checked, because the configuration is not valid$/m);
    expect(exitCode).toBe(2);
  });

  it("verify-setup finds a program that is not there", async () => {
    await config('[[benchmarks]]\nname = "a"\ncommand = "no-such-program --bench"\n');
    const { stdout, exitCode } = await cli("verify-setup", "--json", "--store", "file");
    expect(JSON.parse(stdout)).toMatchObject({ ok: false });
    expect(stdout).toContain("there is no program no-such-program here");
    expect(exitCode).toBe(2);
  });
});

function cli(...args: readonly string[]) {
  return commandLine({ folder }, ...args);
}

function cliWith(variables: Readonly<Record<string, string>>, ...args: readonly string[]) {
  return commandLine({ folder, variables }, ...args);
}

async function config(text: string): Promise<void> {
  await project({ "benchmark-config.toml": text });
}

function project(files: Readonly<Record<string, string>>): Promise<void> {
  return writeProject(folder, files);
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
