import { join } from "node:path";
import { BenchmarkError } from "../errors.ts";
import type { Files } from "../ports.ts";
import { fileStore } from "./file-store.ts";
import { dictionaryPath, parseRunPath, runName, selectNames, shortHash, suitePart } from "./layout.ts";
import type { CachePort } from "./ports.ts";
import { decodeRunFile, type StoredRun, toStoredRun } from "./run-file.ts";
import type { HistoryQuery, HistoryStore } from "./store.ts";

export interface CacheStoreOptions {
  readonly cache: CachePort;
  readonly files: Files;
}

/** Runs that an entry keeps. Each entry is a whole copy, so it must stay small. */
export const CACHED_RUNS = 200;

const PREFIX = "performance-benchmark-history-v1-";
const PLACE = "the Actions cache";

/**
 * History in the cache of GitHub Actions. Entries never change, so a run is
 * added by saving the newest entry and the run under a new key. Of two jobs
 * that do so at the same moment, later ones see only the runs of the one that
 * was saved last: a branch keeps both.
 */
export function cacheStore({ cache, files }: CacheStoreOptions): HistoryStore {
  const folder = fileStore({ directory: cache.directory, files, place: PLACE });
  const restore = async (key: string, restoreKeys: readonly string[]) => {
    await files.remove(cache.directory);
    return await cache.restore(key, restoreKeys);
  };
  return {
    kind: "cache",
    place: PLACE,
    async read(query) {
      mustBeAvailable(cache);
      try {
        const [key = PREFIX, ...others] = restoreKeysOf(query);
        await restore(key, others);
        return await folder.read(query);
      } finally {
        await files.remove(cache.directory);
      }
    },
    async append(run) {
      mustBeAvailable(cache);
      const stored = toStoredRun(run);
      const { idHash, path } = runName(stored);
      const key = `${keyOf(stored)}${idHash}`;
      try {
        const restored = await restore(key, restoreKeysOf(stored));
        if (restored === key) return { location: `${PLACE}, entry ${key}` };
        if ((await parsedRuns(files, cache.directory)).some((name) => name.idHash === idHash)) {
          return { location: `${PLACE}, entry ${restored}` };
        }
        await folder.append(run);
        await forgetOldRuns(files, cache.directory);
        const saved = await cache.save(key);
        const location = `${PLACE}, entry ${key}, ${path}`;
        return saved.kind === "saved" ? { location } : { location: "nowhere", skipped: saved.reason };
      } finally {
        await files.remove(cache.directory);
      }
    },
  };
}

/** From the most to the least specific: the own ref's history, else what other refs, suites left. */
function restoreKeysOf(facts: Pick<HistoryQuery, "environmentClass" | "suite" | "ref">): readonly string[] {
  const parts = [facts.environmentClass, facts.suite, facts.ref];
  const known = parts.indexOf(undefined);
  const usable = known === -1 ? parts.length : known;
  return Array.from({ length: usable + 1 }, (_, dropped) => keyPrefix(facts, usable - dropped));
}

function keyOf(run: StoredRun): string {
  return keyPrefix(run, 3);
}

function keyPrefix(facts: Pick<HistoryQuery, "environmentClass" | "suite" | "ref">, parts: number): string {
  const all = [
    shortHash(facts.environmentClass),
    facts.suite === undefined ? "none" : suitePart(facts.suite),
    shortHash(facts.ref),
  ];
  return `${PREFIX}${all
    .slice(0, parts)
    .map((part) => `${part}-`)
    .join("")}`;
}

function mustBeAvailable(cache: CachePort): void {
  const availability = cache.available();
  if (availability.kind === "yes") return;
  throw new BenchmarkError("STORE_UNAVAILABLE", `The Actions cache cannot be used: ${availability.reason}`, {
    hint: "Choose another store, such as store: branch.",
  });
}

async function parsedRuns(files: Files, directory: string) {
  if ((await files.kind(directory)) !== "directory") return [];
  const paths = await files.glob(["runs/**/*.json"], { in: directory });
  return paths.map(parseRunPath).filter((name) => name !== undefined);
}

/** Removes runs beyond the newest 200, and the dictionaries that only they used. */
async function forgetOldRuns(files: Files, directory: string): Promise<void> {
  const names = selectNames(await parsedRuns(files, directory), { limit: CACHED_RUNS });
  if (names.length <= CACHED_RUNS) return;
  for (const { path } of names.slice(CACHED_RUNS)) await files.remove(join(directory, path));

  const kept = await Promise.all(
    names.slice(0, CACHED_RUNS).map(({ path }) => files.read(join(directory, path))),
  );
  const used = new Set(
    kept
      .map((text) => decodeRunFile(text ?? ""))
      .flatMap((run) => (run.kind === "decoded" ? [dictionaryPath(run.value.names)] : [])),
  );
  for (const path of await files.glob(["names/*.json"], { in: directory })) {
    if (!used.has(path)) await files.remove(join(directory, path));
  }
}
