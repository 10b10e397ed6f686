import type { LeakResult, MemoryAnalysis, MemoryProfile } from "../domain/memory.ts";
import { adjustPValues } from "../stats/adjust.ts";
import { type LinearFit, linearRegression } from "../stats/regression.ts";
import { bytes } from "./words.ts";

const FEWEST_CYCLES = 5;
const SIGNIFICANT = 0.05;
/** Growth below this over the analysed cycles is not called a leak, ... */
const LEAST_GROWTH = 64 * 1024;
/**
 * ... nor below this share of the memory in use. A loop that keeps nothing was
 * seen to grow by 2 KiB after its warm-up, in steps that are as significant as a
 * leak: a runtime's own tables grow too.
 */
const LEAST_SHARE = 0.01;

/** Peak, efficiency and leaks over the profiled benchmarks. Bytes. */
export function analyseMemory(profiles: readonly MemoryProfile[]): MemoryAnalysis {
  const bounded = profiles.flatMap(({ minimum, peak }) => (minimum === undefined ? [] : [{ minimum, peak }]));
  const peaks = bounded.reduce((sum, { peak }) => sum + peak, 0);
  const minima = bounded.reduce((sum, { minimum }) => sum + minimum, 0);
  return {
    peak: profiles.reduce((highest, { peak }) => Math.max(highest, peak), 0),
    ...(peaks > 0 && { efficiency: minima / peaks }),
    profiles,
    leaks: judgeLeaks(profiles),
  };
}

/** One profile, with the line through the cycles behind the warm-up. */
interface Growth {
  readonly profile: MemoryProfile;
  readonly settled: readonly number[];
  readonly fit: LinearFit;
  /** p-value of the slope, adjusted for the number of profiles. */
  readonly adjusted: number;
}

/** A detected leak fails the build, so its error rate holds over all profiles together. */
function judgeLeaks(profiles: readonly MemoryProfile[]): readonly LeakResult[] {
  const fits = profiles.map(({ cycles }) => {
    const settled = cycles.slice(warmUpCycles(cycles.length));
    return { settled, fit: cycles.length < FEWEST_CYCLES ? undefined : fitCycles(settled) };
  });
  const tested = fits.flatMap(({ fit }) => (fit === undefined ? [] : [fit]));
  const pValues = adjustPValues(
    tested.map(({ slopePValue }) => slopePValue),
    "holm",
  );
  const adjusted = new Map(tested.map((fit, index) => [fit, pValues[index] ?? 1]));
  return profiles.map((profile, index) => {
    const { settled = [], fit } = fits[index] ?? {};
    return fit === undefined
      ? insufficient(profile)
      : judgeGrowth({ profile, settled, fit, adjusted: adjusted.get(fit) ?? 1 });
  });
}

function insufficient(profile: MemoryProfile): LeakResult {
  const reason = `${profile.cycles.length} memory cycles were measured; at least ${FEWEST_CYCLES} are needed to tell a leak.`;
  return { ...factsOf(profile), status: "INSUFFICIENT_DATA", reason };
}

/**
 * A leak is a steady growth of live memory: a significant positive slope, beyond
 * a floor. It is only suspected when the growth comes in one step or dies away,
 * or is not significant among so many profiles.
 */
function judgeGrowth({ profile, settled, fit, adjusted }: Growth): LeakResult {
  const { slope, slopePValue, rSquared } = fit;
  const found = { ...factsOf(profile), slope, pValue: slopePValue, rSquared };
  const fitted = slope * (settled.length - 1);
  const floor = Math.max(LEAST_GROWTH, LEAST_SHARE * (settled[0] ?? 0));
  const pace = `${bytes(slope)} per cycle over ${settled.length} cycles (${profile.method})`;
  if (slope <= 0 || slopePValue >= SIGNIFICANT) {
    return { ...found, status: "NO_LEAKS_DETECTED", reason: `Memory does not grow steadily: ${pace}.` };
  }
  if (fitted <= floor) {
    const reason = `Memory grows by ${pace}, ${bytes(fitted)} in all, below the ${bytes(floor)} that count as a leak.`;
    return { ...found, status: "NO_LEAKS_DETECTED", reason };
  }
  const growth = `by ${pace}, ${bytes(fitted)} in all`;
  if (!isSteady(settled, slope)) {
    const reason = `Memory grew ${growth}, but not steadily: it came in a step or is fading.`;
    return { ...found, status: "LEAK_SUSPECTED", reason };
  }
  return adjusted < SIGNIFICANT
    ? { ...found, status: "LEAK_DETECTED", reason: `Memory grows steadily ${growth}.` }
    : {
        ...found,
        status: "LEAK_SUSPECTED",
        reason: `Memory grew ${growth}, which may be chance among so many profiles.`,
      };
}

function factsOf({
  benchmark,
  category,
  cycles,
}: MemoryProfile): Pick<LeakResult, "benchmark" | "category" | "cycles" | "growth"> {
  const [first = 0, ...later] = cycles;
  return {
    benchmark,
    ...(category !== undefined && { category }),
    cycles: cycles.length,
    growth: later.length === 0 ? 0 : Math.max(...later) - first,
  };
}

/** Caches and pools fill in the first quarter of the cycles, in the first one at least. */
function warmUpCycles(cycles: number): number {
  return Math.max(1, Math.floor(cycles / 4));
}

/**
 * Growth that does not fade: the later half grows at least half as fast as the
 * earlier half, and each at a quarter of the whole's pace or faster, which a single step
 * fails in either half.
 */
function isSteady(settled: readonly number[], slope: number): boolean {
  const middle = Math.floor(settled.length / 2);
  // Halves share the middle cycle, so that no growth falls between them.
  const early = paceOf(settled.slice(0, middle + 1));
  const late = paceOf(settled.slice(middle));
  return late >= early / 2 && Math.min(early, late) >= slope / 4;
}

/** Slope of a line through few cycles; of two, their difference. */
function paceOf(cycles: readonly number[]): number {
  const [first = 0, second = 0] = cycles;
  return fitCycles(cycles)?.slope ?? second - first;
}

function fitCycles(cycles: readonly number[]): LinearFit | undefined {
  return linearRegression([...cycles.keys()], cycles);
}
