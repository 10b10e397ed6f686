/** An absolute limit, judged for one benchmark and metric. Numbers in the metric's unit. */
export interface SlaResult {
  readonly benchmark: string;
  readonly category?: string;
  readonly metric: string;
  readonly unit: string;
  readonly limit: number;
  /** `undefined`: the mean was judged. Else the percentile, 0 to 100. */
  readonly percentile?: number;
  /** The judged value: mean or percentile. */
  readonly value: number;
  /** What was held against `limit × 1.05`: the bad end of the 95 % interval, or the value where there is none. */
  readonly bound: number;
  readonly status: "PASS" | "FAIL";
  /** Distance from value to limit, positive when there is room. */
  readonly margin: number;
  readonly reason: string;
}
