import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import type { Adapter, OutputFile } from "../adapter.ts";
import { metricName } from "../read/metric-name.ts";
import { assemble, type Entry, failed, summaryOf } from "../read/reading.ts";
import { isUnterminated, linesOf, readNumber, someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";

// Template(RunTime): 1.2345 us.
// Template(CpuCycles): 3456.5                      PerfBenchmarkBase, which writes no unit
// Template(MajorPageFaults): 0.0
// Template.totalIterations(Count): 1620000.0

export const dartBenchmarkHarness: Adapter = {
  name: "dart-benchmark-harness",
  recognises: (output) => someLines(output).some((line) => isRunTime(resultIn(line))),
  parse(output) {
    const results = output.kind === "file" ? resultsOf(output.file) : [];
    if (!results.some(isRunTime)) {
      throw unreadable(output, {
        expected: "output of Dart's benchmark_harness",
        found: 'there is no line such as "Template(RunTime): 1.2345 us."',
      });
    }
    const counts = new Map(results.filter(isCount).map(({ name, value }) => [name, value]));
    const shown = results.filter((result) => !isCount(result));
    return assemble({
      entries: shown.flatMap((result) => toEntry(result, counts.get(`${result.name}${TOTAL}`))),
      failures: shown
        .filter(({ value }) => value === undefined)
        .map(({ name, metric, printed }) => failed(name, { message: `Its ${metric} is "${printed}".` })),
    });
  },
};

interface DartResult {
  readonly name: string;
  /** As printed: `RunTime`. */
  readonly metric: string;
  /** Absent for `NaN` and `Infinity`. */
  readonly value: number | undefined;
  readonly printed: string;
  readonly unit: string;
}

const TOTAL = ".totalIterations";

function isRunTime(result: DartResult | undefined): boolean {
  return result?.metric === "RunTime";
}

function isCount({ name, metric }: DartResult): boolean {
  return metric === "Count" && name.endsWith(TOTAL);
}

/** A number at the very end of the text may be cut off, unless a unit follows. */
function resultsOf(file: OutputFile): readonly DartResult[] {
  const lines = linesOf(file);
  return lines.flatMap((line, index) => {
    const result = resultIn(line);
    const isCut = result?.unit === "" && index === lines.length - 1 && isUnterminated(file);
    return result === undefined || isCut ? [] : [result];
  });
}

const REST =
  /^\((?<metric>RunTime|CpuCycles|MajorPageFaults|Count)\): (?<printed>-?(?:[\d.e+-]+|NaN|Infinity))(?: (?<unit>us)\.)?\s*$/;

/** Looked for from the end: a name may hold anything. Run times always have a unit. */
function resultIn(line: string): DartResult | undefined {
  const bracket = line.lastIndexOf("(");
  if (bracket < 1) return undefined;
  const groups = REST.exec(line.slice(bracket))?.groups;
  const { metric = "", printed = "", unit = "" } = groups ?? {};
  if (groups === undefined || (metric === "RunTime") !== (unit === "us")) return undefined;
  return { name: line.slice(0, bracket).trim(), metric, value: readNumber(printed), printed, unit };
}

function toEntry(
  { name, metric, value, unit }: DartResult,
  iterations: number | undefined,
): readonly Entry[] {
  if (value === undefined) return [];
  const kind = unitKind(unit);
  const summary = kind === undefined ? undefined : summaryOf({ count: iterations });
  return [
    {
      benchmark: name,
      metrics: [
        {
          metric: kind === undefined ? metricName(metric) : "time",
          unit: kind?.base ?? "count",
          better: "lower",
          rounds: [[kind === undefined ? value : inBaseUnit(value, kind)]],
          ...(summary ? { summary } : {}),
        },
      ],
    },
  ];
}
