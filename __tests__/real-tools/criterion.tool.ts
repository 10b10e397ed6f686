import { rm } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { succeed } from "./installed.ts";
import { measurementOf, readPrinted, readWritten } from "./read.ts";
import { RUST, rustBenchmarks } from "./rust.ts";

const VERSION = "0.8.2";

const MANIFEST = `harness = false

[dev-dependencies]
criterion = { version = "=${VERSION}", default-features = false, features = ["cargo_bench_support"] }
`;

const BENCHMARKS = `use criterion::{criterion_group, criterion_main, Criterion, SamplingMode, Throughput};
use std::time::Duration;

fn sleeps(c: &mut Criterion) {
    let mut group = c.benchmark_group("sleep");
    group.sampling_mode(SamplingMode::Flat);
    group.throughput(Throughput::ElementsAndBytes { elements: 50, bytes: 2048 });
    group.bench_function("5 | <ms>", |b| b.iter(|| std::thread::sleep(Duration::from_millis(5))));
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10)
        .warm_up_time(Duration::from_millis(50)).measurement_time(Duration::from_millis(500));
    targets = sleeps
}
criterion_main!(benches);
`;

const NAME = "sleep/5 | <ms>";
const TIME = /time: +\[\S+ ms (?<time>[\d.]+) ms \S+ ms\]/;
const RATE = /thrpt: +\[\S+ +\S+ (?<rate>[\d.]+) +(?<unit>[KM]?)elem\/s /;

let folder = "";
beforeAll(async () => {
  folder = await rustBenchmarks(`criterion-${VERSION}`, MANIFEST, BENCHMARKS);
});

it("Criterion.rs: text and folder give the times that it printed, near the truth", async () => {
  await rm(join(folder, "target", "criterion"), { recursive: true, force: true });
  const { stdout } = await succeed("cargo", ["bench"], { cwd: folder, env: RUST });
  const printed = Number(TIME.exec(stdout)?.groups?.["time"]);
  expect(printed).toBeGreaterThanOrEqual(5);

  const text = readPrinted(stdout, "criterion");
  expect(measurementOf(text, NAME).rounds).toEqual([[printed / 1000]]);
  const { rate, unit = "" } = RATE.exec(stdout)?.groups ?? {};
  const multiple = { K: 1e3, M: 1e6 }[unit] ?? 1;
  expect(measurementOf(text, NAME, "throughput").rounds).toEqual([[Number(rate) * multiple]]);
  expect(measurementOf(text, NAME, "byte-throughput").unit).toBe("B/s");

  const tree = await readWritten("target/criterion", folder, "criterion");
  const samples = measurementOf(tree, NAME).rounds.flat();
  expect(samples).toHaveLength(10);
  expect(Math.min(...samples)).toBeGreaterThanOrEqual(0.005);
  // With flat sampling the estimate is the mean.
  const mean = samples.reduce((sum, time) => sum + time, 0) / samples.length;
  expect((mean * 1000).toFixed(4)).toBe(printed.toFixed(4));
  expect(measurementOf(tree, NAME, "throughput").rounds[0]?.[0]).toBeCloseTo(50 / (samples[0] ?? 0), 6);
});
