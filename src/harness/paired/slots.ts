import type { Outcome } from "../outcome.ts";
import type { Task } from "../plan.ts";
import { failedTask, type RunTaskContext, runTask } from "../run-task.ts";
import { labelOf } from "../task-label.ts";
import type { Course } from "./course.ts";
import type { PairedHarness } from "./harness.ts";
import { leftForCandidate } from "./left-over.ts";
import type { Matched } from "./match.ts";
import type { Phase } from "./phase.ts";
import { runPair, type Setups } from "./run-pair.ts";

export type Slot = Matched["slots"][number];

/** A task of the candidate and what came of it; `alone` is what was measured in its tree only. */
export interface Measured {
  readonly slot: Slot;
  readonly course?: Course;
  readonly alone?: Outcome;
}

export function taskOf(slot: Slot): Task {
  return slot.kind === "alone" ? slot.task : slot.tasks.candidate;
}

/** Measures each task in turn, for its share of the time that is left for all. */
export async function measureSlots(
  slots: readonly Slot[],
  phase: Phase,
  harness: PairedHarness,
): Promise<readonly Measured[]> {
  const { ports, measuringEnd } = phase;
  const setups: Setups = { baseline: new Map(), candidate: new Map() };
  const measured: Measured[] = [];
  for (const [index, slot] of slots.entries()) {
    const now = ports.clock.monotonic();
    // What one subject does not need, the others get.
    const end = now + (measuringEnd - now) / (slots.length - index);
    const title = `[${index + 1}/${slots.length}] ${labelOf(taskOf(slot))}`;
    const body = () => measureSlot(slot, { phase, harness, setups, end });
    measured.push(await ports.log.group(title, body));
  }
  return measured;
}

async function measureSlot(slot: Slot, setting: Parameters<typeof runPair>[1]): Promise<Measured> {
  const { phase, harness, setups } = setting;
  const { budget, ports, options, signal } = phase;
  const alone: RunTaskContext = {
    budget,
    ports,
    harness: harness.alone,
    filter: options.filter,
    setups: setups.candidate,
    signal,
  };
  if (slot.kind === "alone") return { slot, alone: await runTask(slot.task, alone) };
  if (signal.aborted) {
    return { slot, alone: failedTask(taskOf(slot), "cut-off", "The run ended before it was started.") };
  }
  const course = await runPair(slot, setting);
  const left = signal.aborted ? undefined : leftForCandidate(slot, course);
  if (left === undefined) return { slot, course };
  ports.log.info("What works in the candidate only is measured there alone.");
  return {
    slot,
    course,
    alone: await runTask(left.task, { ...alone, filter: left.filter ?? options.filter }),
  };
}
