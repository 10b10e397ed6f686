import {
  checkVersion,
  dictionaryPath,
  parseRunPath,
  type RunName,
  selectNames,
  VERSION_PATH,
} from "./layout.ts";
import {
  type Decoded,
  type Dictionary,
  decodeDictionary,
  decodeRunFile,
  joinRun,
  type StoredRun,
} from "./run-file.ts";
import type { HistoryQuery, HistoryReading } from "./store.ts";

/** A folder of the shared layout, wherever it lies. */
export interface LayoutSource {
  /** For people: `branch benchmark-data of origin`. */
  readonly place: string;
  readonly paths: readonly string[];
  /** Contents by path; what cannot be read is left out. */
  read(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/**
 * The newest runs that match, oldest first. Reads no other run's file, unless a
 * damaged one must be replaced by an older one.
 */
export async function readRuns(source: LayoutSource, query: HistoryQuery): Promise<HistoryReading> {
  const candidates = source.paths.filter((path) => path.startsWith("runs/") && path.endsWith(".json"));
  const names = candidates.map(parseRunPath).filter((name) => name !== undefined);
  const known = new Set(names.map((name) => name.path));
  const problems = candidates
    .filter((path) => !known.has(path))
    .map((path) => `${path} in ${source.place} is not named like a run. It was left as it is and skipped.`);

  if (source.paths.includes(VERSION_PATH)) {
    checkVersion((await source.read([VERSION_PATH])).get(VERSION_PATH), source.place);
  }
  const dictionaries = new Map<string, Decoded<Dictionary>>();
  const runs: StoredRun[] = [];
  let waiting = selectNames(names, query);
  while (runs.length < query.limit && waiting.length > 0) {
    const wanted = query.limit - runs.length;
    for (const { path, outcome } of await readBatch(source, waiting.slice(0, wanted), dictionaries)) {
      if (outcome.kind === "decoded") {
        if (matches(outcome.value, query)) runs.push(outcome.value);
      } else {
        problems.push(
          `${path} in ${source.place} is damaged: ${outcome.reason}. It was left as it is and skipped.`,
        );
      }
    }
    waiting = waiting.slice(wanted);
  }
  return { runs: runs.sort(byTime), total: names.length, problems };
}

async function readBatch(
  source: LayoutSource,
  names: readonly RunName[],
  dictionaries: Map<string, Decoded<Dictionary>>,
): Promise<readonly { readonly path: string; readonly outcome: Decoded<StoredRun> }[]> {
  const texts = await source.read(names.map((name) => name.path));
  const files = names.map(({ path }) => {
    const text = texts.get(path);
    return { path, file: text === undefined ? UNREADABLE : decodeRunFile(text) };
  });
  await readDictionaries(
    source,
    files.flatMap(({ file }) => (file.kind === "decoded" ? [file.value.names] : [])),
    dictionaries,
  );
  return files.map(({ path, file }) => {
    if (file.kind === "damaged") return { path, outcome: file };
    const dictionary = dictionaries.get(file.value.names) ?? UNREADABLE;
    if (dictionary.kind === "damaged") {
      const reason = `its names in ${dictionaryPath(file.value.names)} are of no use, ${dictionary.reason}`;
      return { path, outcome: { kind: "damaged", reason } };
    }
    return { path, outcome: joinRun(file.value, dictionary.value) };
  });
}

async function readDictionaries(
  source: LayoutSource,
  names: readonly string[],
  dictionaries: Map<string, Decoded<Dictionary>>,
): Promise<void> {
  const missing = [...new Set(names)].filter((name) => !dictionaries.has(name));
  if (missing.length === 0) return;
  const texts = await source.read(missing.map(dictionaryPath));
  for (const name of missing) {
    const text = texts.get(dictionaryPath(name));
    dictionaries.set(name, text === undefined ? UNREADABLE : decodeDictionary(name, text));
  }
}

const UNREADABLE = { kind: "damaged", reason: "it is missing or cannot be read" } as const;

/** File names hold only beginnings of checksums, so what they let through is looked at again. */
function matches(run: StoredRun, query: HistoryQuery): boolean {
  return (
    (query.environmentClass === undefined || run.environmentClass === query.environmentClass) &&
    (query.suite === undefined || run.suite === query.suite) &&
    (query.ref === undefined || run.ref === query.ref) &&
    (query.before === undefined || Date.parse(run.time) < Date.parse(query.before))
  );
}

function byTime(first: StoredRun, second: StoredRun): number {
  return Date.parse(first.time) - Date.parse(second.time) || (first.id < second.id ? -1 : 1);
}
