import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Run } from "../../src/domain/run.ts";
import { planAddition } from "../../src/store/layout.ts";
import type { NewFile } from "../../src/store/ports.ts";
import { toStoredRun } from "../../src/store/run-file.ts";
import type { HistoryStore } from "../../src/store/store.ts";
import { environmentOf, LINUX, MAC, runAt, timeOf } from "../support/temporary-runs.ts";

/** A fresh, empty store and a way round it, to what it keeps. */
export interface StoreUnderTest extends AsyncDisposable {
  readonly store: HistoryStore;
  /** Puts files where the store keeps its own, as somebody might by hand. */
  put(files: readonly NewFile[]): Promise<void>;
  /** What is at a path of the store's layout now. */
  contentOf(path: string): Promise<string | undefined>;
}

/** What every store promises. */
export function describeHistoryStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name}, as every store,`, () => {
    let subject: StoreUnderTest;
    beforeEach(async () => {
      subject = await open();
    });
    afterEach(async () => {
      await subject[Symbol.asyncDispose]();
    });
    const append = async (...runs: readonly Run[]) => {
      for (const run of runs) await subject.store.append(run);
    };
    const idsOf = async (query: Parameters<HistoryStore["read"]>[0]) =>
      (await subject.store.read(query)).runs.map(({ id }) => id);

    it("has nothing to read at first", async () => {
      expect(await subject.store.read({ limit: 10 })).toEqual({ runs: [], total: 0, problems: [] });
    });

    it("gives back a run as it was, and says where it is", async () => {
      const run = runAt(1);
      const { location, skipped } = await subject.store.append(run);

      const { runs, total, problems } = await subject.store.read({ limit: 10 });
      expect({ runs, total, problems }).toEqual({ runs: [toStoredRun(run)], total: 1, problems: [] });
      expect(skipped).toBeUndefined();
      expect(location).not.toBe("");
    });

    it("keeps one run when the same one is appended twice", async () => {
      await append(runAt(1), runAt(2), runAt(1));
      expect(await subject.store.read({ limit: 10 })).toMatchObject({ total: 2, problems: [] });
      expect(await idsOf({ limit: 10 })).toEqual(["run-1", "run-2"]);
    });

    it("gives the newest runs, oldest first, in whatever order they came", async () => {
      await append(runAt(3), runAt(1), runAt(4), runAt(2));
      expect(await idsOf({ limit: 3 })).toEqual(["run-2", "run-3", "run-4"]);
      expect(await idsOf({ limit: 1 })).toEqual(["run-4"]);
    });

    it("selects by environment class, suite and ref", async () => {
      await append(
        runAt(1),
        runAt(2, { suite: "full" }),
        runAt(3, { ref: "refs/heads/dev" }),
        runAt(4, { suite: "full", ref: "refs/heads/dev" }),
      );
      await append(runAt(5, { environment: environmentOf(MAC) }));

      expect(await idsOf({ environmentClass: MAC, limit: 10 })).toEqual(["run-5"]);
      expect(await idsOf({ environmentClass: LINUX, suite: "full", limit: 10 })).toEqual(["run-2", "run-4"]);
      const exact = { environmentClass: LINUX, suite: "full", ref: "refs/heads/dev", limit: 10 };
      expect(await idsOf(exact)).toEqual(["run-4"]);
      expect(await idsOf({ environmentClass: "another", limit: 10 })).toEqual([]);
    });

    it("skips a damaged run, names it, leaves it, and gives an older one instead", async () => {
      await append(runAt(1), runAt(2));
      const damaged = await filesOf(runAt(3));
      const half = damaged.content.slice(0, damaged.content.length / 2);
      await subject.put([{ path: damaged.path, content: half }]);

      const { runs, problems } = await subject.store.read({ limit: 2 });
      expect(runs.map(({ id }) => id)).toEqual(["run-1", "run-2"]);
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain(damaged.path);

      await append(runAt(4));
      expect(await idsOf({ limit: 2 })).toEqual(["run-2", "run-4"]);
      expect(await subject.contentOf(damaged.path)).toBe(half);
    });

    it("carries names that are meant to break something", async () => {
      const names = [
        'quote " and \\ backslash',
        "../../../etc/passwd",
        "-- --force",
        "new\nline\r\n\0null",
        "<script>alert(1)</script>",
        "a,b|c",
        "日本語 🎉 \ud800",
        "$(rm -rf /) `id`",
        "x".repeat(10_000),
        "__proto__",
        "",
      ];
      const run = runAt(1, {
        id: "../id with / and \n",
        ref: "refs/heads/we,ird-ü\"b'ranch",
        commit: "not-a-commit; rm -rf /",
        environment: environmentOf('class with " , | \n and ü'),
        measurements: names.map((name) => timeOf(name, [1, 2])),
      });
      await append(run);

      const { runs, problems } = await subject.store.read({ limit: 10 });
      expect(problems).toEqual([]);
      expect(runs).toEqual([toStoredRun(run)]);
      const query = { environmentClass: run.environment.class, ref: run.ref ?? "", limit: 10 };
      expect(await idsOf(query)).toEqual([run.id]);
    });
  });
}

/** The run's own file, as the shared layout has it. */
async function filesOf(run: Run): Promise<NewFile> {
  const { files } = await planAddition(toStoredRun(run), { paths: new Set(), hasContent: async () => false });
  const file = files.at(-1);
  if (file === undefined) throw new Error("The run has no file.");
  return file;
}
