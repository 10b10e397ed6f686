import { percentBound } from "../decision/words.ts";
import { seriesName } from "../report/format/names.ts";
import { formatValue } from "../report/format/value.ts";
import { quotedReason } from "../report/markdown/acceptance-section.ts";
import { code, link, prose } from "../report/markdown/escape.ts";
import { linksLine } from "../report/markdown/heading.ts";
import { mixInWords } from "./closing-text.ts";
import { BACK_IN_A_ROW, progressOf, RUNS_UNTIL_GONE, regressedOf, worstFirst, worstOf } from "./progress.ts";
import { changeText, valuesOf } from "./series-text.ts";
import type { Closing, IssueState, TrackedSeries } from "./state.ts";

/** More rows than these are no news any more; the body has all. */
const MOST_ROWS = 20;

/** Why the issue is open again. */
export function reopenedComment(state: IssueState, byHand: boolean, now: string): string {
  const isBack = regressedOf(state, now);
  const why = byHand
    ? "This was closed, but the newest run confirms the regression. To leave it as it is, accept it with `/accept-regression reason`, or close it once more."
    : "The regression came back, so this issue is open again.";
  return `${why}\n\n${list(isBack.map(regressedRow))}${linksOf(state)}`;
}

/** What else regressed since the issue was opened. */
export function joinedComment(joined: readonly TrackedSeries[], state: IssueState): string {
  return `More of this group regressed:\n\n${list(joined.map(regressedRow))}${linksOf(state)}`;
}

/** That it is more urgent than it was; a title that changes tells nobody. */
export function risenComment(state: IssueState, now: string): string {
  const worst = worstOf(state, now);
  const rows = worst === undefined ? [] : [regressedRow(worst)];
  return `It became worse, and is ${state.level ?? "a regression"} now:\n\n${list(rows)}${linksOf(state)}`;
}

/** What was seen, and by whose word, before the issue was closed. */
export function closedComment(
  state: IssueState,
  closing: Exclude<Closing, "duplicate">,
  now: string,
): string {
  const rows = worstFirst(state, now).map((series) => settledRow(series, state, now));
  return `${closedSentence(state, closing, now)}\n\n${list(rows)}${linksOf(state)}`;
}

/** GitHub reads these words, too. */
export function duplicateComment(original: number): string {
  return `Duplicate of #${original}. Two jobs opened an issue for the same regression at once; the older one is kept up to date.`;
}

function closedSentence(state: IssueState, closing: Exclude<Closing, "duplicate">, now: string): string {
  const mix = mixInWords(state, now);
  if (mix !== undefined) return `Settled: ${mix}.`;
  switch (closing) {
    case "recovered":
      return `Recovered: at least ${BACK_IN_A_ROW} runs in a row are back at the level from before the regression.`;
    case "accepted":
      return "Accepted: this level opens no issue again, a clearly worse one does.";
    case "gone":
      return `None of the last ${RUNS_UNTIL_GONE} runs measured these benchmarks, so nobody can tell any more. Should they come back as slow, so does this issue.`;
    default:
      return closing satisfies never;
  }
}

function regressedRow(series: TrackedSeries): string {
  const { baseline, worst, unit } = series;
  const values = `${formatValue(baseline, unit)} → ${formatValue(worst.value, unit)}`;
  return `${code(seriesName(series))}: ${changeText(series)} (${prose(values)})`;
}

/** What ended a regression, in one line. */
export function settledRow(series: TrackedSeries, state: IssueState, now: string): string {
  const { accepted, baseline, unit } = series;
  const name = code(seriesName(series));
  const { kind } = progressOf(series, state, now);
  if (kind === "accepted" && accepted !== undefined) {
    const words = accepted.url === undefined ? prose(accepted.words) : link(accepted.words, accepted.url);
    const { reason, limit, until } = accepted;
    const terms = [
      `accepted ${words}`,
      ...(limit === undefined ? [] : [`up to ${percentBound(limit)}`]),
      ...(until === undefined ? [] : [`until ${prose(until)}`]),
    ].join(", ");
    return `${name}: ${changeText(series)}, ${terms}.${reason === "" ? "" : ` ${quotedReason(reason)}`}`;
  }
  if (kind === "gone") return `${name}: not measured any more`;
  const seen = valuesOf(series, state)
    .slice(-BACK_IN_A_ROW)
    .map((value) => formatValue(value, unit));
  const was = `it was ${formatValue(baseline, unit)} before, and ${formatValue(series.worst.value, unit)} at the worst`;
  return `${name}: ${prose(seen.join(", then "))}; ${prose(was)}`;
}

function list(rows: readonly string[]): string {
  const more = rows.length - MOST_ROWS;
  const shown = rows.slice(0, MOST_ROWS).map((row) => `- ${row}`);
  return [...shown, ...(more > 0 ? [`- and ${more} more`] : [])].join("\n");
}

function linksOf({ links }: IssueState): string {
  return linksLine(links)
    .map((line) => `\n\n${line}`)
    .join("");
}
