import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { annotatedOf, checkAnnotations, jobAnnotations } from "../../src/report/annotations.ts";
import type { BenchmarkSource, Report } from "../../src/report/report.ts";
import { hostileLongText } from "../support/hostile-text.ts";
import { buildReport, compared, measured, notCompared } from "../support/report-builder.ts";
import { eventfulReport } from "../support/sample-reports.ts";

const PARSE = { benchmark: "parse/small", category: "parsing" };

function sourcesOf(...names: readonly string[]): readonly BenchmarkSource[] {
  return names.map((benchmark, index) => ({
    benchmark,
    category: "parsing",
    file: `bench/${index}.js`,
    line: index + 1,
  }));
}

const seen = (report: Report) =>
  checkAnnotations(report).annotations.map(
    ({ level, path, line, title }) => `${level} ${path}:${line} ${title}`,
  );

const manyRegressions = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    compared({ benchmark: `b${index}`, change: 0.1 + index / 1000 }),
  );

describe("the annotations of a check", () => {
  it("say what happened, by how much, why, and what to do, the worst first", () => {
    const sources = [
      { ...PARSE, file: "bench/parse.js", line: 5 },
      { benchmark: "parse/large<Map<string, number>>", category: "parsing", file: "bench/parse.js", line: 9 },
      { benchmark: "test_config", category: "config", file: "tests/test_config.py", line: 2 },
      {
        benchmark: "test_pickle_loading_standard_format",
        category: "data-loading",
        file: "tests/a.py",
        line: 3,
      },
      { benchmark: "cache", category: "server", file: "bench/server.ts", line: 20 },
      { benchmark: "requests", category: "server", file: "bench/server.ts", line: 30 },
      { benchmark: "start", category: "server", file: "bench/server.ts", line: 40 },
    ];

    const { annotations, omitted } = checkAnnotations({ ...eventfulReport(), sources });

    expect(omitted).toBe(0);
    expect(
      annotations
        .map(({ level, path, line, title, message }) => `${level} ${path}:${line}\n${title}\n${message}`)
        .join("\n\n"),
    ).toMatchInlineSnapshot(`
      "failure bench/parse.js:9
      Regressed: parsing/parse/large<Map<string, number>> +34.2%
      time: 1.00 ms → 1.34 ms, +34.2% (+33.0% to +35.5%). The median grew by more than the threshold.
      Make it cheaper, revert the change, or accept it: comment /accept-regression with the reason.

      failure bench/parse.js:5
      Regressed: parsing/parse/small +6.1%
      time: 1.00 ms → 1.06 ms, +6.1% (+4.9% to +7.4%). The median grew by more than the threshold.
      Make it cheaper, revert the change, or accept it: comment /accept-regression with the reason.

      failure tests/test_config.py:2
      Failed: config/test_config
      The command ended with exit code 1.
      The last that it printed:
      Traceback (most recent call last):
        File "bench.py", line 3, in test_config
          assert load() < 5
      AssertionError
      Until it gives numbers again, no regression of it can be seen.

      failure bench/parse.js:5
      SLA missed: parsing/parse/small 1.08 ms, limit p99 <1 ms
      time: 1.08 ms, the limit is p99 <1 ms. The p99 of 1.08 ms is over 1 ms.
      Make it cheaper, or change the limit in its [[policy]] of the configuration.

      warning tests/a.py:3
      May have regressed: data-loading/test_pickle_loading_standard_format +12.0%
      time: 1.00 ms → 1.12 ms, +12.0% (+10.8% to +13.3%). The median grew by more than the threshold.
      This is not confirmed. Run it again, or measure longer (max_time, or the suite full), to know.

      warning bench/server.ts:20
      Leaks memory: server/cache, 12.4 MB in 10 cycles
      Live memory grew by 1.24 MB in each of 10 cycles.
      Look for what keeps hold of what each call makes.

      notice bench/server.ts:30
      Improved: server/requests [throughput] +18.0%
      throughput: 12.3 k/s → 14.5 k/s, +18.0% (+16.8% to +19.3%). The median grew by more than the threshold."
    `);
  });

  it("join the metrics of a benchmark that say the same", () => {
    const report = buildReport({
      comparisons: [compared({ change: 0.1 }), compared({ metric: "cpu-time", change: 0.09 })],
      sources: sourcesOf("parse/small"),
    });

    const { annotations } = checkAnnotations(report);

    expect(annotations.map(({ title }) => title)).toEqual(["Regressed: parsing/parse/small +10.0%"]);
    expect(annotations[0]?.message.split("\n").map((line) => line.split(":")[0])).toEqual([
      "time",
      "cpu-time",
      "Make it cheaper, revert the change, or accept it",
    ]);
  });

  it("name the trailer where there is no pull request to comment on", () => {
    const { workflow: _, ...local } = buildReport({
      comparisons: [compared()],
      sources: sourcesOf("parse/small"),
    });

    expect(checkAnnotations(local).annotations[0]?.message).toContain("trailer Accept-Regression");
  });

  it("tell an accepted regression as a notice, with who accepted it and why", () => {
    const report = buildReport({
      comparisons: [
        compared({
          accepted: {
            source: {
              kind: "comment",
              by: "octocat",
              url: "https://github.com/acme/widgets/pull/7#1",
              id: 1,
            },
            reason: "The new format is safer.",
          },
        }),
        compared({ benchmark: "open" }),
      ],
      sources: sourcesOf("parse/small", "open"),
    });

    expect(seen(report)).toEqual([
      "failure bench/1.js:2 Regressed: parsing/open +6.1%",
      "notice bench/0.js:1 Accepted regression: parsing/parse/small +6.1%",
    ]);
    expect(checkAnnotations(report).annotations[1]?.message).toContain(
      "Accepted by octocat: The new format is safer.",
    );
  });

  it("tell a failed benchmark once, also when only its comparison knows of it", () => {
    const report = buildReport({
      comparisons: [
        notCompared({ benchmark: "a", verdict: "failed" }),
        notCompared({ benchmark: "a", metric: "cpu-time", verdict: "failed" }),
        notCompared({ benchmark: "b", verdict: "failed", reason: "It gave no number." }),
      ],
      sources: sourcesOf("a", "b"),
    });
    const failures = [
      { benchmark: "a", category: "parsing", kind: "failed", message: "Exit 1.", output: "" },
    ] as const;

    expect(seen({ ...report, run: { ...report.run, failures } })).toEqual([
      "failure bench/0.js:1 Failed: parsing/a",
      "failure bench/1.js:2 Failed: parsing/b",
    ]);
  });

  it("are those that have a line inside the repository only", () => {
    const at = (benchmark: string, place: object) => ({
      benchmark,
      category: "parsing",
      file: "a.js",
      ...place,
    });
    const comparisons = manyRegressions(8);
    const sources = [
      at("b0", { line: 3 }),
      at("b1", {}),
      at("b2", { file: "../a.js", line: 1 }),
      at("b3", { file: "/etc/passwd", line: 1 }),
      at("b4", { file: "a\n.js", line: 1 }),
      at("b5", { line: 0 }),
      at("b6", { line: 1.5 }),
      { ...at("b7", { line: 3 }), category: "other" },
    ];

    expect(seen(buildReport({ comparisons, sources }))).toEqual([
      "failure a.js:3 Regressed: parsing/b0 +10.0%",
    ]);
  });

  it("are two hundred at the most, the worst, and it is known how many there were", () => {
    const comparisons = manyRegressions(250);
    const sources = sourcesOf(...comparisons.map(({ benchmark }) => benchmark));

    const { annotations, omitted } = checkAnnotations(buildReport({ comparisons, sources }));

    expect([annotations.length, omitted]).toEqual([200, 50]);
    expect(annotations[0]?.title).toBe("Regressed: parsing/b249 +34.9%");
  });

  it("are one line of harmless text for each paragraph, within GitHub's limits, whatever the names hold", () => {
    fc.assert(
      fc.property(hostileLongText, hostileLongText, (name, text) => {
        const benchmark = name === "" ? "a" : name;
        const report = buildReport({
          comparisons: [compared({ benchmark, category: "c", reason: text, metric: text })],
          sources: [{ benchmark, category: "c", file: "a.js", line: 1 }],
        });
        const failures = [{ benchmark, category: "c", kind: "failed", message: text, output: text }] as const;
        const { annotations } = checkAnnotations({ ...report, run: { ...report.run, failures } });

        expect(annotations).toHaveLength(2);
        for (const { title, message } of annotations) {
          expect(title.length).toBeLessThanOrEqual(255);
          expect(new TextEncoder().encode(message).length).toBeLessThan(64_000);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
          expect(`${title}${message.replaceAll("\n", "")}`).not.toMatch(/[\u0000-\u001f\u007f\u202e]|##\[/);
          expect(`${title}${message}`).not.toMatch(/\p{Cs}/u);
        }
      }),
    );
  });
});

describe("the annotations of a job", () => {
  it("are ten of each level at the most, also without a place", () => {
    const comparisons = [
      ...manyRegressions(30),
      ...Array.from({ length: 12 }, (_, index) =>
        compared({ benchmark: `s${index}`, verdict: "inconclusive", status: "REGRESSION_SUSPECTED" }),
      ),
      ...Array.from({ length: 12 }, (_, index) =>
        compared({ benchmark: `i${index}`, verdict: "improved", change: -0.2 }),
      ),
    ];
    const annotations = jobAnnotations(buildReport({ comparisons, sources: sourcesOf("b29") }));

    expect(annotations.map(({ level }) => level)).toEqual([
      ...Array(10).fill("failure"),
      ...Array(10).fill("warning"),
      ...Array(10).fill("notice"),
    ]);
    expect(annotations[0]).toMatchObject({
      path: "bench/0.js",
      line: 1,
      title: "Regressed: parsing/b29 +12.9%",
    });
    expect(annotations[1]).not.toHaveProperty("path");
  });

  it("name the file alone where the line is not known", () => {
    const sources = [{ ...PARSE, file: "bench/parse.js" }];
    const [annotation] = jobAnnotations(buildReport({ comparisons: [compared()], sources }));

    expect(annotation?.path).toBe("bench/parse.js");
    expect(annotation).not.toHaveProperty("line");
  });

  it("can be those of open regressions alone", () => {
    const titles = jobAnnotations(eventfulReport(), { only: "regressed" }).map(({ title }) => title);

    expect(titles).toEqual([
      "Regressed: parsing/parse/large<Map<string, number>> +34.2%",
      "Regressed: parsing/parse/small +6.1%",
    ]);
  });
});

it("places are wanted for what is annotated, with all its metrics, and for nothing else", () => {
  const report = eventfulReport();
  const quiet = measured({ benchmark: "table/1", category: "tables" });
  const run = { ...report.run, measurements: [...report.run.measurements, quiet] };
  const { measurements, failures } = annotatedOf({ ...report, run });

  expect(measurements.map(({ benchmark, metric }) => `${benchmark} ${metric}`)).toEqual([
    "parse/small time",
    "parse/small peak-memory",
    "test_pickle_loading_standard_format time",
    "requests throughput",
  ]);
  expect(failures.map(({ benchmark }) => benchmark)).toEqual(["test_config"]);
  expect(annotatedOf(buildReport({ run: { ...run, failures: [] } }))).toEqual({
    measurements: [],
    failures: [],
  });
});
