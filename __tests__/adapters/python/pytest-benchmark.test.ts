import { describe, expect, it } from "vitest";
import type { ToolOutput } from "../../../src/adapters/adapter.ts";
import { pytestBenchmark } from "../../../src/adapters/python/pytest-benchmark.ts";

function report(datetime: string, mean: number): string {
  return JSON.stringify({
    machine_info: {},
    datetime,
    commit_info: { id: "unversioned" },
    benchmarks: [{ name: "test_a", fullname: "a.py::test_a", stats: { mean, rounds: 1 } }],
  });
}

function storage(files: Readonly<Record<string, string>>): ToolOutput {
  return { kind: "tree", files: Object.entries(files).map(([path, text]) => ({ path, text })) };
}

describe("the storage folder of pytest-benchmark", () => {
  it("gives its runs by the time when they were measured, not by their numbers", () => {
    const folder = storage({
      "Linux/0001_restored.json": report("2026-11-21T06:00:00.250433+00:00", 3),
      "Linux/0002_a.json": report("2026-11-20T06:00:00", 2),
      "Linux/0003_b.json": report("2026-11-20T06:30:00+01:00", 1),
    });
    const runs = pytestBenchmark.history?.(folder) ?? [];
    expect(runs.map(({ time }) => time)).toEqual([
      "2026-11-20T05:30:00.000Z",
      "2026-11-20T06:00:00.000Z",
      "2026-11-21T06:00:00.250Z",
    ]);
    expect(pytestBenchmark.parse(folder).measurements).toMatchObject([{ rounds: [[3]] }]);
  });

  it("keeps machines apart, as pytest-benchmark does", () => {
    const folder = storage({
      "Darwin-CPython-3.12-64bit/0001_a.json": report("2026-11-20T06:00:00", 1),
      "Linux-CPython-3.12-64bit/0001_a.json": report("2026-11-21T06:00:00", 1),
    });
    expect(pytestBenchmark.history?.(folder).map(({ environmentClass }) => environmentClass)).toEqual([
      "Darwin-CPython-3.12-64bit",
      "Linux-CPython-3.12-64bit",
    ]);
  });

  it("is an error when one file of it is cut off", () => {
    const whole = report("2026-11-20T06:00:00", 1);
    const folder = storage({ "Linux/0001_a.json": whole, "Linux/0002_b.json": whole.slice(0, -5) });
    expect(() => pytestBenchmark.parse(folder)).toThrow(
      expect.objectContaining({
        code: "OUTPUT_UNREADABLE",
        message: expect.stringContaining("0002_b.json"),
      }),
    );
  });
});
