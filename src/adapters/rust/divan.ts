import type { Failure } from "../../domain/measurement.ts";
import type { Adapter } from "../adapter.ts";
import { assemble, type Entry, failed, type Metric, summaryOf } from "../read/reading.ts";
import { eachLine, readNumber, someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { amountOf } from "./divan-amounts.ts";
import { type Cells, divanRow } from "./divan-table.ts";

/**
 * divan's table. The value is the median, as with libtest: the mean has the
 * first samples in it, which divan does not warm up.
 */
export const divan: Adapter = {
  name: "divan",
  recognises: (output) => someLines(output).some((line) => divanRow(line)?.kind === "root"),
  parse(output) {
    const read = output.kind === "file" ? readTable(eachLine(output.file)) : undefined;
    if (read === undefined) {
      throw unreadable(output, {
        expected: "the table of divan",
        found: 'no line has the columns "fastest │ slowest │ median │ mean │ samples │ iters"',
      });
    }
    return assemble(read);
  },
};

interface Divan {
  readonly entries: readonly Entry[];
  readonly failures: readonly Failure[];
  readonly warnings: readonly string[];
}

/** `undefined` when there is no header line. */
function readTable(lines: Iterable<string>): Divan | undefined {
  const entries: { readonly name: string; readonly time: Cells; readonly details: Cells[] }[] = [];
  const failures: Failure[] = [];
  const warnings: string[] = [];
  /** The names of a line's parents, the outermost first. */
  let path: string[] = [];
  let details: Cells[] | undefined;

  for (const line of lines) {
    const row = divanRow(line);
    if (row?.kind === "root") path = [row.name];
    if (row === undefined || row.kind === "root" || path.length === 0) {
      details = undefined;
      continue;
    }
    if (row.kind === "detail") {
      details?.push(row.cells);
      continue;
    }
    path = [...path.slice(0, row.depth), row.name];
    const name = path.join("::");
    details = row.kind === "leaf" ? [] : undefined;
    if (row.kind === "leaf") entries.push({ name, time: row.cells, details: details ?? [] });
    if (row.kind === "ignored") warnings.push(`divan ignored the benchmark "${name}".`);
    if (row.kind === "begun") {
      failures.push(failed(name, { message: "divan began this benchmark and printed no result for it." }));
    }
  }
  if (path.length === 0) return undefined;
  return {
    entries: entries.map(({ name, time, details }) => entryOf(name, time, details)),
    failures,
    warnings,
  };
}

function entryOf(benchmark: string, time: Cells, details: readonly Cells[]): Entry {
  const threads = /::t=(?<threads>\d+)$/.exec(benchmark)?.groups?.["threads"];
  return {
    benchmark,
    metrics: [timeOf(time), ...countersOf(details), ...allocationsOf(details)],
    ...(threads === undefined ? {} : { parameters: { threads: Number(threads) } }),
  };
}

function timeOf([fastest, slowest, median, mean, samples]: Cells): Metric {
  const [min, max, middle, average] = [fastest, slowest, median, mean].map(secondsOf);
  const metric = { metric: "time", unit: "s", better: "lower" } as const;
  // Where one is no time, a cut-off name may have shifted the columns.
  if (middle === undefined || [min, max, average].includes(undefined)) {
    return { ...metric, rounds: [[Number.NaN]] };
  }
  const summary = summaryOf({ mean: average, median: middle, min, max, count: readNumber(samples) });
  return { ...metric, rounds: [[middle]], summary: summary ?? {} };
}

function secondsOf(cell: string): number | undefined {
  const amount = amountOf(cell);
  return amount?.unit === "s" ? amount.value : undefined;
}

/** Rates of what the benchmark declares: bytes, characters, cycles, items, in this order. */
function countersOf(details: readonly Cells[]): readonly Metric[] {
  const rates = details.flatMap(([fastest, slowest, median, mean]): Metric[] => {
    const [max, min, middle, average] = [fastest, slowest, median, mean].map(amountOf);
    if (middle === undefined || middle.rateOf === undefined) return [];
    const summary = { mean: average?.value, median: middle.value, min: min?.value, max: max?.value };
    return [
      {
        metric: `${middle.rateOf}-throughput`,
        unit: middle.unit,
        better: "higher",
        rounds: [[middle.value]],
        summary: summaryOf(summary) ?? {},
      },
    ];
  });
  const [first, ...others] = rates;
  return first === undefined ? [] : [{ ...first, metric: "throughput" }, ...others];
}

/** Names for the number and the bytes in the two lines below `alloc:` and the like. */
const ALLOCATIONS: ReadonlyMap<string, readonly [count: string, bytes: string]> = new Map(
  Object.entries<readonly [string, string]>({
    "max alloc:": ["max-allocs", "peak-memory"],
    "alloc:": ["allocs-per-op", "bytes-per-op"],
    "dealloc:": ["deallocs-per-op", "dealloc-bytes-per-op"],
    "grow:": ["grows-per-op", "grow-bytes-per-op"],
    "shrink:": ["shrinks-per-op", "shrink-bytes-per-op"],
  }),
);

function allocationsOf(details: readonly Cells[]): readonly Metric[] {
  return details.flatMap(([title], index) => {
    const [count = "", bytes = ""] = ALLOCATIONS.get(title) ?? [];
    return [
      ...allocationOf(details[index + 1], { metric: count, unit: "count" }),
      ...allocationOf(details[index + 2], { metric: bytes, unit: "B" }),
    ];
  });
}

/** The columns belong to the fastest sample, the slowest and so on, so the first two are no bounds. */
function allocationOf(
  cells: Cells | undefined,
  { metric, unit }: { metric: string; unit: string },
): Metric[] {
  const [median, mean] = [cells?.[2], cells?.[3]].map((cell = "") => {
    const amount = amountOf(unit === "count" ? `${cell} count` : cell);
    return amount?.unit === unit ? amount.value : undefined;
  });
  if (metric === "" || median === undefined) return [];
  return [{ metric, unit, better: "lower", rounds: [[median]], summary: summaryOf({ mean, median }) ?? {} }];
}
