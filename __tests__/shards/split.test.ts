import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BenchmarkEntry } from "../../src/config/schema.ts";
import { parseShard, type Shard } from "../../src/domain/shard.ts";
import { tellApart } from "../../src/harness/collision.ts";
import { EMPTY_OUTCOME } from "../../src/harness/outcome.ts";
import type { Plan, Task } from "../../src/harness/plan.ts";
import { taskName } from "../../src/harness/task-key.ts";
import { checksum, isMine } from "../../src/harness/worker/share.ts";
import { knownDurations } from "../../src/shards/durations.ts";
import { ownBaseline } from "../../src/shards/own-baseline.ts";
import { ownPlan, type Split, shardOf, splitPlan } from "../../src/shards/split.ts";
import { toStoredRun } from "../../src/store/run-file.ts";
import { runAt, timeOf } from "../support/temporary-runs.ts";

/** A task and the benchmarks that it gives when it is run. */
interface Made {
  readonly kind: "module" | "tool" | "command";
  readonly name: string;
  readonly benchmarks: readonly string[];
}

function taskOf({ kind, name }: Made): Task {
  const directory = "/";
  if (kind === "module") {
    const module = `${name}.bench.js`;
    return { kind, entry: BenchmarkEntry.parse({ name: "js", modules: module }), directory, module };
  }
  const measure = kind === "command" ? "command" : "output";
  return {
    kind,
    entry: BenchmarkEntry.parse({ name, command: "run it", measure }),
    directory,
    command: "run it",
  };
}

const namesIn = ({ kind, name, benchmarks }: Made): readonly string[] =>
  kind === "command" ? [name] : benchmarks.map((one) => (kind === "module" ? `${name}/${one}` : one));

const planOf = (made: readonly Made[]): Plan => ({ tasks: made.map(taskOf), discovered: [], warnings: [] });

/** What a job would measure of a plan: task and benchmark. */
function measured(
  made: readonly Made[],
  split: Split,
): readonly (readonly [task: string, benchmark: string])[] {
  const byTask = new Map(made.map((one) => [taskName(taskOf(one)), namesIn(one)]));
  return ownPlan(planOf(made), split).tasks.flatMap((task) =>
    (byTask.get(taskName(task)) ?? [])
      .filter((name) => task.kind !== "module" || task.share === undefined || isMine(name, task.share))
      .map((name) => [taskName(task), name] as const),
  );
}

const all = (made: readonly Made[]) =>
  made.flatMap((one) => namesIn(one).map((name) => [taskName(taskOf(one)), name] as const));

function splits(made: readonly Made[], count: number, durations = knownDurations([])): readonly Split[] {
  return Array.from({ length: count }, (_, index) =>
    splitPlan(planOf(made), { index: index + 1, count }, { durations, selection: {} }),
  );
}

const recorded = (made: readonly Made[], seconds: (name: string) => number) =>
  knownDurations([
    toStoredRun(
      runAt(0, {
        durations: all(made).map(([task, benchmark]) => ({ task, benchmark, seconds: seconds(benchmark) })),
      }),
    ),
  ]);

const word = fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "a b", "ü", "__proto__", "constructor");
const made = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom("module", "tool", "command"),
    name: word,
    benchmarks: fc.uniqueArray(word, { maxLength: 6 }),
  }),
  { selector: ({ kind, name }) => `${kind} ${name}`, maxLength: 8 },
);
const counts = fc.integer({ min: 1, max: 7 });
const sorted = (list: readonly (readonly [string, string])[]) => list.map((one) => one.join(" ")).sort();

describe("the shards of any plan", () => {
  it("measure everything together, and nothing twice, whatever earlier runs knew", () => {
    fc.assert(
      fc.property(made, made, counts, (plan, known, count) => {
        const durations = recorded(known, (name) => name.length);
        const parts = splits(plan, count, durations).flatMap((split) => measured(plan, split));
        expect(sorted(parts)).toEqual(sorted(all(plan)));
      }),
    );
  });

  it("are the same for both sides of a pair: what only the baseline has lands in one of them, too", () => {
    fc.assert(
      fc.property(made, made, made, counts, (candidate, baseline, known, count) => {
        const durations = recorded(known, () => 1);
        const sides = splits(candidate, count, durations).map((split) => ({
          candidate: measured(candidate, split),
          baseline: measured(baseline, split),
          taskNames: ownPlan(planOf(baseline), split).tasks.map(taskName),
        }));
        expect(sorted(sides.flatMap((side) => side.baseline))).toEqual(sorted(all(baseline)));
        const isInBoth = new Set(sorted(all(candidate)).filter((one) => sorted(all(baseline)).includes(one)));
        for (const side of sides) {
          const own = sorted(side.candidate).filter((one) => isInBoth.has(one));
          expect(own).toEqual(sorted(side.baseline).filter((one) => isInBoth.has(one)));
        }
        // A task that only the baseline has is said to be missing once.
        const candidates = new Set(candidate.map((one) => taskName(taskOf(one))));
        const missing = sides.flatMap(({ taskNames }) => taskNames.filter((name) => !candidates.has(name)));
        expect(new Set(missing).size).toBe(missing.length);
      }),
    );
  });

  it("give every benchmark the name that it has without them, once earlier runs have seen all", () => {
    fc.assert(
      fc.property(made, counts, (plan, count) => {
        const names = (split: Split | undefined) => {
          const own = split === undefined ? all(plan) : measured(plan, split);
          const outcomes = plan.map((one) => {
            const task = taskOf(one);
            const mine = own
              .filter(([name]) => name === taskName(task))
              .map(([, benchmark]) => timeOf(benchmark, [1]));
            return { ...EMPTY_OUTCOME, measurements: mine, task };
          });
          return tellApart(outcomes).outcomes.flatMap(({ measurements }) =>
            measurements.map(({ benchmark }) => benchmark),
          );
        };
        const durations = recorded(plan, () => 1);
        const parts = splits(plan, count, durations).flatMap((split) => names(split));
        expect(parts.sort()).toEqual([...names(undefined)].sort());
      }),
    );
  });

  it("carry the same mark when they were split alike, and another when the durations differ", () => {
    const plan: Made[] = [{ kind: "module", name: "m", benchmarks: ["a", "b", "c", "d"] }];
    const marks = (durations: ReturnType<typeof recorded>) =>
      new Set(splits(plan, 3, durations).map(({ shard }) => shard.split));
    const even = marks(recorded(plan, () => 1));
    const uneven = marks(recorded(plan, (name) => (name === "m/d" ? 9 : 1)));
    expect([even.size, uneven.size, new Set([...even, ...uneven]).size]).toEqual([1, 1, 2]);
  });
});

describe("known durations", () => {
  const plan: readonly Made[] = [
    { kind: "module", name: "m", benchmarks: ["slow", "b", "c", "d"] },
    { kind: "tool", name: "pytest", benchmarks: ["x", "y"] },
    { kind: "command", name: "start", benchmarks: [] },
  ];

  it("balance the shards: the benchmarks of one module part, a tool stays whole", () => {
    const took: Readonly<Record<string, number>> = { "m/slow": 60, x: 15, y: 15, start: 20 };
    const durations = recorded(plan, (name) => took[name] ?? 10);
    expect(splits(plan, 3, durations).map((split) => measured(plan, split).map(([, name]) => name))).toEqual([
      ["m/slow"],
      ["m/c", "x", "y"],
      ["m/b", "m/d", "start"],
    ]);
  });

  it("are the median of the newest five runs that have the benchmark", () => {
    const runs = [100, 5, 1, 2, 3, 50].map((seconds, minute) =>
      toStoredRun(runAt(minute, { durations: [{ task: "t", benchmark: "b", seconds }] })),
    );
    expect(knownDurations(runs).get("t")?.get("b")).toBe(3);
  });

  it("leave a task that was never seen as long as the median piece", () => {
    const durations = recorded(plan.slice(0, 1), (name) => (name === "m/slow" ? 30 : 10));
    const shards = splits(plan, 2, durations).map((split) => measured(plan, split).map(([, name]) => name));
    expect(shards.map((names) => names.includes("start"))).not.toEqual([false, false]);
    expect(shards.map(({ length }) => length)).toEqual([2, 5]);
  });
});

describe("what several tasks call by one name", () => {
  it("stays together, because its names are told apart where they meet", () => {
    const plan: readonly Made[] = [
      { kind: "tool", name: "python 3.11", benchmarks: ["test_sort", "test_parse"] },
      { kind: "tool", name: "python 3.12", benchmarks: ["test_sort"] },
      { kind: "tool", name: "other", benchmarks: ["z"] },
    ];
    const tasks = splits(
      plan,
      3,
      recorded(plan, () => 1),
    ).map((split) => ownPlan(planOf(plan), split).tasks.map(({ entry }) => entry.name));
    expect(tasks).toEqual([["python 3.11", "python 3.12"], ["other"], []]);
  });
});

describe("a stored baseline", () => {
  const plan: readonly Made[] = [
    { kind: "module", name: "m", benchmarks: ["a", "b"] },
    { kind: "tool", name: "t", benchmarks: ["x"] },
  ];
  const durations = recorded(plan, () => 1);
  const baseline = toStoredRun(
    runAt(1, { measurements: ["m/a", "m/b", "x", "m/gone"].map((name) => timeOf(name, [1])) }),
  );
  const candidateOf = (split: Split) => ({
    measurements: measured(plan, split).map(([, name]) => timeOf(name, [1])),
    failures: [],
  });

  it("is cut down so that what is gone is missed by one shard, and nothing else by any", () => {
    const missed = splits(plan, 3, durations).map((split) => {
      const candidate = candidateOf(split);
      const here = candidate.measurements.map(({ benchmark }) => benchmark);
      const left = ownBaseline(baseline, candidate, split).measurements.map(({ benchmark }) => benchmark);
      expect(here.filter((name) => !left.includes(name))).toEqual([]);
      return left.filter((name) => !here.includes(name));
    });
    expect(missed.flat()).toEqual(["m/gone"]);
  });

  it("is not taken to miss anything while nobody knows what the tools of other shards hold", () => {
    const missed = splits(plan, 3).map((split) => shardOf("x", split));
    expect(missed).toEqual([undefined, undefined, undefined]);
  });

  it("keeps what was measured here, whatever the split says", () => {
    const [split] = splits(plan, 3, durations);
    if (split === undefined) throw new Error("There is no shard.");
    const candidate = { measurements: baseline.measurements, failures: [] };
    expect(ownBaseline(baseline, candidate, split).measurements).toEqual(baseline.measurements);
  });
});

describe("a shard by name alone", () => {
  it("is the same on every machine and of every release: these values must not change", () => {
    expect(
      ["", "sort/small", "ünïcode", "a".repeat(100)].map((name) => checksum(name)),
    ).toMatchInlineSnapshot(`
      [
        2872998923,
        850914502,
        3362576538,
        3849703086,
      ]
    `);
  });

  it("is about equally often each of them", () => {
    const found = Array.from({ length: 8000 }, (_, index) => checksum(`bench/case ${index}`) % 8);
    const shares = Array.from({ length: 8 }, (_, shard) => found.filter((one) => one === shard).length);
    expect(Math.min(...shares)).toBeGreaterThan(850);
    expect(Math.max(...shares)).toBeLessThan(1150);
  });
});

describe("the text of a shard", () => {
  it.each<[string, Shard | undefined]>([
    ["2/8", { index: 2, count: 8 }],
    [" 1 / 1 ", { index: 1, count: 1 }],
    ["0/4", undefined],
    ["5/4", undefined],
    ["1/257", undefined],
    ["1/4; rm -rf", undefined],
  ])("%j", (text, shard) => {
    expect(parseShard(text)).toEqual(shard);
  });
});
