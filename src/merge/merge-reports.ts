import { GATES, type Gate } from "../domain/comparison.ts";
import { groupBy } from "../domain/group-by.ts";
import { shortCommit } from "../report/format/names.ts";
import type { Report } from "../report/report.ts";
import { inWords } from "../words.ts";
import { combinedReport } from "./combined-report.ts";
import { environmentOf, titlesOf } from "./environment-of.ts";
import { joinColumn } from "./join-column.ts";
import type { Column, Merged, MergeOptions } from "./merged.ts";
import { chooseParts } from "./parts.ts";

/**
 * The reports of all jobs of a workflow run as one. Shards of one environment
 * are joined and judged as a whole; different environments stay apart. What is
 * missing, or does not fit together, is said, and lets nothing pass. Pure.
 *
 * @param options.doubts why these may not be all reports that there are, one sentence each
 */
export function mergeReports(
  [first, ...others]: readonly [Report, ...Report[]],
  options: MergeOptions & { readonly doubts?: readonly string[] } = {},
): Merged {
  const environments = groupBy([first, ...others], (report) => JSON.stringify(environmentOf(report)));
  const groups = [...environments.values()];
  const titles = titlesOf(groups.map(([report = first]) => environmentOf(report)));
  const [worst, ...rest] = worstFirst(
    groups.map(([report = first, ...more], index) =>
      columnOf(titles[index] ?? "", [report, ...more], options),
    ),
  );
  const columns = [worst ?? columnOf("", [first], options), ...rest] as const;
  const doubts = [...(options.doubts ?? []), ...otherCommits(columns)];
  const gate = worstGate([
    ...columns.map(({ report }) => report.gate),
    ...(doubts.length > 0 ? [DOUBTFUL] : []),
  ]);
  const headline = doubted(headlineOf(columns, gate), gate, doubts);
  return {
    columns,
    gate,
    headline,
    warnings: doubts,
    report: combinedReport(columns, { gate, headline, warnings: doubts }),
  };
}

const DOUBTFUL: Gate = "inconclusive";

function columnOf(title: string, given: readonly [Report, ...Report[]], options: MergeOptions): Column {
  const { workflow } = options;
  const parts = chooseParts(given);
  const { reports, shards } = parts;
  const joined = joinColumn(parts, options);
  const isEmpty = joined.statistics.length === 0 && joined.run.failures.length === 0;
  const doubts = [
    ...parts.doubts,
    ...(isEmpty && shards !== undefined ? ["No shard measured any benchmark."] : []),
    ...(joined.baseline.kind === "found" ? withoutBaseline(reports) : []),
  ];
  const seconds = reports.map((report) => report.seconds);
  return {
    title,
    report: { ...withDoubts(joined, doubts), ...(workflow === undefined ? {} : { workflow }) },
    ...(shards === undefined ? {} : { shards }),
    seconds: { longest: Math.max(...seconds), sum: seconds.reduce((sum, each) => sum + each, 0) },
    processors: processorsOf(reports),
    doubts,
  };
}

/** Where the others had a baseline, the one that is missing is no reason to call nothing compared. */
function withoutBaseline(reports: readonly Report[]): readonly string[] {
  return reports.flatMap(({ baseline, shard }) => {
    if (baseline.kind !== "none" || baseline.unusable !== true) return [];
    const who = shard === undefined ? "One of its jobs" : `Shard ${shard.index}/${shard.count}`;
    return [`${who} had no baseline to measure. ${baseline.reason}`];
  });
}

function processorsOf(reports: readonly Report[]): Column["processors"] {
  const models = groupBy(reports, ({ run }) => run.environment.cpu.model ?? "an unknown model");
  if (models.size < 2) return [];
  return [...models].map(([model, of]) => ({
    model,
    shards: of.flatMap(({ shard }) => shard?.index ?? []),
  }));
}

/** A report that may not be the whole answer, which must not pass. */
export function withDoubts(report: Report, doubts: readonly string[]): Report {
  if (doubts.length === 0) return report;
  const gate = worstGate([report.gate, DOUBTFUL]);
  return {
    ...report,
    gate,
    headline: doubted(report.headline, gate, doubts),
    warnings: [...doubts, ...report.warnings],
  };
}

/** What makes an answer doubtful stands in front of it; beside a failure it only stands. */
function doubted(headline: string, gate: Gate, [doubt, ...others]: readonly string[]): string {
  if (doubt === undefined) return headline;
  const more = others.length === 0 ? "" : ` (The notes have ${others.length} more.)`;
  return gate === "fail" ? `${headline} ${doubt}${more}` : `${doubt}${more} ${headline}`;
}

function otherCommits(columns: readonly Column[]): readonly string[] {
  const commits = new Set(
    columns.map(({ report }) => (report.run.commit === undefined ? "none" : shortCommit(report.run.commit))),
  );
  if (commits.size < 2) return [];
  return [`The environments measured different commits: ${inWords([...commits])}.`];
}

function worstGate(gates: readonly Gate[]): Gate {
  return GATES.find((gate) => gates.includes(gate)) ?? "pass";
}

function worstFirst(columns: readonly Column[]): readonly Column[] {
  return columns.toSorted(
    (one, other) =>
      GATES.indexOf(one.report.gate) - GATES.indexOf(other.report.gate) ||
      one.title.localeCompare(other.title, "en", { numeric: true }),
  );
}

function headlineOf(columns: readonly [Column, ...Column[]], gate: Gate): string {
  const [worst] = columns;
  if (columns.length === 1) return worst.report.headline;
  const count = columns.length;
  const alike = columns.filter((column) => column.report.gate === gate).length;
  switch (gate) {
    case "fail":
      return `${alike} of ${count} environments failed. ${worst.title}: ${worst.report.headline}`;
    case "inconclusive":
      return alike === 0
        ? `No regression was found in ${count} environments.`
        : `${alike} of ${count} environments ${alike === 1 ? "is" : "are"} inconclusive. ${worst.title}: ${worst.report.headline}`;
    case "pass":
      return `All ${count} environments passed. ${worst.title}: ${worst.report.headline}`;
    default:
      return gate satisfies never;
  }
}
