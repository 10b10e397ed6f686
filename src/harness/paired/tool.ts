import { type Measurement, qualifiedName } from "../../domain/measurement.ts";
import { seriesKey } from "../../domain/series.ts";
import type { Sides } from "../../domain/sides.ts";
import type { Ports } from "../../ports.ts";
import type { Outcome } from "../outcome.ts";
import { setUp } from "../process-task.ts";
import { type Launch, launchTool, outcomeOf, type ToolTask } from "../tool-launch.ts";
import type { PairOptions } from "./harness.ts";
import { failedWith } from "./outcomes.ts";
import type { BlockRequest, PairedSubject } from "./subject.ts";
import { forSides, mapSides, turnsOf } from "./turns.ts";

/**
 * A tool in both trees. Each block is two launches a side that take turns, and
 * what a launch reported of a benchmark is one round, with all its samples: a
 * tool that starts processes itself, such as hyperfine, starts one side's after
 * the other's, so only its launches are neighbours.
 */
export function toolPair(tasks: Sides<ToolTask>, _options: PairOptions, ports: Ports): PairedSubject {
  const { entry } = tasks.candidate;
  return {
    label: entry.name,
    async open(signal) {
      const unusable = await forSides((side) => setUp(tasks[side], ports, signal));
      return mapSides((side) => failedWith(unusable[side], signal));
    },
    async block(request, signal) {
      const launches = await takeTurns(tasks, request, ports, signal);
      const outcomes = mapSides((side) => outcomeOf(launches[side], tasks[side]));
      const kept = keptOf(launches, tasks);
      return mapSides((side): Outcome => {
        const measurements = signal.aborted ? [] : kept.measurements[side];
        const warnings = [...outcomes[side].warnings, ...kept.warnings];
        return { ...outcomes[side], measurements, warnings, timedOut: signal.aborted };
      });
    },
  };
}

/** All four launches, also when one of them fails: others of its benchmarks may be fine. */
async function takeTurns(
  tasks: Sides<ToolTask>,
  { order, label }: BlockRequest,
  ports: Ports,
  signal: AbortSignal,
): Promise<Sides<readonly Launch[]>> {
  const launches: Sides<Launch[]> = { baseline: [], candidate: [] };
  for (const [index, side] of turnsOf(order).entries()) {
    if (signal.aborted) break;
    ports.log.progress(`${tasks[side].entry.name}: ${label}, launch ${index + 1} of 4 (${side})`);
    const launch = await launchTool(tasks[side], ports, signal);
    launches[side].push(launch);
    // Nothing that it measures is left, and the others would only take time.
    if (
      launch.failure !== undefined &&
      launch.readings.every(({ measurements }) => measurements.length === 0)
    ) {
      break;
    }
  }
  return launches;
}

interface Kept {
  readonly measurements: Sides<readonly Measurement[]>;
  readonly warnings: readonly string[];
}

/**
 * What all four launches reported, and what only one side has at all. What some
 * launches of a side lack has no pair in this block; nor has anything when a
 * launch is missing.
 */
function keptOf(launches: Sides<readonly Launch[]>, tasks: Sides<ToolTask>): Kept {
  if (launches.baseline.length < 2 || launches.candidate.length < 2) return NOTHING;
  const rounds = mapSides((side) => launches[side].map((launch) => roundsOf(launch, tasks[side])));
  const incomplete = new Set<string>();
  const measurements = mapSides((side) => {
    const [own, others] = [rounds[side], rounds[side === "baseline" ? "candidate" : "baseline"]];
    const names = new Set(own.flatMap((launch) => [...launch.keys()]));
    return [...names].flatMap((name): readonly Measurement[] => {
      const found = own.flatMap((launch) => launch.get(name) ?? []);
      const partners = others.flatMap((launch) => launch.get(name) ?? []);
      const [first] = found;
      if (first === undefined) return [];
      if (partners.length === 0 || (found.length === own.length && partners.length === others.length)) {
        return [{ ...first, rounds: found.flatMap((measurement) => measurement.rounds) }];
      }
      incomplete.add(qualifiedName(first));
      return [];
    });
  });
  return { measurements, warnings: [...incomplete].map(incompleteText) };
}

const NOTHING: Kept = { measurements: { baseline: [], candidate: [] }, warnings: [] };

/** What a launch reported, by series, each as one round. Its summary goes: it would tell of one launch of many. */
function roundsOf(launch: Launch, task: ToolTask): ReadonlyMap<string, Measurement> {
  return new Map(
    outcomeOf([launch], task).measurements.map(({ summary: _, ...measurement }) => [
      seriesKey(measurement),
      { ...measurement, rounds: [measurement.rounds.flat()] },
    ]),
  );
}

function incompleteText(name: string): string {
  return `${name} was not reported by every launch. Four launches that lack it anywhere do not count for it.`;
}
