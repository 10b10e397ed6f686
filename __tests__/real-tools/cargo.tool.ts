import { beforeAll, expect, it } from "vitest";
import { finish } from "./installed.ts";
import { measurementOf, readPrinted } from "./read.ts";
import { RUST, rustBenchmarks } from "./rust.ts";

const BENCHMARKS = `#![feature(test)]
extern crate test;

#[bench]
fn sleep_1_ms(b: &mut test::Bencher) {
    b.bytes = 1_000_000;
    b.iter(|| std::thread::sleep(std::time::Duration::from_millis(1)));
}

#[bench]
fn broken(_: &mut test::Bencher) {
    panic!("out of order");
}
`;

let folder = "";
beforeAll(async () => {
  folder = await rustBenchmarks("libtest", "", BENCHMARKS);
});

it.each([
  [
    "text",
    [],
    /^test sleep_1_ms \.\.\. bench: +(?<time>[\d,.]+) ns\/iter \(\+\/- .*\) = (?<rate>\d+) MB\/s$/m,
  ],
  [
    "json",
    ["--", "-Z", "unstable-options", "--format", "json"],
    /"name": "sleep_1_ms", "median": (?<time>[\d.]+), .*"mib_per_second": (?<rate>\d+) /,
  ],
])("cargo bench, %s: our times are those that it printed, and near the truth", async (_, args, pattern) => {
  const { stdout, exitCode } = await finish("cargo", ["bench", ...args], { cwd: folder, env: RUST });
  expect(exitCode).not.toBe(0);
  const reading = readPrinted(stdout, "cargo");
  const printed = pattern.exec(stdout)?.groups ?? {};
  const [[time = 0] = []] = measurementOf(reading, "sleep_1_ms").rounds;
  const [[rate] = []] = measurementOf(reading, "sleep_1_ms", "throughput").rounds;
  expect(time).toBe(Number(printed["time"]?.replaceAll(",", "")) / 1e9);
  expect(rate).toBe(Number(printed["rate"]) * 1e6);
  expect(time).toBeGreaterThanOrEqual(0.001);
  expect(reading.failures).toMatchObject([{ benchmark: "broken" }]);
  expect(reading.failures[0]?.output).toContain("out of order");
});
