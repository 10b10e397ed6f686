import { MOST_RUNS } from "./decision/history-case.ts";
import type { StoredRuns } from "./decision/history-rule.ts";
import type { RecordedRun, Run } from "./domain/run.ts";
import type { Revision } from "./revision.ts";
import { joinParts } from "./shards/parts.ts";
import { type BaselineChoice, chooseBaseline, findBaseline, readLimit } from "./store/baseline.ts";
import type { BaselineFile } from "./store/baseline-file.ts";
import type { OpenedStore, StoreContext } from "./store/open.ts";
import type { HistoryReading, HistoryStore } from "./store/store.ts";

/** The stored run that a run is compared with, and the runs that it is judged by. */
export interface Search {
  readonly choice: BaselineChoice | { readonly kind: "not-asked" };
  readonly stored?: StoredRuns;
  readonly warnings: readonly string[];
}

/** In the file that the user named, at `path`. */
export async function searchFile(file: BaselineFile, path: string, candidate: Run): Promise<Search> {
  if (file.kind === "history") {
    const choice = await chooseBaseline({ history: file.runs, candidate });
    if (choice.kind === "none") return { choice, warnings: file.warnings };
    const description = `${choice.description}, from ${path}`;
    const earlier = joinParts(
      file.runs.filter((run) => run.suite === candidate.suite && run.ref === choice.run.ref),
    );
    return { choice: { ...choice, description }, stored: { earlier }, warnings: file.warnings };
  }
  return {
    choice: { kind: "found", run: file.run, description: `the file ${path}` },
    stored: { earlier: [file.run] },
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

/** In a history, by the refs that the revision names, the best first. */
export async function searchStore(
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
      const { stored, problems: unread } = await readStored(store, candidate, choice.run);
      for (const problem of unread) warnings.add(problem);
      return {
        choice: { ...choice, description: `${choice.description}, from ${store.place}` },
        stored,
        warnings: [...warnings],
      };
    }
    none ??= { ...choice, reason: `${choice.reason} ${why}` };
  }
  return { choice: none ?? { kind: "none", reason: why }, warnings: [...warnings] };
}

/** The runs of the baseline's ref and of the candidate's own, to judge by. */
async function readStored(
  store: HistoryStore,
  candidate: Run,
  baseline: RecordedRun,
): Promise<{ readonly stored: StoredRuns; readonly problems: readonly string[] }> {
  const read = (ref: string | undefined) =>
    store.read({
      environmentClass: candidate.environment.class,
      suite: candidate.suite,
      ...(ref === undefined ? {} : { ref }),
      limit: readLimit(MOST_RUNS, candidate),
    });
  const others = ({ runs }: HistoryReading) => joinParts(runs.filter(({ id }) => id !== candidate.id));
  const history = await read(baseline.ref);
  const own =
    candidate.ref === undefined || candidate.ref === baseline.ref ? undefined : await read(candidate.ref);
  return {
    stored: { earlier: others(history), ...(own === undefined ? {} : { own: others(own) }) },
    problems: [...history.problems, ...(own?.problems ?? [])],
  };
}
