import { describe, expect, it } from "vitest";
import type { RecordedRun, Run } from "../../src/domain/run.ts";
import { systemFiles } from "../../src/platform/files.ts";
import { joinParts } from "../../src/shards/parts.ts";
import { chooseBaseline, findBaseline } from "../../src/store/baseline.ts";
import { fileStore } from "../../src/store/file-store.ts";
import { toStoredRun } from "../../src/store/run-file.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { environmentOf, MAC, runAt, timeOf } from "../support/temporary-runs.ts";

/** Shard `index` of a whole whose name and commit follow from its number. */
function part(whole: number, index: number, benchmarks: readonly string[], changes: Partial<Run> = {}): Run {
  const commit = String(whole).repeat(40);
  return runAt(whole * 10 + index, {
    id: `${whole}.${index}`,
    commit,
    group: `${whole}/measure`,
    shard: { index, count: 2 },
    measurements: benchmarks.map((benchmark) => timeOf(benchmark, [1])),
    ...changes,
  });
}

const stored = (...runs: readonly Run[]) => runs.map(toStoredRun);
const told = (runs: readonly RecordedRun[]) =>
  runs.map(({ id, shard, measurements }) => [
    id,
    shard === undefined ? "whole" : `part ${shard.index}/${shard.count}`,
    measurements
      .map(({ benchmark }) => benchmark)
      .sort()
      .join(),
  ]);

describe("stored parts of one run", () => {
  it("are joined, each whole at the place of its newest part, and other runs stay as they are", () => {
    const runs = stored(
      part(1, 1, ["a"]),
      runAt(11, { measurements: [] }),
      part(1, 2, ["b"]),
      part(2, 1, ["a"]),
    );
    expect(told(joinParts(runs))).toEqual([
      ["run-11", "whole", ""],
      ["1.2", "whole", "a,b"],
      ["2.1", "part 1/2", "a"],
    ]);
  });

  it("stay apart when commit, suite, class, ref, workflow run or number of shards differ", () => {
    const first = part(1, 1, ["a"]);
    const others: readonly Partial<Run>[] = [
      { commit: "d".repeat(40) },
      { suite: "full" },
      { environment: environmentOf(MAC) },
      { ref: "refs/heads/dev" },
      { group: "9/measure" },
      { shard: { index: 2, count: 3 } },
    ];
    for (const other of others) {
      expect(joinParts(stored(first, part(1, 2, ["b"], other)))).toHaveLength(2);
    }
  });

  it("count as their newer attempt, and durations and acceptances of all are kept", () => {
    const durations = (seconds: number) => [{ task: "t", benchmark: "a", seconds }];
    const [joined] = joinParts(
      stored(
        part(1, 1, ["a"], { durations: durations(1) }),
        part(1, 2, ["b"], { id: "first attempt" }),
        part(1, 2, ["b", "c"], { durations: durations(2) }),
      ),
    );
    expect(joined).toMatchObject({ id: "1.2", durations: [...durations(1), ...durations(2)] });
    expect(joined?.measurements.map(({ benchmark }) => benchmark).sort()).toEqual(["a", "b", "c"]);
  });
});

describe("the baseline of a shard", () => {
  const candidate = part(3, 1, ["a", "b"]);
  const choose = (...runs: readonly Run[]) => chooseBaseline({ history: stored(...runs), candidate });

  it("is the whole of which a part has its benchmarks, however the split was then", async () => {
    const choice = await choose(part(1, 1, ["a"]), part(1, 2, ["b", "c"]));
    expect(choice).toMatchObject({ description: "quick run of 1111111 on main" });
    expect(choice.kind === "found" && told([choice.run])).toEqual([["1.2", "whole", "a,b,c"]]);
  });

  it("is never another part of its own run, which may be stored already", async () => {
    expect(await choose(part(3, 2, ["c"]))).toEqual({
      kind: "none",
      reason: "This is the first run: the history holds no other.",
    });
    expect(await choose(part(3, 1, ["a"], { id: "attempt 1" }))).toMatchObject({
      description: "earlier quick run of 3333333 on main, the same commit",
    });
  });

  it("is filled up from older runs where other machines measured the rest of the newest", async () => {
    const choice = await choose(part(1, 1, ["a", "gone"]), part(1, 2, ["b"]), part(2, 2, ["b"]));
    expect(choice).toMatchObject({
      description:
        "quick run of 2222222 on main, and older runs for what another class of machine measured there",
    });
    expect(choice.kind === "found" && told([choice.run])).toEqual([["2.2", "part 2/2", "a,b"]]);
  });

  it("is found among as many runs as there are in the time without shards", async () => {
    await using folder = await temporaryDirectory();
    await using files = systemFiles();
    const store = fileStore({ directory: folder.path, files });
    const limits: number[] = [];
    await store.append(part(1, 1, ["a", "b"]));
    await findBaseline(
      {
        ...store,
        read: (query) => {
          limits.push(query.limit);
          return store.read(query);
        },
      },
      { candidate },
    );
    expect(limits).toEqual([60]);
  });
});
