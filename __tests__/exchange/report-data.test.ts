import fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import { BenchmarkError } from "../../src/errors.ts";
import { REPORT_LIMITS } from "../../src/exchange/limits.ts";
import { parseReportData, reportData, withoutSamples } from "../../src/exchange/report-data.ts";
import type { ReportEntry } from "../../src/exchange/report-schema.ts";

import { plainText } from "../../src/report/plain-text.ts";
import type { Report } from "../../src/report/report.ts";
import { summaryMarkdown } from "../../src/report/summary-markdown.ts";
import { buildReport, compared, measured } from "../support/report-builder.ts";
import { eventfulReport, firstReport } from "../support/sample-reports.ts";
import { soleComment } from "../support/sole-comment.ts";
import { anyReport } from "./any-report.ts";

type Read = z.output<typeof ReportEntry>;

/** The same type without `readonly`, however it was put together. */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Plain<T[Key]> }
    : T;

const parse = (text: string) => parseReportData(text, "performance-quick");

function refusal(text: string): BenchmarkError {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof BenchmarkError) return error;
    throw error;
  }
  throw new Error("It was not refused.");
}

/** Valid data with something else in one place. */
function changed(change: (data: Record<string, unknown>) => void, report = eventfulReport()): string {
  const data = JSON.parse(reportData(report)) as Record<string, unknown>;
  change(data);
  return JSON.stringify(data);
}

describe("the data of a report", () => {
  it("give the same report again, less its samples, whatever it holds", () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const text = reportData(report);
        expect(parse(text)).toEqual(withoutSamples(report));
        expect(text.trimEnd()).not.toContain("\n");
        expect(parse(reportData(parse(text)))).toEqual(parse(text));
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  it("render as the report itself", () => {
    for (const report of [eventfulReport(), firstReport(), buildReport()]) {
      const again = parse(reportData(report));
      const options = { key: "key", links: [] };
      expect(soleComment(again, options)).toBe(soleComment(report, options));
      expect(summaryMarkdown(again, [])).toBe(summaryMarkdown(report, []));
    }
  });

  it("hold no sample, and no measurement of the other side", () => {
    const secret = measured({ rounds: [[0.777000777]], parameters: { size: 987_654 } });
    const report = buildReport({
      run: { ...buildReport().run, measurements: [secret] },
      paired: { baseline: { environment: { class: "x" }, measurements: [secret] } },
    });
    expect(reportData(report)).not.toMatch(/777000777|987654/);
    expect(parse(reportData(report)).run.measurements).toEqual([measured({ rounds: [] })]);
  });

  it("say version and kind first, and have keys in snake_case", () => {
    const text = reportData(eventfulReport());
    expect(text).toMatch(/^\{"version":1,"kind":"performance-benchmark-report","tool_version":"1\.2\.3",/);
    const keys = [...text.matchAll(/"([^"]+)":/g)].map(([, key = ""]) => key);
    expect(keys.filter((key) => !/^[a-z][a-z0-9_-]*$/.test(key))).toEqual([]);
  });

  it("are read with every field that a report has, and no other", () => {
    type Elsewhere = "run" | "paired";
    expectTypeOf<Plain<Omit<Read, Elsewhere>>>().toEqualTypeOf<Plain<Omit<Report, Elsewhere>>>();
    expectTypeOf<Plain<Omit<Read["run"], "measurements" | "failures" | "acceptances">>>().toEqualTypeOf<
      Plain<Omit<Report["run"], "measurements" | "failures" | "acceptances">>
    >();
  });

  it("are cut where an honest text is longer than is read, so that nothing is refused for it", () => {
    const long = "x".repeat(100_000);
    const report = buildReport({
      warnings: [long],
      comparisons: [compared({ benchmark: long })],
      run: {
        ...buildReport().run,
        failures: [{ benchmark: "a", kind: "failed", message: long, output: long }],
      },
    });
    const read = parse(reportData(report));
    expect(read.warnings[0]).toHaveLength(REPORT_LIMITS.text);
    expect(read.warnings[0]).toMatch(/x…$/);
    expect(read.run.failures[0]?.output).toHaveLength(REPORT_LIMITS.output);
  });

  it("keep a change without end, as the largest number there is", () => {
    const report = buildReport({ comparisons: [compared({ interval: { low: -Infinity, high: Infinity } })] });
    const [comparison] = parse(reportData(report)).comparisons;
    expect(comparison).toMatchObject({ interval: { low: -Number.MAX_VALUE, high: Number.MAX_VALUE } });
    const options = { key: "key", links: [] };
    expect(soleComment(parse(reportData(report)), options)).toBe(soleComment(report, options));
  });

  it("leave out a source that is not inside the repository, which no annotation could name", () => {
    const sources = ["../a.ts", "/b.ts", "C:/c.ts", "d\\e.ts", "f/g.ts"].map((file) => ({
      benchmark: "b",
      file,
    }));
    expect(parse(reportData(buildReport({ sources }))).sources).toEqual([{ benchmark: "b", file: "f/g.ts" }]);
  });
});

describe("data that nobody of ours wrote", () => {
  const cases: readonly [string, string, RegExp][] = [
    ["nothing", "", /is not JSON, or was cut off/],
    ["half of it", reportData(eventfulReport()).slice(0, 900), /cut off/],
    ["other JSON", "[1]", /"kind" is not "performance-benchmark-report"/],
    ["null", "null", /"kind" is not/],
    ["another kind", changed((data) => Object.assign(data, { kind: "x" })), /"kind" is not/],
    ["no version", changed((data) => delete data["version"]), /its "version" is not 1/],
    ["a text as version", changed((data) => Object.assign(data, { version: "1" })), /its "version" is not 1/],
    [
      "a newer version",
      changed((data) => Object.assign(data, { version: 2, anything: {} })),
      /it is of version 2, and this release reads version 1; update performance-benchmark in the publishing workflow/,
    ],
    ["an unknown field", changed((data) => Object.assign(data, { extra: 1 })), /Unrecognized key: "extra"/],
    [
      "a key in another spelling",
      changed((data) => Object.assign(data, { runId: 1 })),
      /it has the unknown field "runId"/,
    ],
    [
      "a missing field",
      changed((data) => delete data["policy"]),
      /policy: expected object, received undefined/,
    ],
    [
      "a number without end",
      reportData(eventfulReport()).replace(/"seconds":[^,]+/, '"seconds":1e999'),
      /seconds: .*number/,
    ],
    [
      "null for a number",
      reportData(eventfulReport()).replace(/"seconds":[^,]+/, '"seconds":null'),
      /seconds: expected number/,
    ],
    [
      "a fraction as count",
      reportData(eventfulReport()).replace(/"points":42/, '"points":4.5'),
      /trends\[0\]\.points: expected int/,
    ],
    [
      "a time that is none",
      reportData(eventfulReport()).replace("2026-11-21T06:00:07.250Z", "soon"),
      /run\.time: /,
    ],
    [
      "a source outside of the repository",
      changed((data) => Object.assign(data, { sources: [{ benchmark: "b", file: "../../etc/passwd" }] })),
      /sources\[0\]\.file: expected a path inside the repository/,
    ],
    [
      "a shard that cannot be",
      changed((data) => Object.assign(data, { shard: { index: 3, count: 2 } })),
      /shard: expected/,
    ],
    [
      "a long name",
      changed((data) => Object.assign(data, { headline: "x".repeat(4_001) })),
      /headline has more than 4000 characters/,
    ],
    [
      "many fields",
      changed((data) => Object.assign(data, { tests: manyFields() })),
      /tests has more than 20000 fields/,
    ],
    ["too many values", `[${"[],".repeat(1_100_000)}[]]`, /more than 2000000 values/],
    ["too many characters", " ".repeat(REPORT_LIMITS.characters + 1), /more than 33554432 characters/],
  ];

  it.each(cases)("is refused: %s", (_, text, message) => {
    const error = refusal(text);
    expect(error.code).toBe("ARTIFACT_HOSTILE");
    expect(error.message).toMatch(
      /^The artifact performance-quick was refused: its ci-integration\/report-data\.json is no report: /,
    );
    expect(error.message).toMatch(message);
    expect(error.message.length).toBeLessThan(3_000);
  });

  function manyFields(): Record<string, number> {
    return Object.fromEntries(Array.from({ length: 20_001 }, (_, index) => [`f${index}`, 1]));
  }

  it("is refused with all that is wrong with it, as far as a message can hold it", () => {
    const few = changed((data) => Object.assign(data, { gate: "maybe", seconds: "1", warnings: {} }));
    expect(refusal(few).message).toMatch(/seconds: .*; gate: .*; warnings: /);
    const many = changed((data) => Object.assign(data, { warnings: Array.from({ length: 500 }, () => 1) }));
    expect(refusal(many).message).toMatch(/warnings\[9\].*; and 490 more\.$/);
  });

  it.each([
    ["at the top", (text: string) => text.replace("{", '{"__proto__":{"gate":"pass"},')],
    [
      "in the middle",
      (text: string) => text.replace('"policy":{', '"policy":{"__proto__":{"polluted":true},'),
    ],
    ["among names", (text: string) => text.replace('"runtimes":{', '"runtimes":{"__proto__":"x",')],
  ])("cannot name a prototype %s", (_, change) => {
    expect(refusal(change(reportData(eventfulReport()))).message).toMatch(/unknown field "__proto__"/);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(({} as Record<string, unknown>)["gate"]).toBeUndefined();
  });

  it("may name what every object has: it is a plain field then", () => {
    const text = reportData(eventfulReport()).replace(
      '"runtimes":{',
      '"runtimes":{"constructor":"1","toString":"2",',
    );
    expect(Object.entries(parse(text).run.environment.runtimes)).toEqual([
      ["constructor", "1"],
      ["toString", "2"],
      ["node", "24.21.0"],
    ]);
  });

  it("is shown harmless where it is quoted", () => {
    const key = "\u001b[31m\n::error::x ##[error]\u202e".padEnd(5_000, "y");
    const message = refusal(changed((data) => Object.assign(data, { [key]: 1 }))).message;
    expect(message).toBe(plainText(message));
    expect(message.length).toBeLessThan(600);
  });

  it.each([
    ["lists", "[".repeat(500_000) + "]".repeat(500_000)],
    ["lists that never end", "[".repeat(30_000_000)],
    ["objects", `${'{"a":'.repeat(500_000)}1${"}".repeat(500_000)}`],
    ["lists behind brackets in a text", `{"a":"]]]\\"]]]","b":${"[".repeat(100)}`],
  ])("is refused at once when it is nested without end: %s", (_, text) => {
    const start = performance.now();
    expect(refusal(text).message).toMatch(/nested more than 16 deep/);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it.each([
    ["empty ones", () => "{}"],
    ["short ones", (index: number) => `{"benchmark":"b${index}"}`],
    ["numbers", () => "1"],
  ])("is refused in little time and memory when it has a million benchmarks: %s", (_, entry) => {
    const benchmarks = Array.from({ length: 1_000_000 }, (_, index) => entry(index)).join(",");
    const text = reportData(buildReport()).replace('"comparisons":[]', `"comparisons":[${benchmarks}]`);
    const start = performance.now();
    const before = process.memoryUsage().rss;
    expect(refusal(text).message).toMatch(/comparisons has more than 20000 entries|more than 2000000 values/);
    expect(performance.now() - start).toBeLessThan(30_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(800 * 1024 ** 2);
  });

  it("is refused in little time when each of its many benchmarks is wrong", () => {
    const benchmarks = Array.from({ length: 20_000 }, () => "{}").join(",");
    const text = reportData(buildReport()).replace('"statistics":[]', `"statistics":[${benchmarks}]`);
    const start = performance.now();
    expect(refusal(text).message).toMatch(/statistics\[0\]\.benchmark: .*; and \d+ more/);
    expect(performance.now() - start).toBeLessThan(30_000);
  });

  it("is read in a few seconds when it is as large as it may be", () => {
    const comparisons = Array.from({ length: 20_000 }, (_, index) => compared({ benchmark: `b${index}` }));
    const start = performance.now();
    const read = parse(reportData(buildReport({ comparisons })));
    expect(read.comparisons).toHaveLength(20_000);
    expect(performance.now() - start).toBeLessThan(40_000);
  });
});
