import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { debianPackages, emptyFolder, succeed } from "./installed.ts";
import { measurementOf, readPrinted } from "./read.ts";

const SCRIPT = `
require "benchmark"
Benchmark.bmbm do |x|
  x.report("sleep 20 ms:") { sleep 0.02 }
  x.report("a label with (brackets)") { 100_000.times.sum }
end
`;

it("ruby-benchmark: our times are those that it printed after the rehearsal, and not below a sleep", async () => {
  await debianPackages(["ruby"]);
  const folder = await emptyFolder("ruby-benchmark");
  await writeFile(join(folder, "bench.rb"), SCRIPT);
  const { stdout } = await succeed("ruby", ["bench.rb"], { cwd: folder });
  const reading = readPrinted(stdout, "ruby-benchmark");
  expect(reading.measurements.map(({ benchmark, metric }) => `${benchmark}: ${metric}`)).toEqual([
    "sleep 20 ms: time",
    "sleep 20 ms: cpu-time",
    "a label with (brackets): time",
    "a label with (brackets): cpu-time",
  ]);

  const [, afterRehearsal = ""] = stdout.split(/total: [\d.]+sec\n/);
  for (const [label, name] of [
    ["sleep 20 ms:", "sleep 20 ms"],
    ["a label with (brackets)", "a label with (brackets)"],
  ] as const) {
    const line = afterRehearsal.split("\n").find((each) => each.startsWith(label)) ?? "";
    const [, , total, real] = line.slice(label.length).match(/\d+\.\d{6}/g) ?? [];
    expect(measurementOf(reading, name).rounds[0]?.[0]?.toFixed(6)).toBe(real);
    expect(measurementOf(reading, name, "cpu-time").rounds[0]?.[0]?.toFixed(6)).toBe(total);
  }
  expect(measurementOf(reading, "sleep 20 ms").rounds[0]?.[0]).toBeGreaterThanOrEqual(0.02);
});
