import { z } from "zod";
import { SUITES } from "../domain/run.ts";
import { STORE_KINDS } from "../store/store.ts";
import {
  AdapterName,
  AlertSeverity,
  count,
  Flag,
  Globs,
  Limit,
  List,
  Minutes,
  Percent,
  Percentile,
  Probability,
  RegularExpression,
  Seconds,
  Shard,
  Text,
  Url,
} from "./values.ts";

/**
 * The one description of every setting. TOML keys are snake_case, action inputs
 * and flags kebab-case; both are mapped to these names by `layer.ts` and `file.ts`.
 */

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
    modules: Globs.optional().describe("Glob of JavaScript or TypeScript benchmark modules."),
    file: Globs.optional().describe(
      "Results that an earlier step wrote: file, glob or folder. Nothing is run.",
    ),
    output: Text.optional().describe(
      "File, glob or folder that the command writes by itself, such as `target/criterion`.",
    ),
    measure: z
      .enum(["output", "command"])
      .default("output")
      .describe(
        "`output`: read what the command reports. `command`: measure the command itself, its time, processor time and peak memory.",
      ),
    adapter: AdapterName.default("auto").describe("Which tool wrote the output, or `auto`."),
    workingDirectory: Text.optional().describe(
      "Folder to run in, relative to the one that the action or the command line works in.",
    ),
    setup: Text.optional().describe("Shell command to run once before this entry."),
    prepare: Text.optional().describe("Shell command to run before each measured run of a command."),
    instructions: z
      .enum(["valgrind", "perf"])
      .optional()
      .describe(
        "Count the instructions of a measured command too, in runs of their own: with `valgrind` (anywhere, slowly) or `perf` (where the processor's counters can be read).",
      ),
    launches: count(1, 1000)
      .optional()
      .describe(
        "Process launches. Default: at least ten and min_rounds for modules and measured commands; for a tool ten, if they fit into max_time.",
      ),
    environment: z.record(z.string(), z.string()).optional().describe("Environment variables to add."),
  })
  .superRefine((entry, context) => {
    const sources = [entry.command, entry.modules, entry.file].filter((source) => source !== undefined);
    if (sources.length !== 1) {
      context.addIssue({ code: "custom", message: "needs exactly one of command, modules and file" });
    }
    if (entry.file !== undefined && entry.setup !== undefined) {
      context.addIssue({
        code: "custom",
        path: ["setup"],
        message: 'has no meaning for a "file", of which nothing is run',
      });
    }
    if (entry.prepare !== undefined && entry.measure !== "command") {
      context.addIssue({
        code: "custom",
        path: ["prepare"],
        message: 'needs measure = "command": a tool prepares its own runs',
      });
    }
    if (entry.instructions !== undefined && entry.measure !== "command") {
      context.addIssue({
        code: "custom",
        path: ["instructions"],
        message: 'needs measure = "command": only the instructions of measured commands can be counted',
      });
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
  slaPercentile: Percentile.optional().describe("Judge this percentile of the samples instead of the mean."),
});
export type Policy = z.output<typeof Policy>;

export const EffectSizes = z
  .strictObject({
    small: Percent.default(5).describe("Below this a change is negligible."),
    medium: Percent.default(15).describe("Below this a change is small."),
    large: Percent.default(25).describe("Below this a change is medium, from here on it is large."),
  })
  .refine(({ small, medium, large }) => small <= medium && medium <= large, {
    error: "expected small ≤ medium ≤ large",
  });
export type EffectSizes = z.output<typeof EffectSizes>;

export const Severities = z
  .strictObject({
    minor: Percent.default(10).describe("From here on a regression is minor."),
    major: Percent.default(25).describe("From here on it is major."),
    critical: Percent.default(50).describe("From here on it is critical."),
  })
  .refine(({ minor, major, critical }) => minor <= major && major <= critical, {
    error: "expected minor ≤ major ≤ critical",
  });
export type Severities = z.output<typeof Severities>;

/** A table such as `[performance_benchmark.quick]`. */
export const SuiteTable = z.strictObject({
  maxTime: Seconds.optional().describe(
    "Seconds to measure one benchmark at the most; of a tool, whose benchmarks are not known beforehand, one whole command.",
  ),
  minRounds: count(1, 10_000)
    .optional()
    .describe("Rounds that every benchmark gets at the least, as far as max-time allows."),
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
  method: z
    .enum(["robust", "classic"])
    .default("robust")
    .describe("How changes are judged; docs/statistics.md explains both."),
  minRounds: count(1, 10_000)
    .default(5)
    .describe("Rounds that every benchmark gets at the least, as far as max-time allows."),
  warmupRounds: count(0, 10_000).default(1).describe("Rounds that are run first and not counted."),
  maxTime: Seconds.default(30).describe(
    "Seconds to measure one benchmark at the most; of a tool, whose benchmarks are not known beforehand, one whole command.",
  ),
  timeout: Seconds.default(3600).describe("Seconds for the whole benchmark phase."),
  maxMinutes: Minutes.optional().describe(
    "Minutes that a paired run may measure, all benchmarks together. Not set: only max-time and timeout limit it.",
  ),
  setupCommand: Text.optional().describe(
    "Shell command to run before measuring, in the checkout and in the tree of a paired baseline: dependencies, build.",
  ),
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
  filter: RegularExpression.optional().describe(
    "Only benchmarks whose name matches this regular expression.",
  ),
  compareBaseline: Flag.default(true).describe("Compare with a baseline."),
  baselineMode: z
    .enum(["auto", "paired", "stored"])
    .default("auto")
    .describe(
      "`paired`: measure the base version side by side with this one. `stored`: a run of the history, or baseline-file. `auto`: paired on pull requests, in merge queues and with baseline-ref, else stored.",
    ),
  baselineBranch: Text.optional().describe(
    "Branch whose stored runs are the baseline. Default: the pull request's base, else the default branch.",
  ),
  baselineRef: Text.optional().describe(
    "Commit, branch or tag to compare with: built and measured, or with `stored` the stored run of it. Beats baseline-branch.",
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
    .enum(["always", "on-change", "on-regression", "never"])
    .default("always")
    .describe(
      "When to begin the pull request comment. One that is there is kept up to date in any case but `never`.",
    ),
  commentKey: Text.optional().describe(
    "Jobs and workflows with the same key share one comment, each with a part of its own. Default: all of them share one.",
  ),
  checkRun: z
    .enum(["auto", "always", "never"])
    .default("auto")
    .describe(
      "Write a check run with annotations. `auto`: where the token may, else annotations of the job; `always`: warn where it may not.",
    ),
  shard: Shard.optional().describe(
    "Measure one part of the benchmarks, such as `2/8`; the other jobs measure the others.",
  ),
  defer: Flag.default(false).describe(
    "Leave comment, check, issues, alerts and the gate to a later step with `mode: merge`, which reads this step's artifact.",
  ),
  mergeArtifacts: Text.default("performance-*").describe(
    "With `mode: merge`: glob of the names of the artifacts to join.",
  ),
  dashboardUrl: Url.optional().describe("Address of your dashboard, to link to from the reports."),
  issueThreshold: Percent.optional().describe(
    "Open issues for confirmed regressions of the default branch of at least so many percent. Not set: never.",
  ),
  issueLabels: List.default(["performance", "regression"]).describe("Labels of those issues."),
  issueAssignees: List.optional().describe("Who is assigned to those issues."),
  issueReopenDays: count(0, 365)
    .default(14)
    .describe("A regression that comes back so many days after its issue was closed opens it again."),
  acceptLabel: Text.default("accept-regression").describe(
    "Label by which somebody with write access accepts all regressions of a pull request.",
  ),
  alertOn: z
    .enum(["auto", "always", "never"])
    .default("auto")
    .describe(
      "When to send alerts of confirmed regressions. `auto`: from the default branch and scheduled runs; `always`: from pull requests, too.",
    ),
  slackSeverity: AlertSeverity.default("minor").describe("Least severity that goes to Slack."),
  webhookSeverity: AlertSeverity.default("minor").describe("Least severity that goes to the webhook."),
  emailSeverity: AlertSeverity.default("major").describe("Least severity that goes out as e-mail."),
  emailTo: List.optional().describe("Addresses that get e-mail alerts."),
  emailFrom: Text.optional().describe("Sender of e-mail alerts. Default: the user of smtp-url."),
  seed: count(0, 4_294_967_295)
    .default(1)
    .describe("Seed of the resampling, so that a report can be computed again."),
  severities: Severities.default({ minor: 10, major: 25, critical: 50 }).describe(
    "Least regression of each severity, in percent; issues and alerts go by it.",
  ),
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
