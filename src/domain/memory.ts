/** Memory of one benchmark over repeated cycles, each followed by a garbage collection where the runtime allows one. Bytes. */
export interface MemoryProfile {
  readonly benchmark: string;
  readonly category?: string;
  /** Live memory after each cycle. */
  readonly cycles: readonly number[];
  /** Highest resident set seen. */
  readonly peak: number;
  /** Resident set before the first cycle. */
  readonly start: number;
  /** How it was measured: `heap after gc`, `resident set`. */
  readonly method: string;
  /** Least memory that the work needs, if the user said so: peak is held against it. */
  readonly minimum?: number;
}

export interface LeakResult {
  readonly benchmark: string;
  readonly category?: string;
  readonly status: "NO_LEAKS_DETECTED" | "LEAK_SUSPECTED" | "LEAK_DETECTED" | "INSUFFICIENT_DATA";
  readonly cycles: number;
  /** Bytes per cycle, from linear regression. */
  readonly slope?: number;
  readonly pValue?: number;
  readonly rSquared?: number;
  /** Bytes from the first to the highest later cycle. */
  readonly growth: number;
  readonly reason: string;
}

export interface MemoryAnalysis {
  readonly peak: number;
  /** minimum ÷ peak, over the benchmarks that name a minimum; `undefined` when none does. */
  readonly efficiency?: number;
  readonly profiles: readonly MemoryProfile[];
  readonly leaks: readonly LeakResult[];
}
