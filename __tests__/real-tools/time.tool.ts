import { expect, it } from "vitest";
import { debianPackages, succeed } from "./installed.ts";
import { measurementOf, readPrinted } from "./read.ts";

it("time -v: elapsed time and memory are those that it printed, and near the truth", async () => {
  await debianPackages(["time"]);
  const { stderr } = await succeed("/usr/bin/time", ["-v", "sleep", "0.1"]);
  const reading = readPrinted(stderr, "time");
  const [elapsed = 0] = measurementOf(reading, "sleep 0.1").rounds.flat();
  expect(`0:${elapsed.toFixed(2).padStart(5, "0")}`).toBe(/m:ss\): ([\d:.]+)/.exec(stderr)?.[1]);
  expect(elapsed).toBeGreaterThanOrEqual(0.1);
  const kilobytes = Number(/Maximum resident set size \(kbytes\): (\d+)/.exec(stderr)?.[1]);
  expect(measurementOf(reading, "sleep 0.1", "peak-memory").rounds).toEqual([[kilobytes * 1024]]);
});
