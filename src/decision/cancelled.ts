import { type Failure, qualifiedName } from "../domain/measurement.ts";
import { inWords } from "../words.ts";
import { countOf } from "./words.ts";

/** What a run had measured when it was cancelled: a benchmark for each metric. */
export interface Cancelled {
  readonly measured: readonly { readonly benchmark: string; readonly category?: string }[];
}

/** Benchmarks that are named; more are only counted. */
const NAMED = 3;

/**
 * What was and what was not measured to its end: `Cancelled: 2 benchmarks were measured; a, b and 4 others were not`.
 * Of a module that was not begun nobody knows the benchmarks: it stands for itself.
 */
export function cancelledText({ measured }: Cancelled, failures: readonly Failure[]): string {
  const open = new Set(failures.filter(isCutOff).map(qualifiedName));
  const whole = new Set(measured.map(qualifiedName).filter((name) => !open.has(name)));
  const done = `${countOf(whole.size, "benchmark")} ${whole.size === 1 ? "was" : "were"} measured`;
  if (open.size === 0) return `Cancelled: ${done}`;
  const names = [...open].slice(0, NAMED);
  const others = open.size - names.length;
  const listed = inWords([...names, ...(others > 0 ? [countOf(others, "other")] : [])]);
  const verb = open.size === 1 ? "was" : "were";
  if (whole.size === 0) return `Cancelled: nothing was measured to its end; ${listed} ${verb} still open`;
  return `Cancelled: ${done}; ${listed} ${verb} not measured to the end`;
}

/** Ended by the cancellation, which is no fault of the benchmark. */
export function isCutOff({ kind }: Failure): boolean {
  return kind !== "failed";
}
