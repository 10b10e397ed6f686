import { describe, expect, it } from "vitest";
import type { ToolOutput } from "../../../src/adapters/adapter.ts";
import { asv } from "../../../src/adapters/python/asv.ts";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const COLUMNS = ["result", "params", "version", "started_at", "duration", "stats_ci_99_a", "stats_ci_99_b"];

/** A results file as asv writes it; the rows as text, because `NaN` is no JSON. */
function resultsFile(rows: Readonly<Record<string, string>>, facts: object = {}): string {
  const head = JSON.stringify({
    commit_hash: "f0c5d52924f13cbc803eb4dff11962cf4f13133f",
    env_name: "virtualenv-py3.12",
    date: 1795240800000,
    params: { machine: "runner" },
    result_columns: COLUMNS,
    ...facts,
  });
  const results = Object.entries(rows).map(([name, row]) => `${JSON.stringify(name)}: ${row}`);
  return `${head.slice(0, -1)}, "results": {${results.join(", ")}}, "version": 2}`;
}

function tree(files: Readonly<Record<string, string>>): ToolOutput {
  return { kind: "tree", files: Object.entries(files).map(([path, text]) => ({ path, text })) };
}

const MACHINE = "runner/f0c5d529-virtualenv-py3.12.json";

describe("asv's results", () => {
  it("tell what failed, which is null, from what was skipped, which is NaN", () => {
    const text = resultsFile({
      "suite.time_sort": `[[0.5, NaN, null], [["1", "2", "3"]]]`,
      "suite.track_all": "[null, []]",
      "suite.track_infinite": "[[-Infinity]]",
      'suite.time_"NaN"': "[[2.5]]",
    });
    const { measurements, failures, warnings } = readOutput(textOutput(text), "auto");
    expect(measurements.map(({ benchmark, rounds }) => [benchmark, rounds])).toEqual([
      ["suite.time_sort(1)", [[0.5]]],
      ['suite.time_"NaN"', [[2.5]]],
    ]);
    expect(failures.map(({ benchmark, message }) => `${benchmark}: ${message}`)).toEqual([
      "suite.time_sort(3): asv reports it as failed.",
      "suite.track_all: asv reports it as failed.",
      "suite.track_infinite: It gave -Infinity, which is no finite number.",
    ]);
    expect(warnings).toEqual(["asv skipped 1 of its benchmarks or of their parameters: suite.time_sort(2)."]);
  });

  it("have every combination of parameters, the last of which changes fastest", () => {
    const names = { "suite.time_two": { type: "time", unit: "seconds", param_names: ["n", "text"] } };
    const { measurements } = asv.parse(
      tree({
        "benchmarks.json": JSON.stringify({ ...names, version: 2 }),
        [MACHINE]: resultsFile({ "suite.time_two": `[[1, 2, 3, 4], [["1", "2"], ["'a'", "None"]]]` }),
      }),
    );
    expect(measurements.map(({ benchmark, parameters, rounds }) => [benchmark, parameters, rounds])).toEqual([
      ["suite.time_two(1, 'a')", { n: 1, text: "a" }, [[1]]],
      ["suite.time_two(1, None)", { n: 1, text: "None" }, [[2]]],
      ["suite.time_two(2, 'a')", { n: 2, text: "a" }, [[3]]],
      ["suite.time_two(2, None)", { n: 2, text: "None" }, [[4]]],
    ]);
  });

  it("are an error when there are not as many as there are combinations", () => {
    const text = resultsFile({ "suite.time_two": `[[1, 2], [["1", "2", "3"]]]` });
    expect(() => asv.parse(textOutput(text))).toThrow(
      expect.objectContaining({
        code: "OUTPUT_UNREADABLE",
        message: expect.stringContaining("suite.time_two has 2 results for 3 combinations"),
      }),
    );
  });

  it("are an error in a folder when one file of it is cut off, however many others there are", () => {
    const whole = resultsFile({ "suite.time_one": "[[1]]" });
    const folder = tree({ "runner/0a1b2c3d-other.json": whole, [MACHINE]: whole.slice(0, -9) });
    expect(() => asv.parse(folder)).toThrow(
      expect.objectContaining({ code: "OUTPUT_UNREADABLE", message: expect.stringContaining(MACHINE) }),
    );
  });

  it.each([
    ["time_x", "seconds", ["time", "s", "lower"]],
    ["mem_x", "bytes", ["size", "B", "lower"]],
    ["peakmem_x", "bytes", ["peak-memory", "B", "lower"]],
    ["track_x", "ms", ["time", "s", "lower"]],
    ["track_x", "req/s", ["throughput", "1/s", "higher"]],
    ["track_x", "points", ["value", "points", "lower"]],
  ])("of %s in %s are %j", (name, unit, expected) => {
    const type = { time_x: "time", mem_x: "memory", peakmem_x: "peakmemory" }[name] ?? "track";
    const { measurements } = asv.parse(
      tree({
        "benchmarks.json": JSON.stringify({ [name]: { type, unit } }),
        [MACHINE]: resultsFile({ [name]: "[[1]]" }),
      }),
    );
    expect(measurements.map(({ metric, unit, better }) => [metric, unit, better])).toEqual([expected]);
  });

  it("have asv's interval where it is finite, and it keeps no samples", () => {
    const text = resultsFile({
      "suite.time_one":
        "[[2, 3], [['1', '2']], null, null, null, [1.5, -Infinity], [2.5, Infinity]]".replaceAll("'", '"'),
    });
    expect(asv.parse(textOutput(text)).measurements.map(({ summary }) => summary)).toEqual([
      { median: 2, interval: { low: 1.5, high: 2.5, confidence: 0.99 } },
      undefined,
    ]);
  });

  it("leave out those of benchmarks that were changed since", () => {
    const { measurements, warnings } = asv.parse(
      tree({
        "benchmarks.json": JSON.stringify({ time_new: { version: "2" }, time_same: { version: "1" } }),
        [MACHINE]: resultsFile({
          time_new: '[[1], [], "1"]',
          time_same: '[[1], [], "1"]',
          time_gone: "[[1]]",
        }),
      }),
    );
    expect(measurements.map(({ benchmark }) => benchmark)).toEqual(["time_same", "time_gone"]);
    expect(warnings).toEqual([
      "Results of 1 benchmarks are left out, because the benchmarks were changed after this run: time_new.",
    ]);
  });

  it("of several machines are runs of different classes", () => {
    const on = (machine: string, date: number) =>
      resultsFile({ "suite.time_one": "[[1]]" }, { params: { machine }, date });
    const runs = asv.history?.(
      tree({ "b/f0c5d529-py.json": on("b", 1795240800000), "a/f0c5d529-py.json": on("a", 1795240800001) }),
    );
    expect(runs?.map(({ environmentClass }) => environmentClass)).toEqual(["b", "a"]);
  });
});

const RUN = (body: string) =>
  `· Running 2 total benchmarks\n[ 0.00%] · For demo commit f0c5d529 <main>:\n${body}`;

describe("what asv prints", () => {
  it("has its values in the units that it chose", () => {
    const values = [
      "time_a 5.14±0.4ms",
      "time_b 12.0ns",
      "time_c 1.50m",
      "mem_d 2.1k",
      "mem_e 512",
      "track_f 1.5e3",
    ];
    const text = RUN(values.map((value) => `[50.00%] ··· suite.${value}\n`).join(""));
    const { measurements } = readOutput(textOutput(text), "auto");
    expect(measurements.map(({ metric, unit, rounds }) => [metric, unit, rounds[0]?.[0]])).toEqual([
      ["time", "s", expect.closeTo(0.00514, 12)],
      ["time", "s", expect.closeTo(12e-9, 18)],
      ["time", "s", 90],
      ["size", "B", 2100],
      ["size", "B", 512],
      ["value", "unit", 1500],
    ]);
  });

  it("has tables of which the parameters in columns are read as well", () => {
    const table = [
      "[50.00%] ··· suite.time_sort                    ok",
      "[50.00%] ··· === ======= =======",
      "             --   kind / x      ",
      "             --- ---------------",
      "              n    a / 1   b / 1 ",
      "             === ======= =======",
      "              10  1.0ms   2.0ms ",
      "              東  failed   n/a  ",
      "             === ======= =======",
      "[99.00%] ··· suite.time_last 1.00s",
      "",
    ].join("\n");
    const { measurements, failures, warnings } = readOutput(textOutput(RUN(table)), "auto");
    expect(measurements.map(({ benchmark, rounds }) => [benchmark, rounds])).toEqual([
      ["suite.time_sort(10, a, 1)", [[0.001]]],
      ["suite.time_sort(10, b, 1)", [[0.002]]],
      ["suite.time_last", [[1]]],
    ]);
    expect(measurements[1]?.parameters).toEqual({ n: 10, kind: "b", x: 1 });
    expect(failures.map(({ benchmark }) => benchmark)).toEqual(["suite.time_sort(東, a, 1)"]);
    expect(warnings).toEqual([expect.stringContaining("suite.time_sort(東, b, 1)")]);
  });

  it("holds a run for each commit, the newest first, in each environment", () => {
    const block = (commit: string, value: string) =>
      `[10.00%] · For demo commit ${commit} <main>:\n[10.00%] ·· Benchmarking py3.11\n[20.00%] ··· time_a ${value}\n[30.00%] ·· Benchmarking py3.12\n[40.00%] ··· time_a ${value}\n`;
    const output = textOutput(block("bbbbbbbb", "2.00s") + block("aaaaaaaa", "1.00s"));
    const runs = asv.history?.(output) ?? [];
    expect(runs.map(({ commit }) => commit)).toEqual(["aaaaaaaa", "bbbbbbbb"]);
    expect(asv.parse(output).measurements.map(({ benchmark, rounds }) => [benchmark, rounds])).toEqual([
      ["time_a [py3.11]", [[2]]],
      ["time_a [py3.12]", [[2]]],
    ]);
  });

  it("is never read from a last line that may be cut off", () => {
    const text = RUN("[50.00%] ··· suite.time_a 5.14ms\n[99.00%] ··· suite.time_b 5.14");
    const names = asv.parse(textOutput(`${text}m`)).measurements.map(({ benchmark }) => benchmark);
    expect(names).toEqual(["suite.time_a"]);
  });

  it("may have names that it shortened, and a warning says so", () => {
    const text = RUN("[50.00%] ··· ...long.name.time_a 5.14ms\n");
    expect(asv.parse(textOutput(text)).warnings[0]).toContain("...long.name.time_a");
  });

  it("compares two commits, of which each is a run", () => {
    const table = [
      "| Change   | Before [aaaaaaaa] <main~1>   | After [bbbbbbbb] <main>   | Ratio   | Benchmark (Parameter)   |",
      "|----------|------------------------------|---------------------------|---------|-------------------------|",
      "| +        | 1.00±0.1ms                   | 2.00±0.1ms                | 2.00    | suite.time_a(1, 'a|b')  |",
      "| !        | 1.00ms                       | failed                    | n/a     | suite.time_b            |",
      "|          | n/a                          | 1.5k                      | n/a     | suite.mem_c(2.5)        |",
      "",
    ].join("\n");
    const [before, after] = asv.history?.(textOutput(table)) ?? [];
    const values = (run: typeof before) =>
      run?.measurements.map(({ benchmark, rounds }) => [benchmark, rounds]);
    expect(before?.commit).toBe("aaaaaaaa");
    expect(values(before)).toEqual([
      ["suite.time_a(1, 'a|b')", [[0.001]]],
      ["suite.time_b", [[0.001]]],
    ]);
    expect(values(after)).toEqual([
      ["suite.time_a(1, 'a|b')", [[0.002]]],
      ["suite.mem_c(2.5)", [[1500]]],
    ]);
    expect(asv.parse(textOutput(table)).failures.map(({ benchmark }) => benchmark)).toEqual(["suite.time_b"]);
  });
});
