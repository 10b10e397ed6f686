import type { Failure } from "../../domain/measurement.ts";
import type { Adapter } from "../adapter.ts";
import { assemble, failed, type Metric } from "../read/reading.ts";
import { eachLine, readNumber, someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { benchTarget, namesByTarget } from "./bench-target.ts";

// text_of_1000
//   Instructions:              251787 (No change)
//   L1 Accesses:               347368 (+1.139138%)
//   L2 Accesses:                   14
//   RAM Accesses:                  79
//   Estimated Cycles:          350203
// From Cachegrind; the change is the one to the run before.

const COUNT = /^(?<whole> {2}(?<name>[A-Z][\w ]*): +(?<value>\d+))(?: \([^()]*\))?$/;
/** iai pads numbers to this column, so a shorter line was cut off. */
const WIDTH = 35;
/** Lines in this order make up one result. */
const METRICS = ["Instructions", "L1 Accesses", "L2 Accesses", "RAM Accesses", "Estimated Cycles"];

/** iai: instructions, accesses to caches, and the cycles that it estimates from them. */
export const iai: Adapter = {
  name: "iai",
  recognises: (output) => someLines(output).some((line) => countOf(line)?.name === "L1 Accesses"),
  parse(output) {
    const read = output.kind === "file" ? readResults(eachLine(output.file)) : undefined;
    if (read === undefined || (read.results.length === 0 && read.begun.length === 0)) {
      throw unreadable(output, {
        expected: "the output of iai",
        found: 'no line has a result such as "  L1 Accesses:  2364" below the name of a benchmark',
      });
    }
    const nameOf = namesByTarget([...read.results, ...read.begun]);
    return assemble({
      entries: read.results.map((result) => ({ benchmark: nameOf(result), metrics: result.metrics })),
      failures: read.begun.map((one): Failure => {
        return failed(nameOf(one), {
          message: "iai began this benchmark and did not print all of its result.",
        });
      }),
    });
  },
};

interface Named {
  readonly target: string;
  readonly name: string;
}

function readResults(lines: Iterable<string>) {
  const results: (Named & { readonly metrics: readonly Metric[] })[] = [];
  const begun: Named[] = [];
  let target = "";
  let before = "";
  let open: (Named & { readonly metrics: Metric[] }) | undefined;
  for (const line of lines) {
    const count = countOf(line);
    target = benchTarget(line) ?? target;
    if (count?.name === METRICS[0] && before !== "") {
      if (open !== undefined) begun.push(open);
      open = { target, name: before.trim(), metrics: [] };
    }
    if (open !== undefined && count !== undefined && count.name === METRICS[open.metrics.length]) {
      open.metrics.push({ metric: count.metric, unit: "count", better: "lower", rounds: [[count.value]] });
    }
    if (open?.metrics.length === METRICS.length) {
      results.push(open);
      open = undefined;
    }
    if (line.trim() !== "") before = line;
  }
  if (open !== undefined) begun.push(open);
  return { results, begun };
}

function countOf(line: string) {
  const { whole = "", name = "", value = "" } = COUNT.exec(line.trimEnd())?.groups ?? {};
  const number = readNumber(value);
  if (!METRICS.includes(name) || whole.length < WIDTH || number === undefined) return undefined;
  return { name, metric: name.toLowerCase().replaceAll(" ", "-"), value: number };
}
