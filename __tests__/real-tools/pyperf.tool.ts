import { join } from "node:path";
import { expect, it } from "vitest";
import { emptyFolder, pythonPackages, succeed } from "./installed.ts";
import { measurementOf, readWritten } from "./read.ts";

it("pyperf: our times are those that it printed, and near the truth", async () => {
  const environment = await pythonPackages(["pyperf==2.10.0"]);
  const folder = await emptyFolder("pyperf");
  const python = join(environment, "bin", "python");
  const fewValues = ["--processes=3", "--values=2", "--warmups=1", "--loops=2"];
  const { stdout } = await succeed(
    python,
    [
      "-m",
      "pyperf",
      "timeit",
      ...fewValues,
      "--name=sleep",
      "-o",
      "out.json",
      "-s",
      "import time",
      "time.sleep(0.02)",
    ],
    { cwd: folder },
  );
  const reading = await readWritten("out.json", folder, "pyperf");
  const { rounds, unit } = measurementOf(reading, "sleep");
  expect(rounds.map((round) => round.length)).toEqual([2, 2, 2]);
  expect(unit).toBe("s");

  const samples = rounds.flat();
  const mean = samples.reduce((sum, value) => sum + value, 0) / samples.length;
  const printed = /Mean \+- std dev: (?<mean>[\d.]+) (?<unit>ms|sec)/.exec(stdout)?.groups ?? {};
  const decimals = printed["mean"]?.split(".")[1]?.length ?? 0;
  expect((mean * (printed["unit"] === "ms" ? 1000 : 1)).toFixed(decimals)).toBe(printed["mean"]);
  expect(Math.min(...samples)).toBeGreaterThanOrEqual(0.02);
});
