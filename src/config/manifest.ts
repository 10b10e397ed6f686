import { kebabCase } from "./names.ts";
import { Config, type ConfigKey, SUITE_DEFAULTS } from "./schema.ts";

/** What a workflow or a command line may set: name, description and, for people, the default. */
export interface SettingDescription {
  /** Kebab-case: the action's input; the flag is the same with two dashes. */
  readonly name: string;
  readonly description: string;
  /** As text; absent when there is none. Never a manifest default, which would beat the file. */
  readonly default?: string;
  /** Flags without a value. */
  readonly boolean: boolean;
  /** An expression that the runner evaluates. Only for what no configuration file can hold: it would beat the file. */
  readonly manifestDefault?: string;
}

/** Tables that only the file can hold. */
const FILE_ONLY: readonly ConfigKey[] = ["benchmarks", "policies", "effectSizes", "severities"];

/** Every setting of the schema that is also an input and a flag, in the schema's order. */
export const SETTINGS: readonly SettingDescription[] = (Object.keys(Config.shape) as ConfigKey[])
  .filter((key) => !FILE_ONLY.includes(key))
  .map((key) => {
    const schema = Config.shape[key];
    const fallback = Config.shape[key].safeParse(undefined);
    const value = fallback.success ? fallback.data : undefined;
    return {
      name: kebabCase(key),
      description: [schema.description ?? "", ...allowedValues(key)].join(" "),
      boolean: typeof value === "boolean",
      ...(value === undefined ? {} : { default: Array.isArray(value) ? value.join(",") : String(value) }),
    };
  });

/** `One of: …` for a setting that takes a few words only, unless its description names them. */
function allowedValues(key: ConfigKey): readonly string[] {
  const issue = Config.shape[key].safeParse("\u0000").error?.issues[0];
  if (issue?.code !== "invalid_value") return [];
  const values = issue.values.map(String);
  const description = Config.shape[key].description ?? "";
  return values.every((value) => description.includes(value)) ? [] : [`One of: ${values.join(", ")}.`];
}

/** Inputs that stand for one `[[benchmarks]]` entry. */
export const ENTRY_SETTINGS: readonly SettingDescription[] = [
  {
    name: "command",
    description:
      "Shell command that runs the benchmarks, for workflows without a configuration file. `{output}` becomes the path of a file that the tool shall write.",
    boolean: false,
  },
  {
    name: "modules",
    description:
      "Glob of JavaScript or TypeScript benchmark modules, for workflows without a configuration file.",
    boolean: false,
  },
  { name: "file", description: "Results that an earlier step wrote: file, glob or folder.", boolean: false },
  { name: "output", description: "File, glob or folder that the command writes by itself.", boolean: false },
  { name: "adapter", description: "Which tool wrote the output, or `auto`.", boolean: false },
  {
    name: "measure",
    description: "`output`: read what the command reports. `command`: measure the command itself.",
    boolean: false,
  },
  { name: "setup", description: "Shell command to run once before the benchmarks.", boolean: false },
];

/** Inputs of the action alone. */
export const ACTION_SETTINGS: readonly SettingDescription[] = [
  {
    name: "config",
    description:
      "Path of the configuration file, relative to the working directory. Default: `benchmark-config.toml`, if it is there.",
    boolean: false,
  },
  { name: "working-directory", description: "Folder to work in, relative to the workspace.", boolean: false },
  {
    name: "github-token",
    description:
      "Token for the pull request comment, the check, the issues, acceptances and the history branch.",
    boolean: false,
    manifestDefault: "${{ github.token }}",
  },
  {
    name: "mode",
    description:
      "`run`: measure and judge. `merge`: join the reports of other jobs of this workflow run. `publish`: in a workflow on `workflow_run`, publish what a job without rights measured. `accept`: on `issue_comment`, obey `/accept-regression`. `auto`: publish on `workflow_run`, accept on `issue_comment`, else run. Default: `auto`.",
    boolean: false,
  },
  {
    name: "slack-webhook-url",
    description: "Incoming webhook of Slack for alerts; from a secret.",
    boolean: false,
  },
  { name: "webhook-url", description: "Address that gets alerts as JSON; from a secret.", boolean: false },
  {
    name: "webhook-secret",
    description: "Secret with which alerts to the webhook are signed (HMAC-SHA256).",
    boolean: false,
  },
  {
    name: "smtp-url",
    description:
      "Mail server for e-mail alerts, such as `smtps://user:password@mail.example.com`; from a secret.",
    boolean: false,
  },
  {
    name: "job-matrix",
    description: "Filled in by the runner: keeps the reports of the legs of a matrix apart.",
    boolean: false,
    manifestDefault: "${{ toJSON(matrix) }}",
  },
];

/** The description with the default, as the manifests, the documentation and the help show it. */
export function describeSetting({ name, description, default: fallback }: SettingDescription): string {
  const bySuite = suiteDefault(name);
  if (bySuite !== undefined) return `${description} Default: ${bySuite}.`;
  return fallback === undefined || fallback === "" ? description : `${description} Default: \`${fallback}\`.`;
}

/** `15 (quick), 10 (full), 5 (load)` for the settings that the suite decides. */
function suiteDefault(name: string): string | undefined {
  const values = Object.entries(SUITE_DEFAULTS).flatMap(([suite, table]) =>
    Object.entries(table)
      .filter(([key]) => kebabCase(key) === name)
      .map(([, value]) => `${value} (${suite})`),
  );
  return values.length === 0 ? undefined : values.join(", ");
}

export const OUTPUTS: Readonly<Record<string, string>> = {
  "results-path": "Folder with all reports.",
  "report-json": "Path of the JSON report.",
  "regression-detected": "`true` when at least one benchmark regressed that nobody accepted, else `false`.",
  "regression-percentage":
    "The worst confirmed regression in percent that nobody accepted; `0` if there is none.",
  "performance-report": "One paragraph of plain text, safe inside a JSON string.",
  "failed-benchmarks": "Comma-separated names of the benchmarks that regressed, failed, or broke their SLA.",
  "trend-analysis": "One line on the trend of the stored history.",
  "performance-improvement":
    "Improvement of the whole suite in percent, as a geometric mean; negative when it became slower.",
  gate: "`pass`, `fail` or `inconclusive`.",
  "regressed-count": "How many series regressed, the accepted ones included.",
  "accepted-count": "How many of the regressed series somebody accepted.",
  "improved-count": "How many series improved.",
  "equivalent-count": "How many series were shown equal within the threshold.",
  "inconclusive-count": "How many series could not be decided.",
  "no-baseline-count": "How many series have no baseline.",
  "missing-count": "How many series of the baseline were not measured this time.",
  "failed-count": "How many benchmarks failed.",
  "sla-failed-count": "How many limits were broken.",
  "baseline-found": "`true` when there was a baseline to compare with, else `false`.",
  "baseline-commit": "Commit of the baseline; empty if there is none.",
  "comment-id": "Id of the pull request comment; empty if none was written.",
  "check-run-id": "Id of the check run; empty if none was written.",
  "issue-number": "Number of the issue of the worst regression; empty if none was opened or updated.",
  "issue-numbers":
    "Numbers of all issues that were opened, updated, reopened or closed, separated by commas.",
  "artifact-id": "Id of the uploaded artifact; empty if none was uploaded.",
  "stored-at": "Where this run was added to the history; empty if it was not.",
};
