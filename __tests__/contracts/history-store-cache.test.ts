import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Run } from "../../src/domain/run.ts";
import { actionsCache } from "../../src/platform/actions-cache.ts";
import { systemFiles } from "../../src/platform/files.ts";
import { systemVariables } from "../../src/platform/variables.ts";
import { CACHED_RUNS, cacheStore } from "../../src/store/cache-store.ts";
import { planAddition } from "../../src/store/layout.ts";
import type { CachePort } from "../../src/store/ports.ts";
import { toStoredRun } from "../../src/store/run-file.ts";
import { type ResultsService, runtimeToken, startResultsService } from "../support/results-service.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { capturedOutput } from "../support/temporary-output.ts";
import { LINUX, runAt, timeOf } from "../support/temporary-runs.ts";
import { temporaryVariables } from "../support/temporary-variables.ts";
import { describeHistoryStore } from "./history-store.ts";

/** The real client against a stand-in of GitHub's results service. */
let service: ResultsService;
beforeAll(async () => {
  service = await startResultsService();
}, 60_000);
afterAll(async () => {
  await service.close();
});

const files = systemFiles();

/** A workspace of its own sees only entries of its own: the path is part of an entry's identity. */
async function openCache(more: Readonly<Record<string, string | undefined>> = {}) {
  const folder = await temporaryDirectory();
  const workspace = join(folder.path, "workspace");
  const temporary = join(folder.path, "temporary");
  await Promise.all([mkdir(workspace), mkdir(temporary)]);
  const output = capturedOutput();
  const variables = temporaryVariables({
    ACTIONS_RESULTS_URL: service.url,
    ACTIONS_RUNTIME_TOKEN: runtimeToken(),
    ACTIONS_CACHE_SERVICE_V2: "true",
    ACTIONS_CACHE_MODE: undefined,
    GITHUB_SERVER_URL: undefined,
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temporary,
    ...more,
  });
  const cache = actionsCache(systemVariables());
  return {
    cache,
    store: cacheStore({ cache, files }),
    async [Symbol.asyncDispose]() {
      variables[Symbol.dispose]();
      output[Symbol.dispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

const ANY_KEY = "performance-benchmark-history-v1-";

describeHistoryStore("the cache store", async () => {
  const opened = await openCache();
  const { cache } = opened;
  return {
    ...opened,
    async put(added) {
      const newest = await cache.restore(ANY_KEY, []);
      for (const { path, content } of added) await files.write(join(cache.directory, path), content);
      await cache.save(`${newest ?? ANY_KEY}-by-hand`);
      await files.remove(cache.directory);
    },
    async contentOf(path) {
      await cache.restore(ANY_KEY, []);
      const content = await files.read(join(cache.directory, path));
      await files.remove(cache.directory);
      return content;
    },
  };
});

describe("the cache store", () => {
  it("says why nothing was stored when the token may only read", async () => {
    await using opened = await openCache();
    service.denyCacheWrites(true);
    const appended = await opened.store.append(runAt(1));
    service.denyCacheWrites(false);
    expect(appended).toEqual({ location: "nowhere", skipped: expect.stringContaining("may only read") });
  });

  it("says why nothing was stored when the cache's mode is to read", async () => {
    await using opened = await openCache({ ACTIONS_CACHE_MODE: "read" });
    expect(opened.cache.available()).toEqual({ kind: "yes" });
    expect(await opened.store.append(runAt(1))).toEqual({
      location: "nowhere",
      skipped: 'The Actions cache may not be written in this run: its mode is "read".',
    });
  });

  it.each([
    { ACTIONS_CACHE_MODE: "none" },
    { ACTIONS_RESULTS_URL: undefined },
    { GITHUB_SERVER_URL: "https://github.example.com" },
  ])("cannot be used with %o", async (variables) => {
    await using opened = await openCache(variables);
    expect(opened.cache.available()).toEqual({ kind: "no", reason: expect.stringMatching(/^[A-Z].*\.$/) });
    await expect(opened.store.read({ limit: 1 })).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
    await expect(opened.store.append(runAt(1))).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  });

  it("begins the history of a new branch with that of the others", async () => {
    await using opened = await openCache();
    await opened.store.append(runAt(1));
    await opened.store.append(runAt(2, { ref: "refs/heads/new" }));
    const ofNewBranch = { environmentClass: LINUX, suite: "quick", ref: "refs/heads/new", limit: 9 };
    expect(await opened.store.read(ofNewBranch)).toMatchObject({ runs: [{ id: "run-2" }], total: 2 });
  });

  it("leaves nothing in the workspace", async () => {
    await using opened = await openCache();
    await opened.store.append(runAt(1));
    await opened.store.read({ limit: 1 });
    expect(await files.kind(opened.cache.directory)).toBeUndefined();
  });

  it("keeps the newest 200 runs, and the names that they use", async () => {
    const renamed = runAt(0, { measurements: [timeOf("renamed since", [1])] });
    const others = Array.from({ length: CACHED_RUNS - 1 }, (_, index) => runAt(index + 1));
    const memory = await memoryCache([renamed, ...others]);
    await using _ = memory.folder;
    const store = cacheStore({ cache: memory.cache, files });
    await store.append(runAt(CACHED_RUNS));

    const { runs, total, problems } = await store.read({ limit: 999 });
    expect({ total, problems }).toEqual({ total: CACHED_RUNS, problems: [] });
    expect(runs[0]?.id).toBe("run-1");
    await memory.cache.restore("", []);
    expect(await files.glob(["names/*"], { in: memory.cache.directory })).toHaveLength(1);
  });
});

/** A cache that keeps its last entry in memory, which has these runs at first. */
async function memoryCache(runs: readonly Run[]) {
  const folder = await temporaryDirectory();
  const directory = join(folder.path, "cache");
  const none = { paths: new Set<string>(), hasContent: async () => false };
  const additions = await Promise.all(runs.map((run) => planAddition(toStoredRun(run), none)));
  let entry = new Map(
    additions.flatMap(({ files: added }) => added).map(({ path, content }) => [path, content]),
  );
  const cache: CachePort = {
    directory,
    available: () => ({ kind: "yes" }),
    async restore() {
      await Promise.all([...entry].map(([path, content]) => files.write(join(directory, path), content)));
      return "last";
    },
    async save() {
      const paths = await files.glob(["**/*"], { in: directory });
      const contents = paths.map(async (path): Promise<[string, string]> => {
        return [path, (await files.read(join(directory, path))) ?? ""];
      });
      entry = new Map(await Promise.all(contents));
      return { kind: "saved" };
    },
  };
  return { cache, folder };
}
