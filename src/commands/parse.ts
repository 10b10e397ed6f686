import { resolve } from "node:path";
import { readRuns } from "../adapters/generic/measurements.ts";
import { toMeasurementsFile } from "../domain/measurements-file.ts";
import type { RecordedRun } from "../domain/run.ts";
import { formatValue } from "../report/format/value.ts";
import { sortSamples } from "../stats/descriptive.ts";
import { medianOfSorted } from "../stats/quantile.ts";
import { type CommandContext, type ExitCode, printJson } from "./command.ts";
import { readResults } from "./read-results.ts";

/**
 * `parse`: the measurements in files of any known format, as one measurements
 * file. Our own file keeps all that it says of its run.
 */
export async function parseCommand(
  paths: readonly string[],
  options: { adapter: string },
  context: CommandContext,
): Promise<ExitCode> {
  const readings = await Promise.all(
    paths.map((path) =>
      readResults(path, options.adapter, { files: context.ports.files, directory: context.directory }),
    ),
  );
  for (const { warnings, failures } of readings) {
    for (const warning of warnings) context.ports.log.warn(warning);
    for (const { benchmark, message } of failures) context.ports.log.warn(`${benchmark}: ${message}`);
  }
  const measurements = readings.flatMap((reading) => reading.measurements);
  if (context.json) {
    printJson(context, toMeasurementsFile({ ...(await runFacts(paths, readings, context)), measurements }));
    return 0;
  }
  for (const [index, reading] of readings.entries()) {
    context.print(
      `${paths[index] ?? ""}: ${reading.measurements.length} measurements, read as ${reading.adapter}\n`,
    );
    for (const { benchmark, metric, unit, rounds, better } of reading.measurements) {
      const samples = rounds.flat();
      context.print(
        `  ${benchmark}  ${metric}  ${formatValue(medianOfSorted(sortSamples(samples)), unit)}  (${samples.length} samples, ${better} is better)\n`,
      );
    }
  }
  return 0;
}

type Readings = readonly Awaited<ReturnType<typeof readResults>>[];

/** Of our own file everything; of other files what their contexts say. */
async function runFacts(
  paths: readonly string[],
  readings: Readings,
  { ports, directory }: CommandContext,
): Promise<Omit<RecordedRun, "measurements">> {
  const [path = ""] = paths;
  if (readings.length === 1 && readings[0]?.adapter === "measurements") {
    const text = (await ports.files.read(resolve(directory, path))) ?? "";
    const [run, ...others] = readRuns({ kind: "file", file: { path, text } });
    if (run !== undefined && others.length === 0) return run;
  }
  const facts = readings.flatMap((reading) => Object.entries(reading.context));
  const isOfRun = ([name, fact]: [string, string]) =>
    RUN_FACTS.includes(name) && (name !== "time" || !Number.isNaN(Date.parse(fact)));
  // Files of several runs make none: a fact counts only when no file contradicts it.
  const agreed = facts.filter(
    ([name, fact]) =>
      isOfRun([name, fact]) && facts.every(([other, value]) => other !== name || value === fact),
  );
  const environment = Object.fromEntries(facts.filter((fact) => !isOfRun(fact)));
  return { ...Object.fromEntries(agreed), environment };
}

const RUN_FACTS: readonly string[] = ["commit", "ref", "time", "suite"];
