import { describe, expect, it } from "vitest";
import { ADAPTER_NAMES } from "../../src/adapters/names.ts";
import { ADAPTERS, adapterNamed, readOutput, recognise } from "../../src/adapters/registry.ts";
import { BenchmarkError } from "../../src/errors.ts";
import { textOutput } from "./fixtures.ts";

describe("the names that a configuration may have", () => {
  it("are those of the registry", () => {
    expect(ADAPTER_NAMES).toEqual(ADAPTERS.map(({ name }) => name));
  });
});

describe("adapterNamed", () => {
  it("finds each adapter by its name", () => {
    for (const adapter of ADAPTERS) expect(adapterNamed(adapter.name)).toBe(adapter);
  });

  it("lists the known names when there is no such adapter", () => {
    const error = errorOf(() => adapterNamed("pytst"));
    expect(error.code).toBe("ADAPTER_UNKNOWN");
    expect(error.message).toBe('There is no adapter named "pytst".');
    for (const { name } of ADAPTERS) expect(error.hint).toContain(name);
  });
});

describe("recognise", () => {
  it("shows how an unknown output begins, with nothing that acts on a terminal", () => {
    const error = errorOf(() =>
      recognise(textOutput(`\u0007nothing "known"\n${"x".repeat(500)}`, "results/out.txt")),
    );
    expect(error.code).toBe("OUTPUT_UNREADABLE");
    expect(error.message).toContain("results/out.txt is not the output of a tool that we know.");
    expect(error.message).toContain('"\\u0007nothing \\"known\\"\\nxxx');
    expect(error.message.length).toBeLessThan(350);
    for (const { name } of ADAPTERS) expect(error.hint).toContain(name);
  });

  it("names the files of a folder that nobody knows", () => {
    const files = [{ path: "a/b.json", text: "{}" }];
    expect(errorOf(() => recognise({ kind: "tree", files })).message).toContain('"a/b.json"');
  });

  it("takes the direction of generic values from their units when all agree", () => {
    const values = (...units: string[]) =>
      textOutput(JSON.stringify(units.map((unit) => ({ name: unit, unit, value: 1 }))));
    expect(recognise(values("ms", "MB")).name).toBe("custom-smaller-is-better");
    expect(recognise(values("req/s", "MB/s")).name).toBe("custom-bigger-is-better");
    for (const units of [["ms", "req/s"], ["points"], ["ms", "points"]]) {
      const error = errorOf(() => recognise(values(...units)));
      expect(error.code).toBe("ADAPTER_AMBIGUOUS");
      expect(error.hint).toContain("custom-bigger-is-better, custom-smaller-is-better");
    }
  });
});

describe("readOutput", () => {
  const bench = "BenchmarkX-8 100 12 ns/op\n";

  it("says which adapter read it", () => {
    expect(readOutput(textOutput(bench), "auto").adapter).toBe("go");
    expect(readOutput(textOutput(bench), "go").adapter).toBe("go");
  });

  it("takes the user's word for the direction, whatever the unit implies", () => {
    const output = textOutput('[{"name": "saved", "unit": "ms", "value": "1,200"}]');
    expect(readOutput(output, "custom-bigger-is-better").measurements).toEqual([
      { benchmark: "saved", metric: "time", unit: "s", better: "higher", rounds: [[1.2]] },
    ]);
  });

  it("says where the output of another tool differs from what was promised", () => {
    const error = errorOf(() =>
      readOutput(textOutput('{"results": [{"mean": 1}]}', "out.json"), "hyperfine"),
    );
    expect(error.code).toBe("OUTPUT_UNREADABLE");
    expect(error.message).toBe(
      "out.json is not a JSON export of hyperfine: results[0].command: expected string, received undefined.",
    );
  });

  it("says on which line a report that was cut off begins", () => {
    const error = errorOf(() => readOutput(textOutput('npm warn\n{"results": [', "out.json"), "hyperfine"));
    expect(error.message).toBe(
      "out.json is not a JSON export of hyperfine: the JSON that begins on line 2 is not complete or not valid.",
    );
  });
});

function errorOf(run: () => unknown): BenchmarkError {
  try {
    run();
  } catch (error) {
    if (error instanceof BenchmarkError) return error;
    throw error;
  }
  throw new Error("Nothing was thrown.");
}

describe("JSON in a log", () => {
  const report = (mean: number) =>
    JSON.stringify({ results: [{ command: `sleep ${mean}`, mean, user: 0.1, system: 0.1, times: [mean] }] });
  const steps = Array.from({ length: 40 }, (_, index) => `[INFO] step ${index}\n[${index}/40] Building\n`);
  const names = (text: string, adapter = "auto") =>
    readOutput(textOutput(text), adapter).measurements.map(({ benchmark }) => benchmark);

  it("is found behind and between any number of lines in brackets", () => {
    const log = `${steps.join("")}${report(1)}\n${steps.join("")}${report(2)}\n`;
    expect(new Set(names(log))).toEqual(new Set(["sleep 1", "sleep 2"]));
  });

  it("is refused when one of its reports was cut off", () => {
    const cut = report(2).slice(0, -20);
    expect(() => names(`${report(1)}\n${cut}\n`)).toThrow(
      "the JSON that begins on line 2 is not complete or not valid",
    );
  });

  it("is found below another line however long it is", () => {
    const results = Array.from({ length: 8000 }, (_, index) => JSON.parse(report(index)).results[0]);
    const log = `> demo@1.0.0 bench\n${JSON.stringify({ results })}\nDone.\n`;
    expect(log.length).toBeGreaterThan(350_000);
    expect(new Set(names(log)).size).toBe(8000);
    expect(new Set(names(log, "hyperfine")).size).toBe(8000);
  });

  it("is refused when it is nested deeper than anything can be read", () => {
    let suites = "";
    for (let depth = 0; depth < 20_000; depth += 1)
      suites = `[{"title": "a", "specs": [], "suites": ${suites || "[]"}}]`;
    expect(() => names(`{"config": {}, "suites": ${suites}}`, "playwright")).toThrow(
      expect.objectContaining({ code: "OUTPUT_UNREADABLE" }),
    );
  });
});
