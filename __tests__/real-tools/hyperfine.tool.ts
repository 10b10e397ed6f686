import { join } from "node:path";
import { expect, it } from "vitest";
import { debianPackages, emptyFolder, succeed } from "./installed.ts";
import { measurementOf, readWritten } from "./read.ts";

it("hyperfine: our times are those that it printed, and near the truth", async () => {
  await debianPackages(["hyperfine"]);
  const folder = await emptyFolder("hyperfine");
  const { stdout } = await succeed(
    "hyperfine",
    ["-N", "--runs", "8", "--export-json", join(folder, "out.json"), "sleep 0.05"],
    { cwd: folder },
  );
  const reading = await readWritten("out.json", folder, "hyperfine");
  const { rounds, unit } = measurementOf(reading, "sleep 0.05");
  const samples = rounds.flat();
  expect(samples).toHaveLength(8);
  expect(unit).toBe("s");

  const mean = samples.reduce((sum, value) => sum + value, 0) / samples.length;
  const printed = /Time \(mean ± σ\):\s+(?<mean>[\d.]+) ms/.exec(stdout)?.groups?.["mean"];
  expect((mean * 1000).toFixed(1)).toBe(printed);
  expect(Math.min(...samples)).toBeGreaterThanOrEqual(0.05);
});
