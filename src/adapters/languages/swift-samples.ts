import type { OutputFile, ToolOutput, TreePattern } from "../adapter.ts";
import type { Entry } from "../read/reading.ts";
import { eachLine, isUnterminated, linesOf, readNumber, sampleOf } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { type SwiftMetric, swiftLabel, swiftMetric, swiftValue } from "./swift-metrics.ts";

// Current_run.MyBenchmark.Parse_small.wallClock.histogram.samples.tsv
//   Time (wall clock) (μs)
//   1620
//   1690
// One file for each benchmark and metric; the name of the benchmark is in the file's name only.

const ENDING = ".histogram.samples.tsv";

export const SAMPLES_TREE: TreePattern = { marker: `**/*${ENDING}`, files: [`**/*${ENDING}`] };

export interface SwiftSamples {
  readonly entries: readonly Entry[];
  readonly custom: ReadonlySet<string>;
}

/** True for such a file by its name, when it holds a number. */
export function isSamplesFile(file: OutputFile): boolean {
  return file.path.endsWith(ENDING) && linesOf(sampleOf(file)).some((line) => readNumber(line) !== undefined);
}

/** Every sample, but in order of size: the tool keeps a histogram. */
export function readSamples(files: readonly OutputFile[]): SwiftSamples {
  const custom = new Set<string>();
  const entries = files.map((file) => {
    const { metric, samples } = samplesIn(file);
    if (metric.isCustom) custom.add(metric.metric);
    const { benchmark, target } = namesIn(file);
    const { metric: name, unit, better } = metric;
    return {
      benchmark,
      ...(target === "" ? {} : { category: target }),
      metrics: [{ metric: name, unit, better, rounds: [samples] }],
    };
  });
  return { entries, custom };
}

/** The heading is the line above the first number. */
function samplesIn(file: OutputFile): { readonly metric: SwiftMetric; readonly samples: readonly number[] } {
  const numbers: number[] = [];
  let heading = "";
  let strange: string | undefined;
  const take = (line: string) => {
    const number = readNumber(line);
    if (number !== undefined && strange !== undefined) throw damaged(file, `"${strange}" is no number`);
    if (number !== undefined) numbers.push(number);
    else if (numbers.length === 0) heading = line;
    else if (line.trim() !== "") strange = line.slice(0, 40);
  };
  // One line behind: the last one may be cut off.
  let previous: string | undefined;
  for (const line of eachLine(file)) {
    if (previous !== undefined) take(previous);
    previous = line;
  }
  if (previous !== undefined && !isUnterminated(file)) take(previous);
  const { description, unit } = swiftLabel(heading);
  const metric = swiftMetric(description);
  const samples = numbers.flatMap((number) => swiftValue(number, unit, metric) ?? []);
  if (description === "" || samples.length === 0) throw damaged(file, "there is no sample below a heading");
  return { metric, samples };
}

function damaged(file: OutputFile, found: string) {
  const output: ToolOutput = { kind: "file", file };
  return unreadable(output, { expected: "a samples file of package-benchmark", found });
}

/** Baseline, target, benchmark and metric; a benchmark's name may have dots. */
function namesIn({ path }: OutputFile): { readonly benchmark: string; readonly target: string } {
  const [, target = "", ...rest] = path.slice(path.lastIndexOf("/") + 1, -ENDING.length).split(".");
  return { target, benchmark: rest.slice(0, -1).join(".") };
}
