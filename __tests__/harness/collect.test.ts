import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BenchmarkEntry } from "../../src/config/schema.ts";
import type { Failure, Measurement } from "../../src/domain/measurement.ts";
import { BenchmarkError } from "../../src/errors.ts";
import { collect } from "../../src/harness/collect.ts";
import { moduleHarness } from "../../src/harness/module.ts";
import { EMPTY_OUTCOME, type Outcome } from "../../src/harness/outcome.ts";
import type { Budget, Plan, Task } from "../../src/harness/plan.ts";
import type { Harness } from "../../src/harness/run-task.ts";
import { systemClock } from "../../src/platform/clock.ts";
import { systemFiles } from "../../src/platform/files.ts";
import { systemProcesses } from "../../src/platform/processes.ts";
import { builtWorker } from "../support/built-worker.ts";
import { quietLog } from "../support/quiet-log.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";

const BUDGET: Budget = {
  minRounds: 1,
  warmupRounds: 0,
  maxTime: 5,
  timeout: 60,
  parallel: false,
  smokeTest: true,
  memoryProfiling: false,
  precision: 0.05,
};

/** What a task does, by the name of its entry. */
type Behaviour = (signal: AbortSignal) => Promise<Outcome>;

function harnessOf(behaviours: Readonly<Record<string, Behaviour>>): Harness {
  const measure = (task: Task, _budget: Budget, _ports: unknown, signal: AbortSignal) => {
    const behaviour = behaviours[task.entry.name];
    if (behaviour === undefined) throw new Error(`No behaviour for ${task.entry.name}.`);
    return behaviour(signal);
  };
  return { module: measure, tool: measure, command: measure, file: measure };
}

function planOf(...entries: readonly Record<string, unknown>[]): Plan {
  const tasks = entries.map((written): Task => {
    const entry = BenchmarkEntry.parse({ command: "run it", ...written });
    return { kind: "tool", entry, directory: "/", command: entry.command ?? "" };
  });
  return { tasks, discovered: [], warnings: [] };
}

function gives(
  benchmarks: readonly string[],
  more: Partial<Outcome> & { category?: string } = {},
): Behaviour {
  const { category, ...outcome } = more;
  const measurements = benchmarks.map(
    (benchmark): Measurement => ({
      benchmark,
      ...(category !== undefined && { category }),
      metric: "time",
      unit: "s",
      better: "lower",
      rounds: [[1]],
    }),
  );
  return async () => ({ ...EMPTY_OUTCOME, measurements, ...outcome });
}

async function run(
  behaviours: Readonly<Record<string, Behaviour>>,
  options: {
    budget?: Partial<Budget>;
    plan?: Plan;
    filter?: RegExp;
    category?: string[];
    signal?: AbortSignal;
  } = {},
) {
  await using files = systemFiles();
  const log = quietLog();
  const { budget, plan, ...rest } = options;
  const collected = await collect(
    plan ?? planOf(...Object.keys(behaviours).map((name) => ({ name }))),
    { ...BUDGET, ...budget },
    { files, processes: systemProcesses({ variables: {} }), clock: systemClock, log, variables: {} },
    harnessOf(behaviours),
    rest,
  );
  return { ...collected, log: log.lines };
}

const names = (found: readonly { readonly benchmark: string }[]) => found.map(({ benchmark }) => benchmark);

describe("collecting", () => {
  it("runs the tasks in order, each in a group with its number", async () => {
    const result = await run({ first: gives(["a"]), second: gives(["b", "c"]) });

    expect(names(result.measurements)).toEqual(["a", "b", "c"]);
    expect(
      result.log
        .filter((line) => /^(group|info)/.test(line))
        .map((line) => line.replace(/in \S+ s/, "in N s")),
    ).toEqual([
      "group: [1/2] first: run it",
      "info: Measured 1 benchmark in N s.",
      "group: [2/2] second: run it",
      "info: Measured 2 benchmarks in N s.",
    ]);
  });

  it("goes on after a task that throws, whose failure carries message and hint", async () => {
    const result = await run({
      broken: async () => {
        throw new BenchmarkError("OUTPUT_UNREADABLE", "out.json is no JSON.", { hint: "Look at the tool." });
      },
      fine: gives(["a"]),
      buggy: async () => {
        throw new RangeError("too far");
      },
    });

    expect(names(result.measurements)).toEqual(["a"]);
    expect(result.failures).toEqual([
      {
        benchmark: "broken: run it",
        kind: "failed",
        message: "out.json is no JSON. Look at the tool.",
        output: "",
      },
      {
        benchmark: "buggy: run it",
        kind: "failed",
        message: "It stopped with an unexpected error: too far",
        output: "",
      },
    ]);
    expect(result.log).toContain("warn: broken: run it: out.json is no JSON. Look at the tool.");
  });

  it("ends everything when the time is up, keeps what there is and names what did not finish", async () => {
    const result = await run(
      {
        done: gives(["a"]),
        slow: (signal) =>
          new Promise((resolve) => {
            signal.addEventListener("abort", async () =>
              resolve({ ...(await gives(["partial"])(signal)), timedOut: true }),
            );
          }),
        waiting: gives(["never"]),
      },
      { budget: { timeout: 0.05 } },
    );

    expect(result.timedOut).toBe(true);
    expect(names(result.measurements)).toEqual(["a", "partial"]);
    expect(result.failures.map(({ benchmark, kind }: Failure) => [benchmark, kind])).toEqual([
      ["slow: run it", "cut-off"],
      ["waiting: run it", "cut-off"],
    ]);
    expect(result.warnings).toEqual(["The timeout of 0.05 s ended the benchmarks before all were done."]);
  });

  it("that is cancelled keeps what there is, and is no timeout", async () => {
    const cancelled = new AbortController();
    const result = await run(
      {
        done: async (signal) => {
          cancelled.abort();
          return gives(["a"])(signal);
        },
        waiting: gives(["never"]),
      },
      { signal: cancelled.signal },
    );

    expect([result.timedOut, names(result.measurements), names(result.failures)]).toEqual([
      false,
      ["a"],
      ["waiting: run it"],
    ]);
    expect(result.warnings).toEqual(["The run was cancelled before all benchmarks were done."]);
  });

  it("side by side overlaps tasks, keeps their order, and warns of the cost", async () => {
    let open = () => {};
    const secondRuns = new Promise<void>((resolve) => {
      open = resolve;
    });
    const result = await run(
      {
        first: async (signal) => {
          await secondRuns;
          return gives(["a"])(signal);
        },
        second: async (signal) => {
          open();
          return gives(["b"])(signal);
        },
      },
      { budget: { parallel: true } },
    );

    expect(names(result.measurements)).toEqual(["a", "b"]);
    expect(result.warnings).toEqual([expect.stringContaining("side by side, 2 at a time")]);
  });
});

describe("filter and category", () => {
  const behaviours = {
    api: gives(["get", "put"], { category: "api" }),
    io: gives(["read"], { category: "io" }),
  };

  it("keep only what matches, with or without the category in front", async () => {
    expect(names((await run(behaviours, { filter: /^put$/ })).measurements)).toEqual(["put"]);
    expect(names((await run(behaviours, { filter: /^api\// })).measurements)).toEqual(["get", "put"]);
    expect(names((await run(behaviours, { category: ["io"] })).measurements)).toEqual(["read"]);
  });

  it("keep the failure of a whole task, which may have hidden a wanted benchmark", async () => {
    const failed: Failure = { benchmark: "tool", kind: "failed", message: "No output.", output: "" };
    const result = await run({ ...behaviours, tool: gives([], { failures: [failed] }) }, { filter: /get/ });

    expect(names(result.failures)).toEqual(["tool"]);
  });

  it("that leave nothing are an error which names what ran", async () => {
    await expect(run(behaviours, { filter: /delete/ })).rejects.toMatchObject({
      code: "BENCHMARKS_NOT_FOUND",
      message: "No benchmark matches filter /delete/. Those that ran were api/get, api/put, io/read.",
    });
  });
});

describe("benchmarks of the same name", () => {
  it("in two entries are told apart by the entries' names, all of them", async () => {
    const failed: Failure = { benchmark: "same", kind: "failed", message: "x", output: "" };
    const result = await run({
      old: gives(["same", "only"]),
      new: gives(["same"]),
      broken: gives([], { failures: [failed] }),
    });

    expect(names(result.measurements)).toEqual(["old/same", "only", "new/same"]);
    expect(names(result.failures)).toEqual(["broken/same"]);
    expect(result.warnings).toEqual([
      "3 tasks have a benchmark named same. They are reported as old/same and new/same and broken/same.",
    ]);
  });

  it("in two modules of one entry are told apart by their folders", async () => {
    const entry = BenchmarkEntry.parse({ name: "js", modules: "**/*.bench.js" });
    const tasks = ["a/x.bench.js", "b/x.bench.js"].map(
      (module): Task => ({ kind: "module", entry, directory: "/", module }),
    );
    const result = await run({ js: gives(["x/one"]) }, { plan: { tasks, discovered: [], warnings: [] } });

    expect(names(result.measurements)).toEqual(["a/x/one", "b/x/one"]);
  });
});

describe("the setup of an entry of modules", () => {
  it("runs once before its first module, and its failure is reported once", async () => {
    await using folder = await temporaryDirectory();
    await using files = systemFiles({ temporary: join(folder.path, "temporary") });
    const text =
      "import { readFileSync } from 'node:fs'; export default ({ bench }) => { const log = readFileSync('log', 'utf8'); bench(log.trim(), () => 1); };";
    await writeFile(join(folder.path, "a.bench.mjs"), text);
    await writeFile(join(folder.path, "b.bench.mjs"), text);
    const tasksFor = (setup: string): readonly Task[] => {
      const entry = BenchmarkEntry.parse({ name: setup, modules: "*.mjs", setup });
      return ["a.bench.mjs", "b.bench.mjs"].map((module) => ({
        kind: "module",
        entry,
        directory: folder.path,
        module,
      }));
    };
    const tasks = [...tasksFor("echo ran >> log"), ...tasksFor("exit 7")];
    const result = await collect(
      { tasks, discovered: [], warnings: [] },
      BUDGET,
      {
        files,
        processes: systemProcesses({ variables: process.env }),
        clock: systemClock,
        log: quietLog(),
        variables: {},
      },
      { ...harnessOf({}), module: moduleHarness({ workerPath: await builtWorker() }) },
    );

    expect(names(result.measurements)).toEqual(["a/ran", "b/ran"]);
    expect(result.failures).toMatchObject([
      { benchmark: "exit 7", message: expect.stringContaining("exit code 7") },
    ]);
  });
});
