import type { Measurement } from "../domain/measurement.ts";
import type { RecordedRun } from "../domain/run.ts";
import { judgeAgainstHistory } from "./history.ts";
import { type EarlierRun, type HistoryCase, historyCaseOf, type RunFacts } from "./history-case.ts";
import { pairUp } from "./pairing.ts";
import type { DecisionRule, Pair } from "./rule.ts";

/** Runs to judge by, oldest first, without the candidate itself. */
export interface StoredRuns {
  /** Of what the candidate is compared with. */
  readonly earlier: readonly RecordedRun[];
  /** Of the candidate's own ref, where that is another one. */
  readonly own?: readonly RecordedRun[];
}

/** Judges each series by the runs of a history, and where none of them can be used, by the baseline alone. */
export function historyRule(candidate: RunFacts, stored: StoredRuns): DecisionRule {
  return {
    name: "history since the last change point",
    judge: (pairs, options) => {
      const candidates = pairs.map(({ candidate: { measurement } }) => measurement);
      const [earlier, own] = [stored.earlier, stored.own ?? []].map((runs) => seriesOf(candidates, runs));
      return judgeAgainstHistory(
        pairs.flatMap((pair): readonly HistoryCase[] => {
          const { measurement } = pair.candidate;
          const given = { run: candidate, measurement, threshold: pair.threshold };
          const found =
            historyCaseOf({
              ...given,
              earlier: earlier?.get(measurement) ?? [],
              ...(stored.own === undefined ? {} : { own: own?.get(measurement) ?? [] }),
            }) ?? historyCaseOf({ ...given, earlier: [alone(pair, candidate)] });
          return found === undefined ? [] : [found];
        }),
        options,
      );
    },
  };
}

/** The runs of each of the candidate's series. */
function seriesOf(
  candidates: readonly Measurement[],
  runs: readonly RecordedRun[],
): ReadonlyMap<Measurement, readonly EarlierRun[]> {
  const series = new Map<Measurement, EarlierRun[]>(candidates.map((candidate) => [candidate, []]));
  for (const run of runs) {
    const { partners } = pairUp(run.measurements, candidates);
    for (const [candidate, measurement] of partners) series.get(candidate)?.push({ run, measurement });
  }
  return series;
}

/** A baseline that the user named himself is compared whatever its environment was. */
function alone({ baseline }: Pair, { environmentClass }: RunFacts): EarlierRun {
  return {
    run: environmentClass === undefined ? {} : { environmentClass },
    measurement: baseline.measurement,
  };
}
