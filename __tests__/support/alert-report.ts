import { type Alert, alertOf } from "../../src/alerts/alert.ts";
import { Config } from "../../src/config/schema.ts";
import type { LeakResult } from "../../src/domain/memory.ts";
import type { SlaResult } from "../../src/domain/sla.ts";
import type { ReportLink } from "../../src/report/markdown/heading.ts";
import type { Report, WorkflowFacts } from "../../src/report/report.ts";
import { buildReport, compared } from "./report-builder.ts";

const RUN = buildReport().run;
const { pullRequest: _, ...WORKFLOW } = { ...buildReport().workflow } as WorkflowFacts;

export const LINKS: readonly ReportLink[] = [
  { text: "Workflow run", url: "https://github.com/acme/widgets/actions/runs/8123456789" },
  { text: "Dashboard", url: "https://acme.example/bench?a=1&b=2" },
];

/** The report of a push to the default branch. */
export function pushReport(overrides: Partial<Report> = {}): Report {
  return buildReport({
    gate: "fail",
    headline: "1 of 12 benchmarks regressed: parsing/parse/small is 31.2 % slower (29.1 % to 33.4 %).",
    workflow: { ...WORKFLOW, eventName: "push", defaultBranch: "main" },
    ...overrides,
  });
}

export function regression(change = 0.312, benchmark = "parse/small") {
  return compared({ change, benchmark, interval: { low: change - 0.021, high: change + 0.022 } });
}

export function missedLimit(overrides: Partial<SlaResult> = {}): SlaResult {
  return {
    ...{ benchmark: "load/start", metric: "time", unit: "s", limit: 0.25, percentile: 95, value: 0.3 },
    ...{ bound: 0.31, status: "FAIL", margin: -0.05, reason: "The 95th percentile is above the limit." },
    ...overrides,
  };
}

export function leak(overrides: Partial<LeakResult> = {}): LeakResult {
  return {
    ...{ benchmark: "cache/fill", status: "LEAK_DETECTED", cycles: 20, slope: 1_572_864, growth: 31_457_280 },
    ...{ reason: "Live memory grows with every cycle." },
    ...overrides,
  };
}

export const failure = (benchmark = "render/page", message = "It exited with code 1.") => ({
  ...{ benchmark, message, output: "" },
  kind: "failed" as const,
});

/** A report that has everything that an alert can tell of, with texts of one's choice in every place. */
export function fullReport(text: (place: string) => string, rows = 3): Report {
  const numbers = Array.from({ length: rows }, (_, index) => index);
  return pushReport({
    project: text("project"),
    headline: text("headline"),
    run: {
      ...RUN,
      commit: text("commit"),
      ref: `refs/heads/${text("branch")}`,
      failures: numbers.map((index) => failure(`${text("failed")}${index}`, text("message"))),
    },
    baseline: { kind: "found", description: text("baseline") },
    workflow: {
      ...{ ...WORKFLOW, eventName: "schedule", repository: text("repository"), workflow: text("workflow") },
      ...{ job: text("job"), matrix: text("matrix"), runUrl: text("run url") },
    },
    comparisons: numbers.map((index) => ({
      ...regression(0.6 - index / 100, text("benchmark")),
      ...{ category: text("category"), metric: text("metric"), unit: text("unit"), reason: text("reason") },
    })),
    sla: numbers.map(() =>
      missedLimit({ benchmark: text("sla"), unit: text("unit"), reason: text("reason") }),
    ),
    memory: {
      peak: 1,
      profiles: [],
      leaks: numbers.map(() => leak({ benchmark: text("leaking"), reason: text("reason") })),
    },
  });
}

export function alertFrom(report: Report, settings: Partial<Config> = {}, links = LINKS): Alert {
  const alert = alertOf(report, Config.parse(settings), links);
  if (alert === undefined) throw new Error("The report gives no alert.");
  return alert;
}
