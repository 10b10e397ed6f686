import type { Measurement } from "../../domain/measurement.ts";
import { seriesKey } from "../../domain/series.ts";
import type { Sides } from "../../domain/sides.ts";
import { mapSides, SIDES, type Side } from "./turns.ts";

/** One metric of one benchmark, with as many rounds on both sides. */
export interface PairedSeries extends Sides<Measurement> {
  readonly key: string;
}

/** The rounds of one subject, as its blocks come in. */
export interface PairLedger {
  /** Adds a block's rounds: of all series, or of some. */
  add(block: Sides<readonly Measurement[]>, only?: ReadonlySet<string>): void;
  /** Names of the benchmarks that have a pair, in the order in which they came. */
  benchmarks(): readonly string[];
  /** Names of the candidate's benchmarks that the baseline never had, with their rounds. */
  candidateOnly(): ReadonlyMap<string, number>;
  series(benchmark: string): readonly PairedSeries[];
  /** Pairs of the series of the benchmark that has the most. */
  pairs(benchmark: string): number;
  /** Notes what part of the error rate the last look at the benchmark may use. */
  share(benchmark: string, share: number): void;
  /** From now on the rounds of these series are there to confirm. */
  beginConfirmation(keys: ReadonlySet<string>): void;
  /** Notes what part of the confirmation's error rate the last look at these series may use. */
  shareConfirmation(keys: ReadonlySet<string>, share: number): void;
  measurements(side: Side): readonly Measurement[];
}

export function openPairLedger(): PairLedger {
  const paired = new Map<string, PairedSeries>();
  const alone: Sides<Map<string, Measurement>> = mapSides(() => new Map());
  const ofBenchmark = (name: string) =>
    [...paired.values()].filter(({ candidate }) => candidate.benchmark === name);
  const change = (series: PairedSeries, changes: Partial<NonNullable<Measurement["pairing"]>>) => {
    const withPairing = (measurement: Measurement): Measurement => ({
      ...measurement,
      pairing: { alternating: false, ...measurement.pairing, ...changes },
    });
    const { key, baseline, candidate } = series;
    paired.set(key, { key, baseline: withPairing(baseline), candidate: withPairing(candidate) });
  };

  return {
    add(block, only) {
      const found = mapSides((side) => new Map(block[side].map((one) => [seriesKey(one), one])));
      for (const key of new Set([...found.baseline.keys(), ...found.candidate.keys()])) {
        if (only !== undefined && !only.has(key)) continue;
        const [baseline, candidate] = [found.baseline.get(key), found.candidate.get(key)];
        if (baseline === undefined || candidate === undefined) {
          for (const side of SIDES) append(alone[side], key, found[side].get(key));
        } else if (baseline.rounds.length === candidate.rounds.length) {
          paired.set(key, joined(paired.get(key), { key, baseline, candidate }));
        }
      }
    },
    benchmarks: () => [...new Set([...paired.values()].map(({ candidate }) => candidate.benchmark))],
    candidateOnly() {
      const names = new Map<string, number>();
      for (const { benchmark, rounds } of alone.candidate.values()) {
        if (ofBenchmark(benchmark).length > 0) continue;
        names.set(benchmark, Math.max(names.get(benchmark) ?? 0, rounds.length));
      }
      return names;
    },
    series: ofBenchmark,
    pairs: (name) => Math.max(0, ...ofBenchmark(name).map(({ candidate }) => candidate.rounds.length)),
    share(name, share) {
      for (const series of ofBenchmark(name)) change(series, { share });
    },
    beginConfirmation(keys) {
      for (const series of paired.values()) {
        if (keys.has(series.key)) change(series, { confirmation: series.candidate.rounds.length });
      }
    },
    shareConfirmation(keys, confirmationShare) {
      for (const series of paired.values()) if (keys.has(series.key)) change(series, { confirmationShare });
    },
    measurements: (side) => [
      ...[...paired.values()].map((series) => series[side]),
      ...[...alone[side]].flatMap(([key, measurement]) => (paired.has(key) ? [] : [measurement])),
    ],
  };
}

function joined(earlier: PairedSeries | undefined, later: PairedSeries): PairedSeries {
  const { key } = later;
  const join = (side: Side): Measurement => {
    const first = earlier?.[side] ?? { ...later[side], rounds: [] };
    const { alternating = false } = later[side].pairing ?? {};
    return {
      ...first,
      rounds: [...first.rounds, ...later[side].rounds],
      pairing: { ...first.pairing, alternating },
    };
  };
  return { key, baseline: join("baseline"), candidate: join("candidate") };
}

function append(found: Map<string, Measurement>, key: string, later: Measurement | undefined): void {
  if (later === undefined) return;
  const earlier = found.get(key);
  found.set(
    key,
    earlier === undefined ? later : { ...earlier, rounds: [...earlier.rounds, ...later.rounds] },
  );
}
