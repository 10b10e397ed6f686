/** What the history of one series shows. Numbers in the metric's unit. */
export interface SeriesTrend {
  readonly benchmark: string;
  readonly category?: string;
  readonly metric: string;
  readonly unit: string;
  /** Of its runs; absent when they do not say. Runs of another suite or environment class are another series. */
  readonly suite?: string;
  readonly environmentClass?: string;
  /** How many runs it rests on. */
  readonly points: number;
  /** `insufficient` below 10 points. */
  readonly trend:
    | { readonly kind: "insufficient"; readonly needed: number }
    | {
        readonly kind: "fitted";
        readonly direction: "degrading" | "improving" | "stable";
        /** Unit per day. */
        readonly slope: number;
        readonly slopePValue: number;
        readonly rSquared: number;
        readonly confidence: "high" | "medium" | "low";
        /** Value of the line 30 days after the last point. */
        readonly forecast30Days: number;
      };
  /** Indexes into the series whose |z| exceeds 2.5; empty below 20 points. */
  readonly anomalies: readonly number[];
  readonly anomaliesKnown: boolean;
  /** Latest value against the newest one that is at least seven days older. */
  readonly week?: { readonly change: number; readonly trend: "improving" | "degrading" | "stable" };
}
