import { unitKind } from "../../domain/unit.ts";
import type { ToolOutput } from "../adapter.ts";
import { printedSeconds } from "../read/seconds.ts";
import { eachLine, readNumber, someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";

// json               x 132,684 ops/sec (10 runs sampled) v8-never-optimize=true min..max=(5.68us...7.16us)      textReport
// ├─ sleepy                                                                                                    prettyReport:
// │ └─ busy 20 ms    37.55 ops/sec (11 runs sampled) min..max=(20.01ms...37.01ms)                              names as a tree
// json               ▏███████──────▕ 132,684 ops/sec | 10 samples                                              chartReport
// json,"132,684",10,"v8-never-optimize=true",5.68us,7.16us                                                     csvReport

/** One benchmark as far as the reporter tells, in seconds and 1/s. */
export interface BenchNodeRow {
  readonly name: string;
  readonly runs: number;
  readonly samples?: readonly number[] | "none" | "shortened";
  /** Neither of both when the reporter shows something that is no number. */
  readonly rate?: number | undefined;
  readonly time?: number | undefined;
  /** Time of one call in the fastest and in the slowest run. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

const HEADER = /^name,(?:ops\/sec|total time),samples,plugins,min,max$/;
const CSV =
  /^(?<name>.*),(?:"(?<rate>[^"]*)"|(?<time>[^",]+)),(?<runs>\d+),"[^"]*",(?<min>[\d.]+[num]?s),(?<max>[\d.]+[num]?s)$/;
const RUNS =
  /^(?<kind>ops\/sec|total time) \((?<runs>\d+) runs sampled\) (?:.* )?min\.\.max=\((?<range>[^()]*)\)$/;
const CHART = /^(?<kind>ops\/sec|total time) \| +(?<runs>\d+) samples(?: |$)/;
const BRANCH = /^(?<indent>(?:[│ ] )*)[├└]─ (?<rest>.*)$/;

/** Above the tree and the chart. */
const FACT = /^ *(?<fact>Node\.js(?: version)?|CPU): (?<value>\S.*)$/;

export function holdsPrinted(output: ToolOutput): boolean {
  return someLines(output).some((line) => HEADER.test(line) || resultOf(line) !== undefined);
}

export interface Printed {
  readonly rows: readonly BenchNodeRow[];
  readonly context: Readonly<Record<string, string>>;
}

/** @throws OUTPUT_UNREADABLE when no line is that of a reporter */
export function readPrinted(output: ToolOutput): Printed {
  const lines = output.kind === "file" ? eachLine(output.file) : [];
  const rows: BenchNodeRow[] = [];
  const context: Record<string, string> = {};
  const path: string[] = [];
  let isTable = false;
  for (const line of lines) {
    if (HEADER.test(line)) isTable = true;
    const branch = BRANCH.exec(line)?.groups;
    const row = (isTable ? cellsOf(line) : undefined) ?? resultOf(branch?.["rest"] ?? line);
    if (branch) {
      const depth = (branch["indent"] ?? "").length / 2;
      path.splice(depth, path.length, row?.name ?? (branch["rest"] ?? "").trim());
      if (row) rows.push({ ...row, name: path.join("/") });
    } else if (row) {
      rows.push(
        row.name.endsWith(" x") && line.endsWith(")")
          ? { ...row, name: row.name.slice(0, -2).trimEnd() }
          : row,
      );
    }
    const { fact, value = "" } = FACT.exec(line)?.groups ?? {};
    if (fact !== undefined) context[fact === "CPU" ? "cpu" : "node"] = value;
  }
  if (rows.length === 0) {
    throw unreadable(output, {
      expected: "a report of bench-node",
      found: "no line has a rate with its number of runs",
    });
  }
  return { rows, context };
}

/** Plugins and a bar may stand between the parts, and the name before them may hold anything. */
function resultOf(line: string): BenchNodeRow | undefined {
  const at = Math.max(line.lastIndexOf(" ops/sec "), line.lastIndexOf(" total time "));
  if (at < 0) return undefined;
  const rest = line.slice(at + 1);
  const chart = CHART.exec(rest)?.groups;
  const groups = chart ?? RUNS.exec(rest)?.groups;
  const before = line.slice(0, at);
  const bar = chart ? before.lastIndexOf(" ▏") : before.length;
  if (groups === undefined || bar < 0) return undefined;
  const start = valueStart(before, groups["kind"] ?? "");
  const name = before.slice(0, Math.min(bar, start)).trimEnd();
  const [min, max] = (groups["range"] ?? "").split("...");
  return {
    name,
    runs: Number(groups["runs"]),
    ...quantityOf(before.slice(start), groups["kind"] ?? ""),
    min: printedSeconds(min ?? ""),
    max: printedSeconds(max ?? ""),
  };
}

/** A rate is one word, a time is two: `31.72 ms`. */
function valueStart(before: string, kind: string): number {
  const last = before.lastIndexOf(" ");
  const isTime = kind === "total time" && unitKind(before.slice(last + 1)) !== undefined;
  return (isTime ? before.lastIndexOf(" ", last - 1) : last) + 1;
}

function cellsOf(line: string): BenchNodeRow | undefined {
  const cells = CSV.exec(line)?.groups;
  if (cells === undefined) return undefined;
  return {
    name: cells["name"] ?? "",
    runs: Number(cells["runs"]),
    rate: rateOf(cells["rate"] ?? ""),
    time: printedSeconds(cells["time"] ?? ""),
    min: printedSeconds(cells["min"] ?? ""),
    max: printedSeconds(cells["max"] ?? ""),
  };
}

function quantityOf(text: string, kind: string): Pick<BenchNodeRow, "rate" | "time"> {
  return kind === "ops/sec" ? { rate: rateOf(text) } : { time: printedSeconds(text) };
}

/**
 * A rate in whatever locale the program ran: it never has more than two
 * decimals, so a separator before three digits is one of thousands.
 */
function rateOf(text: string): number | undefined {
  if (!/^\d[\d.,'’\u00a0\u202f]*$/.test(text)) return undefined;
  const decimals = /[.,](?<digits>\d{1,2})$/.exec(text);
  const whole = text.slice(0, decimals?.index).replace(/\D/g, "");
  return readNumber(`${whole}.${decimals?.groups?.["digits"] ?? "0"}`);
}
