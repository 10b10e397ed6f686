import { decimalMarkOf, readNumber } from "../read/text.ts";

/** One event as it was counted. */
export interface Counter {
  readonly event: string;
  /** Empty for a plain count. */
  readonly unit: string;
  /** Absent where the machine does not count it. */
  readonly value: number | undefined;
  /** Standard error of the mean, as a fraction of it. */
  readonly error?: number;
}

/** What is printed after one command. */
export interface Report {
  readonly command?: string;
  /** Of `-r`. */
  readonly runs?: number;
  readonly counters: readonly Counter[];
}

//  Performance counter stats for 'gzip -c /bin/bash' (3 runs):
//
//              81.60 msec task-clock        #    0.233 CPUs utilized            ( +-  1.76% )
//      1,312,687      context-switches      #   19.623 K/sec
//    <not supported>      cycles
//             0.3499 +- 0.0785 seconds time elapsed  ( +- 22.44% )
// Under -p and -t: Performance counter stats for process id '1234':
const HEADING =
  /^ ?Performance counter stats for (?<attached>(?:process|thread) id )?'(?<command>.*)'(?: \((?<runs>\d+) runs\))?:$/;
const ERROR = /\( ?\+- *(?<percent>[\d.,]+)% \)/;
const NOT_COUNTED = /^<not (?:supported|counted)>$/;

// 0.95,msec,task-clock,3.68%,949155,100.00,0.018,CPUs utilized      under -x, and with another separator under -x';'
// <not supported>,,cycles,0,100.00,,
const CSV =
  /^(?<value>[\d.,]+|<not (?:supported|counted)>)(?<separator>[,;|\t])(?<unit>[A-Za-z]*)\k<separator>(?<event>[A-Za-z][^,;|\t]*)\k<separator>(?:(?<error>[\d.,]+)%\k<separator>)?\d+\k<separator>\d+[.,]\d\d(?:\k<separator>|$)/;
// The same after the seconds of -I: no rounds of a benchmark.
const CSV_INTERVAL =
  /^ *\d+\.\d{9}[,;|\t](?:[\d.,]+|<not (?:supported|counted)>)[,;|\t][A-Za-z]*[,;|\t][A-Za-z]/;

export function holdsCounters(lines: readonly string[]): boolean {
  return lines.some((line) => HEADING.test(line) || CSV.test(line) || CSV_INTERVAL.test(line));
}

/** The reports below their headings. */
export function printedReports(lines: readonly string[]): readonly Report[] {
  const starts = lines.flatMap((line, index) => (HEADING.test(line) ? [index] : []));
  return starts.flatMap((start, number) => {
    const { attached = "", command = "", runs } = HEADING.exec(lines[start] ?? "")?.groups ?? {};
    const counters = printedCounters(lines.slice(start + 1, starts[number + 1]));
    if (counters.length === 0) return [];
    return {
      command: `${attached}${command}`,
      counters,
      ...(runs === undefined ? {} : { runs: Number(runs) }),
    };
  });
}

/** Up to the elapsed time, which ends what is counted. */
function printedCounters(lines: readonly string[]): readonly Counter[] {
  const end = lines.findIndex((line) => line.includes(" seconds time elapsed"));
  const cells = lines.slice(0, end < 0 ? lines.length : end + 1).map((line) => {
    const [left = ""] = line.split(/ # | \(/, 1);
    return { words: left.trim().split(/ +/), percent: ERROR.exec(line)?.groups?.["percent"] };
  });
  const mark = decimalMarkOf(cells.map(({ words: [value = ""] }) => value));
  return cells.flatMap(({ words, percent }): readonly Counter[] => {
    const [value = "", second = "", ...rest] = words;
    const error = percent === undefined ? undefined : readNumber(percent, mark);
    const spread = error === undefined ? {} : { error: error / 100 };
    if (value === "<not" && NOT_COUNTED.test(`${value} ${second}`)) {
      return rest[0] === undefined ? [] : [{ event: rest[0], unit: "", value: undefined }];
    }
    const number = readNumber(value, mark);
    if (number === undefined || second === "") return [];
    const isElapsed = words.slice(-3).join(" ") === "seconds time elapsed";
    if (isElapsed) return [{ event: "time elapsed", unit: "seconds", value: number, ...spread }];
    const [event] = rest;
    // Earlier versions wrote the unit of the clock behind it, which is cut off at its bracket.
    if (event === undefined) {
      return [{ event: second, unit: second.endsWith("-clock") ? "msec" : "", value: number, ...spread }];
    }
    return rest.length === 1 ? [{ event, unit: second, value: number, ...spread }] : [];
  });
}

/** Of intervals only that there are some: an event without a name. */
export function csvCounters(lines: readonly string[]): readonly Counter[] {
  const rows = lines.flatMap((line) => {
    const groups = CSV.exec(line)?.groups;
    return groups === undefined ? [] : [groups];
  });
  const mark = decimalMarkOf(rows.map(({ value = "" }) => value));
  const intervals = lines.some((line) => CSV_INTERVAL.test(line));
  const counters = rows.map(({ value = "", unit = "", event = "", error }): Counter => {
    const percent = error === undefined ? undefined : readNumber(error, mark);
    return {
      event,
      unit,
      value: readNumber(value, mark),
      ...(percent === undefined ? {} : { error: percent / 100 }),
    };
  });
  return intervals ? [...counters, { event: "", unit: "", value: undefined }] : counters;
}
