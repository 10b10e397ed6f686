import { isAbsolute, posix, relative, sep } from "node:path";
import type { SourceLocation } from "../domain/measurement.ts";
import type { Outcome } from "./outcome.ts";
import type { Task } from "./plan.ts";

/**
 * The outcome with its places relative to the folder of the configuration. A
 * task knows them from the folder that it ran in, which differs from task to
 * task, and in the two trees of a pair.
 */
export function placed(outcome: Outcome, task: Task): Outcome {
  const inConfiguration = <T extends { readonly source?: SourceLocation }>({ source, ...rest }: T) => {
    const place = source === undefined ? undefined : placeOf(source, task);
    return { ...rest, ...(place && { source: place }) };
  };
  return {
    ...outcome,
    measurements: outcome.measurements.map(inConfiguration),
    failures: outcome.failures.map(inConfiguration),
  };
}

function placeOf({ file, line }: SourceLocation, { entry, directory }: Task): SourceLocation | undefined {
  const { workingDirectory = "." } = entry;
  const local = isAbsolute(file) ? relative(directory, file).split(sep).join("/") : file;
  // Where an absolute folder lies from the configuration, nobody here knows.
  if (isAbsolute(workingDirectory) || isAbsolute(local)) return undefined;
  return { file: posix.join(workingDirectory, local), ...(line === undefined ? {} : { line }) };
}
