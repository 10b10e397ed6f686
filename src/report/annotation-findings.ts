import { byWhom } from "../decision/headline.ts";
import type { Acceptance } from "../domain/acceptance.ts";
import { type Compared, isAccepted, isOpenRegression } from "../domain/comparison.ts";
import { groupBy } from "../domain/group-by.ts";
import { type Failure, qualifiedName } from "../domain/measurement.ts";
import type { SlaResult } from "../domain/sla.ts";
import type { Annotation } from "../github/ports.ts";
import { comparisonCells } from "./comparison-cells.ts";
import { limitText } from "./format/limit.ts";
import { seriesName } from "./format/names.ts";
import { signedPercent } from "./format/percent.ts";
import { formatValue } from "./format/value.ts";
import { benchmarkKey } from "./index-by.ts";
import { withVerdict } from "./order.ts";
import type { Report } from "./report.ts";

/** Something to say about one benchmark where it is written. Texts as they came, not made harmless yet. */
export interface Finding {
  readonly kind: "regressed" | "failed" | "limit" | "suspected" | "leak" | "accepted" | "improved";
  readonly level: Annotation["level"];
  readonly benchmark: string;
  readonly category?: string;
  readonly title: string;
  /** What, by how much, why, and what to do; a paragraph each. */
  readonly lines: readonly string[];
}

/** Everything that deserves an annotation, worst first; the metrics of one benchmark that say the same are one. */
export function annotationFindings(report: Report): readonly Finding[] {
  const regressed = compared(report, "regressed");
  const suspected = compared(report, "inconclusive").filter(
    ({ status }) => status === "REGRESSION_SUSPECTED",
  );
  return [
    ...changes(regressed.filter(isOpenRegression), "regressed", () => [regressionAdvice(report)]),
    ...failedBenchmarks(report).map(failed),
    ...report.sla.filter(({ status }) => status === "FAIL").map(brokenLimit),
    ...changes(suspected, "suspected", () => [
      "This is not confirmed. Run it again, or measure longer (max_time, or the suite full), to know.",
    ]),
    ...leaks(report),
    ...changes(regressed.filter(isAccepted), "accepted", ({ accepted }) =>
      accepted === undefined ? [] : [acceptedText(accepted)],
    ),
    ...changes(compared(report, "improved"), "improved", () => []),
  ];
}

function compared({ comparisons }: Report, verdict: Compared["verdict"]): readonly Compared[] {
  return withVerdict(comparisons, [verdict]).flatMap((one) => (one.kind === "compared" ? [one] : []));
}

const LEVELS = {
  regressed: "failure",
  suspected: "warning",
  accepted: "notice",
  improved: "notice",
} as const satisfies Partial<Record<Finding["kind"], Finding["level"]>>;

const WORDS = {
  regressed: "Regressed",
  suspected: "May have regressed",
  accepted: "Accepted regression",
  improved: "Improved",
} as const satisfies Record<keyof typeof LEVELS, string>;

/** One for each benchmark, in the order of its worst metric. */
function changes(
  comparisons: readonly Compared[],
  kind: keyof typeof LEVELS,
  advice: (worst: Compared) => readonly string[],
): readonly Finding[] {
  return [...groupBy(comparisons, benchmarkKey).values()].flatMap((metrics) => {
    const [worst] = metrics;
    if (worst === undefined) return [];
    return [
      {
        kind,
        level: LEVELS[kind],
        ...nameOf(worst),
        title: `${WORDS[kind]}: ${seriesName(worst)} ${signedPercent(worst.change)}`,
        lines: [...metrics.map(changeText), ...advice(worst)],
      },
    ];
  });
}

/** `time: 1.00 ms → 1.06 ms, +6.1% (+4.9% to +7.4%). The median grew by more than the threshold.` */
function changeText(comparison: Compared): string {
  const { values, change } = comparisonCells(comparison);
  return `${comparison.metric}: ${values}, ${change}. ${comparison.reason}`;
}

function regressionAdvice({ workflow }: Report): string {
  const accept =
    workflow?.pullRequest === undefined
      ? "accept it by a commit with the trailer Accept-Regression"
      : "accept it: comment /accept-regression with the reason";
  return `Make it cheaper, revert the change, or ${accept}.`;
}

function acceptedText(acceptance: Acceptance): string {
  const { reason } = acceptance;
  return `Accepted ${byWhom(acceptance)}${reason === "" ? "." : `: ${reason}`}`;
}

/** Those that say why they failed; and what a comparison knows of others. */
function failedBenchmarks({ run, comparisons }: Report): readonly Failure[] {
  const known = new Set(run.failures.map(benchmarkKey));
  const others = withVerdict(comparisons, ["failed"]).filter((one) => !known.has(benchmarkKey(one)));
  const first = [...groupBy(others, benchmarkKey).values()].flatMap((rows) => rows.slice(0, 1));
  return [
    ...run.failures,
    ...first.map((one) => ({ ...nameOf(one), kind: "failed" as const, message: one.reason, output: "" })),
  ];
}

/** As many last lines of its output as fit beside a line of code. */
const SHOWN_LINES = 10;

function failed(failure: Failure): Finding {
  const printed = failure.output
    .trimEnd()
    .split(/\r\n|\r|\n/)
    .slice(-SHOWN_LINES);
  return {
    kind: "failed",
    level: "failure",
    ...nameOf(failure),
    title: `Failed: ${qualifiedName(failure)}`,
    lines: [
      failure.message,
      ...(printed.join("").trim() === "" ? [] : ["The last that it printed:", ...printed]),
      "Until it gives numbers again, no regression of it can be seen.",
    ],
  };
}

function brokenLimit(result: SlaResult): Finding {
  const value = formatValue(result.value, result.unit);
  return {
    kind: "limit",
    level: "failure",
    ...nameOf(result),
    title: `SLA missed: ${seriesName(result)} ${value}, limit ${limitText(result)}`,
    lines: [
      `${result.metric}: ${value}, the limit is ${limitText(result)}. ${result.reason}`,
      "Make it cheaper, or change the limit in its [[policy]] of the configuration.",
    ],
  };
}

function leaks({ memory }: Report): readonly Finding[] {
  return (memory?.leaks ?? [])
    .filter(({ status }) => status === "LEAK_DETECTED")
    .map((leak) => ({
      kind: "leak",
      level: "warning",
      ...nameOf(leak),
      title: `Leaks memory: ${qualifiedName(leak)}, ${formatValue(leak.growth, "B")} in ${leak.cycles} cycles`,
      lines: [leak.reason, "Look for what keeps hold of what each call makes."],
    }));
}

function nameOf({ benchmark, category }: { readonly benchmark: string; readonly category?: string }) {
  return { benchmark, ...(category === undefined ? {} : { category }) };
}
