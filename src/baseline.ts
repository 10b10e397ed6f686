import { resolve } from "node:path";
import { readOutput, TREE_FILES } from "./adapters/registry.ts";
import type { Config } from "./config/schema.ts";
import type { RecordedRun, Run } from "./domain/run.ts";
import { describeFailure } from "./errors.ts";
import type { BaselineFound } from "./report/report.ts";
import type { Revision } from "./revision.ts";
import { type BaselineChoice, chooseBaseline, findBaseline } from "./store/baseline.ts";
import { type BaselineFile, readBaselineFile } from "./store/baseline-file.ts";
import { checkStore, type OpenedStore, openStore, type StoreContext } from "./store/open.ts";
import type { HistoryReading } from "./store/store.ts";

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

/** What can be found out before anything is measured. */
export interface Prepared {
  /** The file that the user named as the baseline. */
  readonly file?: BaselineFile;
}

/**
 * Judges what the user asked for before any time is spent on measuring: reads
 * the baseline file, and sees whether a store that he named can work here.
 *
 * @throws BASELINE_NOT_FOUND, BASELINE_CORRUPT, GIT_NOT_A_CHECKOUT, STORE_UNAVAILABLE
 */
export async function prepareBaseline(config: Config, context: StoreContext): Promise<Prepared> {
  if (config.smokeTest) return {};
  if (needsStore(config)) await checkStore(config, context);
  if (!config.compareBaseline || config.baselineFile === undefined) return {};
  const path = resolve(context.directory, config.baselineFile);
  return { file: await readBaselineFile(path, { files: context.files, readOutput, treeFiles: TREE_FILES }) };
}

/**
 * Finds what the run is compared with. It is looked for after measuring, so that
 * no network traffic disturbs the benchmarks. A store that cannot be read costs
 * the comparison, never the report.
 */
export async function findPast(
  config: Config,
  run: Run,
  { prepared, revision }: { readonly prepared: Prepared; readonly revision: Revision },
  context: StoreContext,
): Promise<Past> {
  if (config.smokeTest) return { baseline: { found: { kind: "not-asked" } }, history: [], warnings: [] };
  const trouble: string[] = [];
  const attempt = <T>(what: string, body: () => Promise<T>, otherwise: T): Promise<T> =>
    body().catch((error: unknown) => {
      trouble.push(`${what} ${describeFailure(error)}`);
      return otherwise;
    });
  const opened = needsStore(config)
    ? await attempt("The history could not be opened.", () => openStore(config, context), undefined)
    : undefined;
  const search = await attempt(
    "The baseline could not be read.",
    () => searchBaseline(config, run, { prepared, revision, opened, context }),
    NOT_READ,
  );
  const trend = await attempt(
    "The history could not be read.",
    () => readTrend(config, run, revision, opened),
    NO_TREND,
  );
  return {
    baseline: asBaseline(search.choice, run),
    history: trend.runs,
    warnings: [...new Set([...trouble, ...search.warnings, ...trend.problems])],
    ...(opened === undefined ? {} : { store: opened }),
  };
}

function needsStore(config: Config): boolean {
  const comparesWithStore = config.compareBaseline && config.baselineFile === undefined;
  return config.storeResults || config.trendAnalysis || comparesWithStore;
}

const NOT_READ: Search = {
  choice: { kind: "none", reason: "The history could not be read; the notes of this report say why." },
  warnings: [],
};
const NO_TREND: HistoryReading = { runs: [], total: 0, problems: [] };

interface Search {
  readonly choice: BaselineChoice | { readonly kind: "not-asked" };
  readonly warnings: readonly string[];
}

async function searchBaseline(
  config: Config,
  run: Run,
  given: {
    readonly prepared: Prepared;
    readonly revision: Revision;
    readonly opened: OpenedStore | undefined;
    readonly context: StoreContext;
  },
): Promise<Search> {
  const { prepared, revision, opened, context } = given;
  if (!config.compareBaseline) return { choice: { kind: "not-asked" }, warnings: [] };
  if (prepared.file !== undefined) return searchFile(prepared.file, config.baselineFile ?? "", run);
  return opened === undefined ? NOT_READ : searchStore(opened, run, revision, context);
}

async function searchFile(file: BaselineFile, path: string, candidate: Run): Promise<Search> {
  if (file.kind === "history") {
    const choice = await chooseBaseline({ history: file.runs, candidate });
    if (choice.kind === "none") return { choice, warnings: file.warnings };
    const description = `${choice.description}, from ${path}`;
    return { choice: { ...choice, description }, warnings: file.warnings };
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
  { baselineRefs, baselineCommit }: Revision,
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
      ...(baselineCommit === undefined ? {} : { commit: baselineCommit }),
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
): Promise<HistoryReading> {
  if (!config.trendAnalysis || opened === undefined) return NO_TREND;
  const [wanted = ref] = baselineRefs;
  const reading = await opened.store.read({
    environmentClass: run.environment.class,
    suite: run.suite,
    ...(wanted === undefined ? {} : { ref: wanted }),
    limit: TREND_RUNS,
  });
  return { ...reading, runs: reading.runs.filter(({ id }) => id !== run.id) };
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
