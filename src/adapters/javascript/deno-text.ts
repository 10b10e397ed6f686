import type { Failure } from "../../domain/measurement.ts";
import type { Reading, ToolOutput } from "../adapter.ts";
import { assemble, type Entry, failed, summaryOf } from "../read/reading.ts";
import { printedSeconds } from "../read/seconds.ts";
import { eachLine, someLines } from "../read/text.ts";
import { shortNames } from "./file-names.ts";
import { tailMetrics } from "./tail-percentiles.ts";

// file:///home/demo/sort_bench.ts
// | benchmark   | time/iter (avg) |        iter/s |      (min … max)      |      p75 |      p99 |     p995 |
// group waiting
// | busy 5 ms   |         20.5 ms |          48.8 | (  5.8 ms …  35.2 ms) |  26.2 ms |  35.2 ms |  35.2 ms |
// throws      error: Error: boom

const HEADER =
  /^\| benchmark +\| time\/iter \(avg\) \| +iter\/s \| +\(min … max\) +\| +p75 \| +p99 \| +p995 \|$/;
const FACT = /^ *(?<fact>CPU|Runtime) \| (?<value>\S.*)$/;
const RUNTIME = /^Deno (?<version>\S+) \((?<architecture>.+)\)$/;
/** Cells behind the name, which may hold bars itself. */
const CELLS = 6;

interface Place {
  readonly origin: string;
  readonly category: string | undefined;
}

interface Row extends Place {
  readonly name: string;
  /** Average, minimum, maximum, 99th and 99.5th percentile in seconds. */
  readonly times: readonly (number | undefined)[];
}

export function holdsPrintedTable(output: ToolOutput): boolean {
  return someLines(output).some((line) => HEADER.test(line));
}

/** Times are rounded to one decimal, and there are no samples. */
export function readPrintedTable(output: ToolOutput): Reading {
  const rows: Row[] = [];
  const failures: (Place & { readonly name: string; readonly message: string })[] = [];
  const context: Record<string, string | undefined> = {};
  let place: Place = { origin: "", category: undefined };
  let errors: number | undefined;
  for (const line of output.kind === "file" ? eachLine(output.file) : []) {
    const { fact, value = "" } = FACT.exec(line)?.groups ?? {};
    if (fact === "CPU") context["cpu"] = value;
    if (fact === "Runtime") {
      const { version, architecture } = RUNTIME.exec(value)?.groups ?? {};
      Object.assign(context, { deno: version, architecture });
    }
    if (HEADER.test(line)) errors = line.indexOf("|", 1) - "| ".length;
    else if (line.startsWith("file:///")) place = { origin: line.trimEnd(), category: undefined };
    else if (line.startsWith("group ")) place = { ...place, category: line.slice("group ".length).trimEnd() };
    if (errors === undefined) continue;
    const row = rowOf(line, place);
    if (row) rows.push(row);
    else if (errors > 0 && line.startsWith("error: ", errors)) {
      failures.push({ ...place, name: line.slice(0, errors).trim(), message: line.slice(errors + 7) });
    }
  }
  const origins = shortNames([...rows, ...failures].map(({ origin }) => origin));
  const nameOf = ({ origin, name }: Place & { readonly name: string }) =>
    origin === "" ? name : `${origins.get(origin)} > ${name}`;
  return assemble({
    entries: rows.flatMap((row) => toEntry(row, nameOf(row))),
    failures: failures.map(
      (failure): Failure => failed(nameOf(failure), { message: failure.message, category: failure.category }),
    ),
    context,
  });
}

function rowOf(line: string, place: Place): Row | undefined {
  if (!line.startsWith("| ") || !line.endsWith(" |")) return undefined;
  const cells = line.slice("| ".length, -" |".length).split(" | ");
  const name = cells.slice(0, -CELLS).join(" | ").trim();
  const [average = "", , range = "", , p99 = "", p995 = ""] = cells.slice(-CELLS);
  const [min = "", max = ""] = range.replace(/[()]/g, "").split("…");
  const times = [average, min, max, p99, p995].map(printedSeconds);
  return name === "" || times[0] === undefined ? undefined : { ...place, name, times };
}

function toEntry({ category, times }: Row, benchmark: string): readonly Entry[] {
  const [mean, min, max, p99, p995] = times;
  if (mean === undefined) return [];
  const time = { metric: "time", unit: "s", better: "lower", rounds: [[mean]] } as const;
  return [
    {
      benchmark,
      ...(category === undefined ? {} : { category }),
      metrics: [
        { ...time, summary: summaryOf({ mean, min, max }) ?? {} },
        ...tailMetrics({ p99, p995 }, (seconds) => seconds),
      ],
    },
  ];
}
