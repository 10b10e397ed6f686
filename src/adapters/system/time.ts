import { groupBy } from "../../domain/group-by.ts";
import type { Adapter } from "../adapter.ts";
import { assemble, type Entry, failed, type Metric } from "../read/reading.ts";
import { isUnterminated, linesOf, someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { holdsTimedRun, type TimedRun, timedRuns } from "./time-formats.ts";

/** What `time` prints of a command: GNU's and BSD's program, and what is built into bash and zsh. */
export const time: Adapter = {
  name: "time",
  recognises: (output) => holdsTimedRun(someLines(output)),
  parse(output) {
    const lines = output.kind === "file" ? linesOf(output.file) : [];
    const isCut = output.kind === "file" && isUnterminated(output.file);
    // What ends in a number may go on.
    const whole = isCut ? lines.slice(0, -1) : lines;
    const { runs, unfinished } = timedRuns(whole);
    if (runs.length === 0) {
      throw unreadable(output, {
        expected: "the output of time",
        found: 'there are no lines such as "real 0m0.203s", "user 0m0.091s" and "sys 0m0.012s"',
      });
    }
    const good = runs.filter(({ problem }) => problem === undefined);
    return assemble({
      entries: entriesOf(good),
      failures: runs.flatMap(({ command, problem }) =>
        problem === undefined ? [] : [failed(command ?? NAMELESS, { message: problem })],
      ),
      warnings: [
        ...(unfinished === 0 ? [] : ["The report on one command breaks off and is left out."]),
        ...(good.some(({ processor }) => processor === 0) ? [NO_PROCESSOR_TIME] : []),
      ],
    });
  },
};

/** Only GNU's `time -v` and zsh tell which command it was. */
const NAMELESS = "command";

const NO_PROCESSOR_TIME =
  "A command took less processor time than time can show; of such a command it is left out.";

/** Runs of the same command line are launches of it; of runs without one nobody knows whether they are. */
function entriesOf(runs: readonly TimedRun[]): readonly Entry[] {
  const named = groupBy(
    runs.filter(({ command }) => command !== undefined),
    ({ command }) => command ?? NAMELESS,
  );
  const nameless = runs.filter(({ command }) => command === undefined);
  return [
    ...[...named].map(([benchmark, launches]) => ({ benchmark, metrics: metricsOf(launches) })),
    ...nameless.map((run) => ({ benchmark: NAMELESS, metrics: metricsOf([run]) })),
  ];
}

function metricsOf(runs: readonly TimedRun[]): readonly Metric[] {
  const peaks = runs.flatMap(({ peak }) => (peak === undefined ? [] : [[peak]]));
  return [
    { metric: "time", unit: "s", better: "lower", rounds: runs.map(({ elapsed }) => [elapsed]) },
    ...(runs.every(({ processor }) => processor > 0)
      ? [
          {
            metric: "cpu-time",
            unit: "s",
            better: "lower",
            rounds: runs.map(({ processor }) => [processor]),
          } as const,
        ]
      : []),
    ...(peaks.length === runs.length
      ? [{ metric: "peak-memory", unit: "B", better: "lower", rounds: peaks } as const]
      : []),
  ];
}
