import { z } from "zod";
import type { Measurement } from "../../domain/measurement.ts";
import { parseHistoryFile, parseMeasurementsFile } from "../../domain/measurements-file.ts";
import type { RecordedRun } from "../../domain/run.ts";
import type { Adapter, Reading, ToolOutput } from "../adapter.ts";
import { having, holdsJson, listOf, readJson } from "../read/json.ts";
import { assemble, type Entry } from "../read/reading.ts";
import { inOrderOfTime, newestOf, recordedRun } from "../read/runs.ts";
import { placeOf } from "../read/unreadable.ts";

// {"version": 1, "run": {"commit": "3f2c1a9", …}, "measurements": [{"benchmark": "parse/small", "metric": "time",
//   "unit": "s", "better": "lower", "rounds": [[0.00102, 0.00099], [0.00101, 0.00103]]}]}
// A list of such files is a history.

const File = having("version").and(
  z.object({ measurements: z.array(having("benchmark", "metric", "rounds")) }),
);

const format = {
  expected: "a measurements file",
  probe: File.or(listOf(File)),
  schema: z.unknown(),
};

/** Our own file, of any source: an earlier run, another tool's converter, a script. */
export const measurements: Adapter = {
  name: "measurements",
  recognises: (output) => holdsJson(output, format),
  parse(output) {
    const { runs, isHistory } = readRuns(output);
    return isHistory ? newestOf(runs.map((run) => toReading([run]))) : toReading(runs);
  },
  history(output) {
    const { runs, isHistory } = readRuns(output);
    // Several files in one log are parts of one run.
    return isHistory || runs.length === 1 ? runs : [recordedRun(toReading(runs))];
  },
};

/** Oldest first, if it is a history. */
function readRuns(output: ToolOutput): {
  readonly runs: readonly RecordedRun[];
  readonly isHistory: boolean;
} {
  const place = placeOf(output);
  const values = readJson(output, format);
  const runs = values.flatMap((value) =>
    Array.isArray(value) ? parseHistoryFile(value, place) : [parseMeasurementsFile(value, place)],
  );
  const isHistory = values.some((value) => Array.isArray(value));
  return { runs: isHistory ? inOrderOfTime(runs, ({ time }) => time) : runs, isHistory };
}

function toReading(runs: readonly RecordedRun[]): Reading {
  const [first] = runs;
  return assemble({
    entries: runs.flatMap((run) => run.measurements).map(toEntry),
    context: { commit: first?.commit, ref: first?.ref, time: first?.time, suite: first?.suite },
  });
}

function toEntry({ benchmark, category, parameters, ...metric }: Measurement): Entry {
  return {
    benchmark,
    ...(category === undefined ? {} : { category }),
    ...(parameters === undefined ? {} : { parameters }),
    metrics: [metric],
  };
}
