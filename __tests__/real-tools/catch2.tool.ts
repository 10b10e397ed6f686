import { access, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { debianPackages, emptyFolder, finish, installed, succeed } from "./installed.ts";
import { measurementOf, readPrinted } from "./read.ts";

const TESTS = `#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#define CATCH_CONFIG_MAIN
#define CATCH_CONFIG_ENABLE_BENCHMARKING
#include <catch2/catch.hpp>
#endif
#include <chrono>
#include <stdexcept>
#include <thread>

TEST_CASE("Sleeping") {
  SECTION("long") {
    BENCHMARK("sleep of 20 ms") { std::this_thread::sleep_for(std::chrono::milliseconds(20)); };
  }
}
TEST_CASE("Failing") {
  BENCHMARK("throws") { if (std::chrono::steady_clock::now().time_since_epoch().count() > 0) throw std::runtime_error("out of order"); };
}
`;

const MEAN = /^ {30,}(?<mean>[\d.]+) ms +(?<low>[\d.]+) ms +(?<high>[\d.]+) ms $/m;

it("Catch2: our times are those that it printed, as text and as XML, and near the truth", async () => {
  await debianPackages(["catch2", "g++"]);
  // Version 2 is one large header: it takes longer to build than to run.
  const build = await installed("catch2-sleep-1", async (folder) => {
    await writeFile(join(folder, "tests.cc"), TESTS);
    const isLibrary = await access("/usr/include/catch2/catch_all.hpp").then(
      () => true,
      () => false,
    );
    const libraries = isLibrary ? ["-lCatch2Main", "-lCatch2"] : [];
    await succeed("g++", ["-std=c++17", "-o", "tests", "tests.cc", ...libraries], { cwd: folder });
  });
  const folder = await emptyFolder("catch2");
  const run = async (reporter: string) => {
    const few = ["--benchmark-samples", "5", "--benchmark-resamples", "100", "--benchmark-warmup-time", "5"];
    const { stdout } = await finish(join(build, "tests"), ["-r", reporter, ...few], { cwd: folder });
    const reading = readPrinted(stdout, "catch2");
    const measurement = measurementOf(reading, "sleep of 20 ms");
    expect(measurement).toMatchObject({ category: "Sleeping/long", unit: "s", better: "lower" });
    expect(reading.failures).toMatchObject([
      { category: "Failing", benchmark: "throws", message: "out of order" },
    ]);
    const [[mean = Number.NaN] = []] = measurement.rounds;
    expect(mean).toBeGreaterThanOrEqual(0.02);
    return { stdout, mean, interval: measurement.summary?.interval };
  };

  const text = await run("console");
  const printed = MEAN.exec(text.stdout)?.groups;
  expect(text.mean).toBe(Number(printed?.["mean"]) / 1000);
  expect(text.interval).toEqual({
    low: Number(printed?.["low"]) / 1000,
    high: Number(printed?.["high"]) / 1000,
  });

  const xml = await run("xml");
  expect(xml.mean).toBe(Number(/<mean value="(?<mean>[^"]+)"/.exec(xml.stdout)?.groups?.["mean"]) / 1e9);
  expect(xml.interval).toMatchObject({ confidence: 0.95 });
});
