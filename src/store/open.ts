import { resolve } from "node:path";
import type { Config } from "../config/schema.ts";
import { BenchmarkError, factAndHint } from "../errors.ts";
import type { Clock, Files, Log } from "../ports.ts";
import { artifactStore } from "./artifact-store.ts";
import { branchStore } from "./branch-store.ts";
import { cacheStore } from "./cache-store.ts";
import { fileStore } from "./file-store.ts";
import type { ArtifactHistoryApi, ArtifactPort, Backoff, CachePort, GitPort } from "./ports.ts";
import type { Appended, HistoryStore } from "./store.ts";

export interface StoreContext {
  readonly files: Files;
  readonly clock: Clock;
  readonly log: Log;
  readonly backoff: Backoff;
  readonly git: GitPort;
  readonly cache: CachePort;
  readonly artifacts: ArtifactPort;
  /** Absent without a token. */
  readonly artifactApi?: ArtifactHistoryApi;
  /** What `history-directory` is relative to. */
  readonly directory: string;
  /** Whether a CI system runs us. `auto` never pushes from a laptop. */
  readonly isCi: boolean;
}

export type StoreSettings = Pick<Config, "store" | "historyBranch" | "historyDirectory" | "retentionDays">;

export interface OpenedStore {
  readonly store: HistoryStore;
  /** One sentence for the report: which place, and why. */
  readonly why: string;
}

/**
 * The place that the configuration names. `auto` is the folder on a laptop; in CI it reads from the history branch
 * if the remote has it, else from the Actions cache, else from the folder; and
 * writes to the first of these three that lets it, with a warning when a
 * permission is missing.
 */
export async function openStore(settings: StoreSettings, context: StoreContext): Promise<OpenedStore> {
  const stores = allStores(settings, context);
  if (settings.store !== "auto") {
    const store = stores[settings.store];
    return { store, why: `History is kept in ${store.place}, as configured.` };
  }
  if (!context.isCi) {
    return { store: stores.file, why: `History is kept in ${stores.file.place}, because this is no CI run.` };
  }
  const { git, cache } = context;
  const branch = await branchOnRemote(git, settings.historyBranch);
  const writing = [
    ...(branch.writable ? [stores.branch] : []),
    ...(cache.available().kind === "yes" ? [stores.cache] : []),
    stores.file,
  ];
  const [reading = stores.file] = branch.exists ? writing : writing.filter(({ kind }) => kind !== "branch");
  const why = `History is read from ${reading.place}, because ${becauseOf(reading, branch.reason, cache)}.`;
  return { store: firstThatTakesIt(reading, writing, context.log), why };
}

/**
 * Whether the place that the configuration names can work here at all, as far
 * as that can be told without the network. `auto` always finds one.
 *
 * @throws GIT_NOT_A_CHECKOUT, STORE_UNAVAILABLE
 */
export async function checkStore({ store }: Pick<Config, "store">, context: StoreContext): Promise<void> {
  const obstacle = store === "branch" ? await context.git.obstacle() : undefined;
  if (obstacle !== undefined) {
    throw new BenchmarkError(
      "GIT_NOT_A_CHECKOUT",
      `${context.directory} is no git checkout that can be read, so it has no history branch. Git says: ${obstacle}.`,
      {
        hint: 'Run actions/checkout before this step, or set "store" to auto, cache or file.',
      },
    );
  }
  const port = store === "cache" ? context.cache : store === "artifact" ? context.artifacts : undefined;
  const available = port?.available();
  if (available?.kind === "no") {
    throw new BenchmarkError(
      "STORE_UNAVAILABLE",
      `The store "${store}" cannot be used here. ${available.reason}`,
      {
        hint: 'Set "store" to auto, branch or file.',
      },
    );
  }
}

function allStores(settings: StoreSettings, context: StoreContext) {
  const { files, clock, backoff, git, cache, artifacts, artifactApi, directory } = context;
  const { historyBranch, historyDirectory, retentionDays } = settings;
  return {
    branch: branchStore({ git, branch: historyBranch, clock, backoff }),
    cache: cacheStore({ cache, files }),
    artifact: artifactStore({
      artifacts,
      files,
      retentionDays,
      ...(artifactApi !== undefined && { api: artifactApi }),
    }),
    file: fileStore({ directory: resolve(directory, historyDirectory), files }),
  };
}

interface BranchState {
  readonly exists: boolean;
  /** Whether it makes sense to try. */
  readonly writable: boolean;
  readonly reason: string;
}

async function branchOnRemote(git: GitPort, branch: string): Promise<BranchState> {
  const nowhere = { exists: false, writable: false };
  const obstacle = await git.obstacle();
  if (obstacle !== undefined) return { ...nowhere, reason: `git cannot read the checkout (${obstacle})` };
  if ((await git.remoteUrl("origin")) === undefined) {
    return { ...nowhere, reason: "the checkout has no remote origin" };
  }
  const exists = await git.hasBranch("origin", branch);
  if (exists === undefined) return { ...nowhere, reason: "the remote origin did not answer" };
  return exists
    ? { exists, writable: true, reason: `the remote origin has a branch ${branch}` }
    : { exists, writable: true, reason: `the remote origin has no branch ${branch} yet` };
}

function becauseOf(reading: HistoryStore, branchReason: string, cache: CachePort): string {
  if (reading.kind !== "file") return branchReason;
  const availability = cache.available();
  return availability.kind === "yes" ? branchReason : `${branchReason} and the Actions cache cannot be used`;
}

/** Reads from one store and writes to the first of several that is allowed to. */
function firstThatTakesIt(reading: HistoryStore, writing: readonly HistoryStore[], log: Log): HistoryStore {
  return {
    kind: reading.kind,
    place: reading.place,
    read: (query) => reading.read(query),
    async append(run) {
      for (const store of writing.slice(0, -1)) {
        const outcome = await attempt(() => store.append(run));
        if (outcome.kind === "stored") return outcome.appended;
        log.warn(`The run was not stored in ${store.place}. ${outcome.reason}`);
      }
      const [last = reading] = writing.slice(-1);
      return await last.append(run);
    },
  };
}

async function attempt(
  append: () => Promise<Appended>,
): Promise<
  { readonly kind: "stored"; readonly appended: Appended } | { readonly kind: "not"; readonly reason: string }
> {
  try {
    const appended = await append();
    if (appended.skipped === undefined) return { kind: "stored", appended };
    return { kind: "not", reason: appended.skipped };
  } catch (error) {
    if (!(error instanceof BenchmarkError) || !GO_ON.has(error.code)) throw error;
    return { kind: "not", reason: factAndHint(error) };
  }
}

/** Troubles of one place that another place does not have. A history of a newer layout is none of them. */
const GO_ON: ReadonlySet<string> = new Set([
  "GIT_FAILED",
  "GITHUB_PERMISSION",
  "STORE_PUSH_REFUSED",
  "STORE_UNAVAILABLE",
]);
