import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { succeed } from "./installed.ts";
import { BUSY, BUSY_20_MS, nodeProject } from "./node-project.ts";
import { measurementOf, readPrinted, readWritten } from "./read.ts";

const BENCH = `
${BUSY.replace("(ms)", "(ms: number)")}
Deno.bench("busy 20 ms", { n: 5, warmup: 1 }, () => busy(20));
`;

it("deno: our times are those that it wrote and printed", async () => {
  const folder = await nodeProject("deno", ["deno@2.9.6"]);
  await writeFile(join(folder, "a_bench.ts"), BENCH);
  const deno = join(folder, "node_modules", ".bin", "deno");
  const environment = { NO_COLOR: "1", DENO_DIR: join(folder, "cache") };

  const json = await succeed(deno, ["bench", "--json", "a_bench.ts"], { cwd: folder, env: environment });
  await writeFile(join(folder, "out.json"), json.stdout);
  const written = measurementOf(await readWritten("out.json", folder, "deno"), "a_bench.ts > busy 20 ms");
  const average = /"avg": (?<average>[\d.]+)/.exec(await readFile(join(folder, "out.json"), "utf8"));
  expect(written.rounds).toEqual([[Number(average?.groups?.["average"]) / 1e9]]);
  expect(written.summary?.min).toBeGreaterThanOrEqual(BUSY_20_MS);

  const { stdout } = await succeed(deno, ["bench", "a_bench.ts"], { cwd: folder, env: environment });
  const [time] = measurementOf(readPrinted(stdout, "deno"), "a_bench.ts > busy 20 ms").rounds.flat();
  expect(((time ?? Number.NaN) * 1000).toFixed(1)).toBe(
    /busy 20 ms +\| +(?<time>[\d.]+) ms/.exec(stdout)?.groups?.["time"],
  );
  expect(time).toBeGreaterThanOrEqual(BUSY_20_MS);
});
