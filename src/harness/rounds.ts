import { type Measurement, qualifiedName } from "../domain/measurement.ts";

/** Measurements of several launches as one each. */
export interface Joined {
  readonly measurements: readonly Measurement[];
  readonly warnings: readonly string[];
}

/**
 * Adds up what several launches, or several files, gave: the same benchmark and
 * metric becomes one measurement with the rounds of all. A tool's summary is
 * dropped then, since it tells of one launch only.
 */
export function joinRounds(launches: readonly (readonly Measurement[])[]): Joined {
  const joined = new Map<string, Measurement>();
  const warnings = new Set<string>();
  for (const measurement of launches.flat()) {
    const { category = "", benchmark, metric, unit } = measurement;
    const key = JSON.stringify([category, benchmark, metric]);
    const earlier = joined.get(key);
    if (earlier === undefined) {
      joined.set(key, measurement);
    } else if (earlier.unit !== unit) {
      warnings.add(
        `${metric} of ${qualifiedName(measurement)} came in ${earlier.unit} first and in ${unit} later; only the first is kept.`,
      );
    } else {
      const { summary: _, ...rest } = earlier;
      joined.set(key, { ...rest, rounds: [...earlier.rounds, ...measurement.rounds] });
    }
  }
  return { measurements: [...joined.values()], warnings: [...warnings] };
}

/** Measurements and failures that have no category get that of their entry. */
export function withCategory<T extends { readonly category?: string }>(
  found: readonly T[],
  category: string | undefined,
): readonly T[] {
  return category === undefined ? found : found.map((one) => ({ category, ...one }));
}
