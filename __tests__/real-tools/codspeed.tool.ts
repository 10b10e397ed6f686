import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { emptyFolder, pythonPackages, succeed } from "./installed.ts";
import { measurementOf, readWritten } from "./read.ts";

const TEST = `
import time
import pytest

@pytest.mark.benchmark(max_time=0.3)
def test_sleep(benchmark):
    benchmark(lambda: time.sleep(0.02))
`;

it("codspeed: our shortest time is the one that pytest-codspeed printed, and our mean is not below", async () => {
  const python = await pythonPackages(["pytest==9.2.0", "pytest-codspeed==5.0.4"]);
  const folder = await emptyFolder("codspeed");
  await writeFile(join(folder, "test_sleep.py"), TEST);
  const { stdout } = await succeed(
    join(python, "bin", "pytest"),
    [
      "--codspeed",
      "--codspeed-mode=walltime",
      "--codspeed-warmup-time=0.05",
      "-p",
      "no:cacheprovider",
      "--rootdir",
      folder,
    ],
    { cwd: folder, env: { COLUMNS: "120" } },
  );
  const reading = await readWritten(".codspeed/*.json", folder, "codspeed");
  const { rounds, summary } = measurementOf(reading, "test_sleep.py::test_sleep");
  const best = /test_sleep │ +(?<time>[\d.]+)ms/.exec(stdout)?.groups?.["time"];
  expect(((summary?.min ?? Number.NaN) * 1000).toFixed(1)).toBe(best);
  expect(rounds.flat()[0]).toBeGreaterThanOrEqual(0.02);
});
