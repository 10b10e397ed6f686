import type { Failure } from "../../domain/measurement.ts";
import { failed } from "../read/reading.ts";
import { type Block, blockOf } from "./jmh-block.ts";
import { identities, type JmhIdentity } from "./jmh-identity.ts";
import type { JmhResult } from "./jmh-results.ts";
import { roughly } from "./jmh-rows.ts";

// # VM version: JDK 17.0.15, OpenJDK 64-Bit Server VM, 17.0.15+6
// # Threads: 1 thread, will synchronize iterations
// # Benchmark mode: Average time, time/op
// # Benchmark: demo.Demo.sleep
// # Parameters: (micros = 1000, text = plain)
// What follows is in jmh-block.ts.

const MODE = "# Benchmark mode: ";
const NAME = "# Benchmark: ";
const THREADS = "# Threads: ";
const VERSION = "# JMH version: ";
const JAVA = "# VM version: JDK ";

export function isLog(lines: readonly string[]): boolean {
  return lines.some((line) => line.startsWith(MODE)) && lines.some((line) => line.startsWith(NAME));
}

/** What a run prints while it measures: every iteration of every fork, to three decimals. */
export function readLog(lines: readonly string[]): {
  readonly results: readonly JmhResult[];
  /** Of all benchmarks, also of those without a number. */
  readonly all: readonly JmhIdentity[];
  readonly failures: readonly Failure[];
  readonly warnings: readonly string[];
} {
  const blocks = blocksOf(lines);
  const nameOf = identities(blocks);
  const rough = new Set(blocks.filter(({ isRough }) => isRough).map((block) => nameOf(block)));
  return {
    results: blocks.flatMap(({ primary, secondary, isRough, ...identity }) =>
      primary === undefined || isRough ? [] : [{ ...identity, primary, secondary }],
    ),
    all: blocks,
    failures: blocks.flatMap((block) =>
      block.failure === undefined ? [] : [failed(nameOf(block), { message: block.failure })],
    ),
    warnings: roughly(rough),
  };
}

/** Each begins with its mode and ends where the next one begins, or the tables at the end. */
function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  let threads: string | undefined;
  let current: { readonly threads: string | undefined; readonly lines: string[] } | undefined;
  const close = () => {
    const block = current === undefined ? undefined : blockOf(current.lines, current.threads);
    if (block !== undefined) blocks.push(block);
    current = undefined;
  };
  for (const line of lines) {
    if (line.startsWith(THREADS)) threads = /\d+/.exec(line)?.[0];
    if (line.startsWith(MODE)) {
      close();
      current = { threads, lines: [] };
    } else if (line.startsWith("# Run complete.")) close();
    current?.lines.push(line);
  }
  close();
  return blocks;
}

export function contextOfLog(lines: readonly string[]): Readonly<Record<string, string | undefined>> {
  const after = (start: string) => lines.find((line) => line.startsWith(start))?.slice(start.length);
  const [java, vm] = after(JAVA)?.split(", ") ?? [];
  return { jmh: after(VERSION), java, "java-vm": vm };
}
