import { readdir, readFile, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { BenchmarkEntry } from "../../src/config/schema.ts";
import { insertPath } from "../../src/harness/expected-output.ts";
import { runTool } from "../../src/harness/tool.ts";
import type { ToolTask } from "../../src/harness/tool-launch.ts";
import { budgetOf, entryOf, type HarnessSetting, harnessSetting, NEVER } from "../support/harness-setting.ts";

/** What hyperfine writes, as far as it matters; the times in seconds. */
const HYPERFINE = (name: string, times: readonly number[]) =>
  JSON.stringify({
    results: [
      {
        command: name,
        mean: 1,
        stddev: 0,
        median: 1,
        user: 1,
        system: 0,
        min: 1,
        max: 1,
        times,
        exit_codes: times.map(() => 0),
      },
    ],
  });
const GO = (name: string, nanoseconds: number) =>
  `goos: linux\nBenchmark${name}-8   \t 1000\t ${nanoseconds} ns/op\nPASS\nok  \texample.com/m\t1.2s`;

let setting: HarnessSetting;
beforeEach(async () => {
  setting = await harnessSetting();
});
afterEach(async () => {
  await setting[Symbol.asyncDispose]();
});

describe("the output of a tool", () => {
  it("is read from the fresh file that replaces {output}, which is removed in the end", async () => {
    const before = await readdir(tmpdir());
    const outcome = await run({
      command: `echo {output} >> paths; cat > {output} <<'END'\n${HYPERFINE("build", [1, 2, 3])}\nEND`,
      launches: 2,
      category: "tools",
    });

    expect(outcome.failures).toEqual([]);
    expect(outcome.measurements[0]).toMatchObject({
      benchmark: "build",
      category: "tools",
      metric: "time",
      unit: "s",
      rounds: [[1], [2], [3], [1], [2], [3]],
    });
    const paths = (await readFile(join(setting.directory, "paths"), "utf8")).trim().split("\n");
    expect(new Set(paths).size).toBe(2);
    await setting[Symbol.asyncDispose]();
    expect(
      (await readdir(tmpdir())).filter((name) => name.includes("-entry-") && !before.includes(name)),
    ).toEqual([]);
  });

  it("is what it prints when the command names no file", async () => {
    const outcome = await run({ command: printing(GO("Parse", 1500)), launches: 1 });

    expect(outcome.measurements).toMatchObject([
      { metric: "time", unit: "s", rounds: [[expect.closeTo(1.5e-6, 12)]] },
    ]);
    expect(setting.debugged).toContain("PASS");
  });

  it("is read from the place where the tool writes by itself", async () => {
    await write("results/unrelated.bin", "nothing");
    const outcome = await run({
      command: `echo noise; mkdir -p results && cat > results/a.json <<'END'\n${HYPERFINE("a", [1, 2, 3])}\nEND`,
      output: "results",
      launches: 1,
    });

    expect(outcome.failures).toEqual([]);
    expect(outcome.measurements[0]).toMatchObject({ benchmark: "a", rounds: [[1], [2], [3]] });
  });

  it("is never what was there before it ran", async () => {
    await write("results/old.json", HYPERFINE("old", [1, 2, 3]));
    await write("results/same.json", HYPERFINE("same", [1, 2, 3]));
    await utimes(join(setting.directory, "results/same.json"), 1, 1);
    const command = `cp results/same.json x && cat x > results/same.json`;

    const outcome = await run({ command, output: "results/*.json" });

    expect(new Set(outcome.measurements.map(({ benchmark }) => benchmark))).toEqual(new Set(["same"]));
  });

  it("is missing when only older files are there, and the failure says so", async () => {
    await write("results/old.json", HYPERFINE("old", [1, 2, 3]));

    const outcome = await run({ command: "echo hello", output: "results" });

    expect(outcome.measurements).toEqual([]);
    expect(outcome.failures).toEqual([
      {
        benchmark: "entry",
        kind: "failed",
        message:
          "The command ended with exit code 0, but wrote nothing to results: all 1 files there are from before it started.",
        output: "hello",
      },
    ]);
  });

  it.each([
    ["true {output}", "wrote nothing to {output}"],
    ["true", "wrote nothing to standard output"],
  ])(
    "is missing when %j writes none, and the failure says where it should have been",
    async (command, message) => {
      const { failures } = await run({ command });

      expect(failures[0]?.message).toBe(`The command ended with exit code 0, but ${message}.`);
    },
  );

  it("is a tree when the tool writes a folder such as criterion's", async () => {
    const estimates = JSON.stringify({
      mean: estimate(5e-6),
      median: estimate(5e-6),
      median_abs_dev: estimate(1),
      slope: null,
      std_dev: estimate(1),
    });
    const benchmark = JSON.stringify({
      group_id: "g",
      function_id: "f",
      value_str: null,
      throughput: null,
      full_id: "g/f",
      directory_name: "g/f",
      title: "g/f",
    });
    const sample = JSON.stringify({ sampling_mode: "Flat", iters: [1, 1], times: [5000, 6000] });
    const outcome = await run({
      command: [
        "mkdir -p target/criterion/g/f/new && cd target/criterion/g/f/new",
        `printf %s '${estimates}' > estimates.json`,
        `printf %s '${benchmark}' > benchmark.json`,
        `printf %s '${sample}' > sample.json`,
      ].join(" && "),
      output: "target/criterion/",
      launches: 1,
    });

    expect(outcome.failures).toEqual([]);
    expect(outcome.measurements).toMatchObject([
      { benchmark: "g/f", metric: "time", rounds: [[5e-6, 6e-6]] },
    ]);
  });
});

describe("launches of a tool", () => {
  it("are ten when ten fit into the time, for processes are what a verdict rests on", async () => {
    const { measurements } = await run({ command: `echo launch >> log; ${printing(GO("Parse", 1500))}` });

    expect(await launchesLogged()).toBe(10);
    expect(measurements[0]?.rounds).toHaveLength(10);
  });

  it("are one when ten do not fit and it gives samples enough, or when it starts ten processes itself", async () => {
    await run(
      { command: `echo launch >> log; sleep 0.1; ${printing(HYPERFINE("a", [1, 2, 3]))}` },
      { maxTime: 0.9 },
    );
    expect(await launchesLogged()).toBe(1);

    const times = Array.from({ length: 10 }, (_, index) => 1 + index / 100);
    await run({ command: `echo launch >> log; ${printing(HYPERFINE("a", times))}` });
    expect(await launchesLogged()).toBe(2);
  });

  it("go on until there are as many samples as rounds are asked for, each a round of its own", async () => {
    const command = `echo launch >> log; sleep 0.1; ${printing(GO("Parse", 1500))}`;
    const { measurements } = await run({ command }, { maxTime: 0.9 });

    expect(await launchesLogged()).toBe(3);
    expect(measurements).toHaveLength(1);
    expect(measurements[0]?.rounds).toHaveLength(3);
    expect(measurements[0]?.summary).toBeUndefined();
  });

  it("end when another one would take too long, or in a smoke test", async () => {
    await run({ command: `echo launch >> log; ${printing(GO("Parse", 1500))}` }, { maxTime: 1e-6 });
    expect(await launchesLogged()).toBe(1);

    await run(
      { command: `echo launch >> log; ${printing(GO("Parse", 1500))}`, launches: 9 },
      { smokeTest: true },
    );
    expect(await launchesLogged()).toBe(2);
  });

  it("are as many as the entry says", async () => {
    const entry = { command: `echo launch >> log; ${printing(HYPERFINE("a", [1, 2, 3]))}`, launches: 4 };
    await run(entry, { maxTime: 1e-6 });

    expect(await launchesLogged()).toBe(4);
  });

  it("share one setup", async () => {
    await run({ setup: "echo setup >> log", command: printing(GO("Parse", 1500)), launches: 3 });

    expect(await launchesLogged()).toBe(1);
  });
});

describe("a tool that fails", () => {
  it("keeps what it measured, beside the failure", async () => {
    const outcome = await run({
      command: `echo launch >> log; ${printing(GO("Parse", 1500))}; exit 1`,
      category: "c",
    });

    expect(outcome.measurements).toMatchObject([{ category: "c", metric: "time" }]);
    expect(outcome.failures).toMatchObject([
      {
        benchmark: "entry",
        category: "c",
        kind: "failed",
        message: "The command ended with exit code 1. What it had reported by then is kept.",
        output: expect.stringContaining("PASS"),
      },
    ]);
    expect(await launchesLogged()).toBe(1);
  });

  it("is reported with its exit code and last lines when there is nothing to read", async () => {
    const outcome = await run({ command: "echo 'no such module' >&2; exit 127" });

    expect(outcome.measurements).toEqual([]);
    expect(outcome.failures).toEqual([
      {
        benchmark: "entry",
        kind: "failed",
        message: "The command ended with exit code 127.",
        output: "no such module",
      },
    ]);
  });

  it("is reported when its output cannot be read", async () => {
    const { failures } = await run({ command: "echo '{\"half\":'", adapter: "hyperfine" });

    expect(failures).toMatchObject([{ kind: "failed", message: expect.stringContaining("stdout") }]);
  });

  it("is not run when its setup fails", async () => {
    const { failures } = await run({ setup: "echo no network; exit 6", command: "echo launch >> log" });

    expect(failures).toMatchObject([
      { message: "Its setup command ended with exit code 6.", output: "no network" },
    ]);
    expect(await setting.ports.files.kind(join(setting.directory, "log"))).toBeUndefined();
  });

  it("keeps what it had printed when the time is up", async () => {
    const controller = new AbortController();
    const running = run(
      { command: `${printing(GO("Parse", 1500))}; touch stuck; sleep 300` },
      {},
      controller.signal,
    );
    await expect
      .poll(() => setting.ports.files.kind(join(setting.directory, "stuck")), { timeout: 10_000 })
      .toBe("file");
    controller.abort();
    const outcome = await running;

    expect(outcome.timedOut).toBe(true);
    expect(outcome.measurements).toHaveLength(1);
    expect(outcome.failures).toMatchObject([
      {
        kind: "timed-out",
        message: "The time was up while the command ran. What it had reported by then is kept.",
      },
    ]);
  });
});

describe("the path in place of {output}", () => {
  it("is bare when no shell could misread it, so that it is right inside quotes too", () => {
    expect(insertPath("tool --json={output} --log='a {output}' \"{output}\"", "/tmp/x-1/output.json")).toBe(
      "tool --json=/tmp/x-1/output.json --log='a /tmp/x-1/output.json' /tmp/x-1/output.json",
    );
  });

  it("is quoted otherwise, in place of the quotes around the placeholder", async () => {
    const path = "/tmp/it's $HOME `here`/output.json";
    const command = insertPath(`printf '%s\\n' {output} "{output}" '{output}'`, path);
    const { stdout } = await setting.ports.processes.run({
      command: { kind: "shell", line: command },
      directory: setting.directory,
    });

    expect(stdout).toBe(`${path}\n${path}\n${path}\n`);
  });
});

async function run(
  settings: Partial<BenchmarkEntry> & { command: string },
  budget: Parameters<typeof budgetOf>[0] = {},
  signal = NEVER,
) {
  const task: ToolTask = {
    kind: "tool",
    entry: entryOf(settings),
    directory: setting.directory,
    command: settings.command,
  };
  return await runTool(task, budgetOf(budget), setting.ports, signal);
}

function printing(text: string): string {
  return `cat <<'END'\n${text}\nEND\ntrue`;
}

function estimate(point: number) {
  const interval = { confidence_level: 0.95, lower_bound: point, upper_bound: point };
  return { confidence_interval: interval, point_estimate: point, standard_error: 0 };
}

async function write(name: string, text: string): Promise<void> {
  await setting.ports.files.write(join(setting.directory, name), text);
}

async function launchesLogged(): Promise<number> {
  return (await readFile(join(setting.directory, "log"), "utf8")).trim().split("\n").length;
}
