import type { Report } from "../report.ts";
import { acceptanceSections } from "./acceptance-section.ts";
import {
  environmentSection,
  memorySections,
  slaSections,
  trendSections,
  warningSections,
} from "./fact-sections.ts";
import type { Section } from "./fit.ts";
import { readingSection } from "./heading.ts";
import { nextStepSections } from "./next-step-section.ts";
import { attentionSections, failureSections, quietSections } from "./verdict-sections.ts";

interface OwnSections {
  /** What stands first. */
  readonly first: readonly Section[];
  /** `moving`: a reviewer cares for what moves; the summary has all. */
  readonly trends: "all" | "moving";
  /** In place of the report's own tables, where there are several environments. */
  readonly tables?: { readonly loud: readonly Section[]; readonly quiet: readonly Section[] };
  /** In place of the report's own environment. */
  readonly environment?: Section;
}

/** A whole report, most important section first: the order that all pages in Markdown share. */
export function reportSections(report: Report, own: OwnSections): readonly Section[] {
  return [
    ...own.first,
    ...(own.tables?.loud ?? attentionSections(report)),
    ...nextStepSections(report),
    ...acceptanceSections(report.acceptances),
    ...failureSections(report.run.failures),
    ...slaSections(report.sla),
    ...memorySections(report.memory),
    ...warningSections(report.warnings),
    ...(own.tables?.quiet ?? quietSections(report)),
    ...trendSections(own.trends === "all" ? report.trends : report.trends.filter(isMoving)),
    own.environment ?? environmentSection(report),
    readingSection(report),
  ];
}

function isMoving({ trend }: Report["trends"][number]): boolean {
  return trend.kind === "fitted" && trend.direction !== "stable";
}
