import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { succeed } from "./installed.ts";
import { BUSY, BUSY_20_MS, nodeProject } from "./node-project.ts";
import { measurementOf, readPrinted, readWritten } from "./read.ts";

const QUICK = "{ time: 100, warmupTime: 1, warmupIterations: 1 }";
const TO_4 = `
${BUSY}
import { bench, describe } from "vitest";
describe("waiting", () => bench("busy 20 ms", () => busy(20), ${QUICK}));
`;
const FROM_5 = `
${BUSY}
import { test } from "vitest";
test("waiting", async ({ bench }) => { await bench("busy 20 ms", () => busy(20)).run(${QUICK}); });
`;

/** The runner of this test must not pass on what it tells its own workers. */
const ENVIRONMENT = { CI: "1", NO_COLOR: "1", NODE_ENV: "", VITEST: "", TEST: "" };

/** Columns: hz, min, max, mean. */
const ROW = /busy 20 ms +(?<hz>[\d.,]+) +(?<min>[\d.,]+) +(?<max>[\d.,]+) +(?<mean>[\d.,]+) /;

it.each(["1.6.1", "4.1.12"])(
  "vitest %s: our times are those in its table and in its report",
  async (version) => {
    const folder = await nodeProject("vitest", [`vitest@${version}`]);
    await writeFile(join(folder, "a.bench.ts"), TO_4);
    const { stdout } = await succeed(
      join(folder, "node_modules", ".bin", "vitest"),
      ["bench", "--run", "--root", folder, "--outputJson", "out.json"],
      { cwd: folder, env: ENVIRONMENT },
    );
    const { mean = "", min = "" } = ROW.exec(stdout)?.groups ?? {};
    const report = await readWritten("out.json", folder, "vitest");
    for (const reading of [report, readPrinted(stdout, "vitest")]) {
      const { rounds } = measurementOf(reading, "a.bench.ts > waiting > busy 20 ms");
      expectPrinted(rounds.flat()[0], mean);
    }
    const { summary } = measurementOf(report, "a.bench.ts > waiting > busy 20 ms");
    expectPrinted(summary?.min, min);
    expect(summary?.min).toBeGreaterThanOrEqual(BUSY_20_MS);
  },
);

it("vitest 5: our time is the one in its table", async () => {
  const folder = await nodeProject("vitest", ["vitest@5.1.1"]);
  await writeFile(join(folder, "a.bench.ts"), FROM_5);
  const { stdout } = await succeed(
    join(folder, "node_modules", ".bin", "vitest"),
    [
      "bench",
      "--run",
      "--root",
      folder,
      "--reporter=default",
      "--reporter=json",
      "--outputFile.json=out.json",
    ],
    { cwd: folder, env: ENVIRONMENT },
  );
  const { mean = "" } = ROW.exec(stdout)?.groups ?? {};
  const reading = await readWritten("out.json", folder, "vitest");
  const { rounds, summary } = measurementOf(reading, "a.bench.ts > waiting > busy 20 ms");
  expectPrinted(rounds.flat()[0], mean);
  expect(summary?.min).toBeGreaterThanOrEqual(BUSY_20_MS);
});

/** vitest prints milliseconds, from 100 on with fewer decimals. */
function expectPrinted(seconds: number | undefined, printed: string): void {
  const decimals = printed.split(".")[1]?.length ?? 0;
  expect(((seconds ?? Number.NaN) * 1000).toFixed(decimals)).toBe(printed.replaceAll(",", ""));
}
