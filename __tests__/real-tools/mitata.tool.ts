import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { succeed } from "./installed.ts";
import { BUSY, BUSY_20_MS, nodeProject } from "./node-project.ts";
import { measurementOf, readPrinted, readWritten } from "./read.ts";

const BENCH = `
${BUSY}
import { writeFileSync } from "node:fs";
import { bench, group, run } from "mitata";
group("waiting", () => bench("busy $ms ms", function* (state) { yield () => busy(state.get("ms")); }).args("ms", [20]));
writeFileSync("out.json", JSON.stringify(await run()));
`;

it("mitata: our times are those that it printed", async () => {
  const folder = await nodeProject("mitata", ["mitata@1.0.34"]);
  await writeFile(join(folder, "bench.mjs"), BENCH);
  const { stdout } = await succeed("node", ["bench.mjs"], { cwd: folder });
  const printed = /(?<time>[\d.]+) ms(?:\S*)\/iter/.exec(stdout)?.groups?.["time"];

  const table = measurementOf(readPrinted(stdout, "mitata"), "busy 20 ms").rounds.flat()[0] ?? Number.NaN;
  expect((table * 1000).toFixed(2)).toBe(printed);

  const { rounds, category, parameters } = measurementOf(
    await readWritten("out.json", folder, "mitata"),
    "busy 20 ms",
  );
  const samples = rounds.flat();
  const mean = samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
  expect((mean * 1000).toFixed(2)).toBe(printed);
  expect(Math.min(...samples)).toBeGreaterThanOrEqual(BUSY_20_MS);
  expect({ category, parameters }).toEqual({ category: "waiting", parameters: { ms: 20 } });
});
