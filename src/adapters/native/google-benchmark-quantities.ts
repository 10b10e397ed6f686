import { unitKind } from "../../domain/unit.ts";
import { metricName } from "../read/metric-name.ts";
import type { Metric } from "../read/reading.ts";
import type { BenchmarkRun } from "./google-benchmark-runs.ts";

type Kind = Omit<Metric, "rounds">;

/** A metric, and where a row has its value, if it has one. */
export interface Quantity extends Kind {
  readonly read: (run: BenchmarkRun) => number | undefined;
}

/** The times and all counters of these rows. Names whose direction nothing tells are added to `guessed`. */
export function quantitiesOf(runs: readonly BenchmarkRun[], guessed: Set<string>): readonly Quantity[] {
  const quantities: Quantity[] = [
    { metric: "time", unit: "s", better: "lower", read: ({ time }) => time },
    { metric: "cpu-time", unit: "s", better: "lower", read: ({ processorTime }) => processorTime },
  ];
  const taken = new Set(quantities.map(({ metric }) => metric));
  const counters = new Map(
    runs.flatMap((run) =>
      run.counters.map((counter): [string, string | undefined] => [counter.name, counter.unit]),
    ),
  );
  for (const [name, unit] of counters) {
    const kind = kindOf(name, { unit, others: counters, guessed });
    const metric = freeName(kind.metric, taken);
    taken.add(metric);
    const read = (run: BenchmarkRun) => run.counters.find((counter) => counter.name === name)?.value;
    quantities.push({ ...kind, metric, read });
  }
  return quantities;
}

/** Names that differ in their spelling only, or are those of our own metrics. */
function freeName(metric: string, taken: ReadonlySet<string>): string {
  if (!taken.has(metric)) return metric;
  let number = 2;
  while (taken.has(`${metric}-${number}`)) number += 1;
  return `${metric}-${number}`;
}

const KNOWN: Readonly<Record<string, Kind>> = {
  bytes_per_second: { metric: "throughput", unit: "B/s", better: "higher" },
  allocs_per_iter: { metric: "allocs-per-op", unit: "count", better: "lower" },
  max_bytes_used: { metric: "peak-memory", unit: "B", better: "lower" },
  total_allocated_bytes: { metric: "total-allocated-bytes", unit: "B", better: "lower" },
  net_heap_growth: { metric: "net-heap-growth", unit: "B", better: "lower" },
};

/** What the end of a counter's name says of a rate: `items_per_second`, `MFLOPS`, `frames/s`. */
const RATE = /(?:per[ _-]?s(?:ec(?:ond)?)?|\/s(?:ec)?|flops|throughput|bandwidth)$/i;

function kindOf(
  name: string,
  context: { unit: string | undefined; others: ReadonlyMap<string, unknown>; guessed: Set<string> },
): Kind {
  const { unit, others, guessed } = context;
  const known = Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
  if (known !== undefined) return known;
  const isOnlyThroughput = name === "items_per_second" && !others.has("bytes_per_second");
  const metric = isOnlyThroughput ? "throughput" : metricName(name);
  if (unit === "1/s" || RATE.test(name)) return { metric, unit: "1/s", better: "higher" };
  if (unit !== undefined) return { metric, unit, better: "lower" };
  // Hardware counters are called what they count: INSTRUCTIONS, CYCLES.
  const isCount = unitKind(name.toLowerCase())?.base === "count";
  if (!isCount) guessed.add(name);
  return { metric, unit: "count", better: "lower" };
}
