import { countOf, percent, percentLimit } from "../decision/words.ts";
import type { Acceptance, AcceptanceOutcome } from "../domain/acceptance.ts";
import type { Compared, Comparison } from "../domain/comparison.ts";
import { seriesName } from "../report/format/names.ts";
import { type Scope, scopeOf } from "./patterns.ts";

/**
 * Marks the regressions that somebody accepted, and says of each acceptance what
 * became of it. Acceptances only ever add up: a regression is covered when any
 * of them covers it, and is put down to the one that names it most closely, of
 * equals the last. What the comparisons said of acceptances before is forgotten.
 */
export function applyAcceptances(
  comparisons: readonly Comparison[],
  acceptances: readonly Acceptance[],
  { today }: { readonly today: string },
): { readonly comparisons: readonly Comparison[]; readonly outcomes: readonly AcceptanceOutcome[] } {
  const applications = acceptances.map((acceptance) => applicationOf(acceptance, comparisons, today));
  const judged = comparisons.map((comparison): Comparison => {
    if (comparison.kind === "not-compared") return comparison;
    const { accepted: _, ...open } = comparison;
    if (open.verdict !== "regressed") return open;
    const chosen = closest(applications.filter((application) => mayCover(application, open)));
    chosen?.covered.push(open);
    return chosen === undefined ? open : { ...open, accepted: chosen.acceptance };
  });
  const regressed = judged.filter(
    (comparison) => comparison.kind === "compared" && comparison.verdict === "regressed",
  );
  return {
    comparisons: judged,
    outcomes: applications.map((application) => outcomeOf(application, regressed)),
  };
}

/** The acceptance that covers a series whose value became worse, or would if it were confirmed. */
export function coveringAcceptance(
  comparison: Compared,
  acceptances: readonly Acceptance[],
  report: readonly Comparison[],
  today: string,
): Acceptance | undefined {
  const applications = acceptances.map((acceptance) => applicationOf(acceptance, report, today));
  return closest(applications.filter((application) => mayCover(application, comparison)))?.acceptance;
}

/** The day of a moment, as `until` names it: `2026-12-31`, UTC. */
export function utcDay(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** Whether its last day has passed. */
export function isOver({ until }: Pick<Acceptance, "until">, today: string): boolean {
  return until !== undefined && until < today;
}

/** An acceptance on its way through a report. */
interface Application {
  readonly acceptance: Acceptance;
  readonly scope: Scope;
  readonly state: "counts" | "expired" | "rejected";
  readonly covered: Compared[];
}

function applicationOf(acceptance: Acceptance, report: readonly Comparison[], today: string): Application {
  const { rejected, pattern } = acceptance;
  return {
    acceptance,
    scope: scopeOf(pattern, report),
    state: rejected !== undefined ? "rejected" : isOver(acceptance, today) ? "expired" : "counts",
    covered: [],
  };
}

function mayCover({ state, scope, acceptance }: Application, comparison: Compared): boolean {
  return state === "counts" && scope.covers(comparison) && isWithin(acceptance, comparison);
}

function isWithin({ limit }: Acceptance, { change }: Compared): boolean {
  return limit === undefined || Math.abs(change) <= limit;
}

function closest(applications: readonly Application[]): Application | undefined {
  return applications.reduce<Application | undefined>(
    (best, application) =>
      best === undefined || application.scope.specificity >= best.scope.specificity ? application : best,
    undefined,
  );
}

function outcomeOf(application: Application, regressed: readonly Comparison[]): AcceptanceOutcome {
  const { acceptance, state, covered } = application;
  const series = covered.map(seriesName);
  switch (state) {
    case "rejected":
      return { acceptance, status: "rejected", detail: acceptance.rejected ?? "", series };
    case "expired":
      return { acceptance, status: "expired", detail: `It counted until ${acceptance.until}.`, series };
    case "counts":
      return {
        acceptance,
        status: series.length > 0 ? "applied" : "unused",
        detail: detailOf(application, regressed),
        series,
      };
    default:
      return state satisfies never;
  }
}

function detailOf({ acceptance, scope, covered }: Application, regressed: readonly Comparison[]): string {
  const concerned = regressed.flatMap((comparison) =>
    comparison.kind === "compared" && scope.covers(comparison) ? [comparison] : [],
  );
  const tooLarge = concerned.filter((comparison) => !isWithin(acceptance, comparison));
  const sentences = [
    ...(covered.length > 0 ? [`It covers ${namesInWords(covered)}.`] : []),
    ...(tooLarge.length > 0 && acceptance.limit !== undefined
      ? [
          `Past its limit of ${percentLimit(acceptance.limit)} ${tooLarge.length === 1 ? "is" : "are"} ${namesInWords(tooLarge)}.`,
        ]
      : []),
  ];
  if (sentences.length > 0) return sentences.join(" ");
  return concerned.length > 0
    ? "What it would cover, others cover already."
    : "No regression of this run matches it.";
}

/** More names make no sentence. */
const NAMED = 3;

function namesInWords(comparisons: readonly Compared[]): string {
  const names = comparisons
    .slice(0, NAMED)
    .map((comparison) => `${seriesName(comparison)} (${percent(Math.abs(comparison.change))} worse)`);
  const more = comparisons.length - names.length;
  return more === 0
    ? names.join(", ")
    : `${names.join(", ")} and ${countOf(more, "more series", "more series")}`;
}
