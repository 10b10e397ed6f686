import { isOpenRegression } from "../../domain/comparison.ts";
import { seriesName } from "../format/names.ts";
import { withVerdict } from "../order.ts";
import type { Report } from "../report.ts";
import { code, prose } from "./escape.ts";
import type { Section } from "./fit.ts";

/** What turns the gate, for a reader who does not know the documents. One line at the most. */
export function nextStepSections(report: Report): readonly Section[] {
  return [...acceptanceHint(report), ...confirmationHint(report)];
}

/** Elsewhere than on a pull request nobody can comment. */
function acceptanceHint({ gate, comparisons, workflow }: Report): readonly Section[] {
  if (gate !== "fail" || workflow?.pullRequest === undefined) return [];
  if (!comparisons.some(isOpenRegression)) return [];
  return [
    {
      name: "how to accept a regression",
      head: "Is a regression meant? Somebody with write access comments ``/accept-regression `BENCHMARK` REASON``.",
    },
  ];
}

/** Of the worst suspicion against stored runs: how many runs there must be, or that another one must show it. */
function confirmationHint({ gate, comparisons, paired }: Report): readonly Section[] {
  if (gate !== "inconclusive" || paired !== undefined) return [];
  const suspected = withVerdict(comparisons, ["inconclusive"]).find(
    ({ status }) => status === "REGRESSION_SUSPECTED",
  );
  if (suspected === undefined) return [];
  const name = code(seriesName(suspected));
  return [
    {
      name: "why it is not confirmed",
      head: `Not confirmed: ${name}. ${prose(suspected.reason)}`,
    },
  ];
}
