import { type Comparison, isAccepted } from "../../domain/comparison.ts";
import type { Report } from "../report.ts";

/** When the comment is begun; one that is there is kept up to date in every mode but `never`. */
export type CommentMode = "always" | "on-change" | "on-regression" | "never";

export function beginsComment(report: Report, mode: CommentMode): boolean {
  switch (mode) {
    case "always":
      return true;
    case "on-change":
      return hasChange(report);
    case "on-regression":
      return report.gate === "fail" || report.comparisons.some(isAccepted);
    case "never":
      return false;
    default:
      return mode satisfies never;
  }
}

function hasChange(report: Report): boolean {
  const { comparisons, run, sla, memory, acceptances } = report;
  return (
    report.gate === "fail" ||
    comparisons.some(({ verdict }) => CHANGES.has(verdict)) ||
    run.failures.length > 0 ||
    sla.some(({ status }) => status === "FAIL") ||
    memory?.leaks.some(({ status }) => status === "LEAK_DETECTED") === true ||
    acceptances.some(({ status }) => status === "applied")
  );
}

const CHANGES: ReadonlySet<Comparison["verdict"]> = new Set(["regressed", "improved", "failed", "missing"]);
