import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { BenchmarkEntry } from "../../../src/config/schema.ts";
import { EMPTY_OUTCOME } from "../../../src/harness/outcome.ts";
import { toolPair } from "../../../src/harness/paired/tool.ts";
import { NEVER } from "../../support/harness-setting.ts";
import { logging, optionsOf, requestOf, type TwoTrees, twoTrees } from "./two-trees.ts";

let trees: TwoTrees;
beforeEach(async () => {
  trees = await twoTrees();
});
afterEach(async () => {
  await trees[Symbol.asyncDispose]();
});

/** Prints a line of Go's output for each benchmark and number of nanoseconds. */
function printing(...results: readonly (readonly [name: string, nanoseconds: number | string])[]): string {
  return results
    .map(([name, nanoseconds]) => `printf '${name}-8 \\t 1000\\t %s ns/op\\n' ${nanoseconds}`)
    .join("; ");
}

describe("a tool in two trees", () => {
  it("takes turns, and what each launch reported is one round of its side", async () => {
    await trees.write("baseline/count", "0");
    await trees.write("candidate/count", "500");
    const next = "n=$(($(cat count) + 1)); echo $n > count";
    const pair = subject({
      command: `${logging("run")}; ${next}; ${printing(["BenchmarkA", "$n"])}`,
      category: "go",
    });
    const { baseline, candidate } = await pair.block(requestOf({ order: "candidate-outside" }), NEVER);

    expect(await trees.log()).toEqual(["candidate run", "baseline run", "baseline run", "candidate run"]);
    expect(baseline.measurements).toMatchObject([
      { benchmark: "BenchmarkA", category: "go", metric: "time", rounds: [[1e-9], [2e-9]] },
    ]);
    expect(candidate.measurements).toMatchObject([
      { benchmark: "BenchmarkA", rounds: [[5.01e-7], [5.02e-7]] },
    ]);
  });

  it("keeps all samples of a launch in its one round, and no summary of it", async () => {
    const times = { times: [1, 2, 3], mean: 2, stddev: 1, median: 2, min: 1, max: 3, user: 1, system: 0 };
    const text = JSON.stringify({ results: [{ command: "x", ...times, exit_codes: [0, 0, 0] }] });
    await trees.write("output.json", text);
    const { candidate } = await subject({ command: "cat ../output.json > {output}" }).block(
      requestOf(),
      NEVER,
    );

    const time = candidate.measurements.find(({ metric }) => metric === "time");
    expect(time?.rounds).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
    expect(time?.summary).toBeUndefined();
  });

  it("sets up both trees", async () => {
    const pair = subject({ command: "true", setup: logging("setup") });

    expect(await pair.open(NEVER)).toEqual({ baseline: EMPTY_OUTCOME, candidate: EMPTY_OUTCOME });
    expect(await trees.log()).toEqual(["baseline setup", "candidate setup"]);
  });
});

describe("a benchmark of a tool", () => {
  it("that one launch lacks drops out of the block on both sides, and that is said", async () => {
    const flaky = `test -e once || ${printing(["BenchmarkFlaky", 5])}; touch once`;
    await trees.write("candidate/sometimes", flaky);
    await trees.write("baseline/sometimes", printing(["BenchmarkFlaky", 5]));
    const pair = subject({ command: `${printing(["BenchmarkSteady", 7])}; sh ./sometimes` });
    const { baseline, candidate } = await pair.block(requestOf(), NEVER);

    for (const { measurements } of [baseline, candidate]) {
      expect(measurements.map(({ benchmark }) => benchmark)).toEqual(["BenchmarkSteady"]);
    }
    expect(candidate.warnings).toEqual([
      "BenchmarkFlaky was not reported by every launch. Four launches that lack it anywhere do not count for it.",
    ]);
    const next = await pair.block(requestOf(), NEVER);
    expect(next.candidate.measurements.map(({ benchmark }) => benchmark)).toEqual(["BenchmarkSteady"]);
  });

  it("that only one side has is kept there", async () => {
    await trees.write("candidate/more", printing(["BenchmarkNew", 5]));
    const pair = subject({ command: `${printing(["BenchmarkSame", 7])}; test ! -e more || sh ./more` });
    const { baseline, candidate } = await pair.block(requestOf(), NEVER);

    expect(baseline.measurements.map(({ benchmark }) => benchmark)).toEqual(["BenchmarkSame"]);
    expect(candidate.measurements.map(({ benchmark, rounds }) => [benchmark, rounds.length])).toEqual([
      ["BenchmarkSame", 2],
      ["BenchmarkNew", 2],
    ]);
    expect(candidate.warnings).toEqual([]);
  });
});

describe("a tool that fails in one tree", () => {
  it("and reports nothing ends the block, without measurements on either side", async () => {
    await trees.write("baseline/works", "");
    const pair = subject({
      command: `${logging("run")}; echo trouble; cat works && ${printing(["BenchmarkA", 5])}`,
    });
    const { baseline, candidate } = await pair.block(requestOf(), NEVER);

    expect(await trees.log()).toEqual(["baseline run", "candidate run"]);
    expect([...baseline.measurements, ...candidate.measurements, ...baseline.failures]).toEqual([]);
    expect(candidate.failures).toMatchObject([
      {
        benchmark: "entry",
        message: "The command ended with exit code 1.",
        output: expect.stringContaining("trouble"),
      },
    ]);
  });

  it("and yet reports its benchmarks is compared by these", async () => {
    await trees.write("baseline/works", "");
    const pair = subject({ command: `${printing(["BenchmarkA", 5])}; test -e works` });
    const { baseline, candidate } = await pair.block(requestOf(), NEVER);

    expect([baseline.measurements.length, candidate.measurements.length]).toEqual([1, 1]);
    expect(baseline.failures).toEqual([]);
    expect(candidate.failures).toMatchObject([
      { message: "The command ended with exit code 1. What it had reported by then is kept." },
    ]);
  });

  it("is cut off when the time is up, and has no measurement of that block", async () => {
    const controller = new AbortController();
    const pair = subject({ command: `${printing(["BenchmarkA", 5])}; touch stuck; sleep 300` });
    const running = pair.block(requestOf(), controller.signal);
    const stuck = join(trees.directory, "baseline/stuck");
    await expect.poll(() => trees.ports.files.kind(stuck), { timeout: 10_000 }).toBe("file");
    controller.abort();
    const { baseline, candidate } = await running;

    expect([baseline.timedOut, candidate.timedOut]).toEqual([true, true]);
    expect([...baseline.measurements, ...candidate.measurements]).toEqual([]);
  });
});

function subject(settings: Partial<BenchmarkEntry> & { command: string }) {
  return toolPair(trees.tools(settings), optionsOf(), trees.ports);
}
