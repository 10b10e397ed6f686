import { beforeAll, expect, it } from "vitest";
import { succeed } from "./installed.ts";
import { measurementOf, readPrinted } from "./read.ts";
import { RUST, rustBenchmarks } from "./rust.ts";

const VERSION = "0.1.21";

const MANIFEST = `harness = false

[dev-dependencies]
divan = "=${VERSION}"
`;

const BENCHMARKS = `use divan::counter::BytesCount;
use std::time::Duration;

#[global_allocator]
static ALLOC: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 9, sample_size = 1, args = ["a | b", "c │ d"])]
fn sleep_5_ms(bencher: divan::Bencher, _: &str) {
    bencher
        .counter(BytesCount::new(5_000_u32))
        .bench(|| {
            std::thread::sleep(Duration::from_millis(5));
            vec![7_u8; 300]
        });
}
`;

let folder = "";
beforeAll(async () => {
  folder = await rustBenchmarks(`divan-${VERSION}`, MANIFEST, BENCHMARKS);
});

it("divan: our numbers are those that it printed, and near the truth", async () => {
  const { stdout } = await succeed("cargo", ["bench"], { cwd: folder, env: RUST });
  const reading = readPrinted(stdout, "divan");
  for (const argument of ["a | b", "c │ d"]) {
    const [, row = "", rates = ""] = stdout
      .slice(0)
      .split(new RegExp(`─ ${argument.replace("|", "\\|")} {2,}(.*)\n(.*)\n`));
    const [fastest, slowest, median, mean] = row.split("│").map(milliseconds);
    const name = `demo::sleep_5_ms::${argument}`;
    const { rounds, summary } = measurementOf(reading, name);
    expect(rounds).toEqual([[median]]);
    expect(summary).toEqual({ mean, median, min: fastest, max: slowest, count: 9 });
    expect(fastest).toBeGreaterThanOrEqual(0.005);

    const rate = /([\d.]+) ([KM]?B)\/s/.exec(rates.split("│").at(-4) ?? "");
    const { rounds: throughput } = measurementOf(reading, name, "throughput");
    const factor = { B: 1, KB: 1e3, MB: 1e6 }[rate?.[2] ?? ""] ?? Number.NaN;
    expect(throughput).toEqual([[Number(rate?.[1]) * factor]]);
    expect(measurementOf(reading, name, "bytes-per-op").rounds).toEqual([[300]]);
    expect(measurementOf(reading, name, "allocs-per-op").rounds).toEqual([[1]]);
  }
});

function milliseconds(cell: string): number {
  const { value, unit } = /(?<value>[\d.]+) (?<unit>m?s)/.exec(cell)?.groups ?? {};
  return unit === "ms" ? Number(value) / 1000 : Number(value);
}
