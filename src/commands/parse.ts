import { inOrderOfTime } from "../adapters/read/runs.ts";
import { toMeasurementsFile } from "../domain/measurements-file.ts";
import { joinResults, type Result, type Results, readResults } from "../harness/read-results.ts";
import { counted } from "../report/format/duration.ts";
import { formatValue } from "../report/format/value.ts";
import { sortSamples } from "../stats/descriptive.ts";
import { medianOfSorted } from "../stats/quantile.ts";
import { type CommandContext, type ExitCode, printJson } from "./command.ts";

export interface ParseSettings {
  readonly adapter: string;
  /** Of a history, every run and not the newest only. */
  readonly allRuns?: boolean;
}

/**
 * `parse`: the measurements in files of any known format, as one measurements
 * file, or all runs that the files hold, as a measurements-history file.
 */
export async function parseCommand(
  paths: readonly string[],
  { adapter, allRuns = false }: ParseSettings,
  context: CommandContext,
): Promise<ExitCode> {
  const { ports, directory } = context;
  const read = await Promise.all(
    paths.map((path) => readResults(path, adapter, { files: ports.files, directory })),
  );
  const results = read.flatMap((one) => one.results);
  if (allRuns) return printRuns(results, read, context);

  const { run, failures, warnings } = joinResults(read);
  for (const warning of warnings) ports.log.warn(warning);
  for (const { benchmark, message } of failures) ports.log.warn(`${benchmark}: ${message}`);
  if (context.json) {
    printJson(context, toMeasurementsFile(run));
    return 0;
  }
  for (const [index, one] of read.entries()) {
    const tools = [...new Set(one.results.map((result) => result.adapter))].join(", ");
    const joined = joinResults([one]).run.measurements;
    context.print(`${paths[index] ?? ""}: ${counted(joined.length, "measurement")}, read as ${tools}\n`);
    for (const { benchmark, metric, unit, rounds, better } of joined) {
      const samples = rounds.flat();
      context.print(
        `  ${benchmark}  ${metric}  ${formatValue(medianOfSorted(sortSamples(samples)), unit)}  (${counted(samples.length, "sample")}, ${better} is better)\n`,
      );
    }
  }
  return 0;
}

/** Oldest first; runs that do not tell their time stay where their file has them. */
function printRuns(results: readonly Result[], read: readonly Results[], context: CommandContext): ExitCode {
  for (const problem of read.flatMap(({ problems }) => problems)) context.ports.log.warn(problem);
  const runs = inOrderOfTime(
    results.flatMap((result) => result.runs()),
    ({ time }) => time,
  );
  if (context.json) {
    printJson(context, runs.map(toMeasurementsFile));
    return 0;
  }
  for (const { time, commit, measurements } of runs) {
    const facts = [time ?? "no time", commit ?? "no commit", `${measurements.length} measurements`];
    context.print(`${facts.join("  ")}\n`);
  }
  return 0;
}
