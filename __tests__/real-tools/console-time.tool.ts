import { expect, it } from "vitest";
import { succeed } from "./installed.ts";
import { BUSY, BUSY_20_MS } from "./node-project.ts";
import { measurementOf, readPrinted } from "./read.ts";

it("console.time: our times are those that Node.js printed", async () => {
  const timed = `${BUSY} for (let n = 0; n < 3; n += 1) { console.time("busy"); busy(20); console.timeEnd("busy"); }`;
  const { stdout } = await succeed("node", ["--eval", timed]);
  const samples = measurementOf(readPrinted(stdout, "console-time"), "busy").rounds.flat();
  const printed = [...stdout.matchAll(/^busy: ([\d.]+)ms$/gm)].map(([, time]) => Number(time) / 1000);
  expect(samples).toEqual(printed);
  expect(samples).toHaveLength(3);
  expect(Math.min(...samples)).toBeGreaterThanOrEqual(BUSY_20_MS);
});
