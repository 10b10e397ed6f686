import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { readHistory } from "../../src/adapters/registry.ts";
import { findOutputs, loadOutput } from "../../src/harness/written-output.ts";
import { systemFiles } from "../../src/platform/files.ts";
import { emptyFolder, pythonPackages, succeed } from "./installed.ts";
import { measurementOf, readWritten } from "./read.ts";

const SUITE = `import time

def test_sleep(benchmark):
    benchmark.pedantic(time.sleep, args=(0.02,), rounds=4, iterations=2)
`;

let folder = "";
let pytest: readonly string[] = [];
beforeAll(async () => {
  const environment = await pythonPackages(["pytest==9.0.3", "pytest-benchmark==5.3.1"]);
  folder = await emptyFolder("pytest-benchmark");
  await writeFile(join(folder, "test_known.py"), SUITE);
  pytest = [
    join(environment, "bin", "python"),
    "-m",
    "pytest",
    "-q",
    "-p",
    "no:cacheprovider",
    "--benchmark-columns=mean",
  ];
}, 300_000);

function run(...flags: readonly string[]) {
  const [program = "", ...args] = pytest;
  return succeed(program, [...args, ...flags], { cwd: folder });
}

it("pytest-benchmark: our times are those that it printed, and near the truth", async () => {
  const { stdout } = await run("--benchmark-json=out.json");
  const { rounds, unit } = measurementOf(
    await readWritten("out.json", folder, "pytest-benchmark"),
    "test_known.py::test_sleep",
  );
  const samples = rounds.flat();
  expect(samples).toHaveLength(4);
  expect(unit).toBe("s");

  const mean = samples.reduce((sum, value) => sum + value, 0) / samples.length;
  const printed = /^test_sleep +(?<mean>[\d.]+)/m.exec(stdout)?.groups?.["mean"];
  expect((mean * 1000).toFixed(4)).toBe(printed);
  expect(Math.min(...samples)).toBeGreaterThanOrEqual(0.02);
});

it("pytest-benchmark: its storage folder is a history, whose newest run is the last", async () => {
  await run("--benchmark-save=first");
  const { stdout } = await run("--benchmark-save=second");
  const { measurements, warnings } = await readWritten(".benchmarks", folder, "pytest-benchmark");
  const printed = /^test_sleep +(?<mean>[\d.]+)/m.exec(stdout)?.groups?.["mean"];
  expect(((measurements[0]?.rounds[0]?.[0] ?? 0) * 1000).toFixed(4)).toBe(printed);
  expect(warnings[0]).toContain("1 other run");

  const files = systemFiles();
  const found = await findOutputs(".benchmarks", folder, files);
  const outputs = (await Promise.all(found.map((one) => loadOutput(one, folder, files)))).flat();
  expect(outputs.flatMap((output) => readHistory(output, "auto"))).toHaveLength(2);
});
