import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BenchmarkEntry } from "../../src/config/schema.ts";
import { measureCommand } from "../../src/harness/command.ts";
import { readCachegrind, readPerf } from "../../src/harness/instruction-counts.ts";
import { countInstructions } from "../../src/harness/instructions.ts";
import { budgetOf, entryOf, NEVER } from "../support/harness-setting.ts";
import { type TwoTrees, twoTrees } from "./paired/two-trees.ts";

const FIXTURES = join(import.meta.dirname, "../../fixtures/processes/instructions");
const read = (name: string) => readFile(join(FIXTURES, name), "utf8");

describe("what cachegrind wrote", () => {
  it("is the sum over all processes", async () => {
    const text = await read("cachegrind.txt");

    expect(readCachegrind([text])).toBe(6007);
    expect(readCachegrind([text, text, text])).toBe(18_021);
  });

  it("is read by the name of its columns when caches were simulated too", async () => {
    const text = await read("cachegrind-with-caches.txt");

    expect(readCachegrind([text])).toBe(6007);
    expect(
      readCachegrind([text.replace("Ir I1mr", "I1mr Ir").replaceAll("6007 1 1 1000", "1 6007 1 1000")]),
    ).toBe(6007);
  });

  it("is no count when a file is missing or not complete", async () => {
    const text = await read("cachegrind.txt");

    expect(readCachegrind([])).toBeUndefined();
    expect(readCachegrind([text, text.slice(0, text.indexOf("summary"))])).toBeUndefined();
  });
});

describe("what perf wrote", () => {
  it("is the count of its line, or of both kinds of cores", () => {
    expect(readPerf("# started on Sun\n\n1234567,,instructions:u,699596,100.00,,\n")).toBe(1_234_567);
    const two = "1000,,cpu_atom/instructions:u/,5,50.00,,\n234,,cpu_core/instructions:u/,5,50.00,,\n";
    expect(readPerf(two)).toBe(1234);
  });

  it("is no count where the machine does not tell", async () => {
    expect(readPerf(await read("perf-not-supported.txt"))).toBeUndefined();
    expect(readPerf("61,,page-faults:u,699596,100.00,87.193,K/sec\n")).toBeUndefined();
  });
});

describe("counting the instructions of a command", () => {
  let trees: TwoTrees;
  beforeEach(async () => {
    trees = await twoTrees();
  });
  afterEach(async () => {
    await trees[Symbol.asyncDispose]();
  });

  it.each([
    ["valgrind", "Install it (apt-get install valgrind)."],
    ["perf", "Install it (apt-get install linux-perf, or linux-tools-generic on Ubuntu)."],
  ] as const)("says what to install when %s is not there", async (counter, advice) => {
    const run = await count(counter, { PATH: trees.directory });

    expect(run).toMatchObject({ kind: "failed", failure: { kind: "failed", benchmark: "entry" } });
    expect(run.kind === "failed" && run.failure.message).toMatch(
      `${counter}, which its setting "instructions" asks for, could not be started: spawn ${counter} ENOENT.`,
    );
    expect(run.kind === "failed" && run.failure.message).toMatch(advice);
  });

  it("says that the machine hides its counters when perf cannot read them", async () => {
    await trees.write("perf", `#!/bin/sh\ncp "${FIXTURES}/perf-not-supported.txt" "$6"\n`);
    const run = await count("perf", { PATH: `${trees.directory}:${process.env["PATH"] ?? ""}` });

    expect(run.kind === "failed" && run.failure.message).toMatch(
      /^perf counted no instructions, it ended with exit code 0\. Virtual machines often hide/,
    );
  });

  it("reports a command that fails as any other run does", async () => {
    await trees.write("perf", '#!/bin/sh\necho "77,,instructions:u,5,100.00,," > "$6"\nshift 7\nexec "$@"\n');
    const environment = { PATH: `${trees.directory}:${process.env["PATH"] ?? ""}` };

    expect(await count("perf", environment)).toEqual({ kind: "done", count: 77 });
    expect(await count("perf", environment, "exit 3")).toMatchObject({
      kind: "failed",
      failure: { message: "The command ended with exit code 3 in run 1." },
    });
  });

  it("adds them to what a command that is measured alone gives, a round for each of up to ten runs", async () => {
    await trees.write("perf", '#!/bin/sh\necho "77,,instructions:u,5,100.00,," > "$6"\nshift 7\nexec "$@"\n');
    const environment = { PATH: `${trees.directory}:${process.env["PATH"] ?? ""}` };
    const entry = entryOf({
      command: "true",
      measure: "command",
      instructions: "perf",
      environment,
      launches: 2,
    });
    const task = { kind: "command", entry, directory: trees.directory, command: "true" } as const;
    const { measurements, failures } = await measureCommand(task, budgetOf(), trees.ports, NEVER);

    expect(failures).toEqual([]);
    expect(measurements.at(-1)).toMatchObject({
      metric: "instructions",
      unit: "count",
      rounds: Array.from({ length: 10 }, () => [77]),
    });
  });

  it("is refused for anything but a measured command", () => {
    const { error } = BenchmarkEntry.safeParse({ name: "x", command: "y", instructions: "perf" });

    expect(error?.issues).toMatchObject([{ path: ["instructions"] }]);
  });

  async function count(counter: "perf" | "valgrind", environment: Record<string, string>, command = "true") {
    const task = trees.commands({ command, environment }).candidate;
    return await countInstructions(task, counter, "run 1", trees.ports, NEVER);
  }
});
