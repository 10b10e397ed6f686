import type { Reading } from "../adapters/adapter.ts";
import { adapterNamed } from "../adapters/registry.ts";
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
 * Runs a tool and reads what it reports: once, and again while a benchmark has
 * fewer samples than `minRounds`, as far as `maxTime` reaches. Warm-up is
 * the tool's own business.
 */
export const runTool: Measure<ToolTask> = async (task, budget, ports, signal) => {
  // Not only after a long run does one want to hear of a misspelt name.
  if (task.entry.adapter !== "auto") adapterNamed(task.entry.adapter);
  const unusable = await setUp(task, ports, signal);
  if (unusable !== undefined) return { ...EMPTY_OUTCOME, failures: [unusable], timedOut: signal.aborted };

  const begin = ports.clock.monotonic();
  const launches: Launch[] = [];
  const mayStartAnother = () => {
    const elapsed = ports.clock.monotonic() - begin;
    return elapsed + elapsed / launches.length <= budget.maxTime;
  };
  do {
    ports.log.progress(`${task.entry.name}: launch ${launches.length + 1}`);
    launches.push(await launch(task, ports, signal));
  } while (
    launches.at(-1)?.failure === undefined &&
    wantsAnother(launches, task, budget) &&
    (task.entry.launches !== undefined || mayStartAnother())
  );
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

function wantsAnother(launches: readonly Launch[], { entry }: ToolTask, budget: Budget): boolean {
  if (budget.smokeTest) return false;
  if (entry.launches !== undefined) return launches.length < entry.launches;
  if (launches.length >= budget.minRounds) return false;
  // Of some metrics a tool keeps samples and of others the mean alone; the best-kept one tells how often it ran.
  const samples = new Map<string, number>();
  for (const measurement of joinRounds(launches.map(measurementsOf)).measurements) {
    const name = qualifiedName(measurement);
    samples.set(name, Math.max(samples.get(name) ?? 0, samplesOf(measurement).length));
  }
  return [...samples.values()].some((count) => count < budget.minRounds);
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
