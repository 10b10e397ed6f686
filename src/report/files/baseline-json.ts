import type { BaselineFound } from "../report.ts";

/** What the run was compared with, or why with nothing. */
export function baselineJson(baseline: BaselineFound): Record<string, unknown> {
  switch (baseline.kind) {
    case "not-asked":
      return { kind: baseline.kind };
    case "none":
      return { kind: baseline.kind, reason: baseline.reason };
    case "found":
      return {
        kind: baseline.kind,
        description: baseline.description,
        commit: baseline.commit ?? null,
        time: baseline.time ?? null,
        age_days: baseline.ageDays ?? null,
      };
    default:
      return baseline satisfies never;
  }
}
