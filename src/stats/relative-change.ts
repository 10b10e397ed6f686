/**
 * The change from baseline to candidate relative to the baseline's size, as a
 * fraction; positive when the value grew, for negative baselines too.
 *
 * A baseline of 0 has no relative change: ±1 stands for "it appeared" (+) or "it
 * became negative" (−), and 0 for "still 0", so that zero allocations becoming
 * five is a finding and not a division by zero.
 */
export function relativeChange(baseline: number, candidate: number): number {
  if (baseline === 0) return Math.sign(candidate);
  return (candidate - baseline) / Math.abs(baseline);
}
