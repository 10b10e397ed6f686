import type { Adapter } from "../adapter.ts";
import { assemble, type Entry } from "../read/reading.ts";
import { linesOf, someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";

// Rehearsal ----------------------------------------
// sort!   1.490000   0.010000   1.500000 (  1.490520)
// -------------------------------- total: 1.500000sec
//
//             user     system      total        real
// sort!   1.460000   0.000000   1.460000 (  1.460465)
// Seconds. Ruby's Benchmark.bm, bmbm, benchmark and measure.

const CAPTION = /^ *user +system +total +real *$/;
const REHEARSAL = /^Rehearsal -{20}/;
const REHEARSAL_END = /^-+ total: [\d.]+sec$/;

/** Lines that the documentation's example adds up itself: `>total:`, `>avg:`. */
const AGGREGATE = /^>(?:total|avg|average|mean|min|max|median)$/i;

export const rubyBenchmark: Adapter = {
  name: "ruby-benchmark",
  // Without the caption a line could be of any tool; named, it is read all the same.
  recognises: (output) => {
    const lines = someLines(output);
    return lines.some((line) => CAPTION.test(line)) && lines.some((line) => timesIn(line) !== undefined);
  },
  parse(output) {
    const lines = output.kind === "file" ? linesOf(output.file) : [];
    const entries = entriesOf(lines);
    if (entries.length === 0) {
      throw unreadable(output, {
        expected: "output of Ruby's Benchmark",
        found: 'there is no line such as "sort  1.460000  0.000000  1.460000 (  1.460465)"',
      });
    }
    return assemble({ entries });
  },
};

function entriesOf(lines: readonly string[]): readonly Entry[] {
  const entries: Entry[] = [];
  let rehearsal = false;
  for (const line of lines) {
    if (REHEARSAL.test(line)) rehearsal = true;
    else if (CAPTION.test(line) || REHEARSAL_END.test(line)) rehearsal = false;
    const times = rehearsal ? undefined : timesIn(line);
    if (times === undefined || AGGREGATE.test(times.label)) continue;
    const { label, total, real } = times;
    entries.push({
      benchmark: label,
      metrics: [
        { metric: "time", unit: "s", better: "lower", rounds: [[real]] },
        { metric: "cpu-time", unit: "s", better: "lower", rounds: [[total]] },
      ],
    });
  }
  return entries;
}

interface Times {
  /** Without the colon that many people write behind it. */
  readonly label: string;
  /** User and system time, also of child processes. */
  readonly total: number;
  readonly real: number;
}

/** Looked for from the end: a label may hold anything. */
function timesIn(line: string): Times | undefined {
  const bracket = line.lastIndexOf("(");
  const real =
    bracket < 0 ? undefined : /^\( *(?<real>\d+\.\d{6})\) *$/.exec(line.slice(bracket))?.groups?.["real"];
  if (real === undefined) return undefined;
  const amounts: string[] = [];
  let rest = line.slice(0, bracket).trimEnd();
  while (amounts.length < 3) {
    const at = rest.lastIndexOf(" ") + 1;
    const amount = rest.slice(at);
    if (!/^\d+\.\d{6}$/.test(amount)) return undefined;
    amounts.push(amount);
    rest = rest.slice(0, at).trimEnd();
  }
  const [total = ""] = amounts;
  return { label: rest.trim().replace(/:$/, ""), total: Number(total), real: Number(real) };
}
