import { z } from "zod";
import type { Measurement } from "../../domain/measurement.ts";
import { parseMeasurementsFile } from "../../domain/measurements-file.ts";
import type { RecordedRun } from "../../domain/run.ts";
import type { Adapter, ToolOutput } from "../adapter.ts";
import { having, holdsJson, readJson } from "../read/json.ts";
import { assemble, type Entry } from "../read/reading.ts";
import { placeOf } from "../read/unreadable.ts";

// {"version": 1, "run": {"commit": "3f2c1a9", …}, "measurements": [{"benchmark": "parse/small", "metric": "time",
//   "unit": "s", "better": "lower", "rounds": [[0.00102, 0.00099], [0.00101, 0.00103]]}]}

const format = {
  expected: "a measurements file",
  probe: having("version").and(z.object({ measurements: z.array(having("benchmark", "metric", "rounds")) })),
  schema: z.unknown(),
};

/** Our own file, of any source: an earlier run, another tool's converter, a script. */
export const measurements: Adapter = {
  name: "measurements",
  recognises: (output) => holdsJson(output, format),
  parse(output) {
    const runs = readRuns(output);
    const [first] = runs;
    return assemble({
      entries: runs.flatMap((run) => run.measurements).map(toEntry),
      context: { commit: first?.commit, ref: first?.ref, time: first?.time, suite: first?.suite },
    });
  },
};

/**
 * The runs with their facts, of which a reading keeps only texts.
 *
 * @throws OUTPUT_UNREADABLE
 */
export function readRuns(output: ToolOutput): readonly RecordedRun[] {
  return readJson(output, format).map((value) => parseMeasurementsFile(value, placeOf(output)));
}

function toEntry({ benchmark, category, parameters, ...metric }: Measurement): Entry {
  return {
    benchmark,
    ...(category === undefined ? {} : { category }),
    ...(parameters === undefined ? {} : { parameters }),
    metrics: [metric],
  };
}
