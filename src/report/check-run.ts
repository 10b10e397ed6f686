import { type Compared, isOpenRegression } from "../domain/comparison.ts";
import { exitCodeOfRun } from "../exit-code.ts";
import type { CheckRun } from "../github/ports.ts";
import { checkAnnotations } from "./annotations.ts";
import { counted } from "./format/duration.ts";
import { signedPercent } from "./format/percent.ts";
import { acceptanceSections } from "./markdown/acceptance-section.ts";
import {
  environmentSection,
  memorySections,
  slaSections,
  trendSections,
  warningSections,
} from "./markdown/fact-sections.ts";
import { bytes, fitSections, type Section } from "./markdown/fit.ts";
import { headingSection, type ReportLink, readingSection } from "./markdown/heading.ts";
import { attentionSections, failureSections, quietSections } from "./markdown/verdict-sections.ts";
import { withVerdict } from "./order.ts";
import { partOf } from "./part.ts";
import { plainText } from "./plain-text.ts";
import type { Report } from "./report.ts";

export interface CheckOptions {
  /** Default: made from the report's part. Give the one check that speaks for several jobs a name of its own. */
  readonly name?: string;
  readonly links: readonly ReportLink[];
  /** Whether an open regression fails the job. */
  readonly failOnRegression: boolean;
}

/** What GitHub takes. It speaks of characters and may count bytes; in bytes both hold. */
const TEXT_BYTES = 65_535;

/** The check of a report; none without a commit that it could stand at. */
export function checkRunOf(report: Report, options: CheckOptions): CheckRun | undefined {
  const { commit } = report.run;
  if (commit === undefined) return undefined;
  const { annotations, omitted } = checkAnnotations(report);
  const { links } = options;
  return {
    name: options.name ?? checkName(report),
    commit,
    externalId: `performance-benchmark/${partOf(report).id}`,
    conclusion: conclusionOf(report, options),
    ...(report.workflow === undefined ? {} : { detailsUrl: report.workflow.runUrl }),
    title: outcomeText(report),
    summary: fitSections(summarySections(report, links, omitted), TEXT_BYTES, bytes),
    text: fitSections(detailSections(report), TEXT_BYTES, bytes),
    annotations,
  };
}

/** Rules for branches are written with it, so it depends on the job alone and not on what was found. */
export const CHECK_NAME = "Performance benchmarks";

/**
 * `Performance benchmarks (benchmarks 2/8)`. A job does not know whether it is
 * the only one, and of two checks of one name at a commit GitHub may show the
 * green one, so the job's title is always there; on a laptop, where there is no
 * job, it is left out.
 */
function checkName(report: Report): string {
  if (report.workflow === undefined) return CHECK_NAME;
  const title = plainText(partOf(report).title);
  const room = NAME_CHARACTERS - CHECK_NAME.length;
  return `${CHECK_NAME} (${title.length > room ? `${title.slice(0, room)}…` : title})`;
}

const NAME_CHARACTERS = 200;

/** As the job ends, with the doubt that an exit code cannot tell. */
function conclusionOf(
  report: Report,
  { failOnRegression }: Pick<CheckOptions, "failOnRegression">,
): CheckRun["conclusion"] {
  switch (report.gate) {
    case "pass":
      return "success";
    case "inconclusive":
      return "neutral";
    case "fail":
      return exitCodeOfRun(report, { failOnRegression }) === 0 ? "neutral" : "failure";
    default:
      return report.gate satisfies never;
  }
}

/** `2 regressed (worst +34.2%), 1 failed`. Short, and without names, which may hold anything. */
function outcomeText(report: Report): string {
  const regressed = withVerdict(report.comparisons, ["regressed"]).filter(isCompared);
  const open = regressed.filter(isOpenRegression);
  const [worst] = open;
  const suspected = report.comparisons.filter(({ status }) => status === "REGRESSION_SUSPECTED").length;
  const accepted = regressed.length - open.length;
  const missed = report.sla.filter(({ status }) => status === "FAIL").length;
  const leaking = report.memory?.leaks.filter(({ status }) => status === "LEAK_DETECTED").length ?? 0;
  const failures = Math.max(report.run.failures.length, report.counts.failed);
  const parts = [
    ...(worst === undefined ? [] : [`${open.length} regressed (worst ${signedPercent(worst.change)})`]),
    ...(failures === 0 ? [] : [`${failures} failed`]),
    ...(missed === 0 ? [] : [`${counted(missed, "SLA limit")} missed`]),
    ...(leaking === 0 ? [] : [`${leaking} leaking memory`]),
    ...(suspected === 0 ? [] : [`${suspected} suspected`]),
    ...(accepted === 0 ? [] : [`${counted(accepted, "regression")} accepted`]),
    ...(report.counts.improved === 0 ? [] : [`${report.counts.improved} improved`]),
  ];
  return parts.length > 0 ? parts.join(", ") : quietText(report);
}

function quietText({ comparisons, baseline }: Report): string {
  const compared = comparisons.filter(isCompared).length;
  if (compared > 0) return `No regression in ${counted(compared, "series", "series")}`;
  return baseline.kind === "not-asked" ? "Measured, not compared" : "Nothing to compare with yet";
}

function isCompared(comparison: Report["comparisons"][number]): comparison is Compared {
  return comparison.kind === "compared";
}

/** What a person decides by. */
function summarySections(report: Report, links: readonly ReportLink[], omitted: number): readonly Section[] {
  return [
    headingSection(report, links),
    ...attentionSections(report),
    ...acceptanceSections(report.acceptances),
    ...slaSections(report.sla),
    ...memorySections(report.memory),
    ...(omitted === 0 ? [] : [omittedSection(omitted)]),
    ...warningSections(report.warnings),
    readingSection(report),
  ];
}

function omittedSection(omitted: number): Section {
  return {
    name: "annotations",
    head: `_${counted(omitted, "more benchmark line has", "more benchmark lines have")} no annotation, because there are so many. The tables have all._`,
  };
}

/** What a person looks up. */
function detailSections(report: Report): readonly Section[] {
  return [
    ...failureSections(report.run.failures),
    ...quietSections(report),
    ...trendSections(report.trends),
    environmentSection(report),
  ];
}
