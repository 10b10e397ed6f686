import { expect, it } from "vitest";
import { debianPackages, succeed } from "./installed.ts";
import { measurementOf, readPrinted } from "./read.ts";

it("sysbench: rate and latency are those that it printed", async () => {
  await debianPackages(["sysbench"]);
  const { stdout } = await succeed("sysbench", ["cpu", "--time=1", "run"]);
  const reading = readPrinted(stdout, "sysbench");
  const printed = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1]);

  expect(measurementOf(reading, "cpu", "throughput").rounds).toEqual([
    [printed(/events per second: +([\d.]+)/)],
  ]);
  const { rounds, unit } = measurementOf(reading, "cpu");
  expect(unit).toBe("s");
  expect((rounds[0]?.[0] ?? 0) * 1000).toBeCloseTo(printed(/avg: +([\d.]+)/), 9);
});
