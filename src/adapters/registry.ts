import type { RecordedRun } from "../domain/run.ts";
import { BenchmarkError } from "../errors.ts";
import type { Adapter, Reading, ToolOutput } from "./adapter.ts";
import { bmf } from "./generic/bmf.ts";
import { customBiggerIsBetter, customSmallerIsBetter } from "./generic/custom.ts";
import { customCsv } from "./generic/custom-csv.ts";
import { measurements } from "./generic/measurements.ts";
import { nyrkio } from "./generic/nyrkio.ts";
import { go } from "./go/go.ts";
import { githubActionBenchmark } from "./history/github-action-benchmark.ts";
import { gobenchdata } from "./history/gobenchdata.ts";
import { otava } from "./history/otava.ts";
import { benchNode } from "./javascript/bench-node.ts";
import { benchmarkJs } from "./javascript/benchmarkjs.ts";
import { consoleTime } from "./javascript/console-time.ts";
import { deno } from "./javascript/deno.ts";
import { mitata } from "./javascript/mitata.ts";
import { tinybench } from "./javascript/tinybench.ts";
import { vitest } from "./javascript/vitest.ts";
import { benchmarkDotNet } from "./jvm/benchmarkdotnet.ts";
import { jmh } from "./jvm/jmh.ts";
import { benchee } from "./languages/benchee.ts";
import { benchmarkIps } from "./languages/benchmark-ips.ts";
import { benchmarkLuau } from "./languages/benchmarkluau.ts";
import { benchmarkToolsJl } from "./languages/benchmarktools-jl.ts";
import { dartBenchmarkHarness } from "./languages/dart-benchmark-harness.ts";
import { phpbench } from "./languages/phpbench.ts";
import { rubyBenchmark } from "./languages/ruby-benchmark.ts";
import { swiftBenchmark } from "./languages/swift-benchmark.ts";
import { autocannon } from "./load/autocannon.ts";
import { gatling } from "./load/gatling.ts";
import { hey } from "./load/hey.ts";
import { jmeter } from "./load/jmeter.ts";
import { k6 } from "./load/k6.ts";
import { locust } from "./load/locust.ts";
import { memtier } from "./load/memtier.ts";
import { oha } from "./load/oha.ts";
import { pgbench } from "./load/pgbench.ts";
import { redisBenchmark } from "./load/redis-benchmark.ts";
import { sysbench } from "./load/sysbench.ts";
import { vegeta } from "./load/vegeta.ts";
import { wrk } from "./load/wrk.ts";
import { wrk2 } from "./load/wrk2.ts";
import { catch2 } from "./native/catch2.ts";
import { googleBenchmark } from "./native/google-benchmark.ts";
import { nanobench } from "./native/nanobench.ts";
import { asv } from "./python/asv.ts";
import { pyperf } from "./python/pyperf.ts";
import { pytestBenchmark } from "./python/pytest-benchmark.ts";
import { recordedRun } from "./read/runs.ts";
import { cleanText } from "./read/text.ts";
import { placeOf, unreadable } from "./read/unreadable.ts";
import { cargo } from "./rust/cargo.ts";
import { criterion } from "./rust/criterion.ts";
import { divan } from "./rust/divan.ts";
import { gungraun } from "./rust/gungraun.ts";
import { iai } from "./rust/iai.ts";
import { hyperfine } from "./system/hyperfine.ts";
import { perfStat } from "./system/perf-stat.ts";
import { time } from "./system/time.ts";
import { junit } from "./tests/junit.ts";
import { trx } from "./tests/trx.ts";
import { codSpeed } from "./web/codspeed.ts";
import { lighthouse } from "./web/lighthouse.ts";
import { playwright } from "./web/playwright.ts";
import { sizeLimit } from "./web/size-limit.ts";
import { tachometer } from "./web/tachometer.ts";

/** Every tool that we read. Adding one: docs/adapters.md, "How to add an adapter". */
export const ADAPTERS: readonly Adapter[] = [
  asv,
  autocannon,
  benchNode,
  benchee,
  benchmarkIps,
  benchmarkDotNet,
  benchmarkJs,
  benchmarkLuau,
  benchmarkToolsJl,
  bmf,
  cargo,
  catch2,
  codSpeed,
  consoleTime,
  criterion,
  customBiggerIsBetter,
  customCsv,
  customSmallerIsBetter,
  dartBenchmarkHarness,
  deno,
  divan,
  gatling,
  githubActionBenchmark,
  go,
  gobenchdata,
  googleBenchmark,
  gungraun,
  hey,
  hyperfine,
  iai,
  jmeter,
  jmh,
  junit,
  k6,
  lighthouse,
  locust,
  measurements,
  memtier,
  mitata,
  nanobench,
  nyrkio,
  oha,
  otava,
  perfStat,
  pgbench,
  phpbench,
  playwright,
  pyperf,
  pytestBenchmark,
  redisBenchmark,
  rubyBenchmark,
  sizeLimit,
  swiftBenchmark,
  sysbench,
  tachometer,
  time,
  tinybench,
  trx,
  vegeta,
  vitest,
  wrk,
  wrk2,
];

export function adapterNamed(name: string): Adapter {
  const adapter = ADAPTERS.find((candidate) => candidate.name === name);
  if (adapter !== undefined) return adapter;
  throw new BenchmarkError("ADAPTER_UNKNOWN", `There is no adapter named "${name}".`, {
    hint: `Set "adapter" to auto or to one of: ${names(ADAPTERS)}.`,
  });
}

/** The one adapter that claims the output. Throws `ADAPTER_AMBIGUOUS` for several, `OUTPUT_UNREADABLE` for none. */
export function recognise(output: ToolOutput): Adapter {
  const claimants = ADAPTERS.filter((adapter) => adapter.recognises(output));
  const [adapter, ...others] = claimants;
  if (adapter === undefined) {
    throw new BenchmarkError(
      "OUTPUT_UNREADABLE",
      `${placeOf(output)} is not the output of a tool that we know. It begins: ${beginning(output)}`,
      { hint: `Set "adapter" if it is one of: ${names(ADAPTERS)}. See docs/adapters.md.` },
    );
  }
  if (others.length > 0) {
    throw new BenchmarkError(
      "ADAPTER_AMBIGUOUS",
      `${placeOf(output)} may be the output of several tools: ${names(claimants)}.`,
      { hint: `Set "adapter" to the right one: ${names(claimants)}.` },
    );
  }
  return adapter;
}

/** Reads the output with the named adapter, or with the one that recognises it for `auto`. */
export function readOutput(output: ToolOutput, adapter: string): Reading & { readonly adapter: string } {
  const named = adapter === "auto" ? undefined : adapterNamed(adapter);
  try {
    const reader = named ?? recognise(output);
    return { ...reader.parse(output), adapter: reader.name };
  } catch (cause) {
    // Brackets or elements nested by the thousand are more than the stack holds.
    if (!(cause instanceof RangeError)) throw cause;
    const found = "it is nested too deeply, or too long, to be read";
    throw unreadable(output, { expected: "output that can be read", found, cause });
  }
}

/**
 * Every run that the output holds, oldest first. Most formats hold one, whose
 * facts are then what the tool wrote of it. Throws as `readOutput` does.
 */
export function readHistory(output: ToolOutput, adapter: string): readonly RecordedRun[] {
  const reader = adapter === "auto" ? recognise(output) : adapterNamed(adapter);
  return reader.history?.(output) ?? [recordedRun(reader.parse(output))];
}

const SHOWN_CHARACTERS = 200;

/** The first characters as a JSON string, so that none of them acts on a terminal or a log. */
function beginning(output: ToolOutput): string {
  if (output.kind === "file") return JSON.stringify(cleanText(output.file).slice(0, SHOWN_CHARACTERS));
  return JSON.stringify(
    output.files
      .map(({ path }) => path)
      .join(", ")
      .slice(0, SHOWN_CHARACTERS),
  );
}

function names(adapters: readonly Adapter[]): string {
  return adapters.map(({ name }) => name).join(", ");
}
