import { COMMENT_CHARACTERS } from "../report/comment/compose.ts";
import { counted } from "../report/format/duration.ts";
import { seriesName } from "../report/format/names.ts";
import { code, preformatted, prose } from "../report/markdown/escape.ts";
import { characters, fitSections, type Section } from "../report/markdown/fit.ts";
import { linksLine } from "../report/markdown/heading.ts";
import { clipped, plainText } from "../report/plain-text.ts";
import { chartOf } from "./chart.ts";
import { closingSentence } from "./closing-text.ts";
import { settledRow } from "./comment-text.ts";
import { progressOf, regressedOf, worstFirst, worstOf } from "./progress.ts";
import { rangeSections, type SuspectedRange } from "./range-text.ts";
import { reproduction } from "./reproduce.ts";
import { changeText, SERIES_HEAD, seriesRow, valuesOf } from "./series-text.ts";
import type { IssueState, TrackedSeries } from "./state.ts";
import { stateMarker } from "./state-marker.ts";

/** What the text needs besides the state. */
export interface TextFacts {
  /** `https://github.com/owner/name`. */
  readonly repositoryUrl: string;
  /** ISO 8601, UTC. */
  readonly now: string;
  /** Where its series changed, that of the worst first. */
  readonly ranges: readonly SuspectedRange[];
}

export interface IssueText {
  readonly title: string;
  readonly body: string;
}

/** Title and body of an issue; the body begins with its hidden state. */
export function issueText(state: IssueState, facts: TextFacts): IssueText {
  const hidden = `${stateMarker(state)}\n\n`;
  const series = worstFirst(state, facts.now);
  const sections: readonly Section[] = [
    headSection(state, facts),
    { name: "benchmarks", head: SERIES_HEAD, rows: series.map((one) => seriesRow(one, state, facts.now)) },
    ...rangeSections(facts.ranges, facts.repositoryUrl),
    ...chartSections(series, state),
    reproductionSection(series, state),
    ...acceptedSections(series, state, facts.now),
    ...(state.closed === undefined ? [NEXT_STEPS] : []),
  ];
  return {
    title: titleOf(state, facts.now),
    body: hidden + fitSections(sections, COMMENT_CHARACTERS - hidden.length, characters),
  };
}

/** GitHub cuts titles at 256 characters. */
const TITLE_CHARACTERS = 200;

/** Issues of several environments of one commit differ by nothing else. */
const LABEL_CHARACTERS = 60;

function titleOf(state: IssueState, now: string): string {
  const level = state.level === undefined ? "" : ` (${state.level})`;
  const place = state.label === undefined ? "" : ` on ${titleText(state.label, LABEL_CHARACTERS)}`;
  const start = `Performance regression${level}${place}:`;
  const worst = worstOf(state, now);
  if (worst === undefined) return start.slice(0, -1);
  const regressed = regressedOf(state, now).length;
  const more = regressed <= 1 ? "" : ` and ${counted(regressed - 1, "more series", "more series")}`;
  const change = `${changeText(worst)}${more}`;
  const room = TITLE_CHARACTERS - start.length - change.length - 2;
  return `${start} ${titleText(seriesName(worst), room)} ${change}`;
}

/** A title is shown as text, so nothing in it needs escaping, but `@` and `#` may call somebody in a mail. */
function titleText(text: string, characters: number): string {
  return clipped(plainText(text).replace(/[@#]/g, " "), characters);
}

function headSection(state: IssueState, { now }: TextFacts): Section {
  const { key, closed, previous, level, links } = state;
  const lines = [
    `## Performance regression${level === undefined ? "" : `: ${level}`}`,
    ...(closed === undefined ? [] : [`**${closingSentence(state, closed, now)}**`]),
    extentSentence(state, now),
    `Suite ${prose(key.suite)} · ${prose(key.environment)}`,
    ...(previous === undefined ? [] : [`An earlier regression of this group was #${previous}.`]),
    ...linksLine(links),
  ];
  return { name: "heading", head: lines.join("\n\n") };
}

/** How many became worse, and by how much; while some are settled, of the others alone. */
function extentSentence(state: IssueState, now: string): string {
  const worst = worstOf(state, now);
  const size = worst === undefined ? "" : `, ${changeText(worst)} at the worst`;
  const all = `${counted(state.series.length, "series", "series")} of ${code(state.key.group)}`;
  const open = regressedOf(state, now).length;
  if (open === 0 || open === state.series.length) return `${all} became worse${size}.`;
  return `${open} of ${all} ${open === 1 ? "is" : "are"} still worse${size}.`;
}

/** More charts than these are no overview. */
const MOST_CHARTS = 3;
const CHART_COLUMNS = 60;

function chartSections(series: readonly TrackedSeries[], state: IssueState): readonly Section[] {
  const blocks = series.slice(0, MOST_CHARTS).map((one) => {
    const values = valuesOf(one, state);
    const name = plainText(seriesName(one));
    const lines = chartOf({ unit: one.unit, before: one.baseline, values });
    return [clipped(name, CHART_COLUMNS), ...lines].join("\n");
  });
  const caption = "Left of the line is the level from before, right of it each run since, the newest last.";
  return [{ name: "chart", head: `### Course\n\n${caption}\n\n${preformatted(blocks.join("\n\n"))}` }];
}

function reproductionSection(series: readonly TrackedSeries[], state: IssueState): Section {
  const [worst] = series;
  const commands = reproduction(state.key.suite, series, worst ?? {});
  return {
    name: "how to reproduce",
    head: `### How to reproduce it\n\n${preformatted(commands.join("\n"))}`,
  };
}

function acceptedSections(
  series: readonly TrackedSeries[],
  state: IssueState,
  now: string,
): readonly Section[] {
  const rows = series.flatMap((one) =>
    progressOf(one, state, now).kind === "accepted" ? [`- ${settledRow(one, state, now)}`] : [],
  );
  return rows.length === 0 ? [] : [{ name: "accepted", head: "### Accepted\n", rows }];
}

const NEXT_STEPS: Section = {
  name: "what to do",
  head: [
    "### What to do\n",
    "- Fix it or revert it: once two runs in a row are back at the old level, this issue closes itself.",
    "- Or accept it: somebody who may write here comments `/accept-regression reason`, or for some of the benchmarks `/accept-regression pattern reason`.",
    "",
    "Every run on the default branch brings this text up to date, so changes to it are lost; comments are kept.",
  ].join("\n"),
};
