import type { Section } from "../markdown/fit.ts";
import { isNoticed, outcomeLines, type ReportLink } from "../markdown/heading.ts";
import { reportSections } from "../markdown/report-sections.ts";
import { partOf } from "../part.ts";
import { visibleText } from "../plain-text.ts";
import type { Report } from "../report.ts";
import { type CommentPart, type CommentSection, NOTHING_LEFT_OUT, type PartMeta } from "./part.ts";
import { shortId, shortText } from "./short-text.ts";

/** What one report has to say in the comment: worst first, and what did not change is folded. */
export function commentPart(report: Report, options: { readonly links: readonly ReportLink[] }): CommentPart {
  const outcome = outcomeLines(withShortWords(report), options.links).join("\n\n");
  const first = [{ name: "the outcome", head: outcome }];
  const sections = reportSections(report, { first, trends: "moving" });
  return partWith(report, sections);
}

/** A part that says who wrote it, with sections of its writer's own. */
export function partWith(report: Report, sections: readonly Section[]): CommentPart {
  return { meta: metaOf(report), sections: sections.map(commentSection), leftOut: NOTHING_LEFT_OUT };
}

/** Bounded, so that the overview of many jobs fits whatever their names are. */
function metaOf(report: Report): PartMeta {
  const { run, workflow } = report;
  const { id, title } = partOf(report);
  return {
    v: 1,
    id: shortId(id || "local", 100),
    title: shortText(title, 80),
    gate: report.gate,
    ...(isNoticed(report) ? { notice: true } : {}),
    headline: shortText(report.headline, 120),
    ...(run.commit === undefined ? {} : { commit: shortText(run.commit, 64) }),
    ...(workflow === undefined
      ? {}
      : {
          runId: shortText(workflow.runId, 20),
          runAttempt: shortText(workflow.runAttempt, 8),
          workflow: shortId(workflow.workflow, 60),
          runUrl: workflow.runUrl.length > LONGEST_URL ? "" : workflow.runUrl,
        }),
    time: shortText(run.time, 30),
  };
}

const LONGEST_URL = 160;

function commentSection(section: Section): CommentSection {
  return { ...section, rows: section.rows ?? [], missing: 0 };
}

/** The outcome must always fit; names of any length can be in its sentences. */
export function withShortWords(report: Report): Report {
  const { baseline, paired } = report;
  return {
    ...report,
    headline: shortSentence(report.headline),
    baseline:
      baseline.kind === "none"
        ? { ...baseline, reason: shortSentence(baseline.reason) }
        : baseline.kind === "found"
          ? { ...baseline, description: shortSentence(baseline.description) }
          : baseline,
    ...(paired?.noiseFloor === undefined
      ? {}
      : {
          paired: {
            ...paired,
            noiseFloor: {
              ...paired.noiseFloor,
              worst: {
                ...paired.noiseFloor.worst,
                benchmark: shortSentence(paired.noiseFloor.worst.benchmark),
              },
            },
          },
        }),
  };
}

function shortSentence(text: string): string {
  const characters = [...visibleText(text)];
  return characters.length > LONGEST_SENTENCE ? `${characters.slice(0, LONGEST_SENTENCE).join("")}…` : text;
}

const LONGEST_SENTENCE = 400;
