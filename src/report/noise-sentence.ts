import type { NoiseFloor } from "../decision/robust/noise-floor.ts";
import { percent } from "./format/percent.ts";

/** What this job can see: how much identical code differed in it. */
export function noiseSentence({ typical, worst, benchmarks }: NoiseFloor): string {
  const begin = "Noise floor: launches of identical code in this job differed by";
  if (benchmarks === 1) return `${begin} ${percent(typical)}.`;
  return `${begin} ${percent(typical)} (median of ${benchmarks} benchmarks), the noisiest, ${worst.benchmark}, by ${percent(worst.value)}.`;
}
