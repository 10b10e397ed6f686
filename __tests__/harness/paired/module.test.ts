import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { BenchmarkEntry } from "../../../src/config/schema.ts";
import type { Measurement } from "../../../src/domain/measurement.ts";
import type { Sides } from "../../../src/domain/sides.ts";
import type { Outcome } from "../../../src/harness/outcome.ts";
import { modulePair } from "../../../src/harness/paired/module.ts";
import type { BlockOutcome, BlockRequest } from "../../../src/harness/paired/subject.ts";
import type { Budget } from "../../../src/harness/plan.ts";
import { systemClock } from "../../../src/platform/clock.ts";
import { systemFiles } from "../../../src/platform/files.ts";
import { systemProcesses } from "../../../src/platform/processes.ts";
import { builtWorker } from "../../support/built-worker.ts";
import { NODES } from "../../support/mini-runner-process.ts";
import { quietLog } from "../../support/quiet-log.ts";
import { temporaryDirectory } from "../../support/temporary-directory.ts";

const BUDGET: Budget = {
  minRounds: 1,
  warmupRounds: 1,
  maxTime: 20,
  timeout: 60,
  parallel: false,
  smokeTest: false,
  memoryProfiling: false,
  precision: 0.05,
};
const REQUEST: BlockRequest = { order: "baseline-outside", label: "block 1", limit: 0.4 };
const NEVER = new AbortController().signal;

/** The baseline's own file, when it is not the candidate's. */
interface Setting {
  readonly baseline?: string;
  readonly budget?: Partial<Budget>;
  readonly entry?: Record<string, unknown>;
  readonly filter?: RegExp;
  readonly node?: string;
  readonly signal?: AbortSignal;
  readonly onPrinted?: (line: string) => void;
  readonly onProgress?: (line: string) => void;
}

/** Writes both trees and runs one block for each request. */
async function run(
  files: Readonly<Record<string, string>>,
  setting: Setting = {},
  requests: readonly Partial<BlockRequest>[] = [{}],
): Promise<readonly BlockOutcome[]> {
  await using folder = await temporaryDirectory();
  await using system = systemFiles({ temporary: join(folder.path, "temporary") });
  const [module = ""] = Object.keys(files);
  for (const side of ["baseline", "candidate"]) {
    const own = setting.baseline === undefined || side === "candidate" ? {} : { [module]: setting.baseline };
    for (const [name, text] of Object.entries({ ...files, ...own })) {
      await mkdir(dirname(join(folder.path, side, name)), { recursive: true });
      await writeFile(join(folder.path, side, name), text);
    }
  }
  const processes = systemProcesses({ variables: process.env, graceSeconds: 0.2 });
  const entry = BenchmarkEntry.parse({ name: "entry", modules: module, ...setting.entry });
  const taskIn = (side: string) => ({
    kind: "module" as const,
    entry,
    directory: join(folder.path, side),
    module,
    ...(setting.filter && { filter: setting.filter }),
  });
  const subject = modulePair(
    { baseline: taskIn("baseline"), candidate: taskIn("candidate") },
    { workerPath: await builtWorker(), budget: { ...BUDGET, ...setting.budget }, seed: 1 },
    {
      files: system,
      processes: { ...processes, ...(setting.node && { node: setting.node }) },
      clock: systemClock,
      log: {
        ...quietLog(),
        debug: (line) => setting.onPrinted?.(line),
        progress: (line) => setting.onProgress?.(line),
      },
      variables: process.env,
    },
  );
  const opened = await subject.open(NEVER);
  if (opened.baseline.failures.length + opened.candidate.failures.length > 0) return [opened];
  const outcomes: BlockOutcome[] = [];
  for (const request of requests) {
    outcomes.push(await subject.block({ ...REQUEST, ...request }, setting.signal ?? NEVER));
  }
  return outcomes;
}

async function runOne(
  files: Readonly<Record<string, string>>,
  setting: Setting = {},
  request: Partial<BlockRequest> = {},
): Promise<BlockOutcome> {
  const [block] = await run(files, setting, [request]);
  if (block === undefined) throw new Error("There was no block.");
  return block;
}

const names = ({ measurements }: Outcome) =>
  measurements.filter(({ metric }) => metric === "time").map(({ benchmark }) => benchmark);
const reasons = ({ failures }: Outcome) =>
  failures.map(({ benchmark, kind, message }) => `${benchmark} ${kind}: ${message}`);
const both = <T>({ baseline, candidate }: Sides<Outcome>, of: (outcome: Outcome) => T) => [
  of(baseline),
  of(candidate),
];
const metric = ({ measurements }: Outcome, name: string): Measurement | undefined =>
  measurements.find((measurement) => measurement.metric === name);
const middle = (values: readonly number[] = []) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const SPIN = `
  const spin = (ms) => { const end = performance.now() + ms; while (performance.now() < end); };`;

describe("a block of a module", () => {
  it("gives two launches a side, with as many turns each, for time, processor time and peak memory", async () => {
    const block = await runOne(
      { "work.bench.mjs": `${SPIN} export default ({ bench }) => { bench("one ms", () => spin(1)); };` },
      { entry: { category: "spinning" } },
    );

    expect(both(block, reasons)).toEqual([[], []]);
    const rounds = (outcome: Outcome, name: string) =>
      metric(outcome, name)?.rounds.map(({ length }) => length);
    const [first = 0] = rounds(block.candidate, "time") ?? [];
    expect(first).toBeGreaterThan(0);
    for (const outcome of [block.baseline, block.candidate]) {
      expect(metric(outcome, "time")).toMatchObject({
        benchmark: "work/one ms",
        category: "spinning",
        unit: "s",
        better: "lower",
        pairing: { alternating: true },
      });
      expect(rounds(outcome, "time")).toEqual([first, first]);
      expect(metric(outcome, "cpu-time")).toMatchObject({ unit: "s", pairing: { alternating: true } });
      expect(rounds(outcome, "cpu-time")).toEqual([first, first]);
      expect(outcome.context["node"]).toBe(process.versions.node);
    }
    if (process.platform === "linux") {
      expect(metric(block.candidate, "peak-memory")).toMatchObject({
        unit: "B",
        pairing: { alternating: false },
      });
      expect(rounds(block.candidate, "peak-memory")).toEqual([1, 1]);
      expect(metric(block.candidate, "peak-memory")?.rounds[0]?.[0]).toBeGreaterThan(10_000_000);
    }
  });

  it("runs the code of each tree in its own folder", async () => {
    const printed: string[] = [];
    const text = (side: string) =>
      `export default ({ bench }) => {
        bench("where", { setup: () => console.log("${side} in " + process.cwd().split("/").at(-1)) }, () => 1);
      };`;
    await runOne(
      { "where.bench.mjs": text("candidate") },
      { baseline: text("baseline"), onPrinted: (line) => line.includes(" in ") && printed.push(line) },
    );

    expect(printed.toSorted()).toEqual([
      "baseline in baseline",
      "baseline in baseline",
      "candidate in candidate",
      "candidate in candidate",
    ]);
  });

  it("makes all four processes call a benchmark equally often, however fast their code is", async () => {
    const counts: string[] = [];
    const text = (ms: number) => `${SPIN}
      export default ({ bench }) => {
        let calls = 0;
        bench("counted", { teardown: () => console.log("calls " + calls) }, () => { calls += 1; spin(${ms}); });
      };`;
    const block = await runOne(
      { "counted.bench.mjs": text(0.3) },
      { baseline: text(0.6), onPrinted: (line) => line.startsWith("calls ") && counts.push(line) },
    );

    expect(counts).toHaveLength(4);
    expect(new Set(counts).size).toBe(1);
    expect(metric(block.candidate, "time")?.rounds[0]?.length).toBeGreaterThan(0);
  });

  it("begins with another benchmark in each block, and measures those that are wanted only", async () => {
    const order: string[] = [];
    const [first, second, third] = await run(
      {
        "turn.bench.mjs": `export default ({ bench }) => { for (const name of "abc") bench(name, () => 1); };`,
      },
      { onProgress: (line) => order.push(line) },
      [{ limit: 0.1 }, { limit: 0.1, label: "block 2" }, { limit: 0.1, only: new Set(["turn/b"]) }],
    );

    expect(order.slice(0, 6)).toEqual([
      "turn.bench.mjs, block 1: turn/a",
      "turn.bench.mjs, block 1: turn/b",
      "turn.bench.mjs, block 1: turn/c",
      "turn.bench.mjs, block 2: turn/b",
      "turn.bench.mjs, block 2: turn/c",
      "turn.bench.mjs, block 2: turn/a",
    ]);
    expect(first && both(first, names)).toEqual([
      ["turn/a", "turn/b", "turn/c"],
      ["turn/a", "turn/b", "turn/c"],
    ]);
    expect(second && names(second.baseline)).toEqual(["turn/b", "turn/c", "turn/a"]);
    expect(third && both(third, names)).toEqual([["turn/b"], ["turn/b"]]);
  });

  it("makes one call of each process, its first, when there is no time for more", async () => {
    const block = await runOne(
      {
        "long.bench.mjs": `export default ({ bench }) => {
          bench("long", () => new Promise((resolve) => setTimeout(resolve, 120)));
        };`,
      },
      {},
    );

    for (const outcome of [block.baseline, block.candidate]) {
      expect(metric(outcome, "time")?.rounds.map(({ length }) => length)).toEqual([1, 1]);
      // Timers may fire up to a millisecond early.
      expect(Math.min(...(metric(outcome, "time")?.rounds.flat() ?? []))).toBeGreaterThan(0.1185);
      expect(
        metric(outcome, "cpu-time")
          ?.rounds.flat()
          .every((seconds) => seconds < 0.1),
      ).toBe(true);
    }
  });

  it("takes off no time that the code itself waits", async () => {
    const block = await runOne({
      "wait.bench.mjs": `export default ({ bench }) => {
        bench("ten ms", () => new Promise((resolve) => setTimeout(resolve, 10)));
      };`,
    });

    expect(Math.min(...(metric(block.candidate, "time")?.rounds.flat() ?? []))).toBeGreaterThan(0.0085);
  });

  it("times calls with hooks alone and gives no processor time for them", async () => {
    const block = await runOne({
      "hooks.bench.mjs": `${SPIN}
        export default ({ bench }) => {
          bench("hooked", {
            setup: () => ({ before: 0, after: 0, runs: 0 }),
            beforeEach: (context) => { context.before += 1; spin(3); },
            afterEach: async (context) => { context.after += 1; },
            teardown: (context) => {
              if (context.before !== context.runs || context.after !== context.runs) throw new Error("unbalanced");
            },
          }, (context) => { context.runs += 1; spin(0.1); });
        };`,
    });

    expect(both(block, reasons)).toEqual([[], []]);
    expect(metric(block.candidate, "cpu-time")).toBeUndefined();
    expect(middle(metric(block.candidate, "time")?.rounds.flat())).toBeLessThan(0.002);
  });

  it("refuses calls that must be timed alone and are as fast as the clock", async () => {
    const files = {
      "fast.bench.mjs": `export default ({ bench }) => {
        let n = 0;
        bench("add", { beforeEach() {} }, () => (n += 1));
      };`,
    };
    // On a busy machine less time may suffice only for the first call, which is slow.
    const block = await runOne(files, {}, { limit: 4 });

    expect(both(block, names)).toEqual([[], []]);
    for (const outcome of [block.baseline, block.candidate]) {
      expect(reasons(outcome)).toHaveLength(1);
      expect(reasons(outcome)[0]).toContain(
        "fast/add failed: It is too fast to be timed: each call takes about ",
      );
    }
  });

  it("measures benchmarks that one side alone has on that side, after the others", async () => {
    const text = (list: string) =>
      `export default ({ bench }) => { for (const name of "${list}") bench(name, { parameters: { n: [1] } }, () => 1); };`;
    const block = await runOne({ "some.bench.mjs": text("nab") }, { baseline: text("oab") });

    expect(both(block, names)).toEqual([
      ["some/a (n=1)", "some/b (n=1)", "some/o (n=1)"],
      ["some/a (n=1)", "some/b (n=1)", "some/n (n=1)"],
    ]);
    expect(both(block, reasons)).toEqual([[], []]);
    const added = block.candidate.measurements.filter(({ benchmark }) => benchmark === "some/n (n=1)");
    expect(added[0]?.rounds).toHaveLength(2);
    expect(added[0]?.parameters).toEqual({ n: 1 });
    expect(added.every(({ pairing }) => pairing === undefined)).toBe(true);
  });

  it("runs only what the filter matches", async () => {
    const block = await runOne(
      {
        "many.bench.mjs": `export default ({ bench }) => {
          bench("wanted", () => 1);
          bench("other", () => { throw new Error("must not run"); });
        };`,
      },
      { filter: /^api\/many\/w/, entry: { category: "api" } },
    );

    expect([both(block, names), both(block, reasons)]).toEqual([
      [["many/wanted"], ["many/wanted"]],
      [[], []],
    ]);
  });
});

describe("a benchmark that fails in one of the four processes", () => {
  const culprit = (body: string) => `export default ({ bench }) => {
    bench("before", () => 1);
    bench("culprit", () => { ${body} });
    bench("after", () => 2);
  };`;
  const GOOD = culprit("return 1");
  const OTHERS = ["dies/before", "dies/after"];

  it.each([
    ["console.log('last words'); throw new TypeError('no such key')", "It threw TypeError: no such key"],
    ["console.log('last words'); process.exit(3)", "It ended the process with exit code 3."],
    [
      "process.stdout.write('last words\\n', () => process.kill(process.pid, 'SIGKILL')); return new Promise((r) => setTimeout(r, 5000))",
      "Its process was ended by signal SIGKILL.",
    ],
    [
      "console.log('last words'); setTimeout(() => { throw new Error('late') }); return new Promise(() => {})",
      "It threw Error: late",
    ],
    ["console.log('last words'); Promise.reject(new Error('alone')); return 1", "It threw Error: alone"],
    [
      "console.log('last words'); return new Promise(() => {})",
      "It waits for something that cannot happen any more.",
    ],
  ])("by %s fails on that side alone, and is measured on neither", async (body, message) => {
    const block = await runOne({ "dies.bench.mjs": culprit(body) }, { baseline: GOOD });

    expect(both(block, reasons)).toEqual([[], [`dies/culprit failed: ${message}`]]);
    expect(block.candidate.failures[0]?.output).toContain("last words");
    expect(both(block, names)).toEqual([OTHERS, OTHERS]);
  });

  it("by never coming back is ended after max_time", async () => {
    const block = await runOne(
      { "dies.bench.mjs": GOOD },
      { baseline: culprit("for (;;);"), budget: { maxTime: 1.5 } },
    );

    expect(both(block, reasons)).toEqual([
      ["dies/culprit timed-out: It had not finished after 1.5 s and was ended."],
      [],
    ]);
    expect(both(block, names)).toEqual([OTHERS, OTHERS]);
  });

  it("after some turns tears down the others, and is left out of later blocks", async () => {
    const torn: string[] = [];
    const text = (most: number) => `export default ({ bench }) => {
      let calls = 0;
      bench("tires", { teardown: () => console.log("torn down") }, () => { if (++calls > ${most}) throw new Error("tired"); });
      bench("good", () => 1);
    };`;
    const blocks = await run(
      { "tires.bench.mjs": text(60) },
      { baseline: text(1e12), onPrinted: (line) => line === "torn down" && torn.push(line) },
      [{}, {}],
    );

    expect(blocks.map((block) => both(block, reasons))).toEqual([
      [[], ["tires/tires failed: It threw Error: tired"]],
      [[], []],
    ]);
    expect(blocks.map((block) => both(block, names))).toEqual([
      [["tires/good"], ["tires/good"]],
      [["tires/good"], ["tires/good"]],
    ]);
    expect(torn).toHaveLength(4);
  });

  it("is not confused by what it prints, however much", async () => {
    const block = await runOne({
      "noisy.bench.mjs": `export default ({ bench }) => {
        bench("noisy", () => { process.stdout.write('{"type":"failed"}\\n' + "x".repeat(10000)); });
      };`,
    });

    expect([both(block, names), both(block, reasons)]).toEqual([
      [["noisy/noisy"], ["noisy/noisy"]],
      [[], []],
    ]);
  });
});

describe("a module that cannot be used", () => {
  it.each([
    ["throws", "throw new Error('no database')", "It threw Error: no database"],
    ["exits", "process.exit(0)", "It ended the process with exit code 0."],
    ["registers nothing", "export default () => {}", "It threw Error: The module registered no benchmark."],
  ])(
    "because it %s is one failure on its side, and the other is measured alone",
    async (_, text, message) => {
      const good = "export default ({ bench }) => { bench('a', () => 1); };";
      const block = await runOne({ "broken.bench.mjs": good }, { baseline: text });

      expect(both(block, reasons)).toEqual([[`broken failed: ${message}`], []]);
      expect(both(block, names)).toEqual([[], ["broken/a"]]);
    },
  );

  it("because its setup command fails is not measured at all", async () => {
    const block = await runOne(
      { "a.bench.mjs": "export default ({ bench }) => { bench('a', () => 1); };" },
      { entry: { setup: "exit 4" } },
    );

    expect(both(block, reasons)).toEqual([
      ["entry failed: Its setup command ended with exit code 4."],
      ["entry failed: Its setup command ended with exit code 4."],
    ]);
  });
});

describe("modules of one entry", () => {
  it("share its setup, and none is measured when it fails", async () => {
    await using folder = await temporaryDirectory();
    await using files = systemFiles({ temporary: join(folder.path, "temporary") });
    const entry = BenchmarkEntry.parse({
      name: "entry",
      modules: "*.mjs",
      setup: "echo once >> count; exit 4",
    });
    const ports = {
      files,
      processes: systemProcesses({ variables: process.env, graceSeconds: 0.2 }),
      clock: systemClock,
      log: quietLog(),
      variables: process.env,
    };
    const options = {
      workerPath: await builtWorker(),
      budget: BUDGET,
      seed: 1,
      setups: { baseline: new Map(), candidate: new Map() },
    };
    for (const side of ["baseline", "candidate"]) await mkdir(join(folder.path, side));
    const subjects = ["one.mjs", "two.mjs"].map((module) => {
      const taskIn = (side: string) => ({
        kind: "module" as const,
        entry,
        directory: join(folder.path, side),
        module,
      });
      return modulePair({ baseline: taskIn("baseline"), candidate: taskIn("candidate") }, options, ports);
    });

    const opened = [];
    for (const subject of subjects) opened.push(both(await subject.open(NEVER), reasons));
    const message = "entry failed: Its setup command ended with exit code 4.";
    expect(opened).toEqual([
      [[message], [message]],
      [[], []],
    ]);
    for (const subject of subjects) {
      const block = await subject.block(REQUEST, NEVER);
      expect([both(block, names), both(block, reasons)]).toEqual([
        [[], []],
        [[], []],
      ]);
    }
    expect(await files.read(join(folder.path, "candidate/count"))).toBe("once\n");
  });
});

describe("when the time is up", () => {
  it("what was measured is kept, and what was not did not fail", async () => {
    const stop = new AbortController();
    const block = await runOne(
      {
        "cut.bench.mjs": `export default ({ bench }) => {
          bench("done", () => 1);
          bench("endless", () => { console.log("begun"); for (;;); });
          bench("not reached", () => 1);
        };`,
      },
      { signal: stop.signal, onPrinted: (line) => line === "begun" && stop.abort() },
    );

    expect(both(block, ({ timedOut }) => timedOut)).toEqual([true, true]);
    expect(both(block, names)).toEqual([["cut/done"], ["cut/done"]]);
    expect(both(block, reasons)).toEqual([[], []]);
  });
});

describe.each(NODES)("on $name", ({ node }) => {
  it("measures TypeScript, which JavaScript imports too", async () => {
    const block = await runOne(
      {
        "main.bench.mjs":
          "import { Size } from './size.ts';\nexport default ({ bench }) => { bench('a', () => Size.Big); };",
        "size.ts": "export enum Size { Big = 1 }",
      },
      { node },
    );

    expect([both(block, names), both(block, reasons)]).toEqual([
      [["main/a"], ["main/a"]],
      [[], []],
    ]);
    expect(
      metric(block.candidate, "cpu-time")
        ?.rounds.flat()
        .every((seconds) => seconds > 0),
    ).toBe(true);
  });
});

describe("a tinybench Bench of the module's own", () => {
  it("is run as a whole, process after process", async () => {
    const block = await runOne({
      "tiny.bench.mjs": `
        import { Bench } from ${JSON.stringify(import.meta.resolve("tinybench"))};
        const bench = new Bench({ time: 20, warmupTime: 5, retainSamples: true });
        bench.add("plain", () => [1, 2, 3].toSorted());
        export default bench;`,
    });

    const time = metric(block.candidate, "time");
    expect(time).toMatchObject({ benchmark: "tiny/plain", pairing: { alternating: false } });
    expect(time?.rounds.map(({ length }) => length)).toEqual([100, 100]);
    expect(metric(block.candidate, "cpu-time")).toBeUndefined();
  });
});
