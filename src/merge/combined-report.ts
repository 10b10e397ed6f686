import { byNews } from "../acceptance/apply.ts";
import { countVerdicts } from "../decision/gate.ts";
import type { AcceptanceOutcome } from "../domain/acceptance.ts";
import type { Gate } from "../domain/comparison.ts";
import { groupBy } from "../domain/group-by.ts";
import type { BaselineFound, Report } from "../report/report.ts";
import { joinPaired } from "./join-column.ts";
import { joinWarnings } from "./join-warnings.ts";
import type { Column } from "./merged.ts";

/**
 * All columns as one report. Of several each benchmark's name says where it was
 * measured, so that the same one elsewhere is another series of checks and issues.
 */
export function combinedReport(
  [first, ...others]: readonly [Column, ...Column[]],
  outcome: { readonly gate: Gate; readonly headline: string; readonly warnings: readonly string[] },
): Report {
  const { gate, headline, warnings } = outcome;
  if (others.length === 0) {
    const { report } = first;
    return { ...report, gate, headline, warnings: [...warnings, ...report.warnings] };
  }
  const columns = [first, ...others];
  const all = <T extends { readonly benchmark: string }>(listOf: (report: Report) => readonly T[]) =>
    columns.flatMap(({ report, title }) => listOf(report).map((item) => on(title, item)));
  const comparisons = all(({ comparisons }) => comparisons);
  const memories = columns.flatMap(({ report }) => report.memory ?? []);
  // The worst column is another one tomorrow; issues must find their environment again.
  const [steady = first] = columns.toSorted((one, other) =>
    one.title.localeCompare(other.title, "en", NUMERIC),
  );
  return {
    ...first.report,
    run: {
      ...first.report.run,
      environment: steady.report.run.environment,
      measurements: all(({ run }) => run.measurements),
      failures: all(({ run }) => run.failures),
    },
    seconds: Math.max(...columns.map(({ report }) => report.seconds)),
    baseline: baselineOf(columns),
    ...joinPaired(
      columns.map(({ report }) => report),
      comparisons,
    ),
    statistics: all(({ statistics }) => statistics),
    comparisons,
    gate,
    headline,
    counts: countVerdicts(comparisons),
    sla: all(({ sla }) => sla),
    trends: all(({ trends }) => trends),
    ...(memories.length === 0
      ? {}
      : {
          memory: {
            peak: Math.max(...memories.map(({ peak }) => peak)),
            profiles: all(({ memory }) => memory?.profiles ?? []),
            leaks: all(({ memory }) => memory?.leaks ?? []),
          },
        }),
    warnings: [
      ...warnings,
      ...joinWarnings(columns.map(({ title, report }) => ({ source: title, warnings: report.warnings }))),
    ],
    acceptances: acceptancesOf(columns),
    sources: all(({ sources }) => sources),
  };
}

function on<T extends { readonly benchmark: string }>(title: string, item: T): T {
  return { ...item, benchmark: `${item.benchmark} on ${title}` };
}

function baselineOf(columns: readonly Column[]): BaselineFound {
  const baselines = columns.map(({ report }) => report.baseline);
  const found = baselines.filter((baseline) => baseline.kind === "found");
  const [first] = found;
  if (first === undefined) return baselines.find(({ kind }) => kind === "none") ?? { kind: "not-asked" };
  if (found.every(({ description }) => description === first.description)) return first;
  const { commit } = first;
  const isOneCommit = commit !== undefined && found.every((baseline) => baseline.commit === commit);
  return {
    kind: "found",
    description: "one for each environment",
    ...(isOneCommit ? { commit } : {}),
  };
}

/** An acceptance counts in all environments; it was needed if it was in any of them. */
function acceptancesOf(columns: readonly Column[]): readonly AcceptanceOutcome[] {
  const outcomes = columns.flatMap(({ report, title }) =>
    report.acceptances.map((outcome) => ({ title, outcome, key: JSON.stringify(outcome.acceptance) })),
  );
  return [...groupBy(outcomes, ({ key }) => key).values()].flatMap((same) => {
    const applied = same.filter(({ outcome }) => outcome.status === "applied");
    const told =
      applied.length > 0
        ? applied
        : same.toSorted((one, other) => byNews(one.outcome, other.outcome)).slice(0, 1);
    const [first] = told;
    if (first === undefined) return [];
    const isSame = told.every(({ outcome }) => outcome.detail === first.outcome.detail);
    return [
      {
        ...first.outcome,
        detail: isSame
          ? first.outcome.detail
          : told.map(({ title, outcome }) => `On ${title}: ${outcome.detail}`).join(" "),
        series: told.flatMap(({ title, outcome }) => outcome.series.map((series) => `${series} on ${title}`)),
      },
    ];
  });
}

const NUMERIC = { numeric: true } as const;
