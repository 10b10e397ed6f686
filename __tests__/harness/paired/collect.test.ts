import { describe, expect, it } from "vitest";
import { BenchmarkEntry } from "../../../src/config/schema.ts";
import { EMPTY_OUTCOME } from "../../../src/harness/outcome.ts";
import type { Task } from "../../../src/harness/plan.ts";
import { bothSides, drive, failed, gives, planOf } from "./fakes.ts";

const names = (found: readonly { readonly benchmark: string }[]) => found.map(({ benchmark }) => benchmark);

describe("looking at the pairs", () => {
  it("stops at the first look that settles everything", async () => {
    const run = await drive({ scripts: { a: {} } });

    expect(run.looks).toMatchObject([{ benchmark: "a", pairs: 6, share: 1 / 4, last: false, family: 1 }]);
    expect(run.rounds("a")).toBe(6);
    expect(run.pairing("a")).toEqual({ alternating: false, share: 1 / 4 });
  });

  it("goes on to the last number of pairs when nothing is settled, and there spends the whole rest", async () => {
    const run = await drive({ scripts: { a: {} }, judge: () => "undecided", budget: { maxTime: 400 } });

    expect(run.looks.map(({ pairs, share, last }) => [pairs, share, last])).toEqual([
      [6, 1 / 4, false],
      [10, 1 / 4, false],
      [16, 1 / 4, false],
      [26, 1 / 4, true],
    ]);
    expect(run.rounds("a")).toBe(26);
    expect(run.collected.candidate.failures).toEqual([]);
  });

  it("gives the last look what the looks before it left, when the time ends it", async () => {
    // Three quarters of 12 s are nine blocks of a second.
    const run = await drive({ scripts: { a: {} }, judge: () => "undecided", budget: { maxTime: 12 } });

    expect(run.looks.map(({ pairs, share, last }) => [pairs, share, last])).toEqual([
      [6, 1 / 4, false],
      [10, 1 / 4, false],
      [16, 1 / 4, false],
      [18, 1 / 4, true],
    ]);
    expect(run.pairing("a")).toEqual({ alternating: false, share: 1 / 4 });
  });

  it("lets the last look have an earlier one's part when no pair came after that", async () => {
    // 3.3 s to measure: three blocks of a second.
    const run = await drive({
      scripts: { a: {} },
      judge: () => "undecided",
      budget: { maxTime: 400, maxMinutes: 4.4 / 60 },
    });

    expect(run.looks.map(({ pairs, share, last }) => [pairs, share, last])).toEqual([
      [6, 1 / 4, false],
      [6, 1, true],
    ]);
  });

  it("leaves out looks before min_rounds", async () => {
    const run = await drive({ scripts: { a: {} }, budget: { minRounds: 11 } });

    expect(run.looks).toMatchObject([{ pairs: 16, share: 1 / 4 }]);
  });

  it("leaves a settled benchmark of a module out of later blocks, and asks for the open metrics only", async () => {
    const run = await drive({
      scripts: { m: { kind: "module", benchmarks: ["a", "b"], metrics: ["time", "cpu-time"] } },
      judge: ({ benchmark, pairs }, metric) =>
        benchmark === "b" && metric === "time" && pairs < 16 ? "undecided" : "settled",
    });

    expect(run.asked.map(({ request }) => [...(request.only ?? ["all"])])).toEqual([
      ["all"],
      ["a", "b"],
      ["a", "b"],
      ...Array.from({ length: 5 }, () => ["b"]),
    ]);
    expect(run.asked.at(-1)?.request.metrics).toEqual(new Set(["time"]));
    expect(run.asked[2]?.request.metrics).toBeUndefined();
    expect([run.rounds("a"), run.rounds("b"), run.rounds("b", "cpu-time")]).toEqual([6, 16, 16]);
    expect(run.looks[0]?.metrics).toEqual(["time", "cpu-time"]);
  });

  it("waits for no series that a look does not judge", async () => {
    const run = await drive({ scripts: { a: {} }, options: { assess: () => new Map() } });

    expect(run.rounds("a")).toBe(6);
  });

  it("takes subjects that are still to come to have as many series as those that are there", async () => {
    const metrics = ["time", "cpu-time"];
    const run = await drive({ scripts: { a: { metrics }, b: { metrics: ["time"] }, c: {} } });

    expect(run.looks.map(({ family }) => family)).toEqual([6, 5, 4]);
  });

  it("tosses for the order of the blocks, each as often, and the same with the same seed", async () => {
    const orders = async (seed: number) => {
      const run = await drive({
        scripts: { a: {} },
        judge: () => "undecided",
        budget: { maxTime: 400 },
        options: { seed },
      });
      return run.asked.slice(0, 12).map(({ request }) => request.order);
    };

    const first = await orders(1);
    expect(first.filter((order) => order === "baseline-outside")).toHaveLength(6);
    expect(await orders(1)).toEqual(first);
    const others = await Promise.all([2, 3, 4, 5].map(orders));
    expect(others.some((other) => other.join() !== first.join())).toBe(true);
  });
});

describe("the time", () => {
  it("of a benchmark ends its blocks at three quarters of max_time", async () => {
    const run = await drive({
      scripts: { a: { seconds: 4 } },
      judge: () => "undecided",
      budget: { maxTime: 40 },
    });

    expect(run.asked).toHaveLength(7);
    expect(run.asked[0]?.request.limit).toBe(10);
    expect(run.asked.at(-1)?.request.limit).toBe(6);
  });

  it("is counted for each benchmark of a module, and for a tool as a whole", async () => {
    const benchmarks = ["a", "b", "c"];
    const spend = async (kind: "module" | "tool") =>
      (
        await drive({
          scripts: { s: { kind, benchmarks, seconds: 4 } },
          judge: () => "undecided",
          budget: { maxTime: 40 },
        })
      ).asked.length;

    expect([await spend("module"), await spend("tool")]).toEqual([7, 7]);
  });

  it("that is too short for the first look still gives one block, and the warning says what it takes", async () => {
    const run = await drive({ scripts: { slow: { kind: "tool", seconds: 80 } }, budget: { maxTime: 30 } });

    expect(run.rounds("slow")).toBe(2);
    expect(run.looks).toMatchObject([{ pairs: 2, share: 1, last: true }]);
    expect(run.collected.candidate.warnings).toEqual([
      "slow got 2 pairs of launches, because another block would have gone past max_time (30 s). It takes 6 to tell a change from chance.",
    ]);
  });

  it("for all is shared out fairly, and what is left goes to the worst first", async () => {
    const spread = (benchmark: string, noise: number) => (_: unknown, number: number) => {
      const [one] = gives([{ benchmark }]).measurements;
      const measurements =
        one === undefined ? [] : [{ ...one, rounds: [[number % 2 === 0 ? noise : 1], [1]] }];
      return { baseline: gives([{ benchmark }]), candidate: { ...EMPTY_OUTCOME, measurements } };
    };
    const run = await drive({
      scripts: {
        calm: { block: spread("calm", 1.01) },
        noisy: { block: spread("noisy", 2) },
        brief: {},
      },
      judge: ({ benchmark }) => (benchmark === "brief" ? "settled" : "undecided"),
      budget: { maxTime: 60, maxMinutes: 0.8 },
    });

    // 36 s to measure, 12 s each. Of what the last one leaves, a block each takes the others to their last look.
    const order = run.asked.map(({ subject }) => subject);
    expect(order).toEqual([
      ...Array.from({ length: 12 }, () => "calm"),
      ...Array.from({ length: 12 }, () => "noisy"),
      ...Array.from({ length: 3 }, () => "brief"),
      ...order.slice(27),
    ]);
    expect(order.slice(27)).toEqual(["noisy", "calm"]);
  });

  it("that one subject leaves goes to another which is open", async () => {
    const run = await drive({
      scripts: { open: {}, brief: {} },
      judge: ({ benchmark }) => (benchmark === "open" ? "undecided" : "settled"),
      budget: { maxTime: 60, maxMinutes: 20 / 60 },
    });

    // 15 s: 7 blocks in its own share, 3 for the other one, then what is left.
    expect(run.asked.map(({ subject }) => subject).join(" ")).toBe(
      [...Array(7).fill("open"), ...Array(3).fill("brief"), ...Array(5).fill("open")].join(" "),
    );
    expect(run.log).toContain("group: What is still open gets the time that is left");
    expect(run.log).toContain("info: open: open after 24 pairs.");
    expect(run.looks.at(-1)).toMatchObject({ benchmark: "open", pairs: 24, share: 1 / 4, last: true });
  });

  it("is told beforehand, with what is going to be measured", async () => {
    const run = await drive({
      scripts: { a: {}, t: { kind: "tool" }, u: { kind: "tool" } },
      budget: { maxTime: 30 },
    });

    expect(run.log[0]).toBe(
      "info: Measuring side by side with the baseline: 2 tools and 1 command. Each benchmark takes 30 s at the most (a tool counts as one), all together 90 s.",
    );
    const [first] = run.log.filter((line) => line.startsWith("progress"));
    expect(first).toBe("progress: a: block 1, 90 s for all");
  });

  it("that is left is shown with every block", async () => {
    const run = await drive({
      scripts: { m: { kind: "module", benchmarks: ["a", "b"] } },
      judge: ({ benchmark }) => (benchmark === "a" ? "settled" : "undecided"),
      budget: { maxMinutes: 10, maxTime: 20 },
    });

    const lines = run.log.filter((line) => line.startsWith("progress"));
    expect(lines[0]).toBe("progress: m: block 1, 9 min for all");
    expect(lines[3]).toBe(
      "progress: m: block 4, 1 of 2 benchmarks decided, at most 12 s left for it, 9 min for all",
    );
  });
});

describe("what is not the same on both sides", () => {
  it("is measured alone when only the candidate has its task, and named when only the baseline has it", async () => {
    const run = await drive({
      scripts: { both: {} },
      plans: {
        baseline: planOf("/b", [{ name: "both" }, { name: "old" }, { name: "old module", kind: "module" }]),
        candidate: planOf("/c", [{ name: "new" }, { name: "both" }]),
      },
    });

    expect(names(run.collected.candidate.measurements)).toEqual(["new", "both"]);
    expect(names(run.collected.baseline.measurements)).toEqual(["both"]);
    expect(names(run.alone.map(({ entry }) => ({ benchmark: entry.name })))).toEqual(["new"]);
    expect(run.collected.missing).toEqual([
      { benchmark: "old" },
      { benchmark: "old module: old module.bench.js" },
    ]);
    expect(run.collected.candidate.warnings).toContain(
      "old is in the baseline only, so it was not measured.",
    );
  });

  it("is measured as often as the first look when it is one benchmark of a module", async () => {
    const run = await drive({
      scripts: {
        m: {
          kind: "module",
          benchmarks: ["same", "added"],
          block: ({ only }) => {
            const wanted = (...all: string[]) => all.filter((name) => only?.has(name) ?? true);
            return {
              baseline: gives(wanted("same", "removed").map((benchmark) => ({ benchmark }))),
              candidate: gives(wanted("same", "added").map((benchmark) => ({ benchmark }))),
            };
          },
        },
      },
      judge: ({ pairs }) => (pairs < 10 ? "undecided" : "settled"),
    });

    expect(run.asked.map(({ request }) => [...(request.only ?? ["all"])].join())).toEqual([
      "all",
      "same,added",
      "same,added",
      "same",
      "same",
    ]);
    expect(run.rounds("added")).toBe(6);
    expect(run.pairing("added")).toBeUndefined();
    expect(names(run.collected.baseline.measurements)).toEqual(["same", "removed"]);
    expect(run.log).toContain("info: added: measured alone, the baseline does not have it.");
  });

  it("has no pair in a block in which a side lacks it", async () => {
    const run = await drive({
      scripts: {
        t: {
          kind: "tool",
          benchmarks: ["flaky"],
          block: (_, number) =>
            number === 2
              ? { baseline: EMPTY_OUTCOME, candidate: gives([{ benchmark: "flaky" }]) }
              : undefined,
        },
      },
    });

    expect(run.asked).toHaveLength(4);
    expect(run.rounds("flaky")).toBe(6);
    expect(run.collected.baseline.measurements[0]?.rounds).toHaveLength(6);
  });

  it("has no pair in a block that has not as many rounds of it on both sides", async () => {
    const run = await drive({
      scripts: {
        a: {
          block: (_, number) =>
            number === 2
              ? { baseline: gives([{ benchmark: "a", rounds: 1 }]), candidate: gives([{ benchmark: "a" }]) }
              : undefined,
        },
      },
    });

    expect(run.asked).toHaveLength(4);
    expect(run.rounds("a")).toBe(6);
    expect(run.collected.baseline.measurements[0]?.rounds).toHaveLength(6);
  });

  it("ends although it never gets a pair again", async () => {
    const run = await drive({
      scripts: {
        t: {
          kind: "tool",
          seconds: 0,
          block: (_, number) => (number === 1 ? undefined : bothSides(EMPTY_OUTCOME)),
        },
      },
      judge: () => "undecided",
    });

    expect(run.asked).toHaveLength(26);
    expect(run.rounds("t")).toBe(2);
  });
});

describe("a failure", () => {
  it("of the candidate ends the benchmark, keeps its pairs and lets the others go on", async () => {
    const run = await drive({
      scripts: {
        m: {
          kind: "module",
          benchmarks: ["a", "b"],
          block: ({ only }, number) =>
            number === 2 && (only?.has("a") ?? true)
              ? { baseline: gives([{ benchmark: "b" }]), candidate: gives([{ benchmark: "b" }], failed("a")) }
              : undefined,
        },
      },
    });

    expect([run.rounds("a"), run.rounds("b")]).toEqual([2, 6]);
    expect(run.collected.candidate.failures).toMatchObject([{ benchmark: "a", message: "It broke." }]);
    expect(run.asked.at(-1)?.request.only).toEqual(new Set(["b"]));
    expect(run.log).toContain("warn: a: It broke.");
    expect(run.collected.candidate.warnings).toEqual([]);
  });

  it("of the baseline alone leaves the candidate to be measured alone, without its setup", async () => {
    const entry = BenchmarkEntry.parse({ name: "a", command: "x", measure: "command", setup: "make" });
    const task = (directory: string): Task => ({ kind: "command", entry, directory, command: "x" });
    const planned = (directory: string) => ({ tasks: [task(directory)], discovered: [], warnings: [] });
    const run = await drive({
      scripts: { a: { open: () => ({ baseline: failed("a", "No such flag."), candidate: EMPTY_OUTCOME }) } },
      plans: { baseline: planned("/b"), candidate: planned("/c") },
    });

    expect(run.asked).toEqual([]);
    expect(run.alone).toMatchObject([{ directory: "/c", entry: { name: "a" } }]);
    expect(run.alone[0]?.entry.setup).toBeUndefined();
    expect(names(run.collected.candidate.measurements)).toEqual(["a"]);
    expect(run.collected.candidate.failures).toEqual([]);
    expect(run.collected.baseline.failures).toMatchObject([{ benchmark: "a", message: "No such flag." }]);
    expect(run.log).toContain("warn: a: In the baseline: No such flag.");
  });

  it("of one benchmark of the baseline's module leaves just that one to be measured alone", async () => {
    const run = await drive({
      scripts: {
        m: {
          kind: "module",
          benchmarks: ["fine"],
          block: ({ only }) =>
            only === undefined
              ? {
                  baseline: gives([{ benchmark: "fine" }], failed("m/broken (1)")),
                  candidate: gives([{ benchmark: "fine" }]),
                }
              : undefined,
        },
      },
      alone: () => gives([{ benchmark: "m/broken (1)" }]),
    });

    const [task] = run.alone;
    expect(task?.kind === "module" && task.filter).toEqual(/^(?:m\/broken \(1\))$/);
    expect(names(run.collected.candidate.measurements)).toEqual(["fine", "m/broken (1)"]);
  });

  it("that a subject throws is the task's own, and the next one is measured", async () => {
    const run = await drive({
      scripts: {
        bad: {
          block: () => {
            throw new RangeError("too far");
          },
        },
        good: {},
      },
    });

    expect(run.collected.candidate.failures).toMatchObject([
      { benchmark: "bad: run it", message: "It stopped with an unexpected error: too far" },
    ]);
    expect(run.rounds("good")).toBe(6);
  });
});

describe("the end of the run", () => {
  it("keeps the pairs there are, looks at them for the last time, and names what was open", async () => {
    const cancelled = new AbortController();
    const run = await drive({
      scripts: {
        done: {},
        running: {
          block: (_, number) => {
            if (number < 3) return undefined;
            cancelled.abort();
            const cut = {
              ...failed("running", "The time was up in block 3 of the baseline."),
              timedOut: true,
            };
            return { baseline: cut, candidate: { ...EMPTY_OUTCOME, timedOut: true } };
          },
        },
        waiting: {},
      },
      options: { signal: cancelled.signal },
    });

    expect(names(run.collected.candidate.measurements)).toEqual(["done", "running"]);
    expect(run.looks.map(({ benchmark, pairs, last }) => [benchmark, pairs, last])).toEqual([
      ["done", 6, false],
      ["running", 4, true],
    ]);
    expect(run.collected.candidate.failures).toEqual([
      {
        benchmark: "running",
        kind: "cut-off",
        message: "The run ended after 4 pairs, before they could settle its question. They are kept.",
        output: "last words",
      },
      {
        benchmark: "waiting: run it",
        kind: "cut-off",
        message: "The run ended before it was started.",
        output: "",
      },
    ]);
    expect(run.collected.candidate.timedOut).toBe(false);
    expect(run.collected.candidate.warnings).toEqual([
      "The run was cancelled before all benchmarks were done.",
    ]);
  });

  it("keeps what a block had done before it was cut off", async () => {
    const cancelled = new AbortController();
    const run = await drive({
      scripts: {
        m: {
          kind: "module",
          block: () => {
            cancelled.abort();
            return bothSides(gives([{ benchmark: "m" }], { timedOut: true }));
          },
        },
      },
      options: { signal: cancelled.signal },
    });

    expect(run.rounds("m")).toBe(2);
    expect(run.collected.candidate.failures).toMatchObject([{ benchmark: "m", kind: "cut-off" }]);
  });

  it("leaves a suspicion unconfirmed", async () => {
    const cancelled = new AbortController();
    const run = await drive({
      scripts: {
        a: {},
        b: {
          block: () => {
            cancelled.abort();
            return undefined;
          },
        },
      },
      judge: () => "suspected",
      options: { signal: cancelled.signal },
    });

    expect(run.pairing("a")).toMatchObject({ confirmation: 6 });
    expect(run.rounds("a")).toBe(6);
  });
});

describe("filter, category and names", () => {
  it("leave out what is not wanted, before it is looked at or measured further", async () => {
    const run = await drive({
      scripts: { m: { kind: "module", benchmarks: ["a", "b"] }, c: {} },
      options: { filter: /^b$/ },
    });

    expect(names(run.collected.candidate.measurements)).toEqual(["b"]);
    expect(run.looks.map(({ benchmark }) => benchmark)).toEqual(["b"]);
    expect(run.blocksOf("c")).toEqual([]);
  });

  it("that leave nothing are an error", async () => {
    await expect(drive({ scripts: { a: {} }, options: { filter: /z/ } })).rejects.toMatchObject({
      code: "BENCHMARKS_NOT_FOUND",
    });
  });

  it("are made longer on both sides alike when one side uses a name twice", async () => {
    const run = await drive({
      scripts: { one: { kind: "tool", benchmarks: ["same"] }, two: {} },
      plans: {
        baseline: planOf("/b", [{ name: "one", kind: "tool" }]),
        candidate: planOf("/c", [{ name: "one", kind: "tool" }, { name: "two" }]),
      },
      alone: () => gives([{ benchmark: "same" }]),
    });

    expect(names(run.collected.baseline.measurements)).toEqual(["one/same"]);
    expect(names(run.collected.candidate.measurements)).toEqual(["one/same", "two/same"]);
  });

  it("do not make it run in parallel, and it says so", async () => {
    const run = await drive({ scripts: { a: {} }, budget: { parallel: true } });

    expect(run.collected.candidate.warnings).toEqual([
      "parallel was ignored: benchmarks that run at the same time would disturb the comparison of both versions.",
    ]);
  });
});
