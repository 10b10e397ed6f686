import type { Adapter } from "../adapter.ts";
import { assemble, type Entry } from "../read/reading.ts";
import { cleanText, sampleOf } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { tellingKeys } from "./go-configuration.ts";
import { type GoBenchmark, type GoLines, readGoLines } from "./go-lines.ts";
import { goMetrics } from "./go-metrics.ts";
import { parametersOf, withoutProcessors } from "./go-names.ts";

// pkg: example.org/strings
// BenchmarkJoin/size=100-8   	  714387	      1423 ns/op	  56.2 MB/s	     896 B/op	       1 allocs/op
// Printed by `go test -bench`, also with -json, and read by benchstat: https://go.dev/design/14313-benchmark-format

export const go: Adapter = {
  name: "go",
  recognises: (output) =>
    output.kind === "file" &&
    cleanText(sampleOf(output.file)).includes("Benchmark") &&
    isResultOfGo(readGoLines(sampleOf(output.file))),
  parse(output) {
    const read = output.kind === "file" ? readGoLines(output.file) : undefined;
    if (read === undefined || (read.benchmarks.length === 0 && !read.isGo)) {
      throw unreadable(output, {
        expected: "the output of go test -bench",
        found: 'no line has a result such as "BenchmarkJoin-8  714387  1423 ns/op"',
      });
    }
    const { benchmarks, failures, better, context, warnings } = read;
    const { metrics, warnings: unitWarnings } = goMetrics(better);
    const nameOf = namesOf(read);
    const entries = [...groups(benchmarks, nameOf)].map(
      ([benchmark, [name, settings, repetitions]]): Entry => {
        const parameters = { ...parametersOf(name), ...settings };
        return {
          benchmark,
          metrics: metrics(repetitions),
          ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
        };
      },
    );
    return assemble({
      entries,
      failures: failures.map(({ pkg, ...failure }) => ({
        ...failure,
        benchmark: nameOf({ pkg, name: failure.benchmark }),
      })),
      context,
      warnings: [...warnings, ...unitWarnings],
    });
  },
};

/** Any tool may print a line that begins with "Benchmark"; only Go's have its units or stand among its lines. */
function isResultOfGo({ benchmarks, isGo }: GoLines): boolean {
  return benchmarks.length > 0 && (isGo || benchmarks.some(({ values }) => values.has("ns/op")));
}

/** Without the number of processors, and with the package where there are several. */
function namesOf({ benchmarks, failures }: GoLines): (named: Pick<GoBenchmark, "pkg" | "name">) => string {
  const shortName = withoutProcessors(benchmarks);
  const severalPackages = new Set([...benchmarks, ...failures].map(({ pkg }) => pkg)).size > 1;
  return (named) =>
    severalPackages && named.pkg !== "" ? `${named.pkg}/${shortName(named)}` : shortName(named);
}

type Settings = Readonly<Record<string, string>>;

/** The same benchmark may come under several configurations, of which not all tell it apart. */
function groups(
  benchmarks: readonly GoBenchmark[],
  nameOf: (benchmark: GoBenchmark) => string,
): ReadonlyMap<string, readonly [name: string, Settings, GoBenchmark[]]> {
  const grouped = new Map<string, readonly [string, Settings, GoBenchmark[]]>();
  const keys = tellingKeys(benchmarks);
  for (const benchmark of benchmarks) {
    const name = nameOf(benchmark);
    const settings = Object.fromEntries(
      keys.flatMap((key) => {
        const value = benchmark.configuration.get(key);
        return value === undefined ? [] : [[key, value]];
      }),
    );
    const identity = withSettings(name, settings);
    const group = grouped.get(identity);
    if (group === undefined) grouped.set(identity, [name, settings, [benchmark]]);
    else group[2].push(benchmark);
  }
  return grouped;
}

/** `BenchmarkSort (note=before)`: the same benchmark with other settings is another one. */
function withSettings(benchmark: string, settings: Settings): string {
  const written = Object.entries(settings).map(([key, value]) => `${key}=${value}`);
  return written.length === 0 ? benchmark : `${benchmark} (${written.join(", ")})`;
}
