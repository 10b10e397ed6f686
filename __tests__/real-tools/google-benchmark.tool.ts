import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Reading } from "../../src/adapters/adapter.ts";
import { debianPackages, emptyFolder, succeed } from "./installed.ts";
import { expectPrinted } from "./printed.ts";
import { measurementOf, readPrinted, readWritten } from "./read.ts";

const BENCHMARKS = `#include <benchmark/benchmark.h>
#include <chrono>
#include <thread>

static void BM_Sleep(benchmark::State& state) {
  for (auto _ : state) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  state.SetBytesProcessed(state.iterations() * 1000);
}
BENCHMARK(BM_Sleep)->UseRealTime()->Unit(benchmark::kMillisecond)->Iterations(3)->Repetitions(3);

static void BM_Fails(benchmark::State& state) {
  state.SkipWithError("out of order");
  for (auto _ : state) {}
}
BENCHMARK(BM_Fails);
BENCHMARK_MAIN();
`;

const NAME = "BM_Sleep/iterations:3/repeats:3/real_time";
const PRINTED = /^BM_Sleep\S+real_time +(?<time>[\d.]+) ms .*bytes_per_second=(?<rate>[\d.]+)Ki?\/s/gim;

it("Google Benchmark: our times are those that it printed, in JSON, in CSV and in the console", async () => {
  await debianPackages(["libbenchmark-dev", "g++"]);
  const folder = await emptyFolder("google-benchmark");
  await writeFile(join(folder, "bench.cc"), BENCHMARKS);
  await succeed("g++", ["-O1", "-o", "bench", "bench.cc", "-lbenchmark", "-lpthread"], { cwd: folder });
  const run = (format: string) =>
    succeed(join(folder, "bench"), [`--benchmark_out=out.${format}`, `--benchmark_out_format=${format}`], {
      cwd: folder,
    });

  for (const format of ["json", "csv"]) {
    const { stdout } = await run(format);
    const written = await readWritten(`out.${format}`, folder, "google-benchmark");
    const printed = [...stdout.matchAll(PRINTED)].map(({ groups }) => groups);
    expect(printed).toHaveLength(3);
    const times = timesOf(written);
    const rates = measurementOf(written, NAME, "throughput").rounds.flat();
    printed.forEach((row, index) => {
      expectPrinted((times[index] ?? Number.NaN) * 1000, row?.["time"]);
      expect((rates[index] ?? Number.NaN) / 1024 / Number(row?.["rate"])).toBeCloseTo(1, 4);
    });
    expect(Math.min(...times)).toBeGreaterThanOrEqual(0.02);
    expect(written.failures).toMatchObject([{ benchmark: "BM_Fails", message: "out of order" }]);

    const console = readPrinted(stdout, "google-benchmark");
    expect(timesOf(console)).toEqual(printed.map((row) => Number(row?.["time"]) / 1000));
    expect(console.failures).toEqual(written.failures);
  }
});

/** One for each repetition: each is a round. */
function timesOf(reading: Reading): readonly number[] {
  const { rounds, unit, better } = measurementOf(reading, NAME);
  expect([unit, better, rounds.length]).toEqual(["s", "lower", 3]);
  return rounds.flat();
}
