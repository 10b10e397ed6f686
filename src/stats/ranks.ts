/** Ranks of two ascending samples taken together. */
export interface JointRanks {
  /** Sizes of the groups of equal values, in ascending order of value. Without ties all are 1. */
  readonly groups: readonly number[];
  readonly ties: boolean;
  /** Mann–Whitney U of the candidate: pairs that it wins, ties counted half. */
  readonly u: number;
}

/** Merges two ascending samples. O(n + m). */
export function jointRanks(baseline: readonly number[], candidate: readonly number[]): JointRanks {
  const groups: number[] = [];
  let u = 0;
  let inBaseline = 0;
  let inCandidate = 0;
  while (inBaseline < baseline.length || inCandidate < candidate.length) {
    const value = Math.min(
      baseline[inBaseline] ?? Number.POSITIVE_INFINITY,
      candidate[inCandidate] ?? Number.POSITIVE_INFINITY,
    );
    const fromBaseline = runLength(baseline, inBaseline, value);
    const fromCandidate = runLength(candidate, inCandidate, value);
    u += fromCandidate * (inBaseline + fromBaseline / 2);
    inBaseline += fromBaseline;
    inCandidate += fromCandidate;
    groups.push(fromBaseline + fromCandidate);
  }
  return { groups, ties: groups.some((size) => size > 1), u };
}

function runLength(sorted: readonly number[], from: number, value: number): number {
  let end = from;
  while (sorted[end] === value) end += 1;
  return end - from;
}

/** The rank of each value, from 1; equal values share the mean of their ranks. O(n log n). */
export function midranks(values: readonly number[]): readonly number[] {
  const order = values.map((_, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = [...values];
  let begin = 0;
  while (begin < order.length) {
    let end = begin;
    while (end < order.length && values[order[end] ?? 0] === values[order[begin] ?? 0]) end += 1;
    for (const index of order.slice(begin, end)) ranks[index] = (begin + 1 + end) / 2;
    begin = end;
  }
  return ranks;
}
