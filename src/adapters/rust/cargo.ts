import type { Failure } from "../../domain/measurement.ts";
import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import type { Adapter } from "../adapter.ts";
import { assemble, type Entry, failed, type Metric } from "../read/reading.ts";
import { eachLine, readNumber, someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { benchTarget, namesByTarget } from "./bench-target.ts";
import { criterionEntries } from "./criterion-text.ts";
import { hasLibtestResult, type LibtestLine, libtestLine } from "./libtest-lines.ts";

// running 2 tests
// test tests::sum      ... bench:       1,204 ns/iter (+/- 37)
// test result: ok. 0 passed; 0 failed; 1 ignored; 1 measured; 0 filtered out; finished in 0.11s
// The value is the median. The number after +/- is the distance from the smallest to the largest
// sample after outliers were pulled in, which is no measure of spread that we know, so it is not kept.

export const cargo: Adapter = {
  name: "cargo",
  recognises(output) {
    const lines = someLines(output);
    if (hasLibtestResult(lines)) return true;
    return lines.every(isLibtestLine) && lines.some((line) => libtestLine(line)?.kind === "total");
  },
  parse(output) {
    const libtest = output.kind === "file" ? readLibtest(eachLine(output.file)) : undefined;
    if (output.kind !== "file" || libtest === undefined) {
      throw unreadable(output, {
        expected: "the output of cargo bench",
        found: 'no line has a result such as "test tests::sum ... bench: 1,204 ns/iter (+/- 37)"',
      });
    }
    const criterion = criterionEntries(eachLine(output.file));
    return assemble({
      entries: [...libtest.entries, ...criterion.entries],
      failures: [...libtest.failures, ...criterion.failures],
      warnings: [...libtest.warnings, ...(libtest.failures.length === 0 ? criterion.warnings : [])],
    });
  },
};

/** Other bench programs run among libtest's totals, so a log without results is only cargo's if nothing else is in it. */
function isLibtestLine(line: string): boolean {
  return /^(?:running \d+ tests?$|test |\{ "type": "(?:suite|test)|\s*(?:Compiling|Finished|Running|Doc-tests) |\s*$)/.test(
    line,
  );
}

type LibtestResult = Extract<LibtestLine, { kind: "result" }>;

interface LibtestReading {
  readonly entries: readonly Entry[];
  readonly failures: readonly Failure[];
  readonly warnings: readonly string[];
}

/** `undefined` when no line is a result or a total. */
function readLibtest(lines: Iterable<string>): LibtestReading | undefined {
  const results: (LibtestResult & { readonly target: string })[] = [];
  const failures: { readonly name: string; readonly output?: string }[] = [];
  const said = outputReader();
  const warnings: string[] = [];
  let target = "";
  let ignored = 0;
  let isLibtest = false;
  let number = 0;
  for (const line of lines) {
    number += 1;
    const found = libtestLine(line);
    said.read(line);
    if (found === undefined) target = benchTarget(line) ?? target;
    else if (found.kind === "ignored") ignored += 1;
    else if (found.kind === "failed") failures.push(found);
    else if (found.kind === "result" && readNumber(found.value) === undefined) {
      warnings.push(`Line ${number} has no number for "${found.name}" and is left out.`);
    } else if (found.kind === "result") results.push({ target, ...found });
    isLibtest ||= found?.kind === "result" || found?.kind === "total";
  }
  if (!isLibtest) return undefined;
  if (ignored > 0) {
    warnings.push(
      `cargo bench ignored ${ignored} of its entries: unit tests, or benchmarks marked #[ignore].`,
    );
  }
  const nameOf = namesByTarget(results);
  return {
    entries: results.map((result) => ({ benchmark: nameOf(result), metrics: metricsOf(result) })),
    failures: failures.map(({ name, output = said.of(name) }) =>
      failed(name, { message: "cargo bench reports that it failed.", output }),
    ),
    warnings,
  };
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

/** A panic may bring a trace of any length. */
const KEPT_LINES = 40;

/** Keeps the blocks that libtest prints at the end: `---- tests::broken stdout ----`, up to the next empty line. */
function outputReader() {
  const blocks = new Map<string, string[]>();
  let open: string[] | undefined;
  return {
    read(line: string): void {
      if (line.startsWith("---- ") && line.endsWith(" stdout ----")) {
        open = [];
        const name = line.slice("---- ".length, -" stdout ----".length);
        if (!blocks.has(name)) blocks.set(name, open);
      } else if (line.trim() !== "") {
        if (open !== undefined && open.length < KEPT_LINES) open.push(line);
      } else if (open !== undefined && open.length > 0) open = undefined;
    },
    of: (name: string): string => blocks.get(name)?.join("\n") ?? "",
  };
}
