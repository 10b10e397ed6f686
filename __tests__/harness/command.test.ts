import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { BenchmarkEntry } from "../../src/config/schema.ts";
import { measureCommand } from "../../src/harness/command.ts";
import type { CommandTask } from "../../src/harness/command-run.ts";
import { budgetOf, entryOf, type HarnessSetting, harnessSetting, NEVER } from "../support/harness-setting.ts";

let setting: HarnessSetting;
beforeEach(async () => {
  setting = await harnessSetting();
});
afterEach(async () => {
  await setting[Symbol.asyncDispose]();
});

describe("measuring a command", () => {
  it("gives time, processor time and peak memory, one round per run", async () => {
    const outcome = await measure({ command: "exit 0", category: "start", launches: 4 });

    expect(outcome).toMatchObject({
      failures: [],
      timedOut: false,
      warnings: [],
      context: { process_meter: "wait4 by perl" },
    });
    expect(outcome.measurements.map(({ metric, unit, better }) => ({ metric, unit, better }))).toEqual([
      { metric: "time", unit: "s", better: "lower" },
      { metric: "cpu-time", unit: "s", better: "lower" },
      { metric: "peak-memory", unit: "B", better: "lower" },
    ]);
    for (const measurement of outcome.measurements) {
      expect(measurement).toMatchObject({ benchmark: "entry", category: "start" });
      expect(measurement.rounds).toHaveLength(4);
      expect(measurement.rounds.every((round) => round.length === 1 && (round[0] ?? 0) > 0)).toBe(true);
    }
  });

  it("runs at least ten times, and no more once the time is known well enough", async () => {
    await measure({ command: "echo run >> runs" }, { precision: 1e6 });

    expect(await lines("runs")).toHaveLength(10);
  });

  it("runs a hundred times at the most when the time stays uncertain", async () => {
    await measure({ command: "echo run >> runs" }, { precision: 0 });

    expect(await lines("runs")).toHaveLength(100);
  });

  it("runs once when there is no time for more, and says what that means", async () => {
    const outcome = await measure({ command: "echo run >> runs" }, { maxTime: 0.000_001 });

    expect(await lines("runs")).toHaveLength(1);
    expect(outcome.warnings).toEqual([
      "entry got 1 run, because another one would have taken it past max_time (0.000001 s). Fewer than 10 show large changes only.",
    ]);
  });

  it("takes a warm-up for the run when there is no time for more", async () => {
    const outcome = await measure({ command: "echo run >> runs" }, { maxTime: 0.000_001, warmupRounds: 2 });

    expect(await lines("runs")).toHaveLength(1);
    expect(outcome.measurements[0]?.rounds).toHaveLength(1);
    expect(outcome.warnings).toEqual([
      "entry got one run only, a warm-up, because another one would have taken it past max_time (0.000001 s). One run shows nothing of how much it varies.",
    ]);
  });

  it("counts warm-ups when it looks whether another run fits", async () => {
    // A second one fits, even if a busy machine takes half as long again; a third one never does.
    await measure({ command: "echo run >> runs; sleep 2" }, { maxTime: 6, warmupRounds: 1 });

    expect(await lines("runs")).toHaveLength(2);
  });

  it("runs as often as the entry asks for, whatever the time", async () => {
    await measure({ command: "echo run >> runs", launches: 4 }, { maxTime: 0.000_001, warmupRounds: 1 });

    expect(await lines("runs")).toHaveLength(5);
  });

  it("runs once, without warm-up, in a smoke test", async () => {
    const outcome = await measure(
      { command: "echo run >> runs", launches: 7 },
      { smokeTest: true, warmupRounds: 5 },
    );

    expect(await lines("runs")).toEqual(["run"]);
    expect(outcome.warnings).toEqual([]);
  });

  it("sets up once, and prepares before every run and warm-up", async () => {
    const outcome = await measure(
      { setup: "echo setup >> log", prepare: "echo prepare >> log", command: "echo run >> log", launches: 2 },
      { warmupRounds: 1 },
    );

    expect(await lines("log")).toEqual(["setup", "prepare", "run", "prepare", "run", "prepare", "run"]);
    expect(outcome.measurements[0]?.rounds).toHaveLength(2);
    expect(setting.progress).toEqual(["entry: warm-up 1 of 1", "entry: run 1", "entry: run 2"]);
  });

  it("gives the entry's environment to setup, preparation and command", async () => {
    await measure({
      environment: { WORD: "given" },
      setup: "echo $WORD >> log",
      prepare: "echo $WORD >> log",
      command: "echo $WORD >> log",
      launches: 1,
    });

    expect(await lines("log")).toEqual(["given", "given", "given"]);
  });

  it("leaves what the setup started in the background alive while it measures", async () => {
    const outcome = await measure({
      setup: "sleep 300 & echo $! > server",
      command: "kill -0 $(cat server)",
      launches: 3,
    });

    expect(outcome.failures).toEqual([]);
    expect(outcome.measurements[0]?.rounds).toHaveLength(3);
  });

  it("profiles the peak alone, since processes of their own cannot leak into each other", async () => {
    const { profiles, measurements } = await measure(
      { command: "exit 0", launches: 3 },
      { memoryProfiling: true },
    );

    const peaks = measurements.find(({ metric }) => metric === "peak-memory")?.rounds.flat() ?? [];
    expect(profiles).toEqual([
      {
        benchmark: "entry",
        cycles: [],
        peak: Math.max(...peaks),
        start: 0,
        method: "peak resident set, each run a process of its own",
      },
    ]);
  });
});

describe("a command that fails", () => {
  it("is reported with its exit code and last lines, and not measured", async () => {
    const outcome = await measure({
      command: 'echo run >> runs; seq 30; test "$(wc -l < runs)" -lt 3 || { echo broken >&2; exit 3; }',
    });

    expect(outcome.measurements).toEqual([]);
    expect(outcome.failures).toMatchObject([
      { benchmark: "entry", kind: "failed", message: "The command ended with exit code 3 in run 3." },
    ]);
    const output = outcome.failures[0]?.output.split("\n") ?? [];
    expect(output).toHaveLength(20);
    expect(output.at(-1)).toBe("broken");
  });

  it("is reported when a signal ended it", async () => {
    const { failures } = await measure({ command: "kill -ABRT $$" });

    expect(failures[0]?.message).toBe("The command was ended by signal SIGABRT in run 1.");
  });

  it.each(["setup", "prepare"] as const)("is not run when its %s command fails", async (name) => {
    const outcome = await measure({ [name]: "echo no luck; exit 2", command: "echo run >> runs" });

    expect(outcome.measurements).toEqual([]);
    expect(outcome.failures).toEqual([
      {
        benchmark: "entry",
        kind: "failed",
        message: `Its ${name} command ended with exit code 2.`,
        output: "no luck",
      },
    ]);
    expect(await setting.ports.files.kind(join(setting.directory, "runs"))).toBeUndefined();
  });

  it("says so when its folder does not exist", async () => {
    const entry = entryOf({ command: "exit 0" });
    const task = { kind: "command", entry, directory: "/no/such/folder", command: "exit 0" } as const;

    const { failures } = await measureCommand(task, budgetOf(), setting.ports, NEVER);

    expect(failures[0]?.message).toBe("The working directory /no/such/folder does not exist.");
  });
});

describe("a command that is cut off", () => {
  it("keeps the runs before, and says where the time was up", async () => {
    const controller = new AbortController();
    const running = measure(
      { command: 'echo run >> runs; test "$(wc -l < runs)" -lt 4 || { echo late; touch stuck; sleep 300; }' },
      {},
      controller.signal,
    );
    const stuck = join(setting.directory, "stuck");
    await expect.poll(() => setting.ports.files.kind(stuck), { timeout: 10_000 }).toBe("file");
    controller.abort();
    const outcome = await running;

    expect(outcome.timedOut).toBe(true);
    expect(outcome.measurements[0]?.rounds).toHaveLength(3);
    expect(outcome.failures).toEqual([
      {
        benchmark: "entry",
        kind: "timed-out",
        message: "The time was up in run 4. What was measured before it is kept.",
        output: "late",
      },
    ]);
  });

  it("is reported when the time was up during the setup", async () => {
    const outcome = await measure({ setup: "sleep 300", command: "exit 0" }, {}, AbortSignal.timeout(200));

    expect(outcome.timedOut).toBe(true);
    expect(outcome.failures).toMatchObject([
      { kind: "timed-out", message: "The time was up during its setup command." },
    ]);
  });
});

async function measure(
  settings: Partial<BenchmarkEntry> & { command: string },
  budget: Parameters<typeof budgetOf>[0] = {},
  signal = NEVER,
) {
  const entry = entryOf({ measure: "command", ...settings });
  const task: CommandTask = {
    kind: "command",
    entry,
    directory: setting.directory,
    command: settings.command,
  };
  return await measureCommand(task, budgetOf(budget), setting.ports, signal);
}

async function lines(name: string): Promise<readonly string[]> {
  return (await readFile(join(setting.directory, name), "utf8")).trim().split("\n");
}
