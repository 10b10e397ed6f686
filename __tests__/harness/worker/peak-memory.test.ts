import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { builtWorker } from "../../support/built-worker.ts";

const MEGABYTE = 1_000_000;

describe.runIf(process.platform === "linux")("the peak of the memory", () => {
  it("is that since the last reset, not that of the whole process", async () => {
    // In a process of its own: what else goes on in this one would show.
    const compiled = pathToFileURL(join(dirname(await builtWorker()), "peak-memory.js")).href;
    const script = `
      import { readPeak, resetPeak } from ${JSON.stringify(compiled)};
      const peaks = [];
      let held = Buffer.alloc(${150 * MEGABYTE}, 1);
      peaks.push(readPeak());
      held = undefined;
      globalThis.gc();
      await new Promise((resolve) => setTimeout(resolve, 50));
      peaks.push(readPeak(), resetPeak(), readPeak());
      held = Buffer.alloc(${60 * MEGABYTE}, 1);
      peaks.push(readPeak());
      console.log(JSON.stringify(peaks));`;
    const { stdout } = await promisify(execFile)(process.execPath, [
      "--expose-gc",
      "--input-type=module",
      "-e",
      script,
    ]);
    const [first, kept, canReset, reset, second] = JSON.parse(stdout);

    expect(first).toBeGreaterThan(150 * MEGABYTE);
    expect(kept).toBeGreaterThanOrEqual(first);
    expect(canReset).toBe(true);
    expect(reset).toBeLessThan(first - 100 * MEGABYTE);
    expect(second).toBeGreaterThan(60 * MEGABYTE);
    expect(second).toBeLessThan(first - 50 * MEGABYTE);
  });
});
