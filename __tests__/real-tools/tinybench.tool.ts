import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { succeed } from "./installed.ts";
import { BUSY, BUSY_20_MS, nodeProject } from "./node-project.ts";
import { measurementOf, readPrinted, readWritten } from "./read.ts";

const bench = (options: string) => `
${BUSY}
import { writeFileSync } from "node:fs";
import { Bench } from "tinybench";
const bench = new Bench({ time: 200, iterations: 5, warmupTime: 20, warmupIterations: 1, ${options} });
bench.add("busy 20 ms", () => busy(20));
await bench.run();
console.table(bench.table());
writeFileSync("out.json", JSON.stringify(bench.tasks.map(({ name, result }) => ({ name, result }))));
`;

it.each([
  ["2.9.0", ""],
  ["4.1.0", ""],
  ["6.2.3", "retainSamples: true"],
])(
  "tinybench %s: our time is the one in its table, and the mean of all samples",
  async (version, options) => {
    const folder = await nodeProject("tinybench", [`tinybench@${version}`]);
    await writeFile(join(folder, "bench.mjs"), bench(options));
    const { stdout } = await succeed("node", ["bench.mjs"], { cwd: folder });

    const table =
      measurementOf(readPrinted(stdout, "tinybench"), "busy 20 ms").rounds.flat()[0] ?? Number.NaN;
    // Version 2 prints the rate in a column before that of the time.
    const [, printed] = /'busy 20 ms' │(?: '\d+' +│)? '?(?<time>[\d.]+)/.exec(stdout) ?? [];
    expect(table * 1e9).toBeCloseTo(Number(printed), 3);

    const written = await readWritten("out.json", folder, "tinybench");
    const samples = measurementOf(written, "busy 20 ms").rounds.flat();
    const mean = samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
    expect(samples.length).toBeGreaterThanOrEqual(5);
    // The table has whole nanoseconds.
    expect(Math.abs(mean - table) * 1e9).toBeLessThan(0.51);
    expect(Math.min(...samples)).toBeGreaterThanOrEqual(BUSY_20_MS);
  },
);
