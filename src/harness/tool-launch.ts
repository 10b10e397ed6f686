import type { Reading } from "../adapters/adapter.ts";
import type { Failure, Measurement } from "../domain/measurement.ts";
import type { Ports, ProcessResult } from "../ports.ts";
import { expectOutput } from "./expected-output.ts";
import type { Outcome } from "./outcome.ts";
import type { Task } from "./plan.ts";
import { describeEnd, failureOf, requestOf } from "./process-task.ts";
import { holdsMeasurements, type Readings, readOutputs } from "./read-outputs.ts";
import { joinRounds, withCategory } from "./rounds.ts";

export type ToolTask = Extract<Task, { kind: "tool" }>;

/** What one launch of a tool reported, and how it failed. */
export interface Launch extends Readings {
  readonly failure?: Failure;
}

/** Runs a tool once and reads what it wrote. */
export async function launchTool(task: ToolTask, ports: Ports, signal: AbortSignal): Promise<Launch> {
  const expected = await expectOutput(task, ports.files);
  const result = await ports.processes.run({
    ...requestOf(task, expected.command, signal),
    onLine: (line) => ports.log.debug(line),
  });
  const outputs = await expected.collect(result);
  const read = await readOutputs(outputs, task.entry.adapter);
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

/** What several launches gave: the same benchmark and metric as one measurement with the rounds of all. */
export function outcomeOf(launches: readonly Launch[], { entry }: ToolTask): Omit<Outcome, "timedOut"> {
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

export function measurementsOf({ readings }: Launch): readonly Measurement[] {
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
