import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Environment } from "../../src/domain/environment.ts";
import type { Measurement } from "../../src/domain/measurement.ts";
import {
  parseHistoryFile,
  parseMeasurementsFile,
  toMeasurementsFile,
} from "../../src/domain/measurements-file.ts";
import type { RecordedRun, Run } from "../../src/domain/run.ts";

const environment: Environment = {
  os: { system: "Linux", release: "6.8.0", architecture: "x64" },
  cpu: { logical: 4, available: 4 },
  memory: { totalBytes: 16 * 1024 ** 3 },
  storage: {},
  virtualisation: {},
  runtimes: { node: "24.21.0" },
  load: {},
  class: "Linux x64, node 24",
  normalizationFactor: 1,
};
const measurement = { benchmark: "a", metric: "time", unit: "s", better: "lower", rounds: [[1, 2], [3]] };
const file = (changes: object = {}) => ({ version: 1, run: {}, measurements: [measurement], ...changes });
const reasonOf = (value: unknown) => {
  try {
    parseMeasurementsFile(value, "runs/1.json");
  } catch (error) {
    return error;
  }
  return undefined;
};

const TIME = { benchmark: "b", metric: "time", unit: "s", better: "lower", rounds: [[1], [2]] } as const;

describe("parseMeasurementsFile", () => {
  it("reads the run, its environment and its class", () => {
    const run = {
      id: "1-1",
      commit: "3f2c1a9",
      ref: "refs/heads/main",
      time: "2026-11-21T06:00:00Z",
      suite: "quick",
      environment: { class: "Linux x64", label: "lab" },
    };
    expect(parseMeasurementsFile(file({ run }), "x.json")).toEqual({
      ...run,
      environmentClass: "Linux x64",
      measurements: [measurement],
    });
  });

  it("brings known units to their base and keeps the others", () => {
    const entry = (unit: string) => ({
      ...measurement,
      unit,
      rounds: [[500]],
      summary: { standard_deviation: 250 },
    });
    const { measurements } = parseMeasurementsFile(
      file({ measurements: [entry("ms"), entry("points")] }),
      "x.json",
    );
    expect(measurements).toMatchObject([
      { unit: "s", rounds: [[0.5]], summary: { standardDeviation: 0.25 } },
      { unit: "points", rounds: [[500]], summary: { standardDeviation: 250 } },
    ]);
  });

  it("ignores what it does not know, and takes null for absent", () => {
    const value = file({
      written_by: "a newer release",
      run: { id: null, colour: "red", environment: null },
      measurements: [{ ...measurement, category: null, summary: null, parameters: null, extra: [] }],
    });
    expect(parseMeasurementsFile(value, "x.json")).toEqual({ environment: {}, measurements: [measurement] });
  });

  it("needs no run at all", () => {
    expect(parseMeasurementsFile({ version: 1, measurements: [] }, "x.json")).toEqual({
      environment: {},
      measurements: [],
    });
  });

  it("says of another version that it is another version", () => {
    expect(reasonOf(file({ version: 2, measurements: "packed" }))).toMatchObject({
      code: "OUTPUT_UNREADABLE",
      message: "runs/1.json is a measurements file of version 2; this release reads version 1.",
    });
  });

  it.each([
    [
      { measurements: [{ ...measurement, rounds: [[1, "2"]] }] },
      "measurements[0].rounds[0][1]: expected number, received string",
    ],
    [
      { measurements: [{ ...measurement, rounds: [[]] }] },
      "measurements[0].rounds[0]: expected array to have >=1 items",
    ],
    [
      { measurements: [{ ...measurement, rounds: [] }] },
      "measurements[0].rounds: expected array to have >=1 items",
    ],
    [
      { measurements: [{ ...measurement, rounds: [[Number.POSITIVE_INFINITY]] }] },
      "measurements[0].rounds[0][0]: expected number, received Infinity",
    ],
    [
      { measurements: [{ ...measurement, unit: "min", rounds: [[1e308]] }] },
      "measurements[0].rounds: expected numbers that fit into the base unit",
    ],
    [
      { measurements: [{ ...measurement, better: "up" }] },
      'measurements[0].better: expected "lower" or "higher"',
    ],
    [{ run: { time: "yesterday" } }, "run.time: expected a time such as 2026-11-21T06:00:00Z"],
    [{ measurements: undefined }, "measurements: expected array, received undefined"],
  ])("says what is wrong and where: %j", (changes, found) => {
    expect(reasonOf(file(changes))).toMatchObject({
      code: "OUTPUT_UNREADABLE",
      message: `runs/1.json is not a measurements file: ${found}.`,
    });
  });

  it.each([null, 1, "text", [], {}])("refuses %j", (value) => {
    expect(reasonOf(value)).toMatchObject({ code: "OUTPUT_UNREADABLE" });
  });
});

describe("parseHistoryFile", () => {
  it("reads an array of measurements files, oldest first", () => {
    const runs = parseHistoryFile([file({ run: { id: "1" } }), file({ run: { id: "2" } })], "history.json");
    expect(runs.map(({ id }) => id)).toEqual(["1", "2"]);
  });

  it("says which entry is damaged", () => {
    expect(() => parseHistoryFile([file(), file({ version: 9 })], "history.json")).toThrow(
      "history.json[1] is a measurements file of version 9",
    );
    expect(() => parseHistoryFile(file(), "history.json")).toThrow(
      "history.json is not a history: expected a JSON array.",
    );
  });
});

describe("toMeasurementsFile", () => {
  it("publishes a run with snake_case keys and the class of its environment", () => {
    const run: Run = {
      id: "1-1-quick",
      time: "2026-11-21T06:00:00Z",
      suite: "quick",
      environment,
      failures: [{ benchmark: "b", kind: "failed", message: "It threw.", output: "" }],
      measurements: [
        {
          ...measurement,
          better: "lower",
          category: "parsing",
          summary: { mean: 2, standardDeviation: 1, interval: { low: 1, high: 3, confidence: 0.95 } },
          parameters: { size: 10 },
        },
      ],
    };
    const written = toMeasurementsFile(run);
    expect(written.run).toEqual({
      id: "1-1-quick",
      time: "2026-11-21T06:00:00Z",
      suite: "quick",
      environment: expect.objectContaining({ class: "Linux x64, node 24", runtimes: { node: "24.21.0" } }),
    });
    expect(written.measurements).toEqual([
      {
        ...measurement,
        category: "parsing",
        summary: { mean: 2, standard_deviation: 1, interval: { low: 1, high: 3, confidence: 0.95 } },
        parameters: { size: 10 },
      },
    ]);
    expect(parseMeasurementsFile(written, "x.json")).toMatchObject({
      environmentClass: "Linux x64, node 24",
      measurements: run.measurements,
    });
  });

  it("keeps the class of a run that came from elsewhere", () => {
    const run: RecordedRun = { environmentClass: "lab", environment: { host: "a" }, measurements: [] };
    expect(toMeasurementsFile(run).run.environment).toEqual({ host: "a", class: "lab" });
  });

  it("keeps how rounds were paired, so that a comparison can be judged again", () => {
    const pairing = { alternating: true, share: 0.125, confirmation: 12, confirmationShare: 0.25 };
    const recorded = { environment: {}, measurements: [{ ...TIME, pairing }] };
    const read = parseMeasurementsFile(JSON.parse(JSON.stringify(toMeasurementsFile(recorded))), "a.json");
    expect(read.measurements[0]?.pairing).toEqual(pairing);
    expect(toMeasurementsFile(recorded).measurements[0]?.pairing).toEqual({
      alternating: true,
      share: 0.125,
      confirmation: 12,
      confirmation_share: 0.25,
    });
    const broken = {
      ...toMeasurementsFile(recorded),
      measurements: [{ ...TIME, pairing: { alternating: true, share: 0 } }],
    };
    expect(() => parseMeasurementsFile(JSON.parse(JSON.stringify(broken)), "a.json")).toThrow(/share/);
  });

  it("keeps where benchmarks are written, and drops a place that makes no sense", () => {
    const places = [{ file: "bench/a.js", line: 3 }, { file: "tests/test_a.py" }];
    const measurements: Measurement[] = places.map((source) => ({ ...TIME, source }));
    const written = JSON.parse(JSON.stringify(toMeasurementsFile({ environment: {}, measurements })));
    expect(parseMeasurementsFile(written, "x.json").measurements).toEqual(measurements);

    for (const source of ["a.js", { file: "a.js", line: 0 }, { line: 3 }, null, { file: "" }]) {
      const value = file({ measurements: [{ ...measurement, source }] });
      expect(parseMeasurementsFile(value, "x.json").measurements).toEqual([measurement]);
    }
  });

  it("gives back any recorded run unchanged", () => {
    fc.assert(
      fc.property(
        fc.record(
          { measurements: fc.array(anyMeasurement), ...anyRun },
          { requiredKeys: ["measurements", "environment"] },
        ),
        (run) => {
          const text = JSON.stringify(toMeasurementsFile(run));
          expect(parseMeasurementsFile(JSON.parse(text), "x.json")).toEqual(run);
        },
      ),
      { numRuns: 100, seed: 11 },
    );
  });
});

const text = fc.string({ unit: "binary", minLength: 1, maxLength: 20 });
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const anyRun = { id: text, commit: text, ref: text, suite: text, environment: fc.constant({ host: "a" }) };
const anyMeasurement: fc.Arbitrary<Measurement> = fc.record(
  {
    benchmark: text,
    category: text,
    metric: text,
    unit: fc.constantFrom("s", "B", "B/s", "1/s", "count", "points"),
    better: fc.constantFrom("lower" as const, "higher" as const),
    rounds: fc.array(fc.array(number, { minLength: 1 }), { minLength: 1 }),
    summary: fc.record(
      { mean: number, median: number, standardDeviation: number, count: number },
      { requiredKeys: [] },
    ),
    parameters: fc.dictionary(
      text.filter((key) => key !== "__proto__"),
      fc.oneof(text, number, fc.boolean()),
      { noNullPrototype: true },
    ),
  },
  { requiredKeys: ["benchmark", "metric", "unit", "better", "rounds"] },
);
