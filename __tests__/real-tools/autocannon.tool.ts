import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { npmPackages, succeed } from "./installed.ts";
import { measurementOf, readPrinted, readWritten } from "./read.ts";
import { waitingServer } from "./waiting-server.ts";

const WAIT = 0.02;

let server: Awaited<ReturnType<typeof waitingServer>>;
let folder: string;
beforeAll(async () => {
  folder = await npmPackages(["autocannon@9.0.0"]);
  server = await waitingServer(WAIT * 1000);
});
afterAll(() => server.stop());

it("autocannon: its JSON and the tables of the same run agree, and are near the truth", async () => {
  const script = `
    import { writeFileSync } from "node:fs";
    import autocannon from "autocannon";
    const result = await autocannon({ url: "${server.url}/", connections: 4, duration: 2 });
    writeFileSync("out.json", JSON.stringify(result));
    process.stdout.write("Running 2s test @ ${server.url}/\\n4 connections\\n\\n");
    process.stdout.write(autocannon.printResult(result, { renderLatencyTable: true }));`;
  await writeFile(join(folder, "run.mjs"), script);
  const { stdout } = await succeed("node", ["run.mjs"], { cwd: folder });

  const written = await readWritten("out.json", folder, "autocannon");
  const printed = readPrinted(stdout, "autocannon");
  for (const metric of ["time", "time-p50", "time-p99", "time-p999", "throughput", "error-rate"]) {
    const of = (reading: typeof printed) => measurementOf(reading, `${server.url}/`, metric).rounds;
    expect(of(printed)).toEqual(of(written));
  }
  const mean = measurementOf(written, `${server.url}/`).rounds[0]?.[0] ?? Number.NaN;
  expect(stdout).toContain(`│ ${Number((mean * 1000).toFixed(2))} ms `);
  expect(mean).toBeGreaterThanOrEqual(WAIT);
});
