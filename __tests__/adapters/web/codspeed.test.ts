import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (more: object) =>
  readOutput(
    textOutput(
      JSON.stringify({
        creator: { name: "pytest-codspeed", version: "5.0.4", pid: 1 },
        instrument: { type: "walltime" },
        ...more,
      }),
    ),
    "auto",
  );
const benchmark = (uri: string, mean_ns: number | null = 5) => ({ name: "x", uri, stats: { mean_ns } });

describe("codspeed", () => {
  it("keeps paths in a repository and shortens absolute ones, up to what tells them apart", () => {
    const { measurements } = read({
      benchmarks: [
        benchmark("tests/a.py::test_x[1::2]"),
        benchmark("/home/one/a.py::test_y"),
        benchmark("/home/two/a.py::test_y"),
      ],
    });
    expect(measurements.map(({ benchmark: name }) => name)).toEqual([
      "tests/a.py::test_x[1::2]",
      "one/a.py::test_y",
      "two/a.py::test_y",
    ]);
  });

  it("calls a benchmark without a mean failed", () => {
    expect(read({ benchmarks: [benchmark("a.py::x", null)] })).toMatchObject({
      measurements: [],
      failures: [{ benchmark: "a.py::x" }],
    });
  });

  it("says why a file of another instrument holds no benchmark", () => {
    const { measurements, warnings } = read({ instrument: { type: "valgrind" } });
    expect(measurements).toEqual([]);
    expect(warnings.join(" ")).toContain("only the walltime instrument");
  });
});
