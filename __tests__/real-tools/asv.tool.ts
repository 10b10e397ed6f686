import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { samplesOf } from "../../src/domain/measurement.ts";
import { emptyFolder, pythonPackages, succeed } from "./installed.ts";
import { measurementOf, readPrinted, readWritten } from "./read.ts";

const CONFIGURATION = {
  version: 1,
  project: "demo",
  repo: ".",
  environment_type: "existing",
  branches: ["main"],
  benchmark_dir: "benchmarks",
  env_dir: "asv/env",
  results_dir: "asv/results",
  html_dir: "asv/html",
};

const SUITE = `import time

class Sleep:
    params = [10, 20]
    param_names = ["milliseconds"]
    repeat = 3
    number = 1
    rounds = 1
    warmup_time = 0.0

    def time_sleep(self, milliseconds):
        time.sleep(milliseconds / 1000)

def track_answer():
    return 42
track_answer.unit = "points"
`;

let folder = "";
let asv: (...args: readonly string[]) => Promise<{ readonly stdout: string }>;
let printed = "";
beforeAll(async () => {
  const environment = await pythonPackages(["asv==0.6.6"]);
  folder = await emptyFolder("asv");
  await mkdir(join(folder, "benchmarks"));
  await writeFile(join(folder, "asv.conf.json"), JSON.stringify(CONFIGURATION));
  await writeFile(join(folder, "benchmarks", "__init__.py"), "");
  await writeFile(join(folder, "benchmarks", "suite.py"), SUITE);
  const git = (...args: readonly string[]) =>
    succeed("git", ["-c", "user.name=dev", "-c", "user.email=dev@example.com", ...args], { cwd: folder });
  await git("init", "-q", "-b", "main");
  await git("add", "-A");
  await git("commit", "-q", "-m", "one");
  const commit = (await git("rev-parse", "HEAD")).stdout.trim();

  // asv keeps what it knows of the machine in the home folder.
  asv = (...args) => succeed(join(environment, "bin", "asv"), args, { cwd: folder, env: { HOME: folder } });
  await asv("machine", "--yes", "--machine", "runner");
  const python = join(environment, "bin", "python");
  ({ stdout: printed } = await asv(
    "run",
    "-E",
    `existing:${python}`,
    "--set-commit-hash",
    commit,
    "--record-samples",
  ));
}, 300_000);

it("asv: the values of its results folder are those that it printed, and near the truth", async () => {
  const written = await readWritten("asv/results", folder, "asv");
  const text = readPrinted(printed, "asv");
  for (const milliseconds of [10, 20]) {
    const name = `suite.Sleep.time_sleep(${milliseconds})`;
    const samples = samplesOf(measurementOf(written, name));
    expect(samples).toHaveLength(3);
    expect(Math.min(...samples)).toBeGreaterThanOrEqual(milliseconds / 1000);
    const [value = 0] = samplesOf(measurementOf(text, name));
    expect(value.toPrecision(3)).toBe(median(samples).toPrecision(3));
    expect(measurementOf(written, name).parameters).toEqual({ milliseconds });
  }
  expect(samplesOf(measurementOf(written, "suite.track_answer", "value"))).toEqual([42]);
  expect(measurementOf(written, "suite.track_answer", "value").unit).toBe("points");
});

it("asv: what it shows and compares has the same values", async () => {
  const run = readPrinted(printed, "asv");
  const shown = readPrinted((await asv("show", "main")).stdout, "asv");
  expect(shown.measurements).toEqual(run.measurements);

  const compared = readPrinted((await asv("compare", "main", "main")).stdout, "asv");
  const values = ({ measurements }: typeof run) =>
    measurements.map(({ benchmark, rounds, unit }) => [benchmark, rounds, unit]).sort();
  expect(values(compared)).toEqual(values(run));
});

function median(samples: readonly number[]): number {
  return samples.toSorted((one, other) => one - other)[Math.floor(samples.length / 2)] ?? Number.NaN;
}
