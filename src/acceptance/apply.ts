import { countOf, percent, percentBound } from "../decision/words.ts";
import { type Acceptance, type AcceptanceOutcome, UNUSED, type Unused } from "../domain/acceptance.ts";
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
  return {
    comparisons: judged,
    outcomes: applications.map((application) => outcomeOf(application, judged)),
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

/**
 * Of two environments in which an acceptance covers nothing, the one that tells
 * its author more first: each may lack a benchmark that the other has.
 */
export function byNews({ unused: one }: AcceptanceOutcome, { unused: other }: AcceptanceOutcome): number {
  const rank = (unused: Unused | undefined) => (unused === undefined ? 0 : UNUSED.indexOf(unused));
  return rank(one) - rank(other);
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

function outcomeOf(application: Application, report: readonly Comparison[]): AcceptanceOutcome {
  const { acceptance, state, covered } = application;
  const series = covered.map(seriesName);
  switch (state) {
    case "rejected":
      return { acceptance, status: "rejected", detail: acceptance.rejected ?? "", series };
    case "expired":
      return { acceptance, status: "expired", detail: `It counted until ${acceptance.until}.`, series };
    case "counts":
      return { acceptance, ...effectOf(application, report), series };
    default:
      return state satisfies never;
  }
}

/** What an acceptance that counts does in a report, or why it does nothing. */
function effectOf(
  { acceptance, scope, covered }: Application,
  report: readonly Comparison[],
): Pick<AcceptanceOutcome, "status" | "unused" | "detail"> {
  const meant = report.filter((comparison) => scope.covers(comparison));
  const worse = meant.filter((comparison) => comparison.kind === "compared");
  const regressed = worse.filter(({ verdict }) => verdict === "regressed");
  const suspected = worse.filter(({ status }) => status === "REGRESSION_SUSPECTED");
  const isSmall = (comparison: Compared) => isWithin(acceptance, comparison);
  const past = pastLimit(acceptance, regressed.length > 0 ? regressed : suspected);
  if (covered.length > 0) {
    return { status: "applied", detail: [`It covers ${namesInWords(covered)}.`, ...past].join(" ") };
  }
  const unused = (why: Unused, detail: string) => ({ status: "unused", unused: why, detail }) as const;
  if (regressed.length === 0 && suspected.some(isSmall)) {
    const names = namesInWords(suspected.filter(isSmall));
    return unused("waiting", `Suspected and not confirmed: ${names}. It counts once that is confirmed.`);
  }
  if (past.length > 0) return unused("too-narrow", past.join(" "));
  if (regressed.length > 0) return unused("not-needed", "What it would cover, others cover already.");
  return acceptance.pattern !== undefined && meant.length === 0
    ? unused("no-match", "No benchmark of this report matches it.")
    : unused("not-needed", "No regression of this run matches it.");
}

/** One sentence on what is worse than the limit, if anything is. */
function pastLimit(acceptance: Acceptance, worse: readonly Compared[]): readonly string[] {
  const { limit } = acceptance;
  const tooLarge = worse.filter((comparison) => !isWithin(acceptance, comparison));
  if (limit === undefined || tooLarge.length === 0) return [];
  const verb = tooLarge.length === 1 ? "is" : "are";
  return [`Past its limit of ${percentBound(limit)} ${verb} ${namesInWords(tooLarge)}.`];
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
