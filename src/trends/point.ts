/** One run's value of a series. */
export interface Point {
  /** Days since 1970. */
  readonly day: number;
  /** Median of all samples, or what the tool gave, in the series' unit. */
  readonly value: number;
}
