import { readNumber } from "../read/text.ts";
import type { GoResult } from "./go-lines.ts";

const PROCESSORS = /-\d+$/;

/**
 * Names without the number of processors that Go adds (`-8`), so that a
 * benchmark keeps its identity on a machine with more of them.
 *
 * Go writes none for one processor, and then `BenchmarkSort/size-10` ends in a
 * number of its own. The two cannot be told apart on one line. Where a name
 * occurs in the same package with several numbers, or with and without one,
 * (`-cpu 1,2,4`, or such sizes) the numbers tell benchmarks apart and stay.
 */
export function withoutProcessors(results: readonly GoResult[]): (result: GoResult) => string {
  const endings = new Map<string, Set<string>>();
  const key = ({ pkg, name }: GoResult) => `${pkg}\n${name.replace(PROCESSORS, "")}`;
  for (const result of results) {
    const known = endings.get(key(result)) ?? new Set();
    endings.set(key(result), known.add(PROCESSORS.exec(result.name)?.[0] ?? ""));
  }
  return (result) =>
    (endings.get(key(result))?.size ?? 0) > 1 ? result.name : result.name.replace(PROCESSORS, "");
}

/** `BenchmarkSort/size=100/kind=int` has two parameters. */
export function parametersOf(benchmark: string): Readonly<Record<string, string | number>> | undefined {
  const pairs = benchmark.split("/").flatMap((part): [string, string | number][] => {
    const { name, value } = /^(?<name>[A-Za-z_]\w*)=(?<value>[^=]*)$/.exec(part)?.groups ?? {};
    return name === undefined || value === undefined ? [] : [[name, readNumber(value) ?? value]];
  });
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}
