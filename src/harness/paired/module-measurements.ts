import type { Measurement, SourceLocation } from "../../domain/measurement.ts";
import type { Launch } from "./module-turns.ts";

export interface Identity {
  readonly benchmark: string;
  readonly category?: string;
  readonly parameters?: NonNullable<Measurement["parameters"]>;
  readonly source?: SourceLocation;
}

/**
 * The metrics of one benchmark on one side, one round for each launch. Those
 * that some launch lacks are left out.
 *
 * @param options.paired false for a benchmark that the other side does not have
 * @param options.alternating whether turn k of all launches was measured at about the same time
 */
export function measurementsOf(
  identity: Identity,
  launches: readonly Launch[],
  options: { readonly paired: boolean; readonly alternating: boolean },
): readonly Measurement[] {
  const cpu = launches.flatMap((launch) => (launch.cpu === undefined ? [] : [launch.cpu]));
  const peaks = launches.flatMap(({ peak }) => (peak === undefined ? [] : [[peak]]));
  const common = { ...identity, better: "lower" } as const;
  const turns = options.paired ? { pairing: { alternating: options.alternating } } : {};
  const wholes = options.paired ? { pairing: { alternating: false } } : {};
  const found: readonly Measurement[] = [
    { ...common, metric: "time", unit: "s", rounds: launches.map(({ times }) => times), ...turns },
    { ...common, metric: "cpu-time", unit: "s", rounds: cpu, ...turns },
    { ...common, metric: "peak-memory", unit: "B", rounds: peaks, ...wholes },
  ];
  return found.filter(({ rounds }) => rounds.length === launches.length);
}
