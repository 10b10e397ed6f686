import type { Adapter } from "../adapter.ts";
import { assemble, type Entry } from "../read/reading.ts";
import { cleanText } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { type GoLines, type GoResult, hasTime, readGoLines } from "./go-lines.ts";
import { goMetrics } from "./go-metrics.ts";
import { parametersOf, withoutProcessors } from "./go-names.ts";

// pkg: example.org/strings
// BenchmarkJoin/size=100-8   	  714387	      1423 ns/op	  56.2 MB/s	     896 B/op	       1 allocs/op
// Printed by `go test -bench`, also with -json, and read by benchstat: https://go.dev/design/14313-benchmark-format

export const go: Adapter = {
  name: "go",
  recognises: (output) =>
    output.kind === "file" &&
    cleanText(output.file).includes("Benchmark") &&
    isResultOfGo(readGoLines(output.file)),
  parse(output) {
    const read = output.kind === "file" ? readGoLines(output.file) : undefined;
    if (read === undefined || (read.results.length === 0 && !read.isGo)) {
      throw unreadable(output, {
        expected: "the output of go test -bench",
        found: 'no line has a result such as "BenchmarkJoin-8  714387  1423 ns/op"',
      });
    }
    const { results, failures, better, context, warnings } = read;
    const severalPackages = new Set([...results, ...failures].map(({ pkg }) => pkg)).size > 1;
    const { metrics, warnings: unitWarnings } = goMetrics(better);
    const entries = [...groups(results, severalPackages)].map(([benchmark, repetitions]): Entry => {
      const parameters = parametersOf(benchmark);
      return { benchmark, metrics: metrics(repetitions), ...(parameters ? { parameters } : {}) };
    });
    return assemble({
      entries,
      failures: failures.map(({ pkg, ...failure }) => ({
        ...failure,
        benchmark: severalPackages ? inPackage(pkg, failure.benchmark) : failure.benchmark,
      })),
      context: severalPackages ? { ...context, pkg: undefined } : context,
      warnings: [...warnings, ...unitWarnings],
    });
  },
};

/** Any tool may print a line that begins with "Benchmark"; only Go's have its units or stand among its lines. */
function isResultOfGo({ results, isGo }: GoLines): boolean {
  return results.length > 0 && (isGo || results.some(hasTime));
}

/** With `-count`, each line of the same name is one more sample of the same benchmark. */
function groups(
  results: readonly GoResult[],
  severalPackages: boolean,
): ReadonlyMap<string, readonly GoResult[]> {
  const grouped = new Map<string, GoResult[]>();
  const shortNames = withoutProcessors(results);
  for (const result of results) {
    const name = shortNames(result);
    const benchmark = severalPackages ? inPackage(result.pkg, name) : name;
    const group = grouped.get(benchmark);
    if (group === undefined) grouped.set(benchmark, [result]);
    else group.push(result);
  }
  return grouped;
}

function inPackage(pkg: string, name: string): string {
  return pkg === "" ? name : `${pkg}/${name}`;
}
