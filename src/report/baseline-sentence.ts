import type { BaselineFound } from "./report.ts";

/** What was compared with, for people. */
export function baselineSentence(baseline: BaselineFound): string {
  switch (baseline.kind) {
    case "not-asked":
      return "No baseline was asked for.";
    case "none":
      return `There is no baseline: ${baseline.reason}`;
    case "found":
      return `Baseline: ${baseline.description}.`;
    default:
      return baseline satisfies never;
  }
}
