import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemGit } from "../../src/platform/git.ts";
import type { Log } from "../../src/ports.ts";
import { openStore, type StoreContext } from "../../src/store/open.ts";
import type { CachePort, GitPort } from "../../src/store/ports.ts";
import { type Checkout, openCheckout } from "../support/temporary-checkout.ts";
import { runAt } from "../support/temporary-runs.ts";

const SETTINGS = {
  store: "auto",
  historyBranch: "benchmark-data",
  historyDirectory: ".performance-benchmark/history",
  retentionDays: 90,
} as const;

const NO_CACHE: CachePort = {
  directory: "/nonexistent",
  available: () => ({ kind: "no", reason: "There is none." }),
  restore: async () => undefined,
  save: async () => ({ kind: "skipped", reason: "There is none." }),
};

let checkout: Checkout;
let warnings: string[];
beforeEach(async () => {
  checkout = await openCheckout();
  warnings = [];
});
afterEach(async () => {
  await checkout[Symbol.asyncDispose]();
});

function contextWith(changes: Partial<StoreContext> = {}): StoreContext {
  const log: Log = {
    debug: () => undefined,
    info: () => undefined,
    warn: (message) => warnings.push(message),
    group: (_, body) => body(),
    progress: () => undefined,
  };
  return {
    files: checkout.ports.files,
    clock: checkout.clock,
    backoff: checkout.backoff,
    log,
    git: systemGit(checkout.ports),
    cache: NO_CACHE,
    artifacts: {
      available: () => ({ kind: "no", reason: "There is none." }),
      upload: async () => ({ kind: "uploaded", id: "1" }),
      download: async () => undefined,
    },
    directory: checkout.path,
    isCi: true,
    ...changes,
  };
}

/** A cache that works, and counts its entries. */
function workingCache(): CachePort & { readonly keys: string[] } {
  const keys: string[] = [];
  return {
    ...NO_CACHE,
    directory: join(checkout.path, ".performance-benchmark/history-cache"),
    available: () => ({ kind: "yes" }),
    keys,
    async save(key) {
      keys.push(key);
      return { kind: "saved" };
    },
  };
}

const forbidden = (): GitPort => ({
  ...systemGit(checkout.ports),
  push: async () => ({ kind: "forbidden", words: "Permission to o/r denied." }),
});

describe("the store auto", () => {
  it("stays in the folder on a laptop, where nobody asked for a push", async () => {
    const { store, why } = await openStore(SETTINGS, contextWith({ isCi: false }));
    expect(why).toMatch(/because this is no CI run\.$/);
    expect(store.kind).toBe("file");
  });

  it("begins in the folder, writes to the branch, and reads from it from then on", async () => {
    const first = await openStore(SETTINGS, contextWith());
    expect(first.why).toBe(
      `History is read from ${join(checkout.path, ".performance-benchmark/history")}, because the remote origin has no branch benchmark-data yet and the Actions cache cannot be used.`,
    );
    await first.store.append(runAt(1));

    const second = await openStore(SETTINGS, contextWith());
    expect(second.why).toBe(
      "History is read from branch benchmark-data of origin, because the remote origin has a branch benchmark-data.",
    );
    expect((await second.store.read({ limit: 9 })).runs.map(({ id }) => id)).toEqual(["run-1"]);
    expect(warnings).toEqual([]);
  });

  it("writes to the cache when the permission for the branch is missing, and says which", async () => {
    const cache = workingCache();
    const { store, why } = await openStore(SETTINGS, contextWith({ git: forbidden(), cache }));
    expect(why).toBe(
      "History is read from the Actions cache, because the remote origin has no branch benchmark-data yet.",
    );
    const { location } = await store.append(runAt(1));
    expect(location).toMatch(/^the Actions cache, entry performance-benchmark-history-v1-/);
    expect(cache.keys).toHaveLength(1);
    expect(warnings).toEqual([expect.stringContaining("contents: write")]);
  });

  it("writes to the folder when neither branch nor cache take the run", async () => {
    const readOnly: CachePort = {
      ...workingCache(),
      save: async () => ({ kind: "skipped", reason: "Read only." }),
    };
    const { store } = await openStore(SETTINGS, contextWith({ git: forbidden(), cache: readOnly }));
    const { location } = await store.append(runAt(1));
    expect(location.startsWith(join(checkout.path, ".performance-benchmark/history/runs/"))).toBe(true);
    expect(warnings).toEqual([
      expect.stringContaining("was not stored in branch benchmark-data of origin."),
      "The run was not stored in the Actions cache. Read only.",
    ]);
  });

  it("does not ask a remote that does not exist", async () => {
    await checkout.git("remote", "remove", "origin");
    const { store, why } = await openStore(SETTINGS, contextWith());
    expect(why).toContain("because the checkout has no remote origin");
    await store.append(runAt(1));
    expect((await store.read({ limit: 1 })).total).toBe(1);
    expect(warnings).toEqual([]);
  });

  it("uses the folder outside of a checkout", async () => {
    const git = systemGit({ ...checkout.ports, directory: "/" });
    const { store, why } = await openStore(SETTINGS, contextWith({ git }));
    expect(store.kind).toBe("file");
    expect(why).toContain("because git cannot read the checkout (not a git repository");
  });

  it("does not hide a history of a newer layout behind another store", async () => {
    const git = systemGit(checkout.ports);
    const files = [{ path: "version", content: "2\n" }];
    const commit = await git.commit({ parent: undefined, files, message: "newer", time: new Date() });
    await git.push("origin", "benchmark-data", commit);
    const { store } = await openStore(SETTINGS, contextWith());
    await expect(store.append(runAt(1))).rejects.toMatchObject({ code: "STORE_CORRUPT" });
  });
});

it("opens the store that the configuration names, whatever else there is", async () => {
  for (const kind of ["branch", "cache", "artifact", "file"] as const) {
    const { store, why } = await openStore({ ...SETTINGS, store: kind }, contextWith());
    expect(store.kind).toBe(kind);
    expect(why).toBe(`History is kept in ${store.place}, as configured.`);
  }
});
