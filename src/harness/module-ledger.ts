import type { Failure, Measurement, SourceLocation } from "../domain/measurement.ts";
import type { MemoryProfile } from "../domain/memory.ts";
import type { Spent } from "./durations.ts";
import type { WorkerEvent } from "./worker-protocol.ts";

export type Trouble = Pick<Failure, "kind" | "message" | "output">;
type Parameters = NonNullable<Measurement["parameters"]>;

/** What is known of one benchmark over all launches of its module. */
interface Account {
  readonly parameters: Parameters;
  readonly source?: SourceLocation;
  readonly rounds: (readonly number[])[];
  readonly cpu: number[];
  /** Seconds that it took in all. */
  spent: number;
  /** Seconds of its longest launch. */
  longest: number;
  failure?: Trouble;
  profile?: Omit<MemoryProfile, "benchmark" | "category" | "method">;
}

/** Gathers what the launches of one module report, benchmark by benchmark. */
export interface Ledger {
  record(event: WorkerEvent): void;
  fail(benchmark: string, failure: Trouble): void;
  /** In the order of the first launch. */
  names(): readonly string[];
  failed(): readonly string[];
  /** Benchmarks whose next launch would take them past `seconds` in all. */
  exhausted(seconds: number): readonly string[];
  rounds(benchmark: string): number;
  /** What each benchmark that was measured took over all launches. */
  spent(): readonly Spent[];
  warn(warning: string): void;
  measurements(category?: string): readonly Measurement[];
  failures(category?: string): readonly Failure[];
  profiles(category?: string): readonly MemoryProfile[];
  context(): Readonly<Record<string, string>>;
  warnings(): readonly string[];
}

export function openLedger(): Ledger {
  const accounts = new Map<string, Account>();
  const warnings = new Set<string>();
  let node: string | undefined;

  const account = (name: string, parameters: Parameters = {}, source?: SourceLocation): Account => {
    const known = accounts.get(name);
    if (known !== undefined) return known;
    const opened: Account = {
      parameters,
      ...(source && { source }),
      rounds: [],
      cpu: [],
      spent: 0,
      longest: 0,
    };
    accounts.set(name, opened);
    return opened;
  };
  const record = (event: WorkerEvent): void => {
    switch (event.type) {
      case "ready":
        node = event.node;
        for (const { name, parameters, source } of event.benchmarks) account(name, parameters, source);
        for (const warning of event.warnings) warnings.add(warning);
        return;
      case "sampled": {
        const entry = account(event.name);
        entry.rounds.push(event.samples);
        if (event.cpu !== undefined) entry.cpu.push(event.cpu);
        entry.spent += event.seconds;
        entry.longest = Math.max(entry.longest, event.seconds);
        return;
      }
      case "profiled": {
        const { cycles, peak, start, minimum } = event;
        account(event.name).profile = { cycles, peak, start, ...(minimum === undefined ? {} : { minimum }) };
        return;
      }
      default:
        return;
    }
  };
  const select = (wanted: (entry: Account) => boolean): readonly string[] =>
    [...accounts].filter(([, entry]) => wanted(entry)).map(([name]) => name);

  return {
    record,
    fail: (benchmark, failure) => {
      account(benchmark).failure ??= failure;
    },
    names: () => [...accounts.keys()],
    failed: () => select(({ failure }) => failure !== undefined),
    exhausted: (seconds) => select(({ spent, longest }) => spent > 0 && spent + longest > seconds),
    spent: () =>
      [...accounts].flatMap(([benchmark, { spent }]) => (spent > 0 ? [{ benchmark, seconds: spent }] : [])),
    rounds: (benchmark) => accounts.get(benchmark)?.rounds.length ?? 0,
    warn: (warning) => {
      warnings.add(warning);
    },
    measurements: (category) =>
      [...accounts].flatMap(([benchmark, entry]) => measurementsOf(benchmark, category, entry)),
    failures: (category) =>
      [...accounts].flatMap(([benchmark, { failure, source }]) =>
        failure === undefined
          ? []
          : [{ benchmark, ...withCategory(category), ...failure, ...(source && { source }) }],
      ),
    profiles: (category) =>
      [...accounts].flatMap(([benchmark, { profile }]) =>
        profile === undefined
          ? []
          : [{ benchmark, ...withCategory(category), ...profile, method: "heap after gc" }],
      ),
    context: () => (node === undefined ? {} : { node }),
    warnings: () => [...warnings],
  };
}

/** Nothing of a benchmark that failed: the launches before may have been wrong as well. What was cut off did not fail. */
function measurementsOf(
  benchmark: string,
  category: string | undefined,
  { failure, rounds, cpu, parameters, source }: Account,
): readonly Measurement[] {
  if (rounds.length === 0 || (failure !== undefined && failure.kind !== "cut-off")) return [];
  const common = {
    benchmark,
    ...withCategory(category),
    unit: "s",
    better: "lower",
    ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
    ...(source && { source }),
  } as const;
  const time: Measurement = { ...common, metric: "time", rounds };
  if (cpu.length === 0) return [time];
  return [time, { ...common, metric: "cpu-time", rounds: cpu.map((seconds) => [seconds]) }];
}

function withCategory(category: string | undefined): { readonly category?: string } {
  return category === undefined ? {} : { category };
}
