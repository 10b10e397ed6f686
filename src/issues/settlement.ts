import { scopeOf } from "../acceptance/patterns.ts";
import type { Acceptance, AcceptanceSource } from "../domain/acceptance.ts";
import type { Compared } from "../domain/comparison.ts";
import { shortCommit } from "../report/format/names.ts";
import { worsening } from "../report/order.ts";
import type { Report } from "../report/report.ts";
import { isInForce } from "./progress.ts";
import { type IssueState, isSameSeries, type Level, type Settlement, type TrackedSeries } from "./state.ts";
import { worseningFrom } from "./vote.ts";

/** The acceptance of a level as an issue remembers it. */
export function settlementOf({ source, reason, until, limit }: Acceptance, level: Level): Settlement {
  const url = source.kind === "trailer" ? undefined : source.url;
  return {
    level,
    // Its name is said already.
    reason: source.kind === "label" ? "" : reason,
    words: wordsOf(source),
    ...(url === undefined ? {} : { url }),
    ...(until === undefined ? {} : { until }),
    ...(limit === undefined ? {} : { limit }),
  };
}

/** Whether the acceptance speaks of a series, and of as much as it lost. No pattern: of all that the issue is about. */
export function covers(
  { pattern, limit, rejected }: Acceptance,
  series: TrackedSeries,
  { series: all }: Pick<IssueState, "series">,
): boolean {
  const isWithin = limit === undefined || series.worst.worsening <= limit;
  return rejected === undefined && isWithin && scopeOf(pattern, all).covers(series);
}

/**
 * Whether a regression is one that was accepted in this state: the same series,
 * and not clearly worse, by more than its threshold, than what was accepted. On
 * another processor the values say nothing, and the changes are compared.
 */
export function isCovered(
  comparison: Compared,
  given: {
    readonly state: IssueState;
    readonly report: Report;
    readonly now: string;
    /** All of the issue counts as accepted. */
    readonly dismissed?: boolean;
  },
): boolean {
  const { state, report, now, dismissed = false } = given;
  return state.series.some((series) => {
    if (!isSameSeries(series, comparison)) return false;
    const { accepted, worst } = series;
    const word = accepted !== undefined && isInForce(accepted, now) ? accepted.level : undefined;
    const level = word ?? (dismissed ? worst : undefined);
    return level !== undefined && !isClearlyWorse(comparison, { series, level }, state, report);
  });
}

function isClearlyWorse(
  comparison: Compared,
  { series, level }: { readonly series: TrackedSeries; readonly level: Level },
  state: IssueState,
  report: Report,
): boolean {
  const isSameMachine = state.machines[series.machine] === report.run.environment.class;
  const more =
    isSameMachine && comparison.unit === series.unit
      ? worseningFrom(level.value, comparison.candidate.median, series.better)
      : worsening(comparison) - level.worsening;
  return more > comparison.threshold;
}

function wordsOf(source: AcceptanceSource): string {
  switch (source.kind) {
    case "label":
      return `by ${source.by ?? "somebody"}, with the label ${source.label}`;
    case "comment":
      return `by ${source.by}, in a comment`;
    case "trailer":
      return `by ${source.by ?? "somebody"}, in the message of ${shortCommit(source.commit)}`;
    default:
      return source satisfies never;
  }
}
