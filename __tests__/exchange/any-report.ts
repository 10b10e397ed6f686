import fc from "fast-check";
import { UNUSED } from "../../src/domain/acceptance.ts";
import { VERDICTS } from "../../src/domain/comparison.ts";
import { SUITES } from "../../src/domain/run.ts";
import type { Report } from "../../src/report/report.ts";
import { ENVIRONMENT } from "../support/report-builder.ts";

/** Any report at all: every field that may be there, or not, with texts that nobody would write in good faith. */

const PIECES = [
  ...["::error::x", "\n::set-output name=a::b", "##[error]x", "::stop-commands::t", "%0A::warning::x"],
  ...["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</table>", "<!--", "-->", "</details>"],
  ...["[x](https://e.example)", "![x](https://e.example)", "# h", "|", "`", "```", "**b**", "> q", "- l"],
  ...["@octocat", "@acme/team", "#1", "GH-12", "https://evil.example", "www.evil.example", "a@b.co"],
  ...["$(id)", "`id`", "; rm -rf /", "${{ github.token }}", "$HOME", "'", '"', "\\"],
  ...["\u001b[31m", "\u001b]0;t\u0007", "\u202e", "\u2066", "\u200b", "\u0000", "\r", "\n", "\t", "\ud800"],
  ...["__proto__", "constructor", "../../etc/passwd", "C:\\x", "漢字", "👩‍🚀", "é", " "],
];

const foreignText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 })), { maxLength: 6 })
  .map((parts) => parts.join(""));

const name = foreignText.map((text) => text || "unnamed");
/** JSON knows no negative zero. */
const amount = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const count = fc.nat();
const time = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());
const named = { benchmark: name, category: foreignText };
const series = { ...named, metric: name };
const interval = fc.record({ low: amount, high: amount });
const better = fc.constantFrom("lower", "higher");

/** All fields, of which those in `optional` may be absent. */
function fields<T extends object, K extends keyof T>(
  model: { [Key in keyof T]: fc.Arbitrary<T[Key]> },
  ...optional: K[]
): fc.Arbitrary<Omit<T, K> & Partial<Pick<T, K>>> {
  const requiredKeys = (Object.keys(model) as (keyof T)[]).filter((key) => !optional.includes(key as K));
  return fc.record(model, { requiredKeys }) as never;
}

const side = fields(
  { median: amount, mean: amount, standardDeviation: amount, rounds: count, samples: count },
  "standardDeviation",
);

const acceptance = fields(
  {
    source: fc.oneof(
      fields(
        { kind: fc.constant("label" as const), label: foreignText, by: foreignText, url: foreignText },
        "by",
        "url",
      ),
      fields({ kind: fc.constant("comment" as const), by: foreignText, url: foreignText, id: count }),
      fields({ kind: fc.constant("trailer" as const), commit: foreignText, by: foreignText }, "by"),
    ),
    pattern: foreignText,
    reason: foreignText,
    until: foreignText,
    limit: amount,
    rejected: foreignText,
  },
  "pattern",
  "until",
  "limit",
  "rejected",
);

const compared = fields(
  {
    ...series,
    kind: fc.constant("compared" as const),
    unit: foreignText,
    better,
    verdict: fc.constantFrom("regressed", "improved", "equivalent", "inconclusive"),
    status: fc.constantFrom("REGRESSION_DETECTED", "REGRESSION_SUSPECTED", "NO_REGRESSION"),
    change: amount,
    interval,
    confidence: amount,
    pValue: amount,
    adjustedPValue: amount,
    effectSize: amount,
    severity: fc.constantFrom("negligible", "small", "medium", "large"),
    minimumDetectableChange: amount,
    restsOn: foreignText,
    pairs: count,
    noiseFloor: amount,
    threshold: amount,
    tests: fields(
      {
        welch: fc.record({ t: amount, degreesOfFreedom: amount, pValue: amount }),
        mannWhitney: fc.record({ u: amount, pValue: amount, exact: fc.boolean() }),
      },
      "welch",
      "mannWhitney",
    ),
    baseline: side,
    candidate: side,
    reason: foreignText,
    range: fields({ lastGood: foreignText, firstBad: foreignText }, "lastGood", "firstBad"),
    accepted: acceptance,
  },
  ...(["category", "interval", "pValue", "adjustedPValue", "effectSize", "restsOn", "pairs"] as const),
  ...(["minimumDetectableChange", "noiseFloor", "range", "accepted"] as const),
);

const notCompared = fields(
  {
    ...series,
    kind: fc.constant("not-compared" as const),
    unit: foreignText,
    better,
    verdict: fc.constantFrom("no-baseline", "missing", "failed"),
    status: fc.constant("NO_BASELINE" as const),
    baseline: side,
    candidate: side,
    reason: foreignText,
  },
  ...(["category", "unit", "better", "baseline", "candidate"] as const),
);

const statistics = fields(
  {
    ...series,
    unit: foreignText,
    samples: count,
    rounds: count,
    mean: amount,
    median: amount,
    standardDeviation: amount,
    min: amount,
    max: amount,
    interval: fc.record({ low: amount, high: amount, method: fc.constantFrom("bootstrap", "t", "tool") }),
  },
  ...(["category", "standardDeviation", "interval"] as const),
);

const sla = fields(
  {
    ...series,
    unit: foreignText,
    limit: amount,
    percentile: amount,
    value: amount,
    bound: amount,
    status: fc.constantFrom("PASS", "FAIL"),
    margin: amount,
    reason: foreignText,
  },
  "category",
  "percentile",
);

const trend = fields(
  {
    ...series,
    unit: foreignText,
    suite: foreignText,
    environmentClass: foreignText,
    points: count,
    trend: fc.oneof(
      fc.record({ kind: fc.constant("insufficient" as const), needed: count }),
      fc.record({
        kind: fc.constant("fitted" as const),
        direction: fc.constantFrom("degrading", "improving", "stable"),
        slope: amount,
        slopePValue: amount,
        rSquared: amount,
        confidence: fc.constantFrom("high", "medium", "low"),
        forecast30Days: amount,
      }),
    ),
    anomalies: fc.array(count, { maxLength: 3 }),
    anomaliesKnown: fc.boolean(),
    week: fc.record({ change: amount, trend: fc.constantFrom("improving", "degrading", "stable") }),
  },
  ...(["category", "suite", "environmentClass", "week"] as const),
);

const memory = fields(
  {
    peak: amount,
    efficiency: amount,
    profiles: fc.array(
      fields(
        {
          ...named,
          cycles: fc.array(amount, { maxLength: 3 }),
          peak: amount,
          start: amount,
          method: foreignText,
          minimum: amount,
        },
        "category",
        "minimum",
      ),
      { maxLength: 2 },
    ),
    leaks: fc.array(
      fields(
        {
          ...named,
          status: fc.constantFrom(
            "NO_LEAKS_DETECTED",
            "LEAK_SUSPECTED",
            "LEAK_DETECTED",
            "INSUFFICIENT_DATA",
          ),
          cycles: count,
          slope: amount,
          pValue: amount,
          rSquared: amount,
          growth: amount,
          reason: foreignText,
        },
        ...(["category", "slope", "pValue", "rSquared"] as const),
      ),
      { maxLength: 2 },
    ),
  },
  "efficiency",
);

const shard = fc.constantFrom(
  { index: 1, count: 1 },
  { index: 2, count: 8, split: "by name" },
  { index: 8, count: 8 },
);

const measurement = fields(
  {
    ...series,
    unit: foreignText,
    better,
    rounds: fc.array(fc.array(amount, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
  },
  "category",
);

const run = fields(
  {
    id: foreignText,
    commit: foreignText,
    ref: foreignText,
    time,
    suite: fc.constantFrom(...SUITES),
    environment: fc.record({ label: foreignText, version: foreignText }).map(({ label, version }) => ({
      ...ENVIRONMENT,
      label,
      runtimes: { node: version, under_scored: "1", UPPER: "2" },
    })),
    measurements: fc.array(measurement, { maxLength: 3 }),
    failures: fc.array(
      fields(
        {
          ...named,
          kind: fc.constantFrom("failed", "timed-out", "cut-off"),
          message: foreignText,
          output: foreignText,
        },
        "category",
      ),
      { maxLength: 2 },
    ),
    shard,
    group: foreignText,
    durations: fc.array(fc.record({ task: name, benchmark: name, seconds: amount }), { maxLength: 2 }),
  },
  ...(["commit", "ref", "shard", "group", "durations"] as const),
);

const recordedRun = fields(
  {
    id: foreignText,
    commit: foreignText,
    ref: foreignText,
    time,
    suite: foreignText,
    environmentClass: foreignText,
    environment: fc.constant({ platform: { system: "Linux" } }),
    measurements: fc.array(measurement, { maxLength: 2 }),
  },
  ...(["id", "commit", "ref", "time", "suite", "environmentClass"] as const),
);

const baseline = fc.oneof(
  fc.record({ kind: fc.constant("not-asked" as const) }),
  fields({ kind: fc.constant("none" as const), reason: foreignText, unusable: fc.boolean() }, "unusable"),
  fields(
    {
      kind: fc.constant("found" as const),
      description: foreignText,
      commit: foreignText,
      time,
      ageDays: amount,
    },
    ...(["commit", "time", "ageDays"] as const),
  ),
);

const workflow = fields(
  {
    repository: foreignText,
    runId: foreignText,
    runNumber: foreignText,
    runAttempt: foreignText,
    actor: foreignText,
    eventName: foreignText,
    workflow: foreignText,
    job: foreignText,
    runUrl: foreignText,
    serverUrl: foreignText,
    pullRequest: count,
    fromFork: fc.boolean(),
    defaultBranch: foreignText,
    matrix: foreignText,
  },
  ...(["pullRequest", "fromFork", "defaultBranch", "matrix"] as const),
);

const counts = fc
  .array(count, { minLength: VERDICTS.length, maxLength: VERDICTS.length })
  .map(
    (values) =>
      Object.fromEntries(VERDICTS.map((verdict, index) => [verdict, values[index] ?? 0])) as Report["counts"],
  );

export const anyReport: fc.Arbitrary<Report> = fields(
  {
    project: foreignText,
    version: foreignText,
    run,
    seconds: amount,
    baseline,
    paired: fields(
      {
        baseline: recordedRun,
        noiseFloor: fc.record({
          typical: amount,
          worst: fc.record({ benchmark: foreignText, value: amount }),
          benchmarks: count,
        }),
      },
      "noiseFloor",
    ),
    statistics: fc.array(statistics, { maxLength: 3 }),
    comparisons: fc.array(fc.oneof(compared, notCompared), { maxLength: 6 }),
    gate: fc.constantFrom("pass", "fail", "inconclusive"),
    headline: foreignText,
    counts,
    sla: fc.array(sla, { maxLength: 3 }),
    trends: fc.array(trend, { maxLength: 3 }),
    memory,
    warnings: fc.array(foreignText, { maxLength: 3 }),
    acceptances: fc.array(
      fields(
        {
          acceptance,
          status: fc.constantFrom("applied", "unused", "expired", "rejected"),
          unused: fc.constantFrom(...UNUSED),
          detail: foreignText,
          series: fc.array(foreignText, { maxLength: 2 }),
        },
        "unused",
      ),
      { maxLength: 2 },
    ),
    sources: fc.array(
      fields(
        { ...named, file: fc.constantFrom("a.bench.ts", "bench/b é.py"), line: fc.integer({ min: 1 }) },
        "category",
        "line",
      ),
      { maxLength: 2 },
    ),
    shard,
    deferred: fc.constant(true as const),
    policy: fc.record({
      regressionThreshold: amount,
      significanceLevel: amount,
      correction: fc.constantFrom("none", "holm", "fdr"),
      seed: count,
    }),
    workflow,
  },
  ...(["paired", "memory", "shard", "deferred", "workflow"] as const),
) as fc.Arbitrary<Report>;
