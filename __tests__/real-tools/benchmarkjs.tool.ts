import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { succeed } from "./installed.ts";
import { BUSY, BUSY_20_MS, nodeProject } from "./node-project.ts";
import { measurementOf, readPrinted, readWritten } from "./read.ts";

const SUITE = `
${BUSY}
const { Suite } = require("benchmark");
const suite = new Suite();
suite
  .add("busy 20 ms", () => busy(20), { maxTime: 0.3, minSamples: 5 })
  .add("throws", () => { throw new Error("boom"); })
  .on("cycle", ({ target }) => console.log(String(target)))
  .on("complete", () => require("node:fs").writeFileSync("out.json", JSON.stringify(suite.map((one) => one))))
  .run();
`;

it("benchmark.js: our rate is the one that it printed, and follows from the samples", async () => {
  const folder = await nodeProject("benchmarkjs", ["benchmark@2.1.4"]);
  await writeFile(join(folder, "suite.cjs"), SUITE);
  const { stdout } = await succeed("node", ["suite.cjs"], { cwd: folder });

  const printed = readPrinted(stdout, "benchmarkjs");
  const rate = measurementOf(printed, "busy 20 ms", "throughput").rounds.flat()[0] ?? Number.NaN;
  expect(rate.toFixed(2)).toBe(/ms x (?<rate>[\d.]+) ops/.exec(stdout)?.groups?.["rate"]);
  expect(printed.failures.map(({ benchmark }) => benchmark)).toEqual(["throws"]);

  const written = await readWritten("out.json", folder, "benchmarkjs");
  const samples = measurementOf(written, "busy 20 ms").rounds.flat();
  const mean = samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
  expect((1 / mean).toFixed(2)).toBe(rate.toFixed(2));
  expect(Math.min(...samples)).toBeGreaterThanOrEqual(BUSY_20_MS);
  expect(written.failures.map(({ benchmark }) => benchmark)).toEqual(["throws"]);
});
