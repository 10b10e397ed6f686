import type { Compared } from "../domain/comparison.ts";
import { COMMENT_CHARACTERS } from "./comment-markdown.ts";
import { counted } from "./format/duration.ts";
import { seriesName, shortCommit } from "./format/names.ts";
import { signedPercent } from "./format/percent.ts";
import { marker } from "./markdown/escape.ts";
import { environmentSection, slaSections, trendSections } from "./markdown/fact-sections.ts";
import { characters, fitSections, type Section } from "./markdown/fit.ts";
import { headingSection, type ReportLink } from "./markdown/heading.ts";
import { attentionSections, failureSections } from "./markdown/verdict-sections.ts";
import { withVerdict, worsening } from "./order.ts";
import { plainText } from "./plain-text.ts";
import type { Report } from "./report.ts";

export interface IssueText {
  readonly title: string;
  readonly body: string;
}

/** The confirmed regressions of at least `threshold` (a fraction), worst first. */
export function regressionsPast(report: Report, threshold: number): readonly Compared[] {
  return withVerdict(report.comparisons, ["regressed"]).flatMap((comparison) =>
    comparison.kind === "compared" && worsening(comparison) >= threshold ? [comparison] : [],
  );
}

/** Title and body of a regression issue; the body starts with the hidden marker of `key`. */
export function issueMarkdown(
  report: Report,
  options: {
    readonly key: string;
    readonly regressions: readonly Compared[];
    readonly links: readonly ReportLink[];
  },
): IssueText {
  const hidden = `${marker(options.key)}\n\n`;
  const sections = [
    headingSection(report, options.links),
    ...attentionSections(report),
    ...failureSections(report.run.failures),
    ...slaSections(report.sla),
    ...trendSections(report.trends),
    NEXT_STEPS,
    environmentSection(report),
  ];
  return {
    title: title(report, options.regressions),
    body: hidden + fitSections(sections, COMMENT_CHARACTERS - hidden.length, characters),
  };
}

const NEXT_STEPS: Section = {
  name: "next steps",
  head: [
    "### What to do\n",
    "1. Look at the changes between the baseline and this commit.",
    "2. Run the benchmarks on your machine, on both commits, and profile the slower one.",
    "3. Revert the change, make it cheaper, or accept it.",
    "4. Close this issue when it is settled. While it is open, later runs update it.",
  ].join("\n"),
};

/** GitHub cuts titles at 256 characters; a title is shown as text, so nothing in it needs escaping. */
const TITLE_CHARACTERS = 200;

function title(report: Report, regressions: readonly Compared[]): string {
  const [worst] = regressions;
  const at = report.run.commit === undefined ? "" : ` at ${shortCommit(report.run.commit)}`;
  if (worst === undefined) return `Performance regression${at}`;
  const more = regressions.length === 1 ? "" : ` and ${counted(regressions.length - 1, "more benchmark")}`;
  const change = `${signedPercent(worst.change)}${more}${at}`;
  const name = plainText(seriesName(worst)).replace(/[@#]/g, " ");
  const room = TITLE_CHARACTERS - change.length;
  return `Performance regression: ${name.length > room ? `${name.slice(0, room)}…` : name} ${change}`;
}
