import { resolve } from "node:path";
import { readOutput, TREE_FILES } from "./adapters/registry.ts";
import type { Config } from "./config/schema.ts";
import type { RecordedRun, Run } from "./domain/run.ts";
import type { BaselineFound } from "./report/report.ts";
import type { Revision } from "./revision.ts";
import { type BaselineChoice, chooseBaseline, findBaseline } from "./store/baseline.ts";
import { readBaselineFile } from "./store/baseline-file.ts";
import { type OpenedStore, openStore, type StoreContext } from "./store/open.ts";

/** What a run is compared with, and the history that its trend is read from. */
export interface Past {
  readonly baseline: { readonly found: BaselineFound; readonly run?: RecordedRun };
  /** Comparable runs, oldest first; read only for the trend. */
  readonly history: readonly RecordedRun[];
  readonly warnings: readonly string[];
  /** Where this run can be added; absent when nothing is to be stored or read. */
  readonly store?: OpenedStore;
}

/** Runs that a trend rests on at the most. */
const TREND_RUNS = 200;

/**
 * Finds what the run is compared with. It is looked for after measuring, so that
 * no network traffic disturbs the benchmarks.
 *
 * @throws BASELINE_NOT_FOUND, BASELINE_CORRUPT for a file that the user named
 */
export async function findPast(
  config: Config,
  run: Run,
  revision: Revision,
  context: StoreContext,
): Promise<Past> {
  if (config.smokeTest) return { baseline: { found: { kind: "not-asked" } }, history: [], warnings: [] };
  const needsStore =
    config.storeResults ||
    config.trendAnalysis ||
    (config.compareBaseline && config.baselineFile === undefined);
  const opened = needsStore ? await openStore(config, context) : undefined;
  const [search, trend] = [
    await searchBaseline(config, run, revision, context, opened),
    await readTrend(config, run, revision, opened),
  ];
  return {
    baseline: asBaseline(search.choice, run),
    history: trend.runs,
    warnings: [...new Set([...search.warnings, ...trend.problems])],
    ...(opened === undefined ? {} : { store: opened }),
  };
}

interface Search {
  readonly choice: BaselineChoice | { readonly kind: "not-asked" };
  readonly warnings: readonly string[];
}

async function searchBaseline(
  config: Config,
  run: Run,
  revision: Revision,
  context: StoreContext,
  opened: OpenedStore | undefined,
): Promise<Search> {
  if (!config.compareBaseline) return { choice: { kind: "not-asked" }, warnings: [] };
  if (config.baselineFile !== undefined) return searchFile(config.baselineFile, run, context);
  if (opened === undefined) return { choice: { kind: "not-asked" }, warnings: [] };
  return searchStore(opened, run, revision, context);
}

async function searchFile(path: string, candidate: Run, { files, directory }: StoreContext): Promise<Search> {
  const file = await readBaselineFile(resolve(directory, path), { files, readOutput, treeFiles: TREE_FILES });
  if (file.kind === "history") {
    const choice = await chooseBaseline({ history: file.runs, candidate });
    return {
      choice:
        choice.kind === "found" ? { ...choice, description: `${choice.description}, from ${path}` } : choice,
      warnings: file.warnings,
    };
  }
  return {
    choice: { kind: "found", run: file.run, description: `the file ${path}` },
    warnings: [...file.warnings, ...classWarning(file.run, candidate, path)],
  };
}

/** The user named this file, so it is compared whatever its environment was; but not silently. */
function classWarning(baseline: RecordedRun, candidate: Run, path: string): readonly string[] {
  const { environmentClass } = baseline;
  if (environmentClass === candidate.environment.class) return [];
  return environmentClass === undefined
    ? [`${path} does not say where it was measured, so it may be another machine than this one.`]
    : [
        `${path} was measured in another environment, "${environmentClass}"; this run's is "${candidate.environment.class}". Differences may come from the machine.`,
      ];
}

async function searchStore(
  { store, why }: OpenedStore,
  candidate: Run,
  { baselineRefs }: Revision,
  { git }: StoreContext,
): Promise<Search> {
  const { commit } = candidate;
  const isAncestor =
    commit === undefined
      ? undefined
      : (ancestor: string) => git.isAncestor(ancestor, commit).catch(() => undefined);
  const warnings = new Set<string>();
  let none: BaselineChoice | undefined;
  for (const ref of baselineRefs.length === 0 ? [undefined] : baselineRefs) {
    const { choice, problems } = await findBaseline(store, {
      candidate,
      ...(ref === undefined ? {} : { ref }),
      ...(isAncestor === undefined ? {} : { isAncestor }),
    });
    for (const problem of problems) warnings.add(problem);
    if (choice.kind === "found") {
      return {
        choice: { ...choice, description: `${choice.description}, from ${store.place}` },
        warnings: [...warnings],
      };
    }
    none ??= { ...choice, reason: `${choice.reason} ${why}` };
  }
  return { choice: none ?? { kind: "none", reason: why }, warnings: [...warnings] };
}

async function readTrend(
  config: Config,
  run: Run,
  { baselineRefs, ref }: Revision,
  opened: OpenedStore | undefined,
) {
  if (!config.trendAnalysis || opened === undefined) return { runs: [], problems: [] };
  const [wanted = ref] = baselineRefs;
  const reading = await opened.store.read({
    environmentClass: run.environment.class,
    suite: run.suite,
    ...(wanted === undefined ? {} : { ref: wanted }),
    limit: TREND_RUNS,
  });
  return { runs: reading.runs.filter(({ id }) => id !== run.id), problems: reading.problems };
}

function asBaseline(choice: Search["choice"], candidate: Run): Past["baseline"] {
  if (choice.kind !== "found") return { found: choice };
  const { run, description } = choice;
  const age =
    run.time === undefined
      ? Number.NaN
      : (Date.parse(candidate.time) - Date.parse(run.time)) / MILLISECONDS_PER_DAY;
  return {
    run,
    found: {
      kind: "found",
      description,
      ...(run.commit === undefined ? {} : { commit: run.commit }),
      ...(run.time === undefined ? {} : { time: run.time }),
      ...(Number.isFinite(age) ? { ageDays: Math.max(0, age) } : {}),
    },
  };
}

const MILLISECONDS_PER_DAY = 86_400_000;
