import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { emptyFolder, finish } from "./installed.ts";
import { measurementOf, readPrinted } from "./read.ts";

const BENCHMARKS = `package bench

import (
	"testing"
	"time"
)

func BenchmarkSleep(b *testing.B) {
	b.Run("ms=5", func(b *testing.B) {
		b.SetBytes(1000)
		for i := 0; i < b.N; i++ {
			time.Sleep(5 * time.Millisecond)
		}
		b.ReportMetric(7.5, "points")
	})
}

func BenchmarkBroken(b *testing.B) {
	b.Fatal("out of order")
}
`;

const PRINTED =
  /^(?:BenchmarkSleep\S+)?\s+\d+\t\s*(?<time>[\d.]+) ns\/op\t\s*(?<rate>[\d.]+) MB\/s\t\s*7.500 points/gm;

it.each([[[]], [["-json"]]])(
  "go test %j: our times are those that it printed, and near the truth",
  async (flags) => {
    const folder = await emptyFolder("go");
    await writeFile(join(folder, "go.mod"), "module example.test/bench\n\ngo 1.21\n");
    await writeFile(join(folder, "bench_test.go"), BENCHMARKS);
    const args = ["test", "-run", "^$", "-bench", ".", "-benchtime", "10x", "-count", "3", ...flags, "."];
    const { stdout, exitCode } = await finish("go", args, { cwd: folder });
    expect(exitCode).toBe(1);
    const reading = readPrinted(stdout, "go");
    const time = measurementOf(reading, "BenchmarkSleep/ms=5");
    const throughput = measurementOf(reading, "BenchmarkSleep/ms=5", "throughput");
    const points = measurementOf(reading, "BenchmarkSleep/ms=5", "points");

    const plain = flags.length === 0 ? stdout : outputOf(stdout);
    const printed = [...plain.matchAll(PRINTED)];
    expect(printed).toHaveLength(3);
    expect(time.rounds).toEqual([printed.map(({ groups }) => Number(groups?.["time"]) / 1e9)]);
    expect(throughput.rounds).toEqual([printed.map(({ groups }) => Number(groups?.["rate"]) * 1e6)]);
    expect(points.rounds).toEqual([[7.5, 7.5, 7.5]]);
    expect(Math.min(...time.rounds.flat())).toBeGreaterThanOrEqual(0.005);
    expect(reading.failures).toMatchObject([{ benchmark: "BenchmarkBroken", kind: "failed" }]);
    expect(reading.failures[0]?.message).toContain("out of order");
  },
);

function outputOf(events: string): string {
  return events
    .trim()
    .split("\n")
    .map((line): string => JSON.parse(line).Output ?? "")
    .join("");
}
