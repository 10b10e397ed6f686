import type { Adapter, Reading, ToolOutput } from "../adapter.ts";
import { lowerAssumed } from "../read/metric-name.ts";
import { assemble, type Entry } from "../read/reading.ts";
import { holdsTable } from "../read/table.ts";
import { linesOf, someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { influx, readInflux } from "./swift-influx.ts";
import { holdsSwiftJmh, readSwiftJmh } from "./swift-jmh.ts";
import { joinedEntries } from "./swift-metrics.ts";
import { isSamplesFile, readSamples, SAMPLES_TREE } from "./swift-samples.ts";
import { isSwiftHeading, swiftTables } from "./swift-table.ts";

/**
 * Swift's package-benchmark: the folder of `--format histogramSamples`, which
 * has every sample, and what it prints or writes with `jmh`, `influx`, `text`
 * and `markdown`.
 */
export const swiftBenchmark: Adapter = {
  name: "swift-benchmark",
  tree: SAMPLES_TREE,
  recognises: (output) =>
    output.kind === "tree"
      ? output.files.length > 0 && output.files.every(isSamplesFile)
      : isSamplesFile(output.file) ||
        holdsSwiftJmh(output) ||
        holdsTable(output, influx) ||
        someLines(output).some(isSwiftHeading),
  parse(output) {
    const files = output.kind === "tree" ? output.files : [output.file];
    const samples = files.filter(isSamplesFile);
    if (samples.length > 0) return reading(readSamples(samples));
    if (holdsSwiftJmh(output)) return reading(readSwiftJmh(output));
    if (holdsTable(output, influx)) return reading(readInflux(output));
    return readTables(output);
  },
};

function readTables(output: ToolOutput): Reading {
  const lines = output.kind === "file" ? linesOf(output.file) : [];
  const tables = swiftTables(lines);
  if (tables.entries.length === 0) {
    throw unreadable(output, {
      expected: "output of Swift's package-benchmark",
      found: "there is no table with the columns p0 to p100 and Samples, and no file of samples",
    });
  }
  const { comparisons } = tables;
  const compared =
    comparisons === 1
      ? "1 table that compares two runs is left out."
      : `${comparisons} tables that compare two runs are left out.`;
  return reading({ ...tables, warnings: comparisons === 0 ? [] : [compared] });
}

function reading({
  entries,
  custom,
  context = {},
  warnings = [],
}: {
  readonly entries: readonly Entry[];
  readonly custom: ReadonlySet<string>;
  readonly context?: Readonly<Record<string, string | undefined>>;
  readonly warnings?: readonly string[];
}): Reading {
  return assemble({
    entries: joinedEntries(entries),
    context,
    warnings: [...warnings, ...[...custom].map((name) => lowerAssumed(`the metric "${name}"`))],
  });
}
