import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadConfig } from "../../src/config/load.ts";
import type { Measurement } from "../../src/domain/measurement.ts";
import { budgetOf } from "../../src/harness/budget.ts";
import { collect } from "../../src/harness/collect.ts";
import { planTasks } from "../../src/harness/discover.ts";
import { moduleHarness } from "../../src/harness/module.ts";
import { EMPTY_OUTCOME } from "../../src/harness/outcome.ts";
import { mergeSides } from "../../src/harness/paired/merge-sides.ts";
import { modulePair } from "../../src/harness/paired/module.ts";
import { placed } from "../../src/harness/placed.ts";
import type { Task } from "../../src/harness/plan.ts";
import type { Harness } from "../../src/harness/run-task.ts";
import { callSiteIn } from "../../src/harness/worker/call-site.ts";
import { systemClock } from "../../src/platform/clock.ts";
import { systemFiles } from "../../src/platform/files.ts";
import { systemProcesses } from "../../src/platform/processes.ts";
import { builtWorker } from "../support/built-worker.ts";
import { entryOf } from "../support/harness-setting.ts";
import { NODES } from "../support/mini-runner-process.ts";
import { quietLog } from "../support/quiet-log.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";

const SAMPLE = join(import.meta.dirname, "../../fixtures/projects/javascript-quickstart");

const notUsed = async () => {
  throw new Error("These projects have modules only.");
};

const places = (found: readonly Pick<Measurement, "benchmark" | "source">[]) =>
  found.map(({ benchmark, source }) => `${benchmark} ${source?.file}:${source?.line}`);

/** Runs all modules of a project once. */
async function run(directory: string, node: string) {
  await using files = systemFiles();
  const { config } = await loadConfig({ directory, origin: "flag", texts: {} }, files);
  const harness: Harness = {
    module: moduleHarness({ workerPath: await builtWorker() }),
    tool: notUsed,
    command: notUsed,
    file: notUsed,
  };
  const plan = await planTasks({ config, directory, files });
  const processes = { ...systemProcesses({ variables: process.env }), node };
  return await collect(
    plan,
    { ...budgetOf(config), smokeTest: true },
    { files, processes, clock: systemClock, log: quietLog(), variables: {} },
    harness,
  );
}

/** Writes the files; the first is the module. */
async function project(directory: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, name)), { recursive: true });
    await writeFile(join(directory, name), text);
  }
}

describe.each(NODES)("the places of the benchmarks of modules on $name", ({ node }) => {
  it("are the lines that register them, in JavaScript and in TypeScript", async () => {
    const { measurements } = await run(SAMPLE, node);

    expect(places(measurements)).toEqual([
      "parse/orders (rows=100) bench/parse.bench.js:5",
      "parse/orders (rows=2000) bench/parse.bench.js:5",
      "search/by id/found bench/search.bench.js:8",
      "search/by id/missing bench/search.bench.js:9",
      "search/by article bench/search.bench.js:11",
      "summary/per month bench/summary.bench.ts:11",
      "summary/per year bench/summary.bench.ts:12",
    ]);
  });

  it("count from the folder of the configuration, whatever folder the modules run in, also through links", async () => {
    await using folder = await temporaryDirectory();
    const root = join(folder.path, "real");
    await cp(SAMPLE, join(root, "packages/orders"), { recursive: true });
    await writeFile(
      join(root, "benchmark-config.toml"),
      '[[benchmarks]]\nname = "search"\nmodules = "bench/search.bench.js"\nworking_directory = "packages/orders"\n',
    );
    await symlink(root, join(folder.path, "link"));

    const { measurements } = await run(join(folder.path, "link"), node);

    expect(places(measurements)[0]).toBe("search/by id/found packages/orders/bench/search.bench.js:8");
  });

  it("survive helpers, groups within groups, awaiting, and code that changes how errors look", async () => {
    await using folder = await temporaryDirectory();
    await project(folder.path, {
      "a.bench.mjs": `import { register } from "./helper.mjs";
Error.stackTraceLimit = 1;

export default async ({ bench, group }) => {
  await new Promise((resolve) => setTimeout(resolve, 1));
  group("one", () => group("two", () => {
    register(bench, "through a helper");
    bench(
      "on several lines",
      () => 1,
    );
  }));
};
`,
      "helper.mjs": "export const register = (bench, name) => bench(name, () => 1);\n",
      "b.bench.mjs": `Error.prepareStackTrace = () => ({ not: "a text" });
export default ({ bench }) => bench("without a place", () => 1);
`,
    });

    const { measurements, failures } = await run(folder.path, node);

    expect(failures).toEqual([]);
    expect(places(measurements)).toEqual([
      "a/one/two/through a helper a.bench.mjs:7",
      "a/one/two/on several lines a.bench.mjs:8",
      "b/without a place undefined:undefined",
    ]);
  });

  it("are told of benchmarks that fail, and of modules that cannot be loaded", async () => {
    await using folder = await temporaryDirectory();
    await project(folder.path, {
      "a.bench.mjs": `export default ({ bench }) => {
  bench("throws", () => {
    throw new Error("on purpose");
  });
};
`,
      "b.bench.mjs": 'throw new Error("no module");\n',
    });

    const { failures } = await run(folder.path, node);

    expect(places(failures)).toEqual(["a/throws a.bench.mjs:2", "b b.bench.mjs:1"]);
  });

  it("are the candidate's own when two trees are measured side by side", async () => {
    await using folder = await temporaryDirectory();
    await using files = systemFiles({ temporary: join(folder.path, "temporary") });
    const module = 'export default ({ bench }) => {\n  bench("work", () => 1);\n};\n';
    await project(join(folder.path, "baseline"), { "sub/a.bench.mjs": module });
    await project(join(folder.path, "candidate"), { "sub/a.bench.mjs": `\n\n${module}` });
    const entry = entryOf({ modules: "*.bench.mjs", workingDirectory: "sub" });
    const taskIn = (side: string): Extract<Task, { kind: "module" }> => ({
      kind: "module",
      entry,
      directory: join(folder.path, side, "sub"),
      module: "a.bench.mjs",
    });
    const tasks = { baseline: taskIn("baseline"), candidate: taskIn("candidate") };
    const budget = { minRounds: 1, warmupRounds: 1, maxTime: 20, timeout: 60, precision: 0.05 };
    const subject = modulePair(
      tasks,
      {
        workerPath: await builtWorker(),
        budget: { ...budget, parallel: false, smokeTest: false, memoryProfiling: false },
        seed: 1,
      },
      {
        files,
        processes: { ...systemProcesses({ variables: process.env, graceSeconds: 0.2 }), node },
        clock: systemClock,
        log: quietLog(),
        variables: process.env,
      },
    );
    const signal = new AbortController().signal;
    await subject.open(signal);
    const block = await subject.block({ order: "baseline-outside", label: "block 1", limit: 0.3 }, signal);

    const { candidate } = mergeSides([tasks.candidate], [block], {});

    expect(places(candidate.measurements)[0]).toBe("a/work sub/a.bench.mjs:4");
  });
});

describe("a place", () => {
  const task = (workingDirectory: string | undefined, directory: string): Task => ({
    kind: "tool",
    entry: entryOf({ command: "tool", ...(workingDirectory === undefined ? {} : { workingDirectory }) }),
    directory,
    command: "tool",
  });
  const place = (file: string, of: Task) =>
    placed(
      {
        ...EMPTY_OUTCOME,
        failures: [{ benchmark: "a", kind: "failed", message: "", output: "", source: { file, line: 3 } }],
      },
      of,
    ).failures[0]?.source;

  it("of a tool counts from the folder of the configuration", () => {
    expect(place("tests/test_a.py", task(undefined, "/repo"))).toEqual({ file: "tests/test_a.py", line: 3 });
    expect(place("tests/test_a.py", task("python", "/repo/python"))?.file).toBe("python/tests/test_a.py");
    expect(place("../shared/a.py", task("python", "/repo/python"))?.file).toBe("shared/a.py");
    expect(place("/repo/python/a.py", task("python", "/repo/python"))?.file).toBe("python/a.py");
  });

  it("is not guessed for a tool that runs in a folder of its own", () => {
    expect(place("a.py", task("/elsewhere", "/elsewhere"))).toBeUndefined();
  });
});

describe("the line of a stack", () => {
  it("is the module's own before a helper's, and never one of an installed package", () => {
    const stack = [
      "Error: only its stack is wanted",
      "    at add (file:///repo/node_modules/helper/index.js:9:1)",
      "    at Array.map (<anonymous>)",
      "    at define (file:///repo/bench/helper%20one.mjs:4:5)",
      "    at async file:///repo/bench/a.bench.mjs:7:3",
    ].join("\n");

    expect(callSiteIn(stack, "/repo/bench/a.bench.mjs")).toEqual({
      file: "/repo/bench/a.bench.mjs",
      line: 7,
    });
    expect(callSiteIn(stack, "/repo/dist/a.bench.js")).toEqual({
      file: "/repo/bench/helper one.mjs",
      line: 4,
    });
    expect(callSiteIn("Error\n    at node:internal/modules:1:1", "/repo/a.js")).toBeUndefined();
    expect(callSiteIn({ not: "a text" }, "/repo/a.js")).toBeUndefined();
  });

  it("may stand behind a path with parentheses, as source maps write it", () => {
    expect(callSiteIn("Error\n    at run (/repo/a (copy)/b.bench.ts:12:7)", "/x")).toEqual({
      file: "/repo/a (copy)/b.bench.ts",
      line: 12,
    });
  });
});
