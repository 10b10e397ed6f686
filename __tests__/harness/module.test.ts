import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { BenchmarkEntry } from "../../src/config/schema.ts";
import { moduleHarness, stemOf } from "../../src/harness/module.ts";
import type { Outcome } from "../../src/harness/outcome.ts";
import type { Budget } from "../../src/harness/plan.ts";
import { systemClock } from "../../src/platform/clock.ts";
import { systemFiles } from "../../src/platform/files.ts";
import { systemProcesses } from "../../src/platform/processes.ts";
import { builtWorker } from "../support/built-worker.ts";
import { NODES } from "../support/mini-runner-process.ts";
import { quietLog } from "../support/quiet-log.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";

const BRIEF: Budget = {
  minRounds: 1,
  warmupRounds: 1,
  maxTime: 0.3,
  timeout: 60,
  parallel: false,
  smokeTest: false,
  memoryProfiling: false,
  precision: 0.05,
};
const SMOKE: Budget = { ...BRIEF, maxTime: 20, smokeTest: true };

interface Setting {
  readonly budget?: Budget;
  readonly entry?: Record<string, unknown>;
  readonly filter?: RegExp;
  readonly node?: string;
  readonly signal?: AbortSignal;
  /** Called with each line that a benchmark prints. */
  readonly onPrinted?: (line: string) => void;
}

/** Writes the files, measures the first one, and answers with what came back. */
async function measure(files: Readonly<Record<string, string>>, setting: Setting = {}): Promise<Outcome> {
  await using folder = await temporaryDirectory();
  await using system = systemFiles({ temporary: join(folder.path, "temporary") });
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder.path, name)), { recursive: true });
    await writeFile(join(folder.path, name), text);
  }
  const processes = systemProcesses({ variables: process.env, graceSeconds: 0.2 });
  const harness = moduleHarness({ workerPath: await builtWorker() });
  const [module = ""] = Object.keys(files);
  const entry = BenchmarkEntry.parse({ name: "entry", modules: module, launches: 1, ...setting.entry });
  return await harness(
    {
      kind: "module",
      entry,
      directory: folder.path,
      module,
      ...(setting.filter && { filter: setting.filter }),
    },
    setting.budget ?? BRIEF,
    {
      files: system,
      processes: { ...processes, ...(setting.node && { node: setting.node }) },
      clock: systemClock,
      log: { ...quietLog(), debug: (line) => setting.onPrinted?.(line) },
      variables: process.env,
    },
    setting.signal ?? new AbortController().signal,
  );
}

const names = ({ measurements }: Outcome) =>
  measurements.filter(({ metric }) => metric === "time").map(({ benchmark }) => benchmark);
const reasons = ({ failures }: Outcome) =>
  failures.map(({ benchmark, kind, message }) => `${benchmark} ${kind}: ${message}`);

describe("the names of benchmarks", () => {
  it("begin with the module's file name, whatever its extension", () => {
    expect(["a/sort.bench.js", "sort.bench.mts", "bench/sort.cjs", "sort.test.bench.ts"].map(stemOf)).toEqual(
      ["sort", "sort", "sort", "sort.test"],
    );
  });

  it("are made of file, groups, name and parameters", async () => {
    const outcome = await measure(
      {
        "sort.bench.mjs": `export default ({ bench, group }) => {
          group("outer", () => {
            group("inner", () => bench("x", () => 1));
            bench("sizes", { parameters: { size: [10, 20], fast: [true, false] } }, ({ size }) => size);
          });
          bench("top", () => 1);
        };`,
      },
      { budget: SMOKE },
    );

    expect(names(outcome)).toEqual([
      "sort/outer/inner/x",
      "sort/outer/sizes (size=10, fast=true)",
      "sort/outer/sizes (size=10, fast=false)",
      "sort/outer/sizes (size=20, fast=true)",
      "sort/outer/sizes (size=20, fast=false)",
      "sort/top",
    ]);
    expect(outcome.measurements[1]?.parameters).toEqual({ size: 10, fast: true });
    expect(outcome.measurements[0]).not.toHaveProperty("parameters");
  });
});

describe("measuring", () => {
  it("gives one round of seconds per call for each launch, and one value of processor time", async () => {
    const outcome = await measure(
      {
        "work.bench.mjs": `
          const spin = (ms) => { const end = performance.now() + ms; while (performance.now() < end); };
          export default ({ bench }) => { bench("two ms", () => spin(2)); };`,
      },
      { entry: { launches: 2, category: "spinning" }, budget: { ...BRIEF, maxTime: 0.6 } },
    );

    expect(reasons(outcome)).toEqual([]);
    const [time, cpu] = outcome.measurements;
    expect(time).toMatchObject({
      benchmark: "work/two ms",
      category: "spinning",
      metric: "time",
      unit: "s",
      better: "lower",
    });
    expect(time?.rounds).toHaveLength(2);
    for (const round of time?.rounds ?? []) {
      expect(round.length).toBeGreaterThanOrEqual(5);
      expect(Math.min(...round)).toBeGreaterThanOrEqual(0.002);
    }
    expect(cpu).toMatchObject({ metric: "cpu-time", unit: "s" });
    expect(cpu?.rounds.map((round) => round.length)).toEqual([1, 1]);
    expect(cpu?.rounds.flat().every((seconds) => seconds > 0.0005 && seconds < 0.02)).toBe(true);
    expect(outcome.context["node"]).toBe(process.versions.node);
  });

  it("times calls much faster than the clock by batches", async () => {
    const outcome = await measure(
      { "fast.bench.mjs": "export default ({ bench }) => { let n = 0; bench('add', () => (n += 1)); };" },
      { entry: { launches: 3 }, budget: { ...BRIEF, maxTime: 3 } },
    );

    const samples = outcome.measurements[0]?.rounds.flat() ?? [];
    expect(samples.length).toBeGreaterThan(10);
    expect(Math.min(...samples)).toBeGreaterThan(0);
    expect(Math.min(...samples)).toBeLessThan(1e-6);
  });

  it("awaits asynchronous functions", async () => {
    const outcome = await measure({
      "wait.bench.mjs": `export default ({ bench }) => {
        bench("ten ms", () => new Promise((resolve) => setTimeout(resolve, 10)));
      };`,
    });

    // Timers may fire up to a millisecond early.
    expect(Math.min(...(outcome.measurements[0]?.rounds.flat() ?? []))).toBeGreaterThan(0.0085);
  });

  it("runs setup and teardown once, hooks around each call, and measures none of them", async () => {
    const outcome = await measure({
      "hooks.bench.mjs": `
        import { writeFileSync } from "node:fs";
        const spin = (ms) => { const end = performance.now() + ms; while (performance.now() < end); };
        export default ({ bench }) => {
          bench("hooked", {
            parameters: { step: [1] },
            setup: async ({ step }) => ({ step, setups: 1, before: 0, after: 0, runs: 0 }),
            beforeEach: (context) => { context.before += context.step; spin(3); },
            afterEach: async (context) => { context.after += 1; },
            teardown: (context) => {
              const balanced = context.before === context.runs && context.after === context.runs;
              if (!balanced || context.setups !== 1) throw new Error(JSON.stringify(context));
            },
          }, (context, { step }) => { context.runs += step; });
        };`,
    });

    expect(reasons(outcome)).toEqual([]);
    expect(outcome.measurements.map(({ metric }) => metric)).toEqual(["time"]);
    const samples = outcome.measurements[0]?.rounds.flat() ?? [];
    expect(samples.toSorted((a, b) => a - b)[Math.floor(samples.length / 2)]).toBeLessThan(0.001);
  });

  it("calls a benchmark once in a smoke test", async () => {
    const outcome = await measure(
      {
        "once.bench.mjs": `export default ({ bench }) => {
          let calls = 0;
          bench("counted", () => { if (++calls > 1) throw new Error("called again"); });
        };`,
      },
      { budget: SMOKE, entry: { launches: 5 } },
    );

    expect(reasons(outcome)).toEqual([]);
    expect(outcome.measurements.map(({ rounds }) => rounds.map((round) => round.length))).toEqual([[1]]);
  });

  it("takes the only call that fits when one call is longer than a launch may be", async () => {
    const outcome = await measure(
      {
        "long.bench.mjs": `export default ({ bench }) => {
          bench("long", () => new Promise((resolve) => setTimeout(resolve, 400)));
        };`,
      },
      { entry: { launches: 3 }, budget: { ...BRIEF, maxTime: 1 } },
    );

    expect(outcome.measurements[0]?.rounds.map((round) => round.length)).toEqual([1, 1]);
    expect(outcome.warnings).toEqual([
      "long/long got 2 of 3 launches, because another one would have taken it past max_time (1 s).",
    ]);
  });

  it("begins each launch with another benchmark", async () => {
    const order: string[] = [];
    await measure(
      {
        "turn.bench.mjs": `export default ({ bench }) => {
          for (const name of ["a", "b", "c"]) bench(name, { setup: () => console.log("turn " + name) }, () => 1);
        };`,
      },
      {
        entry: { launches: 3 },
        budget: { ...BRIEF, maxTime: 1 },
        onPrinted: (line) => line.startsWith("turn ") && order.push(line.slice(5)),
      },
    );

    expect(order.join("")).toBe("abcbcacab");
  });

  it("runs only what the filter matches, by name or with the category in front", async () => {
    const files = {
      "many.bench.mjs": `export default ({ bench }) => {
        bench("wanted", () => 1);
        bench("other", () => { throw new Error("must not run"); });
      };`,
    };

    expect(names(await measure(files, { budget: SMOKE, filter: /wanted$/ }))).toEqual(["many/wanted"]);
    const outcome = await measure(files, {
      budget: SMOKE,
      filter: /^api\/many\/w/,
      entry: { category: "api" },
    });
    expect([names(outcome), reasons(outcome)]).toEqual([["many/wanted"], []]);
  });
});

describe("a benchmark that fails", () => {
  it("is reported with its error and its own last lines, and the others go on", async () => {
    const outcome = await measure(
      {
        "some.bench.mjs": `export default ({ bench }) => {
          bench("good", () => { console.log("from good"); });
          bench("bad", () => { console.log("from bad"); throw new TypeError("no such key"); });
          bench("rejects", async () => { throw "text"; });
          bench("last", () => 1);
        };`,
      },
      { budget: SMOKE },
    );

    expect(names(outcome)).toEqual(["some/good", "some/last"]);
    expect(reasons(outcome)).toEqual([
      "some/bad failed: It threw TypeError: no such key",
      "some/rejects failed: It threw text",
    ]);
    expect(outcome.failures[0]?.output).toContain("from bad");
    expect(outcome.failures[0]?.output).toContain("some.bench.mjs:3");
    expect(outcome.failures[0]?.output).not.toContain("from good");
  });

  it.each([
    ["an ES module", "lib.mjs", "export const a = 1;\n\nexport const b = ;\n", "3: Unexpected token ';'"],
    ["CommonJS", "lib.cjs", "module.exports = 1;\nconst b = ;\n", "2: Unexpected token ';'"],
  ])("by a syntax error in %s that it imports tells the place", async (_, file, text, message) => {
    const code = `import * as lib from "./${file}"; export default ({ bench }) => bench("a", () => lib);`;
    const outcome = await measure({ "a.bench.mjs": code, [file]: text }, { budget: SMOKE });

    const reason = `failed: It threw SyntaxError: ${file}:${message}`;
    expect(reasons(outcome)).toEqual([`a ${reason}`]);
    expect(outcome.failures[0]?.output).toMatch(/^\S+:\d+\n.*const b = ;\n +\^\nSyntaxError: /);
  });

  it("by a syntax error in what TypeScript imports tells the place, and one of its own doing stays", async () => {
    const code = `import * as lib from "./lib.mjs"; export default ({ bench }) => bench("a", () => lib);`;
    const outcome = await measure({ "a.bench.ts": code, "lib.mjs": "const b = ;" }, { budget: SMOKE });
    expect(reasons(outcome)).toEqual(["a failed: It threw SyntaxError: lib.mjs:1: Unexpected token ';'"]);

    const parsed = await measure({ "parse.bench.mjs": 'JSON.parse("{");' }, { budget: SMOKE });
    expect(reasons(parsed)[0]).toMatch(/^parse failed: It threw SyntaxError: (?!parse)/);
  });

  it.each([
    ["process.exit(3)", "It ended the process with exit code 3."],
    ["process.kill(process.pid, 'SIGKILL')", "Its process ended with signal SIGKILL."],
    ["setTimeout(() => { throw new Error('late') }); return new Promise(() => {})", "It threw Error: late"],
    ["Promise.reject(new Error('alone')); return 1", "It threw Error: alone"],
    ["return new Promise(() => {})", "It waits for something that cannot happen any more."],
  ])("by %s fails alone, although its process ends", async (body, message) => {
    const outcome = await measure(
      {
        "dies.bench.mjs": `export default ({ bench }) => {
          bench("before", () => 1);
          bench("culprit", () => { ${body} });
          bench("after", () => 2);
        };`,
      },
      { budget: SMOKE },
    );

    expect(reasons(outcome)).toEqual([`dies/culprit failed: ${message}`]);
    expect(names(outcome)).toEqual(["dies/before", "dies/after"]);
  });

  it("by never coming back is ended after max_time", async () => {
    const outcome = await measure(
      {
        "hangs.bench.mjs": `export default ({ bench }) => {
          bench("endless", () => { for (;;); });
          bench("after", () => 2);
        };`,
      },
      { budget: { ...SMOKE, maxTime: 0.5 } },
    );

    expect(reasons(outcome)).toEqual([
      "hangs/endless timed-out: It had not finished after 0.5 s and was ended.",
    ]);
    expect(names(outcome)).toEqual(["hangs/after"]);
  });

  it("in one launch of several gives no measurement", async () => {
    const outcome = await measure(
      {
        "flaky.bench.mjs": `
          import { existsSync, writeFileSync } from "node:fs";
          const second = existsSync("seen");
          writeFileSync("seen", "");
          export default ({ bench }) => {
            bench("flaky", () => { if (second) throw new Error("the second time"); });
            bench("good", () => 1);
          };`,
      },
      { entry: { launches: 2 }, budget: { ...BRIEF, maxTime: 1 } },
    );

    expect(names(outcome)).toEqual(["flaky/good"]);
    expect(reasons(outcome)).toEqual(["flaky/flaky failed: It threw Error: the second time"]);
  });

  it("is not confused by what it prints", async () => {
    const outcome = await measure(
      {
        "noisy.bench.mjs": `export default ({ bench }) => {
          bench("noisy", () => {
            process.stdout.write('{"type":"done"}\\n{"type":"failed","name":"noisy/noisy","message":"x","output":""}\\n');
            process.stderr.write("half a line");
          });
        };`,
      },
      { budget: SMOKE },
    );

    expect([names(outcome), reasons(outcome)]).toEqual([["noisy/noisy"], []]);
  });
});

describe("a module that cannot be used", () => {
  it.each([
    ["throws", "throw new Error('no database')", "It threw Error: no database"],
    ["has no default export", "export const x = 1", "The default export is neither"],
    ["registers nothing", "export default () => {}", "The module registered no benchmark."],
    ["exits", "process.exit(0)", "It ended the process with exit code 0."],
    [
      "uses a name twice",
      "export default ({ bench }) => { bench('a', () => 1); bench('a', () => 2); }",
      'Two benchmarks are named "broken/a".',
    ],
    [
      "misspells an option",
      "export default ({ bench }) => { bench('a', { beforeeach() {} }, () => 1); }",
      'Benchmark "broken/a" has an unknown option: beforeeach.',
    ],
    [
      "has an async group",
      "export default ({ group }) => { group('a', async () => {}); }",
      'The function of group "a" is async.',
    ],
  ])("because it %s is one failure with the reason", async (_, text, message) => {
    const outcome = await measure({ "broken.bench.mjs": text }, { budget: SMOKE });

    expect(outcome.measurements).toEqual([]);
    expect(outcome.failures).toHaveLength(1);
    expect(outcome.failures[0]).toMatchObject({ benchmark: "broken", kind: "failed" });
    expect(outcome.failures[0]?.message).toContain(message);
  });
});

describe("when the time is up", () => {
  it("what was measured is kept, and what was not is reported as cut off", async () => {
    const stop = new AbortController();
    const outcome = await measure(
      {
        "cut.bench.mjs": `export default ({ bench }) => {
          bench("done", () => 1);
          bench("endless", () => { console.log("begun"); for (;;); });
          bench("not reached", () => 1);
        };`,
      },
      {
        signal: stop.signal,
        entry: { launches: 2 },
        budget: { ...BRIEF, maxTime: 30 },
        onPrinted: (line) => line === "begun" && stop.abort(),
      },
    );

    expect(outcome.timedOut).toBe(true);
    expect(names(outcome)).toEqual(["cut/done"]);
    expect(reasons(outcome)).toEqual([
      "cut/done cut-off: The run ended after 1 of 2 launches. What they gave is kept.",
      "cut/endless cut-off: The run ended before it was measured.",
      "cut/not reached cut-off: The run ended before it was measured.",
    ]);
  });

  it("before anything was loaded, the module is reported as cut off", async () => {
    const outcome = await measure(
      { "late.bench.mjs": "export default ({ bench }) => { bench('a', () => 1); };" },
      { signal: AbortSignal.abort() },
    );

    expect(outcome.timedOut).toBe(true);
    expect(reasons(outcome)).toEqual(["late cut-off: The run ended before its benchmarks were loaded."]);
  });
});

describe.each(NODES)("TypeScript on $name", ({ node }) => {
  const FILES = {
    "util.bench.ts": `
      import { type Unit, double } from "./src/double.js";
      import { Shape } from "./src/shape";
      import Named from "./src";
      const unit: Unit = { factor: 2 };
      export default ({ bench }: any) => {
        bench("works", () => double(unit) + Shape.Round + Named.value);
        bench("fails", () => {
          // A comment that moves the lines.
          throw new Error("here");
        });
      };`,
    "src/double.ts":
      "export interface Unit { factor: number }\nexport const double = (unit: Unit) => unit.factor * 2;",
    "src/double.js": "export const double = () => { throw new Error('stale build'); };",
    "src/shape.mts": "export enum Shape { Round = 3 }",
    "src/index.ts": "namespace Named { export const value: number = 4 }\nexport default Named;",
  };

  it("runs with enums, namespaces and imports as TypeScript writes them, and reports its own lines", async () => {
    const outcome = await measure(FILES, { budget: SMOKE, node });

    expect(names(outcome)).toEqual(["util/works"]);
    expect(reasons(outcome)).toEqual(["util/fails failed: It threw Error: here"]);
    expect(outcome.failures[0]?.output).toContain("util.bench.ts:10");
  });

  it.each([
    [
      "a CommonJS module",
      "old.bench.cts",
      "import path = require('node:path');\nexport = { default: ({ bench }: any) => { bench('a', () => path.sep); } };",
    ],
    [
      "CommonJS by syntax",
      "old.bench.ts",
      "const path = require('node:path');\nmodule.exports = ({ bench }: any) => { bench('a', () => path.sep as string); };",
    ],
  ])("loads %s", async (_kind, name, text) => {
    const outcome = await measure({ [name]: text }, { budget: SMOKE, node });

    expect([names(outcome), reasons(outcome)]).toEqual([["old/a"], []]);
  });

  it("is found by require without an extension", async () => {
    const outcome = await measure(
      {
        "main.bench.cts":
          "import other = require('./other');\nexport = ({ bench }: any) => { bench('a', () => other.value); };",
        "other.ts": "const value: number = 1;\nmodule.exports = { value };",
      },
      { budget: SMOKE, node },
    );

    expect([names(outcome), reasons(outcome)]).toEqual([["main/a"], []]);
  });

  it("is loaded by JavaScript modules that import it", async () => {
    const outcome = await measure(
      {
        "main.bench.mjs":
          "import { Size } from './size.ts';\nexport default ({ bench }) => { bench('a', () => Size.Big); };",
        "size.ts": "export enum Size { Big = 1 }",
      },
      { budget: SMOKE, node },
    );

    expect([names(outcome), reasons(outcome)]).toEqual([["main/a"], []]);
  });

  it("that is wrong is reported with file and line", async () => {
    const outcome = await measure(
      { "wrong.bench.ts": "const a = 1;\nconst b: = 2;\nexport default () => {};" },
      { budget: SMOKE, node },
    );

    expect(outcome.failures[0]?.message).toMatch(/wrong\.bench\.ts:2: /);
  });
});

describe("memory profiling", () => {
  it("shows steady live memory, or memory that grows with every cycle", async () => {
    const outcome = await measure(
      {
        "memory.bench.mjs": `
          const kept = [];
          export default ({ bench }) => {
            bench("steady", { memoryMinimum: 1024 }, () => new Array(100).fill(0));
            bench("leaking", () => {
              // A megabyte, and few of them: one call a cycle is enough, and a fast machine has room for all.
              kept.push(new Array(2 ** 17).fill(0));
              return new Promise((resolve) => setTimeout(resolve, 5));
            });
          };`,
      },
      { budget: { ...BRIEF, maxTime: 3, memoryProfiling: true } },
    );

    const [steady, leaking] = outcome.profiles;
    expect(steady).toMatchObject({ benchmark: "memory/steady", method: "heap after gc", minimum: 1024 });
    expect(steady?.cycles).toHaveLength(12);
    const growth = (profile: typeof steady) => (profile?.cycles.at(-1) ?? 0) - (profile?.cycles[0] ?? 0);
    expect(growth(steady)).toBeLessThan(500_000);
    expect(growth(leaking)).toBeGreaterThan(10_000_000);
    expect(steady?.peak).toBeGreaterThan(steady?.start ?? Number.POSITIVE_INFINITY);
    expect(names(outcome)).toEqual(["memory/steady", "memory/leaking"]);
  });

  it("that fails alone leaves the times, with a warning", async () => {
    const outcome = await measure(
      {
        "memory.bench.mjs": `export default ({ bench }) => {
          bench("dies", () => { if (globalThis.gc) process.kill(process.pid, "SIGKILL"); });
          bench("fine", () => 1);
        };`,
      },
      { budget: { ...BRIEF, maxTime: 2, memoryProfiling: true } },
    );

    expect(names(outcome)).toEqual(["memory/dies", "memory/fine"]);
    expect(outcome.profiles.map(({ benchmark }) => benchmark)).toEqual(["memory/fine"]);
    expect(outcome.failures).toEqual([]);
    expect(outcome.warnings).toEqual([
      "The memory of memory/dies could not be profiled. Its process ended with signal SIGKILL.",
    ]);
  });
});

describe("a tinybench Bench of the module's own", () => {
  const bench = (options: string) => `
    import { Bench } from ${JSON.stringify(import.meta.resolve("tinybench"))};
    const bench = new Bench({ time: 20, warmupTime: 5, ${options} });
    bench.add("plain", () => [1, 2, 3].toSorted());
    bench.add("broken", () => { throw new Error("broken task"); });
    bench.add("async", async () => { await null; });
    export default bench;`;

  it("is run by its own options, its samples kept", async () => {
    const outcome = await measure({ "tiny.bench.mjs": bench("retainSamples: true") });

    expect(names(outcome)).toEqual(["tiny/plain", "tiny/async"]);
    expect(reasons(outcome)).toEqual(["tiny/broken failed: It threw Error: broken task"]);
    const samples = outcome.measurements[0]?.rounds.flat() ?? [];
    expect(samples).toHaveLength(100);
    expect(samples.every((seconds) => seconds >= 0 && seconds < 0.05)).toBe(true);
    expect(outcome.warnings).toEqual([]);
  });

  it("that keeps no samples gives its mean for each launch, and a warning", async () => {
    const outcome = await measure({ "tiny.bench.mjs": bench("") });

    expect(outcome.measurements[0]?.rounds.map((round) => round.length)).toEqual([1]);
    expect(outcome.warnings).toEqual([
      "The tinybench Bench of tiny keeps no samples, so each launch gives one value, the mean. Set retainSamples: true to keep them.",
    ]);
  });
});
