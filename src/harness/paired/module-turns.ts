import type { Ports } from "../../ports.ts";
import { isSteady } from "../worker/warm-up.ts";
import { nextCalls, SHORTEST_BATCH, turnSlice, turnsWithin, warmUpSlice } from "./module-calibration.ts";
import type { Answers, Crew, Failed } from "./module-crew.ts";
import { balancedDirections } from "./module-order.ts";

/** What one launch gave for one benchmark. */
export interface Launch {
  /** Seconds per call of each turn. */
  readonly times: readonly number[];
  /** Processor seconds per call of each turn; absent where hooks run in between. */
  readonly cpu?: readonly number[];
  /** Bytes. */
  readonly peak?: number;
}

export interface Measured {
  readonly kind: "measured";
  /** In the order of the seats. */
  readonly launches: readonly Launch[];
  /** True when turn k of all launches was measured at about the same time. */
  readonly alternating: boolean;
  /** False when some launch was still changing when the warm-up's time was up. */
  readonly steady: boolean;
  /** Calls behind each turn. */
  readonly calls: number;
  /** Seconds of a single call, where each is timed alone because of its hooks. */
  readonly single?: number;
}

export interface TurnSetting {
  readonly name: string;
  /** Seconds for this benchmark in this block, all members together. Each makes one call at the least. */
  readonly limit: number;
  /** Batches that each member warms up with at the least. */
  readonly warmupBatches: number;
  readonly random: () => number;
  readonly clock: Ports["clock"];
  /** Holds the members to one processor from the warm-up to the end, when that makes no difference to what they do. */
  readonly hold?: () => Promise<void>;
}

/** Part of the limit that the warm-up may use up, and seconds of each member that it takes at the most however large the limit. */
const WARM_UP_SHARE = 1 / 4;
const WARM_UP_SECONDS = 0.1;
/** Part of the limit that it may use up while there are fewer batches than were asked for. */
const LONGEST_WARM_UP_SHARE = 1 / 2;

/**
 * Measures one benchmark: all members begin it, warm up and take their turns
 * together, and finish it. When one of them fails the others finish, and
 * nothing is kept.
 */
export async function takeTurns(crew: Crew, setting: TurnSetting): Promise<Measured | Failed> {
  const measured = await measure(crew, setting);
  if (measured.kind === "failed") await crew.release();
  return measured;
}

async function measure(crew: Crew, setting: TurnSetting): Promise<Measured | Failed> {
  const start = setting.clock.monotonic();
  const remaining = () => setting.limit - (setting.clock.monotonic() - start);
  const begun = await crew.ask({ type: "begin", name: setting.name }, "begun");
  if (begun.kind === "failed") return begun;
  const taken = begun.of.some(({ whole }) => whole)
    ? await takeWhole(crew)
    : await warmUpAndTake(crew, begun, remaining, setting);
  if (taken.kind === "failed") return taken;

  const finished = await crew.ask({ type: "finish" }, "finished");
  if (finished.kind === "failed") return finished;
  const launches = taken.launches.map((launch, index) => {
    const peak = finished.of[index]?.peak;
    return peak === undefined ? launch : { ...launch, peak };
  });
  return { ...taken, launches };
}

/** One after the other, each as long as it likes. */
async function takeWhole(crew: Crew): Promise<Measured | Failed> {
  const whole = await crew.ask({ type: "whole" }, "whole");
  if (whole.kind === "failed") return whole;
  const launches = whole.of.map(({ samples }) => ({ times: samples }));
  return { kind: "measured", launches, alternating: false, steady: true, calls: 1 };
}

async function warmUpAndTake(
  crew: Crew,
  begun: Answers<"begun">,
  remaining: () => number,
  setting: TurnSetting,
): Promise<Measured | Failed> {
  const singly = begun.of.some((first) => first.singly);
  const warm = await warmUp(crew, Math.max(...begun.of.map(({ total }) => total)), remaining(), setting);
  if (warm.kind === "failed") return warm;
  if (warm.isBusy) await setting.hold?.();
  const slice = turnSlice(warm.perCall);
  const turns = turnsWithin(remaining(), slice, warm.perCall, crew.size);
  const common = { kind: "measured", alternating: true, steady: warm.steady } as const;
  if (turns === 0) {
    // No time for more than the first calls, which include compilation: still better than nothing.
    const launches = begun.of.map(({ measured, cpu }) => ({
      times: [measured],
      ...(singly ? {} : { cpu: [cpu] }),
    }));
    return { ...common, launches, calls: 1 };
  }

  const times = begun.of.map((): number[] => []);
  const cpu = begun.of.map((): number[] => []);
  for (const backwards of balancedDirections(turns, setting.random)) {
    const answers = await crew.ask(slice, "slice", backwards);
    if (answers.kind === "failed") return answers;
    for (const [index, answer] of answers.of.entries()) {
      times[index]?.push(answer.time);
      cpu[index]?.push(answer.cpu);
    }
    // Slower than it was when calibrated.
    if (remaining() <= 0) break;
  }
  return {
    ...common,
    launches: times.map((values, index) => ({ times: values, ...(singly ? {} : { cpu: cpu[index] ?? [] }) })),
    calls: slice.batches * slice.calls,
    ...(singly ? { single: Math.min(...times.flat()) } : {}),
  };
}

interface WarmUp {
  readonly kind: "warm";
  /** Seconds per call, hooks included. */
  readonly perCall: number;
  readonly steady: boolean;
  /** True when the main thread of each did all the work: it did not wait for threads, processes or timers. */
  readonly isBusy: boolean;
}

/** Part of the time that the main thread must have worked to count as busy. */
const BUSY_SHARE = 0.9;

/** All members make the same numbers of calls, until the time per call of each is steady. That is observed, never assumed. */
async function warmUp(
  crew: Crew,
  firstCall: number,
  remaining: number,
  { warmupBatches, clock }: TurnSetting,
): Promise<WarmUp | Failed> {
  const begin = clock.monotonic();
  const usual = Math.min(remaining * WARM_UP_SHARE, WARM_UP_SECONDS * crew.size);
  const longest = remaining * LONGEST_WARM_UP_SHARE;
  const observed = Array.from({ length: crew.size }, (): number[] => []);
  let calls = 1;
  let perCall = firstCall;
  let isBusy = false;
  for (;;) {
    const spent = clock.monotonic() - begin;
    const enough = observed.every(({ length }) => length >= warmupBatches);
    const steady = observed.every(isSteady);
    const next = warmUpSlice(calls, perCall);
    const cost = next.batches * calls * perCall * crew.size;
    if (spent + cost > (enough ? usual : longest) || (enough && steady))
      return { kind: "warm", perCall, steady, isBusy };

    const answers = await crew.ask(next, "slice");
    if (answers.kind === "failed") return answers;
    isBusy = answers.of.every(({ cpu, time }) => cpu >= BUSY_SHARE * time);
    // Of each the fastest batch: a stall is the machine's. Of those the slowest, so that no batch is too long.
    const shortest = answers.of.map(({ totals }) => Math.min(...totals));
    perCall = Math.max(...shortest) / calls;
    if (Math.min(...shortest) < SHORTEST_BATCH) {
      calls = nextCalls(calls, Math.min(...shortest));
      continue;
    }
    for (const [index, { totals }] of answers.of.entries()) {
      observed[index]?.push(...totals.map((total) => total / calls));
    }
  }
}
