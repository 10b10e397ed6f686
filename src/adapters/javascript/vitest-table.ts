import type { Failure } from "../../domain/measurement.ts";
import type { Reading, ToolOutput } from "../adapter.ts";
import { assemble, type Entry, failed, type Metric, summaryOf } from "../read/reading.ts";
import { fromMilliseconds } from "../read/seconds.ts";
import { eachLine, readNumber, someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";

//  ✓ s.bench.ts > sorting 1737ms
//      name                 hz      min      max     mean      p75      p99     p995     p999      rme  samples
//    · busy 20 ms      39.1114  20.0118  39.9219  25.5680  27.8918  39.9219  39.9219  39.9219  ±17.71%       10   fastest
//    ↓ left out [skipped]
// What `vitest bench` prints in versions 1 to 4, milliseconds.

const TITLE = /^ [✓❯×] (?<title>\S.*)$/;
const COLUMNS = /^ *name +hz +min +max +mean +p75 +p99 +p995 +p999 +rme +samples *$/;
const ROW =
  /^ *[·×] (?<name>.*\S) +(?<hz>[\d,.]+)(?: +[\d,.]+){2} +(?<mean>[\d,.]+)(?: +[\d,.]+){4} +±(?<margin>[\d.]+)% +(?<count>\d+)(?: .*)?$/;
const SKIPPED = /^ *↓ (?<name>.*\S) \[skipped\]$/;

export function holdsPrintedTable(output: ToolOutput): boolean {
  return someLines(output).some((line) => ROW.test(line));
}

/** Versions 3 and 4 print the table of a file itself twice, so a line that comes again is passed over. */
export function readPrintedTable(output: ToolOutput): Reading {
  const entries: Entry[] = [];
  const failures: Failure[] = [];
  const warnings: string[] = [];
  const read = new Set<string>();
  let title: string | undefined;
  for (const line of output.kind === "file" ? eachLine(output.file) : []) {
    // A duration stands there in some versions, or when it was long.
    title = TITLE.exec(line)?.groups?.["title"]?.replace(/ \d+ms$/, "") ?? title;
    const groups = ROW.exec(line)?.groups;
    const skipped = SKIPPED.exec(line)?.groups?.["name"];
    if (read.has(`${title}\n${line}`) || (groups === undefined && skipped === undefined)) continue;
    read.add(`${title}\n${line}`);
    const name = groups?.["name"] ?? skipped ?? "";
    const benchmark = title === undefined ? name : `${title} > ${name}`;
    const metric = metricOf(groups ?? {});
    if (metric) entries.push({ benchmark, metrics: [metric] });
    else if (skipped !== undefined) warnings.push(`The benchmark "${benchmark}" was skipped.`);
    else failures.push(failed(benchmark, { message: "vitest shows no samples of it: it threw an error." }));
  }
  return assemble({ entries, failures, warnings });
}

/**
 * The rate is the inverse of the mean in these versions, and of a short time it
 * is printed with more digits than the mean, which has four decimals.
 */
function metricOf({ hz = "", mean = "", margin = "", count = "0" }: Readonly<Record<string, string>>) {
  const rate = readNumber(hz) ?? 0;
  const milliseconds = readNumber(mean) ?? 0;
  if (rate === 0 || Number(count) === 0) return undefined;
  const time = significantDigits(hz) > significantDigits(mean) ? 1 / rate : fromMilliseconds(milliseconds);
  const relative = (readNumber(margin) ?? Number.NaN) / 100;
  const interval = { low: time * (1 - relative), high: time * (1 + relative), confidence: 0.95 };
  const metric: Metric = {
    metric: "time",
    unit: "s",
    better: "lower",
    rounds: [[time]],
    summary:
      summaryOf({
        mean: time,
        count: Number(count),
        interval: Number.isFinite(relative) ? interval : undefined,
      }) ?? {},
  };
  return metric;
}

function significantDigits(number: string): number {
  return number.replace(/\D/g, "").replace(/^0+/, "").length;
}

/** Version 5's table has the same columns, but its rate is a mean of rates, so short times are lost in rounding. */
export function refuseRoundedTable(output: ToolOutput): void {
  if (!someLines(output).some((line) => COLUMNS.test(line))) return;
  throw unreadable(output, {
    expected: "a benchmark report of vitest",
    found: "a table that vitest 5 prints is rounded too much, write a report with --reporter=json",
  });
}
