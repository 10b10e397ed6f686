import type { Measurement } from "../domain/measurement.ts";
import { seriesKey } from "../domain/series.ts";

export interface Pairing {
  /** The baseline's measurement of each of the candidate's, where there is one. */
  readonly partners: ReadonlyMap<Measurement, Measurement>;
  /** What only the baseline has, in its order. */
  readonly onlyBaseline: readonly Measurement[];
}

/**
 * Matches measurements of the same benchmark, category and metric. What is left
 * over is matched without the category where that is unambiguous: a category
 * that was added or renamed must not break a history.
 */
export function pairUp(baseline: readonly Measurement[], candidate: readonly Measurement[]): Pairing {
  const exact = new Map(baseline.map((measurement) => [seriesKey(measurement), measurement]));
  const own = new Set(candidate.map(seriesKey));
  const restOfBaseline = baseline.filter((measurement) => !own.has(seriesKey(measurement)));
  const restOfCandidate = candidate.filter((measurement) => !exact.has(seriesKey(measurement)));
  const from = unambiguous(restOfBaseline);
  const to = unambiguous(restOfCandidate);

  const partners = new Map<Measurement, Measurement>();
  for (const measurement of candidate) {
    const key = looseKey(measurement);
    const loose = to.get(key) === measurement ? from.get(key) : undefined;
    const partner = exact.get(seriesKey(measurement)) ?? loose;
    if (partner !== undefined) partners.set(measurement, partner);
  }
  const used = new Set(partners.values());
  return { partners, onlyBaseline: restOfBaseline.filter((measurement) => !used.has(measurement)) };
}

function looseKey({ benchmark, metric }: Measurement): string {
  return JSON.stringify([benchmark, metric]);
}

/** Those that are the only ones of their benchmark and metric. */
function unambiguous(measurements: readonly Measurement[]): ReadonlyMap<string, Measurement> {
  const found = new Map<string, Measurement>();
  const several = new Set<string>();
  for (const measurement of measurements) {
    const key = looseKey(measurement);
    if (found.has(key)) several.add(key);
    found.set(key, measurement);
  }
  for (const key of several) found.delete(key);
  return found;
}
