import { describe, expect, it } from "vitest";
import type { RecordedRun, Run } from "../../src/domain/run.ts";
import { chooseBaseline, findBaseline } from "../../src/store/baseline.ts";
import { toStoredRun } from "../../src/store/run-file.ts";
import type { HistoryQuery, HistoryStore } from "../../src/store/store.ts";
import { environmentOf, LINUX, MAC, runAt } from "../support/temporary-runs.ts";

const MAIN = "refs/heads/main";
const candidate = runAt(30, { ref: "refs/pull/7/merge" });
const history = (...runs: readonly Run[]) => runs.map(toStoredRun);
const idOf = (choice: Awaited<ReturnType<typeof chooseBaseline>>) =>
  choice.kind === "found" ? choice.run.id : choice.reason;

describe("the baseline", () => {
  it("is the newest run of the ref, suite and environment class", async () => {
    const runs = history(
      runAt(1),
      runAt(2),
      runAt(3, { suite: "full" }),
      runAt(4, { ref: "refs/heads/dev" }),
      runAt(5, { environment: environmentOf(MAC) }),
    );
    expect(await chooseBaseline({ history: runs, candidate, ref: MAIN })).toEqual({
      kind: "found",
      run: runs[1],
      description: "quick run of ccccccc on main",
    });
  });

  it("is never the candidate itself", async () => {
    const runs = history(runAt(1), runAt(2));
    expect(idOf(await chooseBaseline({ history: runs, candidate: runAt(2), ref: MAIN }))).toBe("run-1");
  });

  it("is the newest ancestor, even when newer runs are of other commits", async () => {
    const runs = history(runAt(1), runAt(2), runAt(3));
    const ancestor = runAt(2).commit;
    const isAncestor = async (commit: string) => commit === ancestor;
    expect(idOf(await chooseBaseline({ history: runs, candidate, ref: MAIN, isAncestor }))).toBe("run-2");
  });

  it("is the newest run that may be an ancestor when none certainly is", async () => {
    const runs = history(runAt(1), runAt(2), runAt(3));
    const isAncestor = async (commit: string) => (commit === runAt(3).commit ? false : undefined);
    expect(idOf(await chooseBaseline({ history: runs, candidate, ref: MAIN, isAncestor }))).toBe("run-2");
  });

  it("is the newest run when no run is of an ancestor", async () => {
    const runs = history(runAt(1), runAt(2));
    const isAncestor = async () => false;
    expect(idOf(await chooseBaseline({ history: runs, candidate, ref: MAIN, isAncestor }))).toBe("run-2");
  });

  it("is of the same commit only when there is no other, and says so", async () => {
    const again = runAt(30, { id: "second attempt" });
    const runs = history(runAt(1), again);
    const search = { candidate: runAt(30), ref: MAIN };
    expect(idOf(await chooseBaseline({ history: runs, ...search }))).toBe("run-1");
    expect(await chooseBaseline({ history: history(again), ...search })).toMatchObject({
      run: { id: "second attempt" },
      description: "earlier quick run of ccccccc on main, the same commit",
    });
  });
});

describe("without a baseline, the reason", () => {
  const reason = async (...runs: readonly Run[]) =>
    idOf(await chooseBaseline({ history: history(...runs), candidate, ref: MAIN }));

  it("is that this is the first run", async () => {
    expect(await reason()).toBe("This is the first run: the history holds no other.");
  });

  it("names the refs that there are", async () => {
    const runs = ["dev", "next"].map((name, index) => runAt(index, { ref: `refs/heads/${name}` }));
    expect(await reason(...runs)).toBe("The history holds 2 runs, but none on main: they are of dev, next.");
  });

  it("names the suites that there are", async () => {
    expect(await reason(runAt(1, { suite: "full" }))).toBe(
      "The history holds 1 run on main, but none of the suite quick: they are of full.",
    );
  });

  it("names the environment classes that there are, and this one", async () => {
    const other = { environment: environmentOf(MAC) };
    expect(await reason(runAt(1, other), runAt(2, other))).toBe(
      `The history holds 2 runs of the suite quick on main, but of other environment classes: "${MAC}". This run's class is "${LINUX}".`,
    );
  });
});

describe("looking for a baseline in a store", () => {
  it("reads only runs that fit when there are some", async () => {
    const { store, queries } = storeOf(history(runAt(1), runAt(2, { suite: "full" })));
    const { choice } = await findBaseline(store, { candidate, ref: MAIN });
    expect(idOf(choice)).toBe("run-1");
    expect(queries).toEqual([{ environmentClass: LINUX, suite: "quick", ref: MAIN, limit: 30 }]);
  });

  it("reads others only to say why there is none", async () => {
    const { store } = storeOf(history(runAt(1, { environment: environmentOf(MAC) })));
    const { choice } = await findBaseline(store, { candidate, ref: MAIN });
    expect(idOf(choice)).toContain(`of other environment classes: "${MAC}"`);
  });

  it("asks an empty store once", async () => {
    const { store, queries } = storeOf([]);
    const { choice } = await findBaseline(store, { candidate, ref: MAIN });
    expect(idOf(choice)).toBe("This is the first run: the history holds no other.");
    expect(queries).toHaveLength(1);
  });

  it("hands on what the store could not read", async () => {
    const { store } = storeOf(history(runAt(1)), ["x is damaged."]);
    expect((await findBaseline(store, { candidate, ref: MAIN })).problems).toEqual(["x is damaged."]);
  });
});

function storeOf(runs: readonly RecordedRun[], problems: readonly string[] = []) {
  const queries: HistoryQuery[] = [];
  const store: HistoryStore = {
    kind: "file",
    place: "memory",
    append: async () => ({ location: "memory" }),
    async read(query) {
      queries.push(query);
      const matching = runs
        .filter((run) => query.ref === undefined || run.ref === query.ref)
        .filter((run) => query.suite === undefined || run.suite === query.suite)
        .filter(
          (run) => query.environmentClass === undefined || run.environmentClass === query.environmentClass,
        );
      return { runs: matching.slice(-query.limit), total: runs.length, problems };
    },
  };
  return { store, queries };
}
