import { readNumber } from "../read/text.ts";
import type { GoBenchmark } from "./go-lines.ts";

const PROCESSORS = /-\d+$/;

type Named = Pick<GoBenchmark, "pkg" | "name">;

/**
 * Names without the number of processors that Go adds (`-8`), so that a
 * benchmark keeps its identity on a machine with more of them.
 *
 * Go writes none for one processor, and then `BenchmarkSort/size-10` ends in a
 * number of its own. The two cannot be told apart on one line. Where a name
 * occurs in the same package with several numbers, or with and without one,
 * (`-cpu 1,2,4`, or such sizes) the numbers tell benchmarks apart and stay.
 */
export function withoutProcessors(benchmarks: readonly Named[]): (named: Named) => string {
  const endings = new Map<string, Set<string>>();
  const key = ({ pkg, name }: Named) => `${pkg}\n${name.replace(PROCESSORS, "")}`;
  for (const benchmark of benchmarks) {
    const known = endings.get(key(benchmark)) ?? new Set();
    endings.set(key(benchmark), known.add(PROCESSORS.exec(benchmark.name)?.[0] ?? ""));
  }
  return (named) =>
    (endings.get(key(named))?.size ?? 0) > 1 ? named.name : named.name.replace(PROCESSORS, "");
}

/** `BenchmarkSort/size=100/kind=int` has two parameters. */
export function parametersOf(benchmark: string): Readonly<Record<string, string | number>> | undefined {
  const pairs = benchmark.split("/").flatMap((part): [string, string | number][] => {
    const { name, value } = /^(?<name>[A-Za-z_]\w*)=(?<value>[^=]*)$/.exec(part)?.groups ?? {};
    return name === undefined || value === undefined ? [] : [[name, readNumber(value) ?? value]];
  });
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}
