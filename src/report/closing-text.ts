import { categoryLines } from "./closing-categories.ts";
import { statisticsLines } from "./closing-statistics.ts";
import { painter } from "./colour.ts";
import { comparisonTable } from "./comparison-table.ts";
import { environmentLines } from "./environment-lines.ts";
import { seriesCount } from "./format/verdict-words.ts";
import { withVerdict } from "./order.ts";
import { plainText } from "./plain-text.ts";
import type { Report } from "./report.ts";
import { displayWidth } from "./text-table.ts";

interface Terminal {
  readonly colour: boolean;
  readonly width: number;
}

/** What the command line prints when it is done: the specification's layout, then the verdicts. */
export function closingText(report: Report, options: Terminal & { readonly reportPath: string }): string {
  const paint = painter(options.colour);
  const sections = [
    closingDetails(report, options),
    paint(plainText(report.headline), report.gate === "fail" ? "red" : "bold"),
    `Benchmark Results: ${options.reportPath}`,
  ];
  return `${sections.join("\n\n")}\n`;
}

/** The closing text up to the headline. */
export function closingDetails(report: Report, options: Terminal): string {
  const paint = painter(options.colour);
  const title = plainText(`${report.project} Performance Benchmark Suite`);
  const sections = [
    [paint(title, "bold"), "=".repeat(displayWidth(title))],
    ["Environment Analysis:", ...environment(report)],
    ...categoryLines(report, { paint, width: options.width }),
    ["Statistical Analysis:", ...statisticsLines(report)],
    verdictTable(report, options),
    report.warnings.length === 0 ? [] : ["Notes:", ...report.warnings.map((note) => `  ${plainText(note)}`)],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

/** The four lines that the specification shows; the report file has all. */
const SHOWN_FACTS = ["Platform", "CPU", "Memory", "Storage"];

function environment(report: Report): readonly string[] {
  return environmentLines(report.run.environment)
    .filter(([label]) => SHOWN_FACTS.includes(label))
    .map(([label, text]) => `  ${label}: ${plainText(text)}`);
}

/** Everything but the quiet verdicts, which are counted below the table. */
function verdictTable(report: Report, options: Terminal): readonly string[] {
  const loud = withVerdict(report.comparisons, [
    "regressed",
    "failed",
    "missing",
    "inconclusive",
    "improved",
  ]);
  const quiet = (["equivalent", "no-baseline"] as const)
    .filter((verdict) => report.counts[verdict] > 0)
    .map((verdict) => seriesCount(verdict, report.counts[verdict]));
  const count = quiet.length === 0 ? [] : [`  ${loud.length === 0 ? "" : "and "}${quiet.join(", ")}`];
  if (loud.length === 0) return count.length === 0 ? [] : ["Verdicts:", ...count];

  const table = comparisonTable(loud, { ...options, width: options.width - 2 });
  return ["Verdicts:", ...table.split("\n").map((line) => `  ${line}`), ...count];
}
