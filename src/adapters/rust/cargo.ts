import type { Failure } from "../../domain/measurement.ts";
import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import type { Adapter } from "../adapter.ts";
import { assemble, type Entry, failed, type Metric } from "../read/reading.ts";
import { linesOf, readNumber } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { criterionEntries } from "./criterion-text.ts";
import { hasLibtestResult, type LibtestResult, libtestResult } from "./libtest-lines.ts";

// running 2 tests
// test tests::sum      ... bench:       1,204 ns/iter (+/- 37)
// test result: ok. 0 passed; 0 failed; 1 ignored; 1 measured; 0 filtered out; finished in 0.11s
// The value is the median. The number after +/- is the distance from the smallest to the largest
// sample after outliers were pulled in, which is no measure of spread that we know, so it is not kept.

const TARGET = /^\s*Running .*\((?:.*[\\/])?(?<target>[^\\/()]+?)(?:-[0-9a-f]{16})?(?:\.exe)?\)$/;
const NOT_MEASURED = /^test (?<name>.*) \.\.\. (?<how>FAILED|ignored)/;
const TOTAL = /^test result: \S+ \d+ passed; .*\d+ measured;/;

export const cargo: Adapter = {
  name: "cargo",
  recognises(output) {
    if (output.kind !== "file") return false;
    const lines = linesOf(output.file);
    return hasLibtestResult(lines) || (lines.some((line) => TOTAL.test(line)) && lines.every(isLibtestLine));
  },
  parse(output) {
    const lines = output.kind === "file" ? linesOf(output.file) : [];
    if (!lines.some((line) => libtestResult(line) !== undefined || TOTAL.test(line))) {
      throw unreadable(output, {
        expected: "the output of cargo bench",
        found: 'no line has a result such as "test tests::sum ... bench: 1,204 ns/iter (+/- 37)"',
      });
    }
    const libtest = readLibtest(lines);
    const criterion = criterionEntries(lines);
    return assemble({
      entries: [...libtest.entries, ...criterion.entries],
      failures: [...libtest.failures, ...criterion.failures],
      warnings: [...libtest.warnings, ...(libtest.failures.length === 0 ? criterion.warnings : [])],
    });
  },
};

/** Other bench programs run among libtest's totals, so a log without results is only cargo's if nothing else is in it. */
function isLibtestLine(line: string): boolean {
  return /^(?:running \d+ tests?$|test |\s*(?:Compiling|Finished|Running|Doc-tests) |\s*$)/.test(line);
}

interface LibtestReading {
  readonly entries: readonly Entry[];
  readonly failures: readonly Failure[];
  readonly warnings: readonly string[];
}

function readLibtest(lines: readonly string[]): LibtestReading {
  const results: { readonly target: string; readonly result: LibtestResult }[] = [];
  const failures: Failure[] = [];
  const warnings: string[] = [];
  let target = "";
  let ignored = 0;
  lines.forEach((line, index) => {
    target = TARGET.exec(line)?.groups?.["target"] ?? target;
    const result = libtestResult(line);
    if (result !== undefined) {
      if (readNumber(result.value) !== undefined) results.push({ target, result });
      else warnings.push(`Line ${index + 1} has no number for "${result.name}" and is left out.`);
    }
    const { how, name = "" } = NOT_MEASURED.exec(line)?.groups ?? {};
    if (how === "ignored") ignored += 1;
    if (how === "FAILED") failures.push(failureOf(name.trim(), lines));
  });
  if (ignored > 0) {
    warnings.push(
      `cargo bench ignored ${ignored} of its entries: unit tests, or benchmarks marked #[ignore].`,
    );
  }
  const targets = new Map<string, Set<string>>();
  for (const { target, result } of results) {
    targets.set(result.name, (targets.get(result.name) ?? new Set()).add(target));
  }
  const entries = results.map(({ target, result }): Entry => {
    const isShared = (targets.get(result.name)?.size ?? 0) > 1;
    const benchmark = isShared && target !== "" ? `${target}/${result.name}` : result.name;
    return { benchmark, metrics: metricsOf(result) };
  });
  return { entries, failures, warnings };
}

function metricsOf({ value, unit, rate }: LibtestResult): readonly Metric[] {
  const own = metricOf(value, unit);
  return rate === undefined ? [own] : [own, metricOf(rate.value, rate.unit)];
}

/** A custom runner may print another unit, such as `cycles/iter` or `MS/s`. */
function metricOf(text: string, unit: string): Metric {
  const kind = unitKind(unit);
  const number = readNumber(text) ?? Number.NaN;
  const value = kind === undefined ? number : inBaseUnit(number, kind);
  const better = kind?.better ?? (unit.endsWith("/s") ? "higher" : "lower");
  const ofCalls = kind?.base === "s" ? "time" : unit.replace(/\/iter$/, "");
  return {
    metric: better === "higher" ? "throughput" : ofCalls,
    unit: kind?.base ?? unit,
    better,
    rounds: [[value]],
    ...(kind?.base === "s" ? { summary: { median: value } } : {}),
  };
}

/** The block that libtest prints at the end: `---- tests::broken stdout ----`, up to the next empty line. */
function failureOf(name: string, lines: readonly string[]): Failure {
  const start = lines.indexOf(`---- ${name} stdout ----`);
  const block = start < 0 ? [] : lines.slice(start + 1).filter((line, index) => index > 0 || line !== "");
  const end = block.findIndex((line) => line.trim() === "" || line.startsWith("---- "));
  const output = block.slice(0, end < 0 ? block.length : end);
  return failed(name, { message: "cargo bench reports that it failed.", output: output.join("\n") });
}
