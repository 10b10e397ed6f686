import { describe, expect, it } from "vitest";
import type { MemoryProfile } from "../../src/domain/memory.ts";
import { analyseMemory } from "../../src/memory/analyse.ts";
import { seededRandom } from "../../src/stats/random.ts";

const KIB = 1024;
const MIB = 1024 * KIB;

function profile(cycles: readonly number[], fields: Partial<MemoryProfile> = {}): MemoryProfile {
  return { benchmark: "cache", cycles, peak: 80 * MIB, start: 40 * MIB, method: "heap after gc", ...fields };
}

function leakOf(cycles: readonly number[]) {
  const [leak] = analyseMemory([profile(cycles)]).leaks;
  if (leak === undefined) throw new Error("There is no result.");
  return leak;
}

/** Live memory of so many cycles: a level, what each cycle adds, and noise of so many bytes either way. */
function heap(count: number, growth: (cycle: number) => number, noise = 0, seed = 1): readonly number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, cycle) => 4 * MIB + growth(cycle) + noise * (2 * random() - 1));
}

describe("leaks", () => {
  it("are detected where memory grows steadily, with the growth per cycle", () => {
    const leak = leakOf(heap(20, (cycle) => 50 * KIB * cycle, 10 * KIB));
    expect(leak).toMatchObject({ status: "LEAK_DETECTED", benchmark: "cache", cycles: 20 });
    expect((leak.slope ?? 0) / KIB).toBeCloseTo(50, 0);
    expect(leak.pValue).toBeLessThan(1e-6);
    expect(leak.rSquared).toBeGreaterThan(0.95);
    expect(leak.growth / KIB).toBeGreaterThan(920);
    expect(leak.reason).toMatch(
      /^Memory grows steadily by \d+\.\d KiB per cycle over 15 cycles \(heap after gc\), \d+\.\d KiB in all\.$/,
    );
  });

  it("are detected from five cycles, and not told from four", () => {
    expect(leakOf(heap(5, (cycle) => 500 * KIB * cycle)).status).toBe("LEAK_DETECTED");
    expect(leakOf(heap(4, (cycle) => 500 * KIB * cycle))).toMatchObject({
      status: "INSUFFICIENT_DATA",
      reason: "4 memory cycles were measured; at least 5 are needed to tell a leak.",
    });
    expect(leakOf([])).toMatchObject({ status: "INSUFFICIENT_DATA", growth: 0, cycles: 0 });
  });

  it("are not seen in caches that fill during the first quarter", () => {
    const warming = heap(16, (cycle) => 3 * MIB * Math.min(cycle, 3), 5 * KIB);
    expect(leakOf(warming).status).toBe("NO_LEAKS_DETECTED");
  });

  it("are not seen in memory that stays, falls or only trembles", () => {
    expect(leakOf(heap(12, () => 0))).toMatchObject({ status: "NO_LEAKS_DETECTED", slope: 0, pValue: 1 });
    expect(leakOf(heap(12, (cycle) => -100 * KIB * cycle)).status).toBe("NO_LEAKS_DETECTED");
    expect(leakOf(heap(12, () => 0, 200 * KIB)).status).toBe("NO_LEAKS_DETECTED");
  });

  it("are not seen in a growth that is certain but below the floor", () => {
    const creeping = leakOf(heap(20, (cycle) => KIB * cycle));
    expect(creeping).toMatchObject({ status: "NO_LEAKS_DETECTED" });
    expect(creeping.pValue).toBeLessThan(0.001);
    expect(creeping.reason).toContain("below the 64 KiB that count as a leak");
    // 1 % of 400 MiB is 4 MiB: what is a leak in a small heap is not one there.
    const large = heap(20, (cycle) => 50 * KIB * cycle).map((value) => value + 400 * MIB);
    expect(leakOf(large).status).toBe("NO_LEAKS_DETECTED");
  });

  it("are only suspected where growth fades or comes in one step", () => {
    const fading = heap(24, (cycle) => 2 * MIB * Math.sqrt(Math.min(cycle, 12)));
    const step = (at: number) => heap(20, (cycle) => (cycle >= at ? MIB : 0), KIB);
    const slowing = heap(
      20,
      (cycle) => 300 * KIB * Math.min(cycle, 12) + 100 * KIB * Math.max(0, cycle - 12),
    );
    expect(leakOf(fading).status).toBe("LEAK_SUSPECTED");
    expect(leakOf(slowing).status).toBe("LEAK_SUSPECTED");
    expect([9, 12, 15].map((at) => leakOf(step(at)).status)).toEqual([
      "LEAK_SUSPECTED",
      "LEAK_SUSPECTED",
      "LEAK_SUSPECTED",
    ]);
    expect(leakOf(step(12)).reason).toContain("not steadily");
  });

  it("are detected as they were measured in a real process, and its clean twin is not one", () => {
    // Live heap of Node.js after garbage collection, in KiB over 3.9 MiB, with and without a list that keeps 50 small objects a cycle.
    const leaking = [
      0, 12.4, 24.9, 38.1, 49.6, 63.5, 75, 86.5, 98, 113.1, 124.6, 136.1, 147.6, 164.6, 176.1, 187.6, 199.1,
      210.6, 222.3, 233.7,
    ];
    const clean = [
      0, 12.2, 12.2, 12.2, 12.2, 12.2, 12.2, 12.2, 12.3, 12.7, 12.7, 13.3, 13.3, 13.3, 13.3, 13.3, 13.3, 13.3,
      13.5, 13.5,
    ];
    const inBytes = (values: readonly number[]) => values.map((value) => 3.9 * MIB + value * KIB);
    expect(leakOf(inBytes(leaking)).status).toBe("LEAK_DETECTED");
    expect(leakOf(inBytes(clean)).status).toBe("NO_LEAKS_DETECTED");
    expect(leakOf(inBytes(clean)).pValue).toBeLessThan(0.05);
  });

  it("are suspected in few seeded heaps that only tremble, and found in 95 of 100 that leak", () => {
    const statuses = (growth: number) =>
      Array.from(
        { length: 300 },
        (_, seed) => leakOf(heap(20, (cycle) => growth * cycle, 300 * KIB, seed + 1000)).status,
      );
    // A two-sided test at 5 % leaves 2.5 % for growth; three standard errors above that are 5.2 %.
    expect(statuses(0).filter((status) => status !== "NO_LEAKS_DETECTED").length).toBeLessThan(0.052 * 300);
    expect(statuses(200 * KIB).filter((status) => status === "LEAK_DETECTED").length).toBeGreaterThan(285);
  });

  it("are detected in fewer than 5 of 100 reports of 20 profiles that only tremble", () => {
    const reports = Array.from({ length: 60 }, (_, report) =>
      analyseMemory(
        Array.from({ length: 20 }, (_, index) => profile(heap(12, () => 0, 300 * KIB, 20 * report + index))),
      ),
    );
    const alarming = reports.filter(({ leaks }) => leaks.some(({ status }) => status === "LEAK_DETECTED"));
    expect(alarming.length).toBeLessThanOrEqual(5);
    const suspicious = reports.filter(({ leaks }) => leaks.some(({ status }) => status === "LEAK_SUSPECTED"));
    expect(suspicious.length).toBeGreaterThan(10);
  });
});

describe("the summary of memory", () => {
  it("holds the highest peak, and efficiency over the benchmarks that name a minimum", () => {
    const analysis = analyseMemory([
      profile([], { peak: 100, minimum: 60 }),
      profile([], { peak: 300, minimum: 140 }),
      profile([], { peak: 900 }),
    ]);
    expect(analysis.peak).toBe(900);
    expect(analysis.efficiency).toBeCloseTo(0.5, 12);
    expect(analysis.profiles).toHaveLength(3);
    expect(analysis.leaks).toHaveLength(3);
  });

  it("claims no efficiency without a minimum", () => {
    expect(analyseMemory([profile([])])).not.toHaveProperty("efficiency");
    expect(analyseMemory([])).toMatchObject({ peak: 0, leaks: [] });
  });
});
