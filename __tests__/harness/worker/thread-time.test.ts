import { describe, expect, it } from "vitest";
import { openThreadTime } from "../../../src/harness/worker/thread-time.ts";

function spin(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

describe("the time of the main thread", () => {
  it("is processor time: it grows by no more than the wall clock, and not while the thread sleeps", async () => {
    const read = openThreadTime();
    const begin = performance.now();
    const before = read();
    spin(20);
    const between = read();
    const wall = (performance.now() - begin) / 1000;
    await new Promise((resolve) => setTimeout(resolve, 100));
    const after = read();

    expect(between.cpu - before.cpu).toBeGreaterThan(0);
    expect(between.cpu - before.cpu).toBeLessThanOrEqual(wall * 1.01);
    expect(after.cpu - between.cpu).toBeLessThan(0.09);
  });

  it.runIf(process.platform === "linux")(
    "is brought up to date at each reading, not at the next tick",
    () => {
      const read = openThreadTime();
      // A tick comes every 1 to 10 ms: without the update most of these short spins would last no time at all.
      const steps = Array.from({ length: 200 }, () => {
        const before = read().cpu;
        spin(0.1);
        return read().cpu - before;
      });

      expect(Math.min(...steps)).toBeGreaterThan(0);
    },
  );

  it.runIf(process.platform === "linux")("and the waiting for a processor add up to the wall clock", () => {
    const read = openThreadTime();
    const begin = performance.now();
    const before = read();
    spin(30);
    const after = read();
    const wall = (performance.now() - begin) / 1000;
    const waited = (after.waited ?? Number.NaN) - (before.waited ?? Number.NaN);

    expect(waited).toBeGreaterThanOrEqual(0);
    expect(after.cpu - before.cpu + waited).toBeLessThanOrEqual(wall * 1.01);
  });
});
