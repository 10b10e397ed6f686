import { toMeasurementsFile } from "../domain/measurements-file.ts";
import { formatValue } from "../report/format/value.ts";
import { sortSamples } from "../stats/descriptive.ts";
import { medianOfSorted } from "../stats/quantile.ts";
import { type CommandContext, type ExitCode, printJson } from "./command.ts";
import { readResults } from "./read-results.ts";

/** `parse`: the measurements in files of any known format, as one measurements file. */
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
  const environment = Object.assign({}, ...readings.map((reading) => reading.context));
  if (context.json) {
    printJson(context, toMeasurementsFile({ environment, measurements }));
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
