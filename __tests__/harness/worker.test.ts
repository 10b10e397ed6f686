import { describe, expect, it } from "vitest";
import type { BenchmarkModule } from "../../src/harness/worker/api.ts";
import {
  type ForeignBench,
  isForeignBench,
  sampleTask,
  shorten,
} from "../../src/harness/worker/foreign-bench.ts";
import { openRegistry } from "../../src/harness/worker/registry.ts";
import { isSteady } from "../../src/harness/worker/warm-up.ts";
import { parseEvents } from "../../src/harness/worker-protocol.ts";

describe("the warm-up", () => {
  it("is over when the time per call has settled, whatever single batches do", () => {
    const settled = [9, 5, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2];

    expect(isSteady(settled)).toBe(true);
    expect(isSteady([...settled, 8])).toBe(true);
  });

  it("is not over while the time falls, or before there is enough to see", () => {
    expect(isSteady([20, 18, 16, 15, 14, 13, 12, 11, 10, 9])).toBe(false);
    expect(isSteady([2, 2, 2, 2, 2, 2, 2, 2, 2])).toBe(false);
  });
});

describe("the API", () => {
  it("infers the types of context and parameters", () => {
    const module: BenchmarkModule = ({ bench, group }) => {
      group("typed", () => {
        bench("plain", () => 1);
        bench("parameters", { parameters: { size: [1, 2] } }, ({ size }) => size.toFixed());
        bench(
          "context",
          { parameters: { name: ["a"] }, setup: async ({ name }) => ({ text: name }) },
          (context, { name }) => context.text.length + name.length,
        );
      });
    };
    const registry = openRegistry("file");
    void module(registry.api);

    expect(registry.benchmarks.map(({ name }) => name)).toEqual([
      "file/typed/plain",
      "file/typed/parameters (size=1)",
      "file/typed/parameters (size=2)",
      "file/typed/context (name=a)",
    ]);
  });

  const work = (): number => 1;
  it.each<[string, readonly unknown[], string]>([
    ["a name that is no text", [3, work], "needs a name"],
    ["no function", ["a", {}], 'Benchmark "file/a" needs a function'],
    ["a parameter that is no list", ["a", { parameters: { n: 3 } }, work], 'Parameter "n" of "file/a"'],
    ["a hook that is no function", ["a", { setup: 3 }, work], "Option setup"],
    ["a minimum that is no number", ["a", { memoryMinimum: "1 MB" }, work], "Option memoryMinimum"],
  ])("refuses %s with a sentence", (_, args, message) => {
    const { bench } = openRegistry("file").api;

    expect(() => Reflect.apply(bench, undefined, args)).toThrow(message);
  });

  it("leaves a group that throws, so that later names are right", () => {
    const { api, benchmarks } = openRegistry("file");

    expect(() => {
      api.group("bad", () => {
        throw new Error("inside");
      });
    }).toThrow("inside");
    api.bench("after", () => 1);
    expect(benchmarks[0]?.name).toBe("file/after");
  });
});

describe("the worker's events", () => {
  it("are read up to a last line that was cut off", () => {
    const done = '{"type":"done"}\n';

    expect(parseEvents(`${done}{"type":"sta`)).toEqual([{ type: "done" }]);
    expect(parseEvents(done + done)).toHaveLength(2);
    expect(parseEvents("")).toEqual([]);
  });
});

/** Bench and task as versions 2 to 5 lay them out; checked against the real ones. */
function olderBench(
  result: unknown,
  settings: Record<string, unknown> = {},
): ForeignBench & { calls: string[] } {
  const calls: string[] = [];
  const task = {
    name: "task",
    result,
    run: async () => calls.push("run"),
    warmup: async () => calls.push("warmup"),
  };
  return { tasks: [task], calls, ...settings };
}

async function sampleFirst(bench: ForeignBench) {
  const [task] = bench.tasks;
  if (task === undefined) throw new Error("The bench has no task.");
  return await sampleTask(bench, task);
}

describe("a Bench of an older tinybench", () => {
  it("gives its samples in seconds, from where its version keeps them", async () => {
    expect((await sampleFirst(olderBench({ samples: [1, 2, 3], mean: 2 }))).samples).toEqual([
      0.001, 0.002, 0.003,
    ]);
    expect((await sampleFirst(olderBench({ latency: { samples: [4], mean: 4 } }))).samples).toEqual([0.004]);
    expect((await sampleFirst(olderBench({ latency: { mean: 5 } }))).samples).toEqual([0.005]);
  });

  it("keeps the distribution when its samples are thinned out", async () => {
    const sorted = Array.from({ length: 10_000 }, (_, index) => index + 1);
    const { samples } = await sampleFirst(olderBench({ samples: sorted }));

    expect(samples).toHaveLength(100);
    expect(samples[0]).toBeCloseTo(0.051);
    expect(samples[50]).toBeCloseTo(5.051);
    expect(samples[99]).toBeCloseTo(9.951);
  });

  it("throws the error of its task", async () => {
    await expect(sampleFirst(olderBench({ error: new Error("inside") }))).rejects.toThrow("inside");
  });

  it("warms up unless it is told not to, and not at all when shortened", async () => {
    const usual = olderBench({ mean: 1 }, { time: 100, iterations: 10, warmup: () => {} });
    const without = olderBench({ mean: 1 }, { opts: { warmup: false, time: 100, iterations: 10 } });
    await sampleFirst(usual);
    await sampleFirst(without);
    shorten(usual);
    shorten(without);
    await sampleFirst(usual);

    expect(usual).toMatchObject({ calls: ["warmup", "run", "run"], time: 0, iterations: 1 });
    expect(without).toMatchObject({ calls: ["run"], opts: { time: 0, iterations: 1 } });
  });

  it.each([[undefined], [null], [() => {}], [{}], [{ tasks: [{ name: "a" }] }]])("is not %o", (value) => {
    expect(isForeignBench(value)).toBe(false);
  });
});
