import { EMPTY_OUTCOME, type Measure } from "./outcome.ts";
import type { Task } from "./plan.ts";
import { failureOf } from "./process-task.ts";
import { readOutputs } from "./read-outputs.ts";
import { joinRounds, withCategory } from "./rounds.ts";
import { findOutputs, loadOutput } from "./written-output.ts";

export type FileTask = Extract<Task, { kind: "file" }>;

/** Reads results that an earlier step wrote. Several files with the same benchmarks are taken as launches of them. */
export const readFiles: Measure<FileTask> = async ({ entry, directory, patterns }, _budget, { files }) => {
  const found = await Promise.all(
    patterns.map(async (pattern) => ({ pattern, outputs: await findOutputs(pattern, directory, files) })),
  );
  const missing = found.filter(({ outputs }) => outputs.length === 0).map(({ pattern }) => pattern);
  if (missing.length === patterns.length) {
    const message = `There is no result file at ${patterns.join(", ")} in ${directory}. The step that writes it must run before.`;
    return { ...EMPTY_OUTCOME, failures: [failureOf(entry, "failed", message)] };
  }

  const distinct = new Map(
    found.flatMap(({ outputs }) => outputs.map((output) => [output.paths.join("\n"), output])),
  );
  const outputs = await Promise.all(
    [...distinct.values()].map((output) => loadOutput(output, directory, files)),
  );
  const { readings, problems } = await readOutputs(outputs.flat(), entry.adapter);
  const joined = joinRounds(readings.map(({ measurements }) => measurements));
  const failures = readings.flatMap((reading) => reading.failures);
  const [problem = "The result files hold no measurement."] = problems;
  const isEmpty = joined.measurements.length === 0 && failures.length === 0;
  return {
    measurements: withCategory(joined.measurements, entry.category),
    failures: isEmpty ? [failureOf(entry, "failed", problem)] : withCategory(failures, entry.category),
    profiles: [],
    context: Object.assign({}, ...readings.map(({ context }) => context)),
    warnings: [
      ...missing.map((pattern) => `There is no result file at ${pattern} in ${directory}.`),
      ...(isEmpty ? [] : problems),
      ...readings.flatMap(({ warnings }) => warnings),
      ...joined.warnings,
    ],
    timedOut: false,
  };
};
