import type { Reading } from "../adapters/adapter.ts";
import { type Failure, qualifiedName, samplesOf } from "../domain/measurement.ts";
import type { Ports, ProcessResult } from "../ports.ts";
import { expectOutput } from "./expected-output.ts";
import { EMPTY_OUTCOME, type Measure, type Outcome } from "./outcome.ts";
import type { Budget, Task } from "./plan.ts";
import { describeEnd, failureOf, requestOf, setUp } from "./process-task.ts";
import { holdsMeasurements, type Readings, readOutputs } from "./read-outputs.ts";
import { joinRounds, withCategory } from "./rounds.ts";

export type ToolTask = Extract<Task, { kind: "tool" }>;

/**
 * Processes that a verdict should rest on: samples of one process are no
 * independent looks at the program.
 */
const WANTED_LAUNCHES = 10;

/**
 * Runs a tool and reads what it reports: ten times when ten launches fit into
 * `maxTime`; else once, and again while a benchmark has fewer samples than
 * `minRounds`. Warm-up is the tool's own business.
 */
export const runTool: Measure<ToolTask> = async (task, budget, ports, signal) => {
  const unusable = await setUp(task, ports, signal);
  if (unusable !== undefined) return { ...EMPTY_OUTCOME, failures: [unusable], timedOut: signal.aborted };

  const begin = ports.clock.monotonic();
  const launches: Launch[] = [];
  let wanted = task.entry.launches ?? 1;
  do {
    ports.log.progress(`${task.entry.name}: launch ${launches.length + 1}`);
    launches.push(await launch(task, ports, signal));
    const elapsed = ports.clock.monotonic() - begin;
    wanted = task.entry.launches ?? wantedLaunches(launches, elapsed, budget);
  } while (launches.at(-1)?.failure === undefined && launches.length < wanted && !budget.smokeTest);
  return { ...outcomeOf(launches, task), timedOut: signal.aborted };
};

interface Launch extends Readings {
  readonly failure?: Failure;
}

async function launch(task: ToolTask, ports: Ports, signal: AbortSignal): Promise<Launch> {
  const expected = await expectOutput(task, ports.files);
  const result = await ports.processes.run({
    ...requestOf(task, expected.command, signal),
    onLine: (line) => ports.log.debug(line),
  });
  const outputs = await expected.collect(result);
  const read = readOutputs(outputs, task.entry.adapter);
  const nothing = outputs.length === 0 ? `wrote ${expected.nothing}` : "reported no measurement";
  const trouble = troubleOf(result, read, { nothing, isCutOff: signal.aborted });
  if (trouble === undefined) return read;
  return { ...read, failure: failureOf(task.entry, trouble.kind, trouble.message, result) };
}

function troubleOf(
  result: ProcessResult,
  { readings, problems }: Readings,
  { nothing, isCutOff }: { nothing: string; isCutOff: boolean },
): Pick<Failure, "kind" | "message"> | undefined {
  const isMeasured = holdsMeasurements(readings);
  const kept = isMeasured ? " What it had reported by then is kept." : "";
  if (isCutOff) return { kind: "timed-out", message: `The time was up while the command ran.${kept}` };
  if (result.exitCode !== 0) return { kind: "failed", message: `The command ${describeEnd(result)}.${kept}` };
  if (isMeasured) return undefined;

  const [problem] = problems;
  if (problem !== undefined) return { kind: "failed", message: problem };
  if (readings.some(({ failures }) => failures.length > 0)) return undefined;
  return { kind: "failed", message: `The command ended with exit code 0, but ${nothing}.` };
}

/** How many launches there shall be in all, as far as can be told after those that were. */
function wantedLaunches(
  launches: readonly Launch[],
  elapsed: number,
  { maxTime, minRounds }: Budget,
): number {
  const each = elapsed / launches.length;
  if (elapsed + each > maxTime) return launches.length;
  const { rounds, samples } = fewestOf(launches);
  // A tool such as hyperfine starts many processes itself: each is a round.
  if (rounds < WANTED_LAUNCHES && each * WANTED_LAUNCHES <= maxTime) return WANTED_LAUNCHES;
  return samples < minRounds ? minRounds : launches.length;
}

/**
 * Rounds and samples of the benchmark that has the fewest. Of some metrics a tool keeps samples and of
 * others the mean alone, so the best-kept metric of each benchmark counts.
 */
function fewestOf(launches: readonly Launch[]): { readonly rounds: number; readonly samples: number } {
  const kept = new Map<string, { rounds: number; samples: number }>();
  for (const measurement of joinRounds(launches.map(measurementsOf)).measurements) {
    const name = qualifiedName(measurement);
    const { rounds = 0, samples = 0 } = kept.get(name) ?? {};
    kept.set(name, {
      rounds: Math.max(rounds, measurement.rounds.length),
      samples: Math.max(samples, samplesOf(measurement).length),
    });
  }
  const counts = [...kept.values()];
  return {
    rounds: Math.min(...counts.map(({ rounds }) => rounds)),
    samples: Math.min(...counts.map(({ samples }) => samples)),
  };
}

function outcomeOf(launches: readonly Launch[], { entry }: ToolTask): Omit<Outcome, "timedOut"> {
  const joined = joinRounds(launches.map(measurementsOf));
  const readings = launches.flatMap((launch) => launch.readings);
  const problems = holdsMeasurements(readings) ? launches.flatMap((launch) => launch.problems) : [];
  const failures = launches.flatMap(({ readings, failure }) => [
    ...readings.flatMap((reading) => reading.failures),
    ...(failure === undefined ? [] : [failure]),
  ]);
  return {
    measurements: withCategory(joined.measurements, entry.category),
    failures: withCategory(onePerBenchmark(failures), entry.category),
    profiles: [],
    context: contextOf(readings),
    warnings: [
      ...new Set([...readings.flatMap(({ warnings }) => warnings), ...problems, ...joined.warnings]),
    ],
  };
}

function measurementsOf({ readings }: Launch) {
  return readings.flatMap(({ measurements }) => measurements);
}

/** What fails in one launch mostly fails in all. */
function onePerBenchmark(failures: readonly Failure[]): readonly Failure[] {
  return [
    ...new Map(failures.toReversed().map((failure) => [failure.benchmark, failure])).values(),
  ].reverse();
}

function contextOf(readings: readonly Reading[]): Readonly<Record<string, string>> {
  return Object.assign({}, ...readings.map(({ context }) => context));
}
