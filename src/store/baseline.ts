import type { RecordedRun, Run } from "../domain/run.ts";
import { filledUp, isSibling, joinParts } from "../shards/parts.ts";
import type { HistoryReading, HistoryStore } from "./store.ts";

export type BaselineChoice =
  | {
      readonly kind: "found";
      readonly run: RecordedRun;
      /** For people: `quick run of 3f2c1a9 on main`. */
      readonly description: string;
    }
  /** Why there is none, in one or two sentences. */
  | { readonly kind: "none"; readonly reason: string };

export interface BaselineSearch {
  readonly candidate: Run;
  /** Full ref whose runs may be the baseline; all refs when absent. */
  readonly ref?: string;
  /** Only runs of this commit, or of commits whose names begin so. */
  readonly commit?: string;
  /** Whether a commit is an ancestor of the candidate's; `undefined` when that cannot be told. */
  readonly isAncestor?: (commit: string) => Promise<boolean | undefined>;
}

/** Runs that the choice looks at; each may cost a question to git. */
const LOOKED_AT = 30;
/** Runs among which a commit that the user named is searched. */
const SEARCHED = 1000;

/** How many runs to read so that these are so many whole ones, where runs are stored in as many parts as the candidate's. */
export function readLimit(runs: number, { shard }: Pick<Run, "shard">): number {
  return Math.min(Math.max(runs, SEARCHED), runs * (shard?.count ?? 1));
}

/**
 * The baseline from a store, reading as few runs as possible. Only when nothing
 * fits are others read, to say why.
 */
export async function findBaseline(
  store: HistoryStore,
  search: BaselineSearch,
): Promise<{ readonly choice: BaselineChoice; readonly problems: readonly string[] }> {
  const { candidate, ref } = search;
  const suite = { suite: candidate.suite, ...(ref !== undefined && { ref }) };
  const queries = [{ environmentClass: candidate.environment.class, ...suite }, suite, {}];
  const problems = new Set<string>();
  let reading: HistoryReading = { runs: [], total: 0, problems: [] };
  for (const query of queries) {
    const limit = search.commit === undefined ? readLimit(LOOKED_AT, candidate) : SEARCHED;
    reading = await store.read({ ...query, limit });
    for (const problem of reading.problems) problems.add(problem);
    const hasOthers = reading.runs.some((run) => run.id !== candidate.id && !isSibling(run, candidate));
    if (hasOthers || reading.total === 0) break;
  }
  return { choice: await chooseBaseline({ history: reading.runs, ...search }), problems: [...problems] };
}

/**
 * The newest run of the wanted ref with the candidate's suite and environment
 * class. `history` has the newest run last.
 *
 * Ancestors of the candidate's commit come first: another branch's newer change
 * must not be blamed on this one. A run of the candidate's own commit is taken
 * only when there is no other, for it would hide what the commit changed. Runs
 * that are parts of one are joined; the other parts of the candidate's own run,
 * which may be stored already, are no baseline.
 */
export async function chooseBaseline(
  input: BaselineSearch & { readonly history: readonly RecordedRun[] },
): Promise<BaselineChoice> {
  const { candidate, history, isAncestor = async () => undefined } = input;
  const others = joinParts(
    history
      .filter((run) => run.id === undefined || run.id !== candidate.id)
      .filter((run) => !isSibling(run, candidate)),
  );
  const comparable = others
    .filter((run) => input.ref === undefined || run.ref === input.ref)
    .filter((run) => input.commit === undefined || run.commit?.startsWith(input.commit) === true)
    .filter((run) => run.suite === candidate.suite)
    .filter((run) => run.environmentClass === candidate.environment.class)
    .toReversed();
  const [newest] = comparable;
  if (newest === undefined) return { kind: "none", reason: reasonOf(others, input) };

  const [newestOther, ...older] = comparable.filter(
    (run) => run.commit === undefined || run.commit !== candidate.commit,
  );
  if (newestOther === undefined) {
    return { kind: "found", run: newest, description: `earlier ${describeRun(newest)}, the same commit` };
  }
  const run = await nearest([newestOther, ...older], isAncestor);
  const filled = filledUp(run, older.slice(older.indexOf(run) + 1), candidate);
  const parts = filled.added === 0 ? "" : ", and older runs for what another class of machine measured there";
  return { kind: "found", run: filled.run, description: `${describeRun(run)}${parts}` };
}

/** The first of certain ancestors, else of those that cannot be told, else the newest of all. */
async function nearest(
  runs: readonly [RecordedRun, ...RecordedRun[]],
  isAncestor: (commit: string) => Promise<boolean | undefined>,
): Promise<RecordedRun> {
  const answers = new Map<string, boolean | undefined>();
  let unknown: RecordedRun | undefined;
  for (const run of runs.slice(0, LOOKED_AT)) {
    const { commit } = run;
    if (commit !== undefined && !answers.has(commit)) answers.set(commit, await isAncestor(commit));
    const answer = commit === undefined ? undefined : answers.get(commit);
    if (answer === true) return run;
    if (answer === undefined) unknown ??= run;
  }
  return unknown ?? runs[0];
}

function describeRun({ suite, commit, ref }: RecordedRun): string {
  const of = commit === undefined ? "" : ` of ${commit.slice(0, 7)}`;
  return `${suite ?? "unnamed"} run${of}${ref === undefined ? "" : ` on ${shortRef(ref)}`}`;
}

function reasonOf(others: readonly RecordedRun[], { candidate, ref, commit }: BaselineSearch): string {
  if (others.length === 0) return "This is the first run: the history holds no other.";
  if (commit !== undefined && !others.some((run) => run.commit?.startsWith(commit))) {
    return `The history holds ${count(others)}, but none of the commit ${commit}.`;
  }
  const ofRef = others.filter((run) => ref === undefined || run.ref === ref);
  if (ofRef.length === 0 && ref !== undefined) {
    const refs = distinct(others, (run) => run.ref, "no named ref").map(shortRef);
    return `The history holds ${count(others)}, but none on ${shortRef(ref)}: they are of ${refs.join(", ")}.`;
  }
  const on = ref === undefined ? "" : ` on ${shortRef(ref)}`;
  const ofSuite = ofRef.filter((run) => run.suite === candidate.suite);
  if (ofSuite.length === 0) {
    const suites = distinct(ofRef, (run) => run.suite, "no named suite");
    return `The history holds ${count(ofRef)}${on}, but none of the suite ${candidate.suite}: they are of ${suites.join(", ")}.`;
  }
  const classes = distinct(ofSuite, (run) => run.environmentClass, "an unnamed class").map(
    (name) => `"${name}"`,
  );
  return `The history holds ${count(ofSuite)} of the suite ${candidate.suite}${on}, but of other environment classes: ${classes.join(", ")}. This run's class is "${candidate.environment.class}".`;
}

function distinct(
  runs: readonly RecordedRun[],
  value: (run: RecordedRun) => string | undefined,
  fallback: string,
): readonly string[] {
  const names = [...new Set(runs.map((run) => value(run) ?? fallback))];
  return names.length <= NAMED ? names : [...names.slice(0, NAMED), `${names.length - NAMED} more`];
}

/** More names than this make no sentence. */
const NAMED = 5;

function count(runs: readonly RecordedRun[]): string {
  return runs.length === 1 ? "1 run" : `${runs.length} runs`;
}

function shortRef(ref: string): string {
  return ref.replace(/^refs\/(heads|tags)\//, "");
}
