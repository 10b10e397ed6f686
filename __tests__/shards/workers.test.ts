import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Config } from "../../src/config/schema.ts";
import type { Measurement } from "../../src/domain/measurement.ts";
import type { Sides } from "../../src/domain/sides.ts";
import { collect } from "../../src/harness/collect.ts";
import { measureCommand } from "../../src/harness/command.ts";
import { planTasks } from "../../src/harness/discover.ts";
import { readFiles } from "../../src/harness/file.ts";
import { moduleHarness } from "../../src/harness/module.ts";
import { collectPaired } from "../../src/harness/paired/collect.ts";
import { commandPair } from "../../src/harness/paired/command.ts";
import type { PairedHarness } from "../../src/harness/paired/harness.ts";
import { modulePair } from "../../src/harness/paired/module.ts";
import { toolPair } from "../../src/harness/paired/tool.ts";
import type { Budget } from "../../src/harness/plan.ts";
import { runTool } from "../../src/harness/tool.ts";
import { type KnownDurations, knownDurations } from "../../src/shards/durations.ts";
import { ownPlan, type Split, splitPlan } from "../../src/shards/split.ts";
import { toStoredRun } from "../../src/store/run-file.ts";
import { builtWorker } from "../support/built-worker.ts";
import { type HarnessSetting, harnessSetting } from "../support/harness-setting.ts";
import { runAt } from "../support/temporary-runs.ts";

const moduleWith = (names: readonly string[]) =>
  `export default ({ bench }) => { for (const name of ${JSON.stringify(names)}) bench(name, () => Math.sqrt(2)); };`;

const TREES: Sides<Readonly<Record<string, string>>> = {
  baseline: {
    "bench/sort.bench.mjs": moduleWith(["a", "b", "c", "only in the baseline"]),
    "bench/old.bench.mjs": moduleWith(["x"]),
  },
  candidate: {
    "bench/sort.bench.mjs": moduleWith(["a", "b", "c", "new"]),
    "bench/parse.bench.mjs": moduleWith(["p", "q"]),
  },
};

const CONFIG = Config.parse({
  benchmarks: [
    { name: "js", modules: "bench/*.bench.mjs" },
    { name: "start", command: "true", measure: "command" },
  ],
});

const BRIEF: Budget = {
  minRounds: 1,
  warmupRounds: 0,
  maxTime: 0.3,
  timeout: 60,
  parallel: false,
  smokeTest: true,
  memoryProfiling: false,
  precision: 0.05,
};

let setting: HarnessSetting;
let harness: PairedHarness;

beforeAll(async () => {
  setting = await harnessSetting();
  for (const side of ["baseline", "candidate"] as const) {
    for (const [name, text] of Object.entries(TREES[side])) {
      await mkdir(join(setting.directory, side, "bench"), { recursive: true });
      await writeFile(join(setting.directory, side, name), text);
    }
  }
  const workerPath = await builtWorker();
  harness = {
    module: (tasks, options, ports) => modulePair(tasks, { ...options, workerPath }, ports),
    tool: toolPair,
    command: commandPair,
    alone: { module: moduleHarness({ workerPath }), tool: runTool, command: measureCommand, file: readFiles },
  };
});
afterAll(() => setting[Symbol.asyncDispose]());

const planIn = (side: keyof Sides<unknown>) =>
  planTasks({ config: CONFIG, directory: join(setting.directory, side), files: setting.ports.files });

async function splitsOf(count: number, durations: KnownDurations = knownDurations([])) {
  const plan = await planIn("candidate");
  return Array.from({ length: count }, (_, index) =>
    splitPlan(plan, { index: index + 1, count }, { durations, selection: {} }),
  );
}

async function alone(split: Split) {
  const plan = ownPlan(await planIn("candidate"), split);
  return await collect(plan, BRIEF, setting.ports, harness.alone, { shard: split.shard });
}

async function paired(split: Split) {
  const plans = {
    candidate: ownPlan(await planIn("candidate"), split),
    baseline: ownPlan(await planIn("baseline"), split),
  };
  return await collectPaired(plans, { ...BRIEF, smokeTest: false }, setting.ports, harness, {
    shard: split.shard,
    seed: 1,
    looks: [1],
    assess: () => new Map(),
    confirm: () => new Map(),
  });
}

const timed = (measurements: readonly Measurement[]) =>
  measurements.filter(({ metric }) => metric === "time").map(({ benchmark }) => benchmark);

const CANDIDATES = ["parse/p", "parse/q", "sort/a", "sort/b", "sort/c", "sort/new", "start"];

describe("real workers", () => {
  it("of two shards, alone, measure every benchmark once, and say how long each took", async () => {
    const shards = [];
    for (const split of await splitsOf(2)) shards.push(await alone(split));

    expect(shards.flatMap(({ measurements }) => timed(measurements)).sort()).toEqual(CANDIDATES);
    expect(shards.flatMap(({ failures }) => failures)).toEqual([]);
    const durations = shards.flatMap((shard) => shard.durations);
    expect(durations.map(({ benchmark }) => benchmark).sort()).toEqual(CANDIDATES);
    for (const { seconds } of durations) expect(seconds > 0 && seconds < 60).toBe(true);
  });

  it("of two shards, side by side, measure every benchmark of both versions once", async () => {
    const shards = [];
    for (const split of await splitsOf(2)) shards.push(await paired(split));

    expect(shards.flatMap(({ candidate }) => timed(candidate.measurements)).sort()).toEqual(CANDIDATES);
    expect(shards.flatMap(({ baseline }) => timed(baseline.measurements)).sort()).toEqual([
      "sort/a",
      "sort/b",
      "sort/c",
      "sort/only in the baseline",
      "start",
    ]);
    expect(shards.flatMap(({ missing }) => missing).map(({ benchmark }) => benchmark)).toEqual([
      "js: bench/old.bench.mjs",
    ]);
    expect(
      shards.flatMap((shard) => shard.candidate.durations.map(({ benchmark }) => benchmark)).sort(),
    ).toEqual([...CANDIDATES, "sort/only in the baseline"].sort());
  }, 60_000);

  it("go by what earlier runs recorded, and by the name for what is new", async () => {
    const [whole] = await splitsOf(1);
    if (whole === undefined) throw new Error("There is no shard.");
    const { durations } = await alone(whole);
    const known = durations
      .filter(({ benchmark }) => benchmark !== "sort/new")
      .map((one) => ({ ...one, seconds: one.benchmark === "sort/c" ? 1000 : 1 }));
    const splits = await splitsOf(2, knownDurations([toStoredRun(runAt(1, { durations: known }))]));

    const names = [];
    for (const split of splits) names.push(timed((await alone(split)).measurements));
    expect(names.flat().sort()).toEqual(CANDIDATES);
    const longest = names.find((shard) => shard.includes("sort/c")) ?? [];
    expect(longest.filter((name) => name !== "sort/new")).toEqual(["sort/c"]);
  });

  it("of a shard with nothing to do end well, alone and side by side, and the report says so", async () => {
    const plan = await planIn("candidate");
    const own = plan.tasks.filter(({ kind }) => kind === "command");
    const split = splitPlan(
      { ...plan, tasks: own },
      { index: 2, count: 2 },
      { durations: knownDurations([]), selection: {} },
    );
    const empty = { ...plan, tasks: own };
    const sentence = "Shard 2/2 had nothing to measure: the other shards have all benchmarks.";

    const single = await collect(ownPlan(empty, split), BRIEF, setting.ports, harness.alone, {
      shard: split.shard,
    });
    expect(single).toMatchObject({ measurements: [], failures: [], warnings: [sentence], durations: [] });
    const both = await collectPaired(
      { candidate: ownPlan(empty, split), baseline: ownPlan(empty, split) },
      BRIEF,
      setting.ports,
      harness,
      { shard: split.shard, seed: 1, looks: [1], assess: () => new Map(), confirm: () => new Map() },
    );
    expect(both.candidate).toMatchObject({ measurements: [], warnings: [sentence] });
  });

  it("leave a filter that fits nothing an error where nothing is split", async () => {
    const plan = await planIn("candidate");
    await expect(
      collect(plan, BRIEF, setting.ports, harness.alone, { filter: /no such name/ }),
    ).rejects.toMatchObject({ code: "BENCHMARKS_NOT_FOUND" });
  });
});
