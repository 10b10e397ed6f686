import type { Interval } from "./comparison.ts";

/** The description of one measurement, in its unit. */
export interface SeriesStatistics {
  readonly benchmark: string;
  readonly category?: string;
  readonly metric: string;
  readonly unit: string;
  readonly samples: number;
  readonly rounds: number;
  readonly mean: number;
  readonly median: number;
  /** Sample standard deviation (n − 1); absent with a single sample and no summary of the tool's. */
  readonly standardDeviation?: number;
  readonly min: number;
  readonly max: number;
  /** 95 % interval of the mean; absent with a single sample and no interval of the tool's. */
  readonly interval?: Interval & { readonly method: "bootstrap" | "t" | "tool" };
}
