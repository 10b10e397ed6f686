import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { BenchmarkEntry } from "../../../src/config/schema.ts";
import { EMPTY_OUTCOME } from "../../../src/harness/outcome.ts";
import { commandPair } from "../../../src/harness/paired/command.ts";
import { NEVER } from "../../support/harness-setting.ts";
import { logging, optionsOf, requestOf, type TwoTrees, ticking, twoTrees } from "./two-trees.ts";

/** Seconds between two looks at the clock that make a command a long one, and a short one. */
const LONG = 1;
const SHORT = 0.001;

let trees: TwoTrees;
beforeEach(async () => {
  trees = await twoTrees();
});
afterEach(async () => {
  await trees[Symbol.asyncDispose]();
});

describe("a measured command in two trees", () => {
  it("takes turns, the one that begins also ends, each run prepared and in its own tree", async () => {
    const pair = subject({ command: logging("run"), prepare: logging("prepare") });
    const { baseline, candidate } = await pair.block(requestOf(), NEVER);
    await pair.block(requestOf({ order: "candidate-outside" }), NEVER);

    const turns = ["baseline", "candidate", "candidate", "baseline"];
    const others = ["candidate", "baseline", "baseline", "candidate"];
    expect(await trees.log()).toEqual(
      [...turns, ...others].flatMap((side) => [`${side} prepare`, `${side} run`]),
    );
    for (const outcome of [baseline, candidate]) {
      expect(outcome).toMatchObject({
        failures: [],
        timedOut: false,
        context: { process_meter: "wait4 by perl" },
      });
      expect(outcome.measurements.map(({ metric }) => metric)).toEqual(["time", "cpu-time", "peak-memory"]);
      expect(outcome.measurements.map(({ rounds }) => rounds.map((round) => round.length))).toEqual([
        [1, 1],
        [1, 1],
        [1, 1],
      ]);
    }
  });

  it("puts what was measured first into the first round", async () => {
    const { processes } = trees.ports;
    let run = 0;
    const measure: typeof processes.measure = async (request) => {
      const result = await processes.measure(request);
      run += 1;
      return { ...result, use: { ...result.use, wall: run } };
    };
    const ports = { ...trees.ports, processes: { ...processes, measure } };
    const pair = commandPair(trees.commands({ command: "true" }), optionsOf(), ports);
    const { baseline, candidate } = await pair.block(requestOf(), NEVER);

    expect(baseline.measurements[0]?.rounds).toEqual([[1], [4]]);
    expect(candidate.measurements[0]?.rounds).toEqual([[2], [3]]);
  });

  it("sets up both trees, and warms up in turn", async () => {
    const pair = subject({ command: logging("run"), setup: logging("setup") }, LONG, {
      warmupRounds: 2,
      maxTime: 600,
    });

    expect(await pair.open(NEVER)).toEqual({ baseline: EMPTY_OUTCOME, candidate: EMPTY_OUTCOME });
    expect(await trees.log()).toEqual([
      "baseline setup",
      "candidate setup",
      "baseline run",
      "candidate run",
      "baseline run",
      "candidate run",
    ]);
  });

  it("warms up once when the suite has no warm-up: one of the trees was only just checked out", async () => {
    const pair = subject({ command: logging("run") }, LONG, { warmupRounds: 0 });
    await pair.open(NEVER);

    expect(await trees.log()).toEqual(["baseline run", "candidate run"]);
  });

  it("ends the warm-up when it takes more than its part of the time", async () => {
    const pair = subject({ command: logging("run") }, LONG, { warmupRounds: 9, maxTime: 20 });
    await pair.open(NEVER);

    expect(await trees.log()).toHaveLength(2);
  });

  it("puts several runs of a short command into a round, in turns whose order is reversed each time", async () => {
    const pair = subject({ command: logging("run") }, SHORT);
    await pair.open(NEVER);
    const { candidate } = await pair.block(requestOf(), NEVER);

    expect(candidate.measurements[0]?.rounds.map((round) => round.length)).toEqual([5, 5]);
    const sides = (await trees.log()).slice(2).map((line) => line.replace(" run", "").slice(0, 1));
    expect(sides.join("")).toBe(["bccb", "cbbc", "bccb", "cbbc", "bccb"].join(""));
  });

  it("leaves out a metric that one side lacks", async () => {
    const { processes } = trees.ports;
    const measure: typeof processes.measure = async (request) => {
      const result = await processes.measure(request);
      const isBaseline = request.directory.endsWith("baseline");
      return { ...result, use: { ...result.use, ...(isBaseline ? { user: 0, system: 0 } : {}) } };
    };
    const ports = { ...trees.ports, processes: { ...processes, measure } };
    const pair = commandPair(trees.commands({ command: "true" }), optionsOf(), ports);
    const { baseline, candidate } = await pair.block(requestOf(), NEVER);

    for (const { measurements } of [baseline, candidate]) {
      expect(measurements.map(({ metric }) => metric)).toEqual(["time", "peak-memory"]);
    }
  });

  it("profiles the peak of each side when that is asked for", async () => {
    const pair = subject({ command: "true" }, LONG, { memoryProfiling: true });
    const { candidate } = await pair.block(requestOf(), NEVER);

    const peaks = candidate.measurements.find(({ metric }) => metric === "peak-memory")?.rounds.flat() ?? [];
    expect(candidate.profiles).toMatchObject([{ benchmark: "entry", peak: Math.max(...peaks) }]);
  });
});

describe("a measured command that fails in one tree", () => {
  it("has failed there, and has no measurement on either side", async () => {
    await trees.write("baseline/works", "");
    const pair = subject({ command: "echo looking; cat works" });
    const { baseline, candidate } = await pair.block(requestOf(), NEVER);

    expect(baseline).toEqual(EMPTY_OUTCOME);
    expect(candidate.measurements).toEqual([]);
    expect(candidate.failures).toMatchObject([
      {
        benchmark: "entry",
        kind: "failed",
        message: "The command ended with exit code 1 in block 2 of the candidate.",
        output: expect.stringContaining("looking"),
      },
    ]);
  });

  it("makes the subject unusable when that happens in setup or warm-up", async () => {
    await trees.write("candidate/works", "");
    const setup = await subject({ command: "true", setup: "cat works" }).open(NEVER);
    const warmUp = await subject({ command: "cat works" }).open(NEVER);

    expect(setup.baseline.failures).toMatchObject([{ message: "Its setup command ended with exit code 1." }]);
    expect(warmUp.baseline.failures).toMatchObject([
      { message: "The command ended with exit code 1 in warm-up 1 of 1 of the baseline." },
    ]);
    expect([setup.candidate, warmUp.candidate]).toEqual([EMPTY_OUTCOME, EMPTY_OUTCOME]);
  });

  it("is cut off when the time is up, and has no measurement of that block", async () => {
    const controller = new AbortController();
    const pair = subject({ command: "echo late; touch stuck; sleep 300" });
    const running = pair.block(requestOf(), controller.signal);
    const stuck = join(trees.directory, "baseline/stuck");
    await expect.poll(() => trees.ports.files.kind(stuck), { timeout: 10_000 }).toBe("file");
    controller.abort();
    const { baseline, candidate } = await running;

    expect([baseline.timedOut, candidate.timedOut]).toEqual([true, true]);
    expect([...baseline.measurements, ...candidate.measurements]).toEqual([]);
    expect(baseline.failures).toMatchObject([{ kind: "timed-out", output: "late" }]);
  });
});

describe("instructions of a measured command", () => {
  it("are counted in a run of their own for each round", async () => {
    const { baseline, candidate } = await (await counting({ command: logging("run") })).block(
      requestOf(),
      NEVER,
    );

    expect(candidate.measurements.map(({ metric }) => metric)).toEqual([
      "time",
      "cpu-time",
      "peak-memory",
      "instructions",
    ]);
    // The fake writes the recorded file of a program with 6,007 instructions, and one for a child.
    expect(candidate.measurements.at(-1)).toEqual({
      benchmark: "entry",
      metric: "instructions",
      unit: "count",
      better: "lower",
      rounds: [[12_014], [12_014]],
    });
    expect(baseline.measurements).toHaveLength(4);
    expect((await trees.log()).map((line) => line.slice(0, 1)).join("")).toBe("bccbbccb");
  });

  it("alone are counted when nothing else is wanted any more, and not when only something else is", async () => {
    const pair = await counting({ command: logging("run") });
    const measured = async (...metrics: readonly string[]) => {
      const { candidate } = await pair.block(requestOf({ metrics: new Set(metrics) }), NEVER);
      return candidate.measurements.map(({ metric }) => metric);
    };

    expect(await measured("instructions")).toEqual(["instructions"]);
    expect(await measured("cpu-time")).toEqual(["time", "cpu-time", "peak-memory"]);
    expect(await trees.log()).toHaveLength(8);
  });

  async function counting(settings: Partial<BenchmarkEntry> & { command: string }) {
    const fixture = join(import.meta.dirname, "../../../fixtures/processes/instructions/cachegrind.txt");
    await trees.write("valgrind", fakeValgrind(fixture));
    const environment = { PATH: `${trees.directory}:${process.env["PATH"] ?? ""}` };
    return subject({ ...settings, instructions: "valgrind", environment });
  }
});

/** Writes the recorded counts for itself and for a child, to where the option says, and runs the command. */
function fakeValgrind(fixture: string): string {
  return `#!/bin/sh
for option in "$@"; do
  case "$option" in
    --cachegrind-out-file=*) file="\${option#*=}" ;;
    /bin/sh) break ;;
  esac
done
cp "${fixture}" "\${file%\\%p}1"
cp "${fixture}" "\${file%\\%p}2"
while [ "$1" != /bin/sh ]; do shift; done
exec "$@"
`;
}

function subject(
  settings: Partial<BenchmarkEntry> & { command: string },
  secondsBetween = LONG,
  budget: Parameters<typeof optionsOf>[0] = {},
) {
  return commandPair(trees.commands(settings), optionsOf(budget), ticking(trees.ports, secondsBetween));
}
