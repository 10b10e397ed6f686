import type { Config } from "../config/schema.ts";
import { parseShard } from "../domain/shard.ts";
import { describeFailure } from "../errors.ts";
import type { Plan } from "../harness/plan.ts";
import { capitalised } from "../report/format/capitalised.ts";
import type { HistoryStore } from "../store/store.ts";
import { cutOffOf } from "./cut-off.ts";
import { type KnownDurations, knownDurations } from "./durations.ts";
import { type Split, splitPlan } from "./split.ts";

interface SplitRequest {
  readonly config: Pick<Config, "shard" | "suite" | "filter" | "category">;
  /** The candidate's. */
  readonly plan: Plan;
  /** When the commit was made and the event happened, as far as that is known: the same for all shards. */
  times(): Promise<readonly (string | undefined)[]>;
}

/** Runs that durations are read from, for each shard: as many workflow runs. */
const WORKFLOW_RUNS = 8;
const MOST_RUNS = 400;

/**
 * Works out which part of the plan this job measures, before anything is
 * measured. A history that cannot be read costs the balance of the shards, and
 * that is said.
 *
 * @param open the history's store; asked for only when there is a shard
 */
export async function prepareSplit(
  { config, plan, times }: SplitRequest,
  open: () => Promise<Pick<HistoryStore, "kind" | "place" | "read">>,
): Promise<{ readonly split: Split; readonly notes: readonly string[] } | undefined> {
  const shard = config.shard === undefined ? undefined : parseShard(config.shard);
  if (shard === undefined) return undefined;
  const selection = {
    ...(config.filter === undefined ? {} : { filter: new RegExp(config.filter) }),
    ...(config.category === undefined ? {} : { category: config.category }),
  };
  const { durations, notes } =
    shard.count === 1
      ? { durations: new Map(), notes: [] }
      : await readDurations(
          { suite: config.suite, before: cutOffOf(await times()), count: shard.count },
          open,
        );
  return { split: splitPlan(plan, shard, { durations, selection }), notes };
}

async function readDurations(
  wanted: { readonly suite: string; readonly before: string | undefined; readonly count: number },
  open: () => Promise<Pick<HistoryStore, "kind" | "place" | "read">>,
): Promise<{ readonly durations: KnownDurations; readonly notes: readonly string[] }> {
  const { suite, before, count } = wanted;
  const without = (why: string) => ({ durations: new Map(), notes: [`${why} ${EVENLY}`] });
  if (before === undefined) {
    return without(
      "Neither the commit nor the event says when it was made, so no earlier run can be relied on.",
    );
  }
  try {
    const store = await open();
    // A job that starts later may be given another entry of the cache.
    if (store.kind === "cache")
      return without(`${capitalised(store.place)} may show each job another history.`);
    const limit = Math.min(MOST_RUNS, WORKFLOW_RUNS * count);
    // Another suite measures for longer, but what takes long in one does so in the other.
    for (const query of [{ suite }, {}]) {
      const durations = knownDurations((await store.read({ ...query, before, limit })).runs);
      if (durations.size > 0) return { durations, notes: [] };
    }
    return without(`No run before ${before.slice(0, 16)}Z in ${store.place} says how long benchmarks take.`);
  } catch (error) {
    return without(`The history could not be read for the durations. ${describeFailure(error)}\n`);
  }
}

const EVENLY =
  "So commands and tools were split into shards as if all took equally long, and the benchmarks of modules by their names.";
