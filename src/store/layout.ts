import { BenchmarkError } from "../errors.ts";
import type { NewFile } from "./ports.ts";
import { encodeRun, type StoredRun } from "./run-file.ts";
import { sha256 } from "./sha256.ts";
import type { HistoryQuery } from "./store.ts";

/**
 * The layout that the file, branch and cache stores share: one immutable file
 * per run, whose name tells everything that runs are selected by, and
 * content-addressed dictionaries of names. No two writers ever change the same
 * file, so histories merge without conflict. See docs/adr/0003-history-layout.md.
 */
const LAYOUT_VERSION = 1;

/** What the name of a run file tells. Hashes are the beginnings of SHA-256 sums; `none` stands for nothing. */
export interface RunName {
  readonly path: string;
  /** `20261121T060000Z`. */
  readonly time: string;
  readonly commit: string;
  readonly suite: string;
  readonly classHash: string;
  readonly refHash: string;
  readonly idHash: string;
}

/** `runs/2026/11/20261121T060000Z-3f2c1a9d8e7f-quick-0a1b2c3d-4e5f6a7b-8c9d0e1f2a3b.json` */
export function runName(run: StoredRun): RunName {
  const milliseconds = Date.parse(run.time);
  if (Number.isNaN(milliseconds)) {
    throw new BenchmarkError("INTERNAL", `The run ${run.id} has no valid time: "${run.time}".`, {
      hint: "This is a bug in performance-benchmark. Please report it with the step's log.",
    });
  }
  const iso = new Date(milliseconds).toISOString();
  const facts = {
    time: timePart(iso),
    commit: run.commit === undefined ? NOTHING : commitPart(run.commit),
    suite: suitePart(run.suite),
    classHash: shortHash(run.environmentClass),
    refHash: shortHash(run.ref),
    idHash: sha256(run.id).slice(0, 12),
  };
  const { time, commit, suite, classHash, refHash, idHash } = facts;
  const file = [time, commit, suite, classHash, refHash, idHash].join("-");
  return { path: `runs/${iso.slice(0, 4)}/${iso.slice(5, 7)}/${file}.json`, ...facts };
}

/** The other direction; `undefined` for a file that is no run of ours. */
export function parseRunPath(path: string): RunName | undefined {
  const [, time, commit, suite, classHash, refHash, idHash] = RUN_PATH.exec(path) ?? [];
  if (time === undefined || commit === undefined || suite === undefined) return undefined;
  if (classHash === undefined || refHash === undefined || idHash === undefined) return undefined;
  return { path, time, commit, suite, classHash, refHash, idHash };
}

/** Those that may match, as far as names tell, newest first. */
export function selectNames(names: readonly RunName[], query: HistoryQuery): readonly RunName[] {
  const classHash = query.environmentClass === undefined ? undefined : shortHash(query.environmentClass);
  const refHash = query.ref === undefined ? undefined : shortHash(query.ref);
  const suite = query.suite === undefined ? undefined : suitePart(query.suite);
  const last = query.before === undefined ? undefined : timePart(query.before);
  return names
    .filter((name) => last === undefined || name.time <= last)
    .filter((name) => suite === undefined || name.suite === suite)
    .filter((name) => classHash === undefined || name.classHash === classHash)
    .filter((name) => refHash === undefined || name.refHash === refHash)
    .toSorted((first, second) => compare(second.time, first.time) || compare(second.idHash, first.idHash));
}

/** First 8 digits of the SHA-256 sum: enough to tell the classes and refs of one repository apart. */
export function shortHash(text: string | undefined): string {
  return text === undefined ? NOTHING : sha256(text).slice(0, 8);
}

/** A run that is to be added, and the files that this takes. */
export interface Addition {
  /** Where the run is, or will be. */
  readonly path: string;
  /** In the order in which to write them; none when the run is there already. */
  readonly files: readonly NewFile[];
}

/**
 * What to write so that a history that has `paths` holds the run as well.
 *
 * `hasContent` tells whether the file at a path of `paths` has this content. A
 * dictionary that was damaged is left alone: the run gets one of another name.
 */
export async function planAddition(
  run: StoredRun,
  history: {
    readonly paths: ReadonlySet<string>;
    readonly hasContent: (path: string, content: string) => Promise<boolean>;
  },
): Promise<Addition> {
  const name = runName(run);
  const same = [...history.paths].find((path) => parseRunPath(path)?.idHash === name.idHash);
  if (same !== undefined) return { path: same, files: [] };

  const encoded = encodeRun(run);
  const { hash, text } = encoded.dictionary;
  for (let copy = 1; ; copy += 1) {
    const dictionary = copy === 1 ? hash : `${hash}-${copy}`;
    const path = dictionaryPath(dictionary);
    if (history.paths.has(path) && !(await history.hasContent(path, text))) continue;
    const files = [...MARKERS, { path, content: text }].filter((file) => !history.paths.has(file.path));
    return { path: name.path, files: [...files, { path: name.path, content: encoded.text(dictionary) }] };
  }
}

export function dictionaryPath(name: string): string {
  return `names/${name}.json`;
}

export const VERSION_PATH = "version";
export const VERSION_CONTENT = `${LAYOUT_VERSION}\n`;

/** Throws `STORE_CORRUPT` for a history of a newer layout: we could neither read nor extend it rightly. */
export function checkVersion(content: string | undefined, place: string): void {
  if (content === undefined || content.trim() === String(LAYOUT_VERSION)) return;
  throw new BenchmarkError(
    "STORE_CORRUPT",
    `The history in ${place} says that it has layout "${content.trim().slice(0, 40)}"; this version of performance-benchmark knows layout ${LAYOUT_VERSION}.`,
    { hint: "Use a newer version of performance-benchmark, or another history-branch or history-directory." },
  );
}

/** `20261121T060000Z`: times in this form are ordered as texts are. */
export function timePart(time: string): string {
  return `${new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

const NOTHING = "none";

const RUN_PATH =
  /^runs\/\d{4}\/\d{2}\/(\d{8}T\d{6}Z)-([0-9a-f]{12}|none)-([a-z0-9]+)-([0-9a-f]{8}|none)-([0-9a-f]{8}|none)-([0-9a-f]{12})\.json$/;

const README = `# History of performance-benchmark

This is the memory of performance-benchmark: the results of earlier benchmark runs.
It is written by the action and the command line, and is safe to read and to copy.

- runs/<year>/<month>/<time>-<commit>-<suite>-<environment class>-<ref>-<run>.json: one run, never changed.
- names/<checksum>.json: names, units and directions of the series of runs, never changed.
- version: the version of this layout.

Do not edit these files. To forget a run, delete its file.
`;

/** Files that explain the folder to people and to later versions. */
const MARKERS: readonly NewFile[] = [
  { path: "README.md", content: README },
  { path: VERSION_PATH, content: VERSION_CONTENT },
];

function commitPart(commit: string): string {
  return /^[0-9a-f]{12,}$/.test(commit) ? commit.slice(0, 12) : sha256(commit).slice(0, 12);
}

/** The suite as it stands in names of files, keys and artifacts. */
export function suitePart(suite: string): string {
  return /^[a-z0-9]+$/.test(suite) ? suite : shortHash(suite);
}

function compare(first: string, second: string): number {
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
