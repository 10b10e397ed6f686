import { describe, expect, it } from "vitest";
import { writeSpacing } from "../../../src/platform/github/write-spacing.ts";

async function beginnings(spacing: ReturnType<typeof writeSpacing>, count: number): Promise<number[]> {
  const begun: number[] = [];
  const started = performance.now();
  const jobs = Array.from({ length: count }, () =>
    spacing.key().schedule({}, async () => {
      begun.push(performance.now() - started);
    }),
  );
  await Promise.all(jobs);
  return begun;
}

describe("the spacing of writes", () => {
  it("lets the first go at once and the next ones a little later each", async () => {
    const [, second = 0, third = 0] = await beginnings(writeSpacing({ milliseconds: 40 }), 3);
    expect(second).toBeGreaterThanOrEqual(38);
    expect(third).toBeGreaterThanOrEqual(78);
  });

  it("slows down after the burst", async () => {
    const begun = await beginnings(writeSpacing({ milliseconds: 20, burst: 2 }), 4);
    // The third waits as the second did, and the fourth ten times as long.
    expect(begun[2]).toBeGreaterThanOrEqual(38);
    expect(begun[3]).toBeGreaterThanOrEqual(235);
  });

  it("does not make up for a time in which nothing was written", async () => {
    const spacing = writeSpacing({ milliseconds: 30 });
    await beginnings(spacing, 1);
    await new Promise((resolve) => setTimeout(resolve, 60));
    const [, second = 0] = await beginnings(spacing, 2);
    expect(second).toBeGreaterThanOrEqual(28);
  });
});
