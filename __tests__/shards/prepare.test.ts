import { describe, expect, it } from "vitest";
import { BenchmarkEntry, Config } from "../../src/config/schema.ts";
import { BenchmarkError } from "../../src/errors.ts";
import type { Plan } from "../../src/harness/plan.ts";
import { taskName } from "../../src/harness/task-key.ts";
import { systemFiles } from "../../src/platform/files.ts";
import { shardedConfig, wholeSignificance } from "../../src/shards/config.ts";
import { cutOffOf } from "../../src/shards/cut-off.ts";
import { partFacts } from "../../src/shards/part-facts.ts";
import { prepareSplit } from "../../src/shards/prepare.ts";
import { fileStore } from "../../src/store/file-store.ts";
import type { HistoryStore } from "../../src/store/store.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { runAt } from "../support/temporary-runs.ts";

const entry = BenchmarkEntry.parse({ name: "js", modules: "m.bench.js" });
const plan: Plan = {
  tasks: [{ kind: "module", entry, directory: "/", module: "m.bench.js" }],
  discovered: [],
  warnings: [],
};
const [task = ""] = plan.tasks.map(taskName);
const EVENT = "2026-11-21T12:30:00Z";

const request = (shard: string, times: readonly (string | undefined)[] = [EVENT]) => ({
  config: Config.parse({ shard }),
  plan,
  times: async () => times,
});
const runOf = (minute: number, durations: Readonly<Record<string, number>>) =>
  runAt(minute, {
    durations: Object.entries(durations).map(([benchmark, seconds]) => ({ task, benchmark, seconds })),
  });

/** A real store in a folder that holds these runs. */
async function withHistory<T>(
  runs: readonly ReturnType<typeof runAt>[],
  body: (store: HistoryStore) => Promise<T>,
): Promise<T> {
  await using folder = await temporaryDirectory();
  await using files = systemFiles();
  const store = fileStore({ directory: folder.path, files });
  for (const run of runs) await store.append(run);
  return await body(store);
}

describe("the split", () => {
  it("rests on runs that began six hours before the commit, and on no younger one", async () => {
    const old = [runOf(0, { "m/a": 9, "m/b": 1, "m/c": 1 }), runOf(29, { "m/a": 9, "m/b": 1, "m/c": 1 })];
    const young = [runOf(30, { "m/a": 1, "m/b": 9 }), runOf(45, { "m/new": 99 })];
    const splitOf = (runs: readonly ReturnType<typeof runAt>[]) =>
      withHistory(runs, (store) => prepareSplit(request("1/2"), async () => store));

    const [without, withYoung] = [await splitOf(old), await splitOf([...old, ...young])];
    expect(withYoung).toEqual(without);
    expect(without?.notes).toEqual([]);
    expect([...(without?.split.benchmarks ?? [])]).toEqual([
      ["m/a", 1],
      ["m/b", 2],
      ["m/c", 2],
    ]);
  });

  it("goes by another suite where its own was never measured, and by that alone where it was", async () => {
    const full = { ...runOf(0, { "m/a": 9, "m/b": 1, "m/c": 1 }), suite: "full" as const };
    const quick = runOf(1, { "m/a": 1, "m/b": 1, "m/c": 5 });
    const alone = async (...runs: readonly ReturnType<typeof runAt>[]) => {
      const prepared = await withHistory(runs, (store) => prepareSplit(request("1/2"), async () => store));
      return [...(prepared?.split.benchmarks ?? [])].filter(([, shard]) => shard === 1).map(([name]) => name);
    };
    expect([await alone(full), await alone(full, quick)]).toEqual([["m/a"], ["m/c"]]);
  });

  it("is none without a shard, and the history is not opened then", async () => {
    const open = () => Promise.reject(new Error("It was opened."));
    expect(await prepareSplit({ ...request("1/2"), config: Config.parse({}) }, open)).toBeUndefined();
  });

  it("of a single shard needs no history and is everything", async () => {
    const open = () => Promise.reject(new Error("It was opened."));
    expect(await prepareSplit(request("1/1"), open)).toMatchObject({ notes: [] });
  });

  it("is even when the history cannot be read, and says so", async () => {
    const open = async () => {
      throw new BenchmarkError("GITHUB_PERMISSION", "It may not be read.", { hint: "Let it." });
    };
    const prepared = await prepareSplit(request("1/2"), open);
    expect(prepared?.split.benchmarks.size).toBe(0);
    expect(prepared?.notes.join("\n")).toMatch(
      /^The history could not be read for the durations\. It may not be read\.[\s\S]*the benchmarks of modules by their names\.$/,
    );
  });

  it("is even while no run says how long benchmarks take, without a time to count from, and from the cache", async () => {
    const notes = async (given: ReturnType<typeof request>, kind: HistoryStore["kind"] = "branch") =>
      await withHistory([runAt(0)], async (store) => {
        const prepared = await prepareSplit(given, async () => ({ ...store, kind, place: "the place" }));
        return prepared?.notes;
      });
    expect(await notes(request("1/2"))).toEqual([
      "No run before 2026-11-21T06:30Z in the place says how long benchmarks take. So commands and tools were split into shards as if all took equally long, and the benchmarks of modules by their names.",
    ]);
    expect(await notes(request("1/2", [undefined, "yesterday"]))).toEqual([
      "Neither the commit nor the event says when it was made, so no earlier run can be relied on. So commands and tools were split into shards as if all took equally long, and the benchmarks of modules by their names.",
    ]);
    expect(await notes(request("1/2"), "cache")).toEqual([
      "The place may show each job another history. So commands and tools were split into shards as if all took equally long, and the benchmarks of modules by their names.",
    ]);
  });
});

describe("the cut-off", () => {
  it("counts from the earliest time, in whatever zone it is written", () => {
    expect(cutOffOf(["2026-11-21T14:00:00+02:00", "2026-11-21T12:30:00Z", undefined])).toBe(
      "2026-11-21T06:00:00.000Z",
    );
  });
});

describe("the error rate", () => {
  it("is shared out among the shards, and is whole again in the report of all", () => {
    for (const count of [1, 3, 7, 256]) {
      const config = shardedConfig(Config.parse({ shard: `1/${count}` }));
      expect(config.significanceLevel).toBeCloseTo(0.05 / count, 15);
      expect(wholeSignificance(config, count)).toBe(0.05);
    }
  });

  it("stays that of each series without a correction, and without shards", () => {
    const single = Config.parse({ shard: "1/4", correction: "none" });
    expect(shardedConfig(single)).toBe(single);
    expect(wholeSignificance(single, 4)).toBe(0.05);
    const whole = Config.parse({});
    expect(shardedConfig(whole)).toBe(whole);
  });
});

describe("a stored part", () => {
  it("names its whole by workflow run and job, whichever attempt it is", async () => {
    const prepared = await prepareSplit(request("1/1"), () => Promise.reject(new Error("not asked")));
    const workflow = {
      repository: "o/r",
      runId: "77",
      runNumber: "1",
      runAttempt: "2",
      actor: "",
      eventName: "push",
      workflow: "W",
      job: "measure",
      runUrl: "",
      serverUrl: "",
    };
    const durations = [{ task, benchmark: "m/a", seconds: 1 }];
    expect(partFacts({ durations, split: prepared?.split, workflow })).toEqual({
      durations,
      shard: { index: 1, count: 1, split: expect.stringMatching(/^[0-9a-f]{8}$/) },
      group: "77/measure",
    });
    expect(partFacts({ durations: [], workflow })).toEqual({});
  });
});
