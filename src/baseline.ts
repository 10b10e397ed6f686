import { resolve } from "node:path";
import type { ComparisonMode } from "./baseline-tree/mode.ts";
import type { Config } from "./config/schema.ts";
import type { StoredRuns } from "./decision/history-rule.ts";
import { MILLISECONDS_PER_DAY } from "./domain/day.ts";
import { environmentToJson } from "./domain/environment-json.ts";
import type { RecordedRun, Run } from "./domain/run.ts";
import { describeFailure } from "./errors.ts";
import type { Missing } from "./harness/paired/collect.ts";
import { readRun } from "./harness/read-results.ts";
import type { Measured } from "./measure.ts";
import type { BaselineFound } from "./report/report.ts";
import type { Revision } from "./revision.ts";
import { ownBaseline } from "./shards/own-baseline.ts";
import type { Split } from "./shards/split.ts";
import { type BaselineFile, readBaselineFile } from "./store/baseline-file.ts";
import { checkStore, type OpenedStore, openStore, type StoreContext } from "./store/open.ts";
import type { HistoryReading } from "./store/store.ts";
import { type Search, searchFile, searchStore } from "./stored-baseline.ts";

/** What a run is compared with, and the history that its trend is read from. */
export interface Past {
  readonly baseline: PastBaseline;
  /** Comparable runs, oldest first; read only for the trend. */
  readonly history: readonly RecordedRun[];
  readonly warnings: readonly string[];
  /** Where this run can be added; absent when nothing is to be stored or read. */
  readonly store?: OpenedStore;
}

export interface PastBaseline {
  readonly found: BaselineFound;
  readonly run?: RecordedRun;
  /** Set when it was measured side by side with the run; `missing` is what it has and the run lacks. */
  readonly beside?: { readonly missing: readonly Missing[] };
  /** Set when the run is judged by what was stored. */
  readonly stored?: StoredRuns;
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
export async function prepareBaseline(
  config: Config,
  mode: ComparisonMode,
  context: StoreContext,
): Promise<Prepared> {
  if (config.smokeTest) return {};
  if (needsStore(config, mode.kind)) await checkStore(config, context);
  if (mode.kind === "paired" || !config.compareBaseline || config.baselineFile === undefined) return {};
  const { files, directory } = context;
  const tools = { files, readRun: (path: string) => readRun(path, { files, directory }) };
  return { file: await readBaselineFile(resolve(directory, config.baselineFile), tools) };
}

/**
 * Finds what the run is compared with. It is looked for after measuring, so that
 * no network traffic disturbs the benchmarks. A store that cannot be read costs
 * the comparison, never the report.
 */
export async function findPast(
  config: Config,
  run: Run,
  given: {
    readonly prepared: Prepared;
    readonly revision: Revision;
    /** What was measured side by side, or why it could not be. */
    readonly beside?: PastBaseline;
    /** Set when this is one of several shards: then a stored baseline is cut down to its own benchmarks. */
    readonly split?: Split;
  },
  context: StoreContext,
): Promise<Past> {
  if (config.smokeTest) return { baseline: { found: { kind: "not-asked" } }, history: [], warnings: [] };
  const { prepared, revision, beside } = given;
  const trouble: string[] = [];
  const attempt = <T>(what: string, body: () => Promise<T>, otherwise: T): Promise<T> =>
    body().catch((error: unknown) => {
      trouble.push(`${what} ${describeFailure(error)}`);
      return otherwise;
    });
  const opened = needsStore(config, beside === undefined ? "stored" : "paired")
    ? await attempt("The history could not be opened.", () => openStore(config, context), undefined)
    : undefined;
  const search = await attempt(
    "The baseline could not be read.",
    async () =>
      beside === undefined
        ? await searchBaseline(config, run, { prepared, revision, opened, context })
        : undefined,
    NOT_READ,
  );
  const trend = await attempt(
    "The history could not be read.",
    () => readTrend(config, run, revision, opened),
    NO_TREND,
  );
  const stored = asBaseline(search ?? NOT_READ, run);
  return {
    baseline: beside ?? ownPart(stored, run, given.split),
    history: trend.runs,
    warnings: [...new Set([...trouble, ...(search?.warnings ?? []), ...trend.problems])],
    ...(opened === undefined ? {} : { store: opened }),
  };
}

/** What was measured side by side, as the baseline of the run; or why it could not be. */
export function besideAsBaseline({ beside, noBaseline }: Measured, run: Run): PastBaseline | undefined {
  if (noBaseline !== undefined) return { found: { kind: "none", reason: noBaseline, unusable: true } };
  if (beside === undefined) return undefined;
  const { commit, description, collected, missing } = beside;
  const { time, suite, environment } = run;
  return {
    found: { kind: "found", description: `${description}, measured side by side`, commit, time },
    beside: { missing },
    run: {
      commit,
      time,
      suite,
      environmentClass: environment.class,
      environment: environmentToJson(environment),
      measurements: collected.measurements,
    },
  };
}

/** A runner that cancels gives a few seconds: enough for the disk, not for the network. */
export function cancelledPast(beside: PastBaseline | undefined): Past {
  const cut = "The run was cancelled. What was measured until then is reported";
  if (beside !== undefined) return { baseline: beside, history: [], warnings: [`${cut}.`] };
  const reason = "The run was cancelled before it was looked for.";
  const baseline = { found: { kind: "none", reason, unusable: true } } as const;
  return { baseline, history: [], warnings: [`${cut}, and compared with nothing.`] };
}

function needsStore(config: Config, mode: ComparisonMode["kind"]): boolean {
  const comparesWithStore = mode === "stored" && config.compareBaseline && config.baselineFile === undefined;
  return config.storeResults || config.trendAnalysis || comparesWithStore;
}

const NOT_READ: Search = {
  choice: { kind: "none", reason: "The history could not be read; the notes of this report say why." },
  warnings: [],
};
const NO_TREND: HistoryReading = { runs: [], total: 0, problems: [] };

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

function ownPart(baseline: PastBaseline, candidate: Run, split: Split | undefined): PastBaseline {
  if (split === undefined || baseline.run === undefined) return baseline;
  return { ...baseline, run: ownBaseline(baseline.run, candidate, split) };
}

function asBaseline({ choice, stored }: Search, candidate: Run): PastBaseline {
  if (choice.kind !== "found") return { found: choice };
  const { run, description } = choice;
  const age =
    run.time === undefined
      ? Number.NaN
      : (Date.parse(candidate.time) - Date.parse(run.time)) / MILLISECONDS_PER_DAY;
  return {
    run,
    ...(stored === undefined ? {} : { stored }),
    found: {
      kind: "found",
      description,
      ...(run.commit === undefined ? {} : { commit: run.commit }),
      ...(run.time === undefined ? {} : { time: run.time }),
      ...(Number.isFinite(age) ? { ageDays: Math.max(0, age) } : {}),
    },
  };
}
