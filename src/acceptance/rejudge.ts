import { decideGate } from "../decision/gate.ts";
import type { Acceptance } from "../domain/acceptance.ts";
import type { Report } from "../report/report.ts";
import { applyAcceptances } from "./apply.ts";

/**
 * The report with these acceptances and no others, and the gate and headline
 * that follow. What it said of acceptances before counts for nothing, so that a
 * report out of a fork's artifact cannot accept its own regressions.
 */
export function withAcceptances(
  report: Report,
  acceptances: readonly Acceptance[],
  options: { readonly today: string },
): Report {
  const { baseline, memory, run, sla } = report;
  const { comparisons, outcomes } = applyAcceptances(report.comparisons, acceptances, options);
  const judged = decideGate({
    comparisons,
    sla,
    failures: run.failures,
    ...(memory === undefined ? {} : { leaks: memory.leaks }),
    ...(baseline.kind === "none" && baseline.unusable === true ? { noBaseline: baseline.reason } : {}),
  });
  return { ...report, comparisons, acceptances: outcomes, ...judged };
}
