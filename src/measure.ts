import { changedBenchmarks, changedBenchmarksNote } from "./baseline-tree/changed-benchmarks.ts";
import { type ComparisonMode, resolveMode } from "./baseline-tree/mode.ts";
import {
  type BaselineTree,
  type BaselineTreePorts,
  openBase,
  prepareBaselineTree,
} from "./baseline-tree/prepare.ts";
import { setUpCheckout } from "./baseline-tree/setup.ts";
import type { BenchmarkEntry, Config } from "./config/schema.ts";
import { thresholdsOf } from "./decision/policy.ts";
import { assessLook, confirmLook } from "./decision/robust/assess.ts";
import { LOOKS } from "./decision/robust/looks.ts";
import { qualifiedName } from "./domain/measurement.ts";
import { BenchmarkError } from "./errors.ts";
import { budgetOf } from "./harness/budget.ts";
import { collect } from "./harness/collect.ts";
import { planTasks } from "./harness/discover.ts";
import { type CollectOptions, keepWanted } from "./harness/merge.ts";
import type { Outcome } from "./harness/outcome.ts";
import { collectPaired, type Missing, type PairedCollection } from "./harness/paired/collect.ts";
import type { PairedHarness } from "./harness/paired/harness.ts";
import type { Budget, Collected, Plan } from "./harness/plan.ts";
import type { EventFacts } from "./revision.ts";
import { ownPlan, type Split } from "./shards/split.ts";

export interface MeasureRequest {
  readonly config: Config;
  /** Where the candidate is. */
  readonly directory: string;
  readonly plan: Plan;
  readonly mode: ComparisonMode;
  /** Processors that may be used. */
  readonly processors: number;
  /** Set when this is one of several shards: then only its own part of the plan is measured. */
  readonly split?: Split;
}

export interface MeasurePorts extends BaselineTreePorts {
  readonly harness: PairedHarness;
  readonly cancelled: AbortSignal;
}

/** What was measured of the candidate, and of the baseline if it was measured beside it. */
export interface Measured {
  readonly collected: Collected;
  readonly beside?: BesideBaseline;
  /** Why the baseline could not be measured, where it should have been. */
  readonly noBaseline?: string;
  readonly notes: readonly string[];
}

interface BesideBaseline {
  readonly commit: string;
  /** For people: `3f2c1a9, where the pull request left main`. */
  readonly description: string;
  readonly collected: Collected;
  readonly missing: readonly Missing[];
}

/** How the run is compared, judged before any time is spent. See {@link resolveMode}. */
export async function modeOf(
  config: Config,
  event: EventFacts | undefined,
  git: { obstacle(): Promise<string | undefined> },
): Promise<ComparisonMode> {
  const obstacle = await git.obstacle();
  return resolveMode(config, {
    ...(obstacle === undefined ? {} : { obstacle }),
    ...(event === undefined ? {} : { event }),
  });
}

/**
 * Sets up what is measured, and measures it: side by side with the base version
 * where that is wanted and can be had, else alone. The tree of the base is
 * removed at the end, whatever happens.
 *
 * @throws SETUP_FAILED, BENCHMARKS_NOT_FOUND, BASELINE_NOT_FOUND
 */
export async function measure(whole: MeasureRequest, ports: MeasurePorts): Promise<Measured> {
  const request = { ...whole, plan: ownPart(whole.plan, whole.split) };
  const { config, directory, mode } = request;
  const { cancelled: signal } = ports;
  const opened = mode.kind === "paired" ? await openBase({ base: mode.base, signal }, ports) : mode;
  try {
    await setUpCheckout({ command: config.setupCommand, directory, signal }, ports);
  } catch (error) {
    if (opened.kind === "open") await opened.repository.close();
    throw error;
  }
  if (opened.kind === "stored") return { collected: await measureAlone(request, ports), notes: [] };
  if (opened.kind === "unusable") return await measureWithout(opened.reason, request, ports);

  const tree = await prepareBaselineTree({ config, opened, signal }, ports);
  if (tree.kind === "unusable") return await measureWithout(tree.reason, request, ports);
  try {
    return await measureBeside(tree, request, ports);
  } finally {
    await tree.remove();
  }
}

/** The candidate alone, where it should have been measured beside a baseline. */
async function measureWithout(
  reason: string,
  request: MeasureRequest,
  ports: MeasurePorts,
): Promise<Measured> {
  ports.log.warn(`There is no baseline to measure. ${reason}`);
  return { collected: await measureAlone(request, ports), noBaseline: reason, notes: [] };
}

function measureAlone(
  { config, plan, processors, split }: MeasureRequest,
  ports: MeasurePorts,
): Promise<Collected> {
  return collect(plan, budgetOf(config), ports, ports.harness.alone, {
    ...selectionOf(config, split),
    processors,
    signal: ports.cancelled,
  });
}

async function measureBeside(
  tree: Extract<BaselineTree, { kind: "ready" }>,
  { config, plan, split }: MeasureRequest,
  ports: MeasurePorts,
): Promise<Measured> {
  const { directory, commit, description } = tree;
  const planned = ownPart(await planOfTree({ config, directory }, ports), split);
  const plans = { candidate: plan, baseline: withVariables(planned, tree.variables) };
  const changed = changedBenchmarksNote(await changedBenchmarks(plans, ports.files));
  const budget = {
    ...budgetOf(config),
    ...(config.maxMinutes === undefined ? {} : { maxMinutes: config.maxMinutes }),
  };
  const selection = selectionOf(config, split);
  const collection: PairedCollection = await collectPaired(plans, budget, ports, ports.harness, {
    ...selection,
    signal: ports.cancelled,
    seed: config.seed,
    looks: LOOKS,
    assess: (sides, look) => assessLook(sides, look, { ...config, threshold: thresholdsOf(config) }),
    confirm: (sides, look) => confirmLook(sides, look, { ...config, threshold: thresholdsOf(config) }),
  });
  const { baseline, candidate, missing } = collection;
  const memory = config.memoryProfiling ? await profileMemory(plan, budget, selection, ports) : [];
  return {
    collected: {
      ...candidate,
      profiles: [...candidate.profiles, ...memory.flatMap(({ profiles }) => profiles)],
      warnings: [...candidate.warnings, ...memory.flatMap(({ warnings }) => warnings)],
    },
    beside: { commit, description, collected: baseline, missing },
    notes: [
      ...tree.warnings,
      ...(changed === undefined ? [] : [changed]),
      ...baseline.failures.map(
        (failure) => `On the baseline, ${qualifiedName(failure)} gave no result. ${failure.message}`,
      ),
    ],
  };
}

/** The memory of the candidate's modules, whose cycles are no matter of taking turns. */
async function profileMemory(
  { tasks }: Plan,
  budget: Budget,
  selection: CollectOptions,
  ports: MeasurePorts,
): Promise<readonly Outcome[]> {
  const { filter } = selection;
  const outcomes: Outcome[] = [];
  for (const task of tasks) {
    if (task.kind !== "module" || ports.cancelled.aborted) continue;
    const wanted = filter === undefined ? task : { ...task, filter };
    const outcome = await ports.log.group(`Memory of ${task.module}`, () =>
      ports.harness.alone.module(wanted, { ...budget, profilingOnly: true }, ports, ports.cancelled),
    );
    outcomes.push(keepWanted(outcome, task, selection));
  }
  return outcomes;
}

/** A base that has no benchmarks yet is nothing to fail for: those of the candidate are new. */
async function planOfTree(
  request: { readonly config: Config; readonly directory: string },
  { files }: MeasurePorts,
): Promise<Plan> {
  try {
    return await planTasks({ ...request, files });
  } catch (error) {
    if (!(error instanceof BenchmarkError) || error.code !== "BENCHMARKS_NOT_FOUND") throw error;
    return { tasks: [], discovered: [], warnings: [] };
  }
}

/** What names the checkout must name the tree of the baseline there. Tasks of one entry keep sharing it. */
function withVariables(plan: Plan, variables: Readonly<Record<string, string>>): Plan {
  const entries = new Map<BenchmarkEntry, BenchmarkEntry>();
  const inTree = (entry: BenchmarkEntry): BenchmarkEntry => {
    const known = entries.get(entry) ?? { ...entry, environment: { ...variables, ...entry.environment } };
    entries.set(entry, known);
    return known;
  };
  return { ...plan, tasks: plan.tasks.map((task) => ({ ...task, entry: inTree(task.entry) })) };
}

function ownPart(plan: Plan, split: Split | undefined): Plan {
  return split === undefined ? plan : ownPlan(plan, split);
}

function selectionOf(config: Config, split: Split | undefined): CollectOptions {
  return {
    ...(split === undefined ? {} : { shard: split.shard }),
    ...(config.filter === undefined ? {} : { filter: new RegExp(config.filter) }),
    ...(config.category === undefined ? {} : { category: config.category }),
  };
}
