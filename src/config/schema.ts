import { z } from "zod";
import { SUITES } from "../domain/run.ts";
import { STORE_KINDS } from "../store/store.ts";

/**
 * The one description of every setting. TOML keys are snake_case, action inputs
 * and flags kebab-case; both are mapped to these names by `layers.ts`.
 */

const TRUE = ["true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y", "1"];
const FALSE = ["false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N", "0"];

/** TOML has booleans; inputs and flags have text, in any YAML spelling. */
const Flag = z.union([z.boolean(), z.stringbool({ truthy: TRUE, falsy: FALSE, case: "sensitive" })], {
  error: "expected true or false",
});
/** TOML has numbers; inputs and flags have text. Anything else is not a number, `true` included. */
const number = (expected: string, refine: (schema: z.ZodNumber) => z.ZodNumber = (schema) => schema) =>
  z.preprocess(
    (value) => (typeof value === "string" && value.trim() !== "" ? Number(value) : value),
    refine(z.number({ error: `expected ${expected}` })),
  );
const Percent = number("a percentage from 0 to 10000, such as 10.0", (schema) => schema.min(0).max(10_000));
const Seconds = number("a number of seconds above 0", (schema) => schema.positive());
const Probability = number("a number between 0 and 1", (schema) => schema.gt(0).lt(1));
const count = (min: number, max: number) =>
  number(`a whole number from ${min} to ${max}`, (schema) => schema.int().min(min).max(max));
const Text = z.string({ error: "expected text" }).min(1);
const List = z.union([
  z.array(Text),
  Text.transform((text) =>
    text
      .split(/[\n,]/)
      .map((item) => item.trim())
      .filter((item) => item !== ""),
  ),
]);

function isRegularExpression(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}

/** `1s`, `250ms`, `80us`: a limit with its unit, or a number in the metric's base unit. */
const Limit = z.union([z.number().positive(), Text]);

/** One `[[benchmarks]]` table. */
export const BenchmarkEntry = z
  .strictObject({
    name: Text.describe("Name of the entry, for messages and the report."),
    category: Text.optional().describe("Category of all benchmarks of this entry."),
    suites: z
      .array(z.enum(SUITES))
      .min(1)
      .default([...SUITES])
      .describe("Suites that run it."),
    command: Text.optional().describe(
      "Shell command that runs the benchmarks. `{output}` becomes the path of a file that the tool shall write.",
    ),
    modules: z
      .union([Text, z.array(Text)])
      .optional()
      .describe("Glob of JavaScript or TypeScript benchmark modules."),
    file: z
      .union([Text, z.array(Text)])
      .optional()
      .describe("Results that an earlier step wrote: file, glob or folder. Nothing is run."),
    output: Text.optional().describe(
      "File, glob or folder that the command writes by itself, such as `target/criterion`.",
    ),
    measure: z
      .enum(["output", "command"])
      .default("output")
      .describe(
        "`output`: read what the command reports. `command`: measure the command itself, its time, processor time and peak memory.",
      ),
    adapter: Text.default("auto").describe("Which tool wrote the output, or `auto`."),
    workingDirectory: Text.optional().describe("Folder to run in, relative to the configuration file."),
    setup: Text.optional().describe("Shell command to run once before this entry."),
    prepare: Text.optional().describe("Shell command to run before each measured run of a command."),
    launches: z
      .number()
      .int()
      .min(1)
      .max(1000)
      .optional()
      .describe("Process launches; by default as many as the suite's min_rounds asks for."),
    environment: z.record(z.string(), z.string()).optional().describe("Environment variables to add."),
  })
  .superRefine((entry, context) => {
    const sources = [entry.command, entry.modules, entry.file].filter((source) => source !== undefined);
    if (sources.length !== 1) {
      context.addIssue({ code: "custom", message: "needs exactly one of command, modules and file" });
    }
    if (entry.measure === "command" && entry.command === undefined) {
      context.addIssue({ code: "custom", path: ["measure"], message: 'needs a "command" to measure' });
    }
  });
export type BenchmarkEntry = z.output<typeof BenchmarkEntry>;

/** One `[[policy]]` table; the last match wins, setting by setting. */
export const Policy = z.strictObject({
  match: Text.describe("Glob over `category/benchmark` or the benchmark's name."),
  metric: Text.optional().describe("Only this metric; all if not set."),
  regressionThreshold: Percent.optional().describe("Largest change for the worse that passes, in percent."),
  sla: Limit.optional().describe("Absolute limit with unit, such as `1s`, `250ms` or `200MB`."),
  slaPercentile: z
    .number()
    .min(0)
    .max(100)
    .optional()
    .describe("Judge this percentile of the samples instead of the mean."),
});
export type Policy = z.output<typeof Policy>;

export const EffectSizes = z.strictObject({
  small: Percent.default(5).describe("Below this a change is negligible."),
  medium: Percent.default(15).describe("Below this a change is small."),
  large: Percent.default(25).describe("Below this a change is medium, from here on it is large."),
});
export type EffectSizes = z.output<typeof EffectSizes>;

/** A table such as `[performance_benchmark.quick]`. */
export const SuiteTable = z.strictObject({
  maxTime: Seconds.optional().describe("Seconds to measure one benchmark at the most."),
  minRounds: count(1, 10_000).optional().describe("Rounds that every benchmark gets at the least."),
  warmupRounds: count(0, 10_000).optional().describe("Rounds that are run first and not counted."),
  regressionThreshold: Percent.optional().describe("Largest change for the worse that passes, in percent."),
  significanceLevel: Probability.optional(),
});

/** Settings that both the file and the inputs may set, with their defaults. */
export const Config = z.strictObject({
  suite: z.enum(SUITES).default("quick").describe("How long to measure: quick, full or load."),
  regressionThreshold: Percent.default(10).describe("Largest change for the worse that passes, in percent."),
  significanceLevel: Probability.default(0.05).describe("Error rate of the whole report."),
  correction: z
    .enum(["none", "holm", "fdr"])
    .default("holm")
    .describe("Correction for judging many benchmarks at once."),
  minRounds: count(1, 10_000).default(5).describe("Rounds that every benchmark gets at the least."),
  warmupRounds: count(0, 10_000).default(1).describe("Rounds that are run first and not counted."),
  maxTime: Seconds.default(30).describe("Seconds to measure one benchmark at the most."),
  timeout: Seconds.default(3600).describe("Seconds for the whole benchmark phase."),
  parallel: Flag.default(false).describe(
    "Run independent benchmarks side by side. Faster, but less accurate.",
  ),
  failOnRegression: Flag.default(true).describe("Fail the step when a benchmark regressed."),
  statisticalAnalysis: Flag.default(true).describe("Compute intervals and tests."),
  trendAnalysis: Flag.default(false).describe("Analyse the trend over the stored history."),
  memoryProfiling: Flag.default(false).describe("Profile memory and look for leaks."),
  smokeTest: Flag.default(false).describe(
    "Run every benchmark once, briefly, to see that it works. Judges and stores nothing.",
  ),
  category: List.optional().describe("Only benchmarks of these categories."),
  filter: Text.refine(isRegularExpression, "is not a regular expression")
    .optional()
    .describe("Only benchmarks whose name matches this regular expression."),
  compareBaseline: Flag.default(true).describe("Compare with a baseline."),
  baselineMode: z.enum(["auto", "stored"]).default("auto").describe("Where the baseline comes from."),
  baselineBranch: Text.optional().describe(
    "Branch whose stored runs are the baseline. Default: the pull request's base, else the default branch.",
  ),
  baselineFile: Text.optional().describe(
    "Results file to compare with, of any known format, or a history folder.",
  ),
  store: z
    .enum(["auto", ...STORE_KINDS])
    .default("auto")
    .describe("Where history lives."),
  storeResults: Flag.default(false).describe("Add this run to the history."),
  historyBranch: Text.default("benchmark-data").describe("Branch that holds the history."),
  historyDirectory: Text.default(".performance-benchmark/history").describe(
    "Folder that holds the history of the file store.",
  ),
  resultsDirectory: Text.default("benchmark-results").describe("Folder for all reports."),
  environmentLabel: Text.optional().describe(
    "Keeps otherwise equal environments apart, such as `python 3.11`.",
  ),
  uploadArtifact: Flag.default(true).describe("Upload the reports as an artifact."),
  artifactName: Text.optional().describe("Name of the artifact. Default: made from suite, job and attempt."),
  retentionDays: count(1, 400).default(90).describe("Days that the artifact is kept."),
  comment: z
    .enum(["always", "on-regression", "never"])
    .default("always")
    .describe("When to write the pull request comment."),
  commentKey: Text.optional().describe(
    "Keeps the comments of several jobs apart. Default: made from workflow and job.",
  ),
  issueThreshold: Percent.optional().describe(
    "Open an issue for a regression of at least so many percent. Not set: never.",
  ),
  issueLabels: List.default(["performance", "regression"]).describe("Labels of that issue."),
  seed: count(0, 4_294_967_295)
    .default(1)
    .describe("Seed of the resampling, so that a report can be computed again."),
  effectSizes: EffectSizes.default({ small: 5, medium: 15, large: 25 }).describe(
    "Upper ends of the severity classes, in percent.",
  ),
  policies: z.array(Policy).default([]),
  benchmarks: z.array(BenchmarkEntry).default([]),
});
export type Config = z.output<typeof Config>;
export type ConfigKey = keyof Config;

/** The specs' suite tables, under the file's own values. */
export const SUITE_DEFAULTS = {
  quick: { maxTime: 30, minRounds: 3, warmupRounds: 1, regressionThreshold: 15 },
  full: { maxTime: 300, minRounds: 5, warmupRounds: 3, regressionThreshold: 10 },
  load: { maxTime: 600, minRounds: 10, warmupRounds: 5, regressionThreshold: 5 },
} as const;
