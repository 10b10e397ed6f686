import type { Failure } from "../../domain/measurement.ts";
import type { Sides } from "../../domain/sides.ts";
import type { Log } from "../../ports.ts";
import { type ModuleTask, stemOf } from "../module.ts";
import type { Trouble } from "../module-ledger.ts";
import type { Outcome } from "../outcome.ts";
import type { BenchmarkOfBlock, Block } from "./module-block.ts";
import { judgeClock } from "./module-clock.ts";
import { type Identity, measurementsOf } from "./module-measurements.ts";
import { SIDES, type Side } from "./module-order.ts";
import type { ReadyMember } from "./module-start.ts";

interface Context {
  readonly tasks: Sides<ModuleTask>;
  readonly log: Log;
  /** True when the end of the run ended the block. */
  readonly cut: boolean;
}

/** What a block gave on each side, and the benchmarks that need not be tried again. */
export interface BlockFindings {
  readonly outcomes: Sides<Outcome>;
  readonly unusable: readonly string[];
}

export function outcomesOf(block: Block, context: Context): BlockFindings {
  const tick = Math.max(0, ...block.members.map(({ ready }) => ready.tick));
  const judged = block.measured.map((benchmark) => {
    const { single } = benchmark.measured;
    return {
      benchmark,
      finding: single === undefined ? undefined : judgeClock(benchmark.name, single, tick),
    };
  });
  const measured = judged.flatMap(({ benchmark, finding }) =>
    finding?.kind === "refused" ? [] : [benchmark],
  );
  const failed: readonly FailedOn[] = [
    ...block.failed.map(({ name, failed: { seat, trouble } }) => ({ name, sides: [seat.side], trouble })),
    ...judged.flatMap(({ benchmark: { name, seats }, finding }) =>
      finding?.kind === "refused"
        ? [{ name, sides: seats.map(({ side }) => side), trouble: finding.trouble }]
        : [],
    ),
  ];
  const warnings = judged.flatMap(({ finding }) => (finding?.kind === "warned" ? [finding.warning] : []));
  for (const benchmark of measured) context.log.debug(describe(benchmark));

  const outcomeOf = (side: Side): Outcome => ({
    measurements: measured.flatMap((benchmark) => ofSide(side, benchmark, block.members, context)),
    failures: failuresOf(side, { ...block, failed }, context),
    profiles: [],
    context: Object.fromEntries(block.members.map(({ ready }) => ["node", ready.node])),
    warnings: [...new Set([...warningsOf(side, block.members), ...warnings])],
    timedOut: context.cut,
  });
  return {
    outcomes: { baseline: outcomeOf("baseline"), candidate: outcomeOf("candidate") },
    unusable: failed.map(({ name }) => name),
  };
}

interface FailedOn {
  readonly name: string;
  readonly sides: readonly Side[];
  readonly trouble: Trouble;
}

function ofSide(
  side: Side,
  { name, seats, measured }: BenchmarkOfBlock,
  members: readonly ReadyMember[],
  { tasks }: Context,
) {
  const launches = seats.flatMap((seat, index) => {
    const launch = measured.launches[index];
    return seat.side !== side || launch === undefined ? [] : [{ seat, launch }];
  });
  if (launches.length === 0) return [];
  const inOrder = launches.toSorted((a, b) => a.seat.launch - b.seat.launch).map(({ launch }) => launch);
  const paired = SIDES.every((other) => seats.some((seat) => seat.side === other));
  return measurementsOf(identityOf(name, side, members, tasks[side]), inOrder, {
    paired,
    alternating: measured.alternating,
  });
}

function identityOf(
  name: string,
  side: Side,
  members: readonly ReadyMember[],
  { entry }: ModuleTask,
): Identity {
  const { parameters, source } = knownOf(name, side, members) ?? {};
  return {
    benchmark: name,
    ...(entry.category === undefined ? {} : { category: entry.category }),
    ...(parameters === undefined || Object.keys(parameters).length === 0 ? {} : { parameters }),
    ...(source && { source }),
  };
}

/** What the side's own module said of the benchmark. */
function knownOf(name: string, side: Side, members: readonly ReadyMember[]) {
  return members
    .filter(({ seat }) => seat.side === side)
    .flatMap(({ ready }) => ready.benchmarks.filter((benchmark) => benchmark.name === name))[0];
}

function failuresOf(
  side: Side,
  { broken, failed, members }: Pick<Block, "broken" | "members"> & { readonly failed: readonly FailedOn[] },
  { tasks, cut }: Context,
): readonly Failure[] {
  // A module that was being loaded when everything was ended is not broken.
  const ofModule = cut ? undefined : broken[side];
  const { entry, module } = tasks[side];
  const category = entry.category === undefined ? {} : { category: entry.category };
  return [
    ...(ofModule === undefined
      ? []
      : [{ benchmark: stemOf(module), ...category, ...ofModule, source: { file: module, line: 1 } }]),
    ...failed.flatMap(({ name, sides, trouble }) => {
      if (!sides.includes(side)) return [];
      const { source } = knownOf(name, side, members) ?? {};
      return [{ benchmark: name, ...category, ...trouble, ...(source && { source }) }];
    }),
  ];
}

function warningsOf(side: Side, members: readonly ReadyMember[]): readonly string[] {
  return members.filter(({ seat }) => seat.side === side).flatMap(({ ready }) => ready.warnings);
}

function describe({ name, measured: { launches, calls, steady } }: BenchmarkOfBlock): string {
  const steadiness = steady ? "steady" : "not seen to be steady";
  return `${name}: ${launches.length} launches took ${launches[0]?.times.length ?? 0} turns of ${calls} calls each, ${steadiness} after the warm-up.`;
}
