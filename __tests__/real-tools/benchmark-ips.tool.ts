import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { debianPackages, emptyFolder, succeed } from "./installed.ts";
import { measurementOf, readPrinted, readWritten } from "./read.ts";

const SCRIPT = `
require "benchmark/ips"
Benchmark.ips do |x|
  x.config(:time => 0.4, :warmup => 0.1)
  x.report("sleep 20 ms") { sleep 0.02 }
  x.report("a label of more than twenty characters") { "abc".reverse }
  x.compare!
  x.json! "out.json"
end
`;

it("benchmark-ips: our rates are those that it printed and wrote, and below what a sleep allows", async () => {
  await debianPackages(["ruby", "ruby-benchmark-ips"]);
  const folder = await emptyFolder("benchmark-ips");
  await writeFile(join(folder, "bench.rb"), SCRIPT);
  const { stdout } = await succeed("ruby", ["bench.rb"], { cwd: folder });
  const names = ["sleep 20 ms", "a label of more than twenty characters"];

  const printed = readPrinted(stdout, "benchmark-ips");
  expect(printed.measurements.map(({ benchmark }) => benchmark)).toEqual(names);
  const [sleep = Number.NaN] = measurementOf(printed, "sleep 20 ms", "throughput").rounds.flat();
  expect(/^ *sleep 20 ms +(?<rate>[\d.]+) +\(±/m.exec(stdout)?.groups?.["rate"]).toBe(sleep.toFixed(3));
  expect(sleep).toBeLessThanOrEqual(50);

  const written = await readWritten("out.json", folder, "benchmark-ips");
  const entries: unknown = JSON.parse(await readFile(join(folder, "out.json"), "utf8"));
  expect(entries).toMatchObject(
    names.map((name) => ({ name, ips: measurementOf(written, name, "throughput").rounds[0]?.[0] })),
  );
  const [exact = Number.NaN] = measurementOf(written, "sleep 20 ms", "throughput").rounds.flat();
  expect(exact.toFixed(3)).toBe(sleep.toFixed(3));
});
