import type { Adapter } from "../adapter.ts";
import { readNumber, someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { assembleRequests, type Requests } from "./requests.ts";
import { wholeLines } from "./whole-lines.ts";

// transaction type: <builtin: select only>
// scaling factor: 1
// number of clients: 1
// number of failed transactions: 0 (0.000%)
// latency average = 0.246 ms
// latency stddev = 1.114 ms
// tps = 4049.896903 (without initial connection time)
// SQL script 1: <builtin: select only>            only with several scripts, each with lines of its own
//  - 146 transactions (73.0% of total, tps = 1935.184572)
//  - latency average = 0.147 ms

const TYPE = /^transaction type: (?<name>.+)$/;
const SCRIPT = /^SQL script \d+: (?<name>.+)$/;
const FACT = /^(?<name>scaling factor|query mode|number of clients|number of threads): (?<value>\S+)$/;
const LATENCY = /^(?: - )?latency (?<what>average|stddev) = (?<value>[\d.]+) ms(?: \(including failures\))?$/;
const FAILED = /^(?: - )?number of failed transactions: \d+ \((?<percent>[\d.]+)%\)$/;
// Before version 14 it came twice; the line without the time for connecting is the one that later versions kept.
// Under -C later versions print one line too, which includes that time: every transaction has a connection of its own.
const RATE =
  /^tps = (?<rate>[\d.]+) \((?:without initial connection time|including reconnection times|excluding connections establishing)\)$/;
const SCRIPT_RATE = /^ - \d+ transactions \([\d.]+% of total, tps = (?<rate>[\d.]+)\)$/;

export const pgbench: Adapter = {
  name: "pgbench",
  recognises: (output) => {
    const lines = someLines(output);
    return lines.some((line) => TYPE.test(line)) && lines.some((line) => FACT.test(line));
  },
  parse(output) {
    const runs = [...scripts(wholeLines(output))].filter(({ throughput }) => throughput !== undefined);
    if (runs.length === 0) {
      throw unreadable(output, {
        expected: "the output of pgbench",
        found: 'there is no line such as "tps = 4049.89 (without initial connection time)"',
      });
    }
    return assembleRequests(runs);
  },
};

/** What was found of a script so far. */
interface Found {
  benchmark: string;
  parameters: Record<string, string | number>;
  throughput?: number;
  mean?: number;
  standardDeviation?: number;
  errorRate?: number;
}

/** Of a run of several scripts, the scripts alone: the figures of all together follow from them. */
function* scripts(lines: Iterable<string>): Generator<Requests, void> {
  let run: Found | undefined;
  let script: Found | undefined;
  for (const line of lines) {
    const type = TYPE.exec(line)?.groups?.["name"];
    const name = SCRIPT.exec(line)?.groups?.["name"];
    if (type !== undefined || name !== undefined) {
      if (script !== undefined) yield requestsOf(script);
      else if (run !== undefined && type !== undefined && run.benchmark !== SEVERAL) yield requestsOf(run);
      if (type !== undefined) run = { benchmark: type, parameters: {} };
      script = name === undefined ? undefined : { benchmark: name, parameters: run?.parameters ?? {} };
    }
    const found = script ?? run;
    if (found !== undefined) note(line, found);
  }
  const last = script ?? run;
  if (last !== undefined && last.benchmark !== SEVERAL) yield requestsOf(last);
}

/** What the type is then; the scripts follow below. */
const SEVERAL = "multiple scripts";

function note(line: string, found: Found): void {
  const fact = FACT.exec(line)?.groups;
  if (fact !== undefined) {
    const { name = "", value = "" } = fact;
    found.parameters[name] = readNumber(value) ?? value;
  }
  const { what, value = "" } = LATENCY.exec(line)?.groups ?? {};
  const latency = readNumber(value);
  if (latency !== undefined) found[what === "stddev" ? "standardDeviation" : "mean"] = latency / 1000;
  const percent = readNumber(FAILED.exec(line)?.groups?.["percent"] ?? "");
  if (percent !== undefined) found.errorRate = percent / 100;
  const rate = readNumber((RATE.exec(line) ?? SCRIPT_RATE.exec(line))?.groups?.["rate"] ?? "");
  if (rate !== undefined) found.throughput = rate;
}

function requestsOf({ standardDeviation, ...found }: Found): Requests {
  return { ...found, summary: { standardDeviation } };
}
