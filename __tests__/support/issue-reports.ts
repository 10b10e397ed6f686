import type { Comparison } from "../../src/domain/comparison.ts";
import type { PublishIssuesOptions } from "../../src/issues/publish-issues.ts";
import type { Report } from "../../src/report/report.ts";
import { buildReport, compared, ENVIRONMENT } from "./report-builder.ts";

/** Runs of a default branch, for tests of the regression issues. */

export const OPTIONS: PublishIssuesOptions = {
  threshold: 0.1,
  labels: ["performance", "regression"],
  assignees: [],
  reopenDays: 14,
  severities: { minor: 10, major: 25, critical: 50 },
  links: [{ text: "Workflow run", url: "https://github.com/acme/widgets/actions/runs/1" }],
};

/** The full name of the commit of a run. */
export const commitOf = (run: number) =>
  ((run + 1) * 0x9e3779b1).toString(16).slice(-8).padStart(8, "0").padEnd(40, "3f2c1a9d");

/** What the nth workflow run on `main` reports. */
export function mainRun(
  run: number,
  comparisons: readonly Comparison[],
  overrides: {
    readonly report?: Partial<Report>;
    readonly workflow?: Partial<Report["workflow"] & object>;
    readonly run?: Partial<Report["run"]>;
    readonly machine?: string;
  } = {},
): Report {
  const model = overrides.machine ?? "AMD EPYC 7763 64-Core Processor";
  const environment = {
    ...ENVIRONMENT,
    cpu: { ...ENVIRONMENT.cpu, model },
    class: ENVIRONMENT.class.replace(/AMD EPYC 7763 64-Core Processor/, model),
  };
  const base = buildReport();
  const { pullRequest: _, ...facts } = base.workflow ?? neverBuilt();
  return buildReport({
    comparisons,
    run: {
      ...base.run,
      id: `id-of-${run}`,
      commit: commitOf(run),
      time: new Date(Date.parse("2026-11-21T06:00:00Z") + run * 60_000).toISOString(),
      environment,
      ...overrides.run,
    },
    baseline: { kind: "found", description: "the run before", commit: commitOf(run - 1) },
    workflow: {
      ...facts,
      eventName: "push",
      defaultBranch: "main",
      runId: String(8_000_000_000 + run),
      ...overrides.workflow,
    },
    ...overrides.report,
  });
}

/** A series whose level was 1 ms, and what it is now. */
export function at(
  milliseconds: number,
  overrides: Parameters<typeof compared>[0] & { readonly noise?: number } = {},
): Comparison {
  const { noise = 0.01, ...rest } = overrides;
  const change = milliseconds - 1;
  const median = milliseconds / 1000;
  return compared({
    verdict: change > 0.1 ? "regressed" : change < -0.1 ? "improved" : "equivalent",
    change,
    interval: { low: change - noise, high: change + noise },
    threshold: 0.1,
    candidate: { median, mean: median, rounds: 10, samples: 10 },
    ...rest,
  });
}

function neverBuilt(): never {
  throw new Error("buildReport makes workflow facts.");
}
