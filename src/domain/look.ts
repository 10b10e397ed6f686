import type { Measurement } from "./measurement.ts";
import type { Sides } from "./sides.ts";

/**
 * What a look at the rounds so far says of one series: its question is settled,
 * it would be called changed and needs confirmation, or it needs more rounds.
 */
export type SeriesState = "settled" | "suspected" | "undecided";

/** One look at the data, of several. */
export interface Look {
  /**
   * Part of the error rate that this look may use: as much as each other one, and
   * of the last look all that is left. Of a confirmation's when that is looked at.
   */
  readonly share: number;
  /** Number of series that the whole report judges, as far as is known. */
  readonly family: number;
  /** True when no further rounds can follow but a confirmation's. */
  readonly last: boolean;
}

/** Judges what was measured so far, series by series, keyed by `seriesKey`. Pure. */
export type Assess = (sides: Sides<readonly Measurement[]>, look: Look) => ReadonlyMap<string, SeriesState>;
