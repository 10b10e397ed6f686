import { cp } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CommandContext } from "../../src/commands/command.ts";
import { parseCommand } from "../../src/commands/parse.ts";
import { parseHistoryFile } from "../../src/domain/measurements-file.ts";
import { type HarnessSetting, harnessSetting } from "../support/harness-setting.ts";

const FIXTURES = fileURLToPath(new URL("../../fixtures/adapters/", import.meta.url));
const MEASURED = (benchmark: string, samples: readonly number[], run = {}) =>
  JSON.stringify({
    version: 1,
    run,
    measurements: [{ benchmark, metric: "time", unit: "s", better: "lower", rounds: [samples] }],
  });
const CARGO =
  "running 1 test\ntest parse ... bench:       1,500 ns/iter (+/- 20)\ntest result: ok. 0 passed\n";

let setting: HarnessSetting;
beforeEach(async () => {
  setting = await harnessSetting();
});
afterEach(() => setting[Symbol.asyncDispose]());

describe("parse", () => {
  it("joins what files of a glob and a folder hold, whatever tools wrote them", async () => {
    await write("many/one.json", MEASURED("a", [1]));
    await write("many/two.json", MEASURED("a", [2, 3]));
    await write("folder/cargo.txt", CARGO);
    await write("folder/deep/three.json", MEASURED("b", [4]));

    const { printed } = await parse(["many/*.json", "folder"], { json: true });

    const rounds = JSON.parse(printed).measurements.map(
      (one: { benchmark: string; rounds: readonly (readonly number[])[] }) => [one.benchmark, one.rounds],
    );
    expect(rounds).toEqual([
      ["a", [[1], [2, 3]]],
      ["parse", [[expect.closeTo(1.5e-6, 12)]]],
      ["b", [[4]]],
    ]);
  });

  it("says of each path which tools wrote what is there", async () => {
    await write("folder/cargo.txt", CARGO);
    await write("folder/three.json", MEASURED("b", [4]));
    const { printed } = await parse(["folder"]);
    expect(printed).toContain("folder: 2 measurements, read as cargo, measurements\n");
  });

  it("keeps the run's facts that the files of a folder agree on", async () => {
    await write("folder/a.json", MEASURED("a", [1], { commit: "aaa", suite: "full" }));
    await write("folder/b.json", MEASURED("b", [1], { commit: "bbb", suite: "full" }));
    const { printed } = await parse(["folder"], { json: true });
    expect(JSON.parse(printed).run).toEqual({ suite: "full", environment: {} });
  });

  it("gives the newest run of a history, and says how many others there are", async () => {
    await cp(join(FIXTURES, "github-action-benchmark/several-suites/output.js"), place("data.js"));
    const { printed, warnings } = await parse(["data.js"], { json: true });
    expect(JSON.parse(printed).run).toEqual({
      commit: "3".repeat(40),
      time: "2026-11-20T06:01:00.000Z",
      environment: {},
    });
    expect(warnings[0]).toContain("the output holds 3 other runs");
  });

  it("prints all runs of all files as a history, oldest first, which it reads again", async () => {
    await cp(join(FIXTURES, "asv/results-0.6/tree"), place("results"), { recursive: true });
    await write("own.json", MEASURED("own", [1], { id: "r1", time: "2026-11-20T12:00:00Z" }));
    const { printed } = await parse(["own.json", "results"], { json: true, allRuns: true });

    const runs = parseHistoryFile(JSON.parse(printed), "history.json");
    expect(runs.map(({ time }) => time)).toEqual([
      "2026-11-20T06:00:00.000Z",
      "2026-11-20T12:00:00Z",
      "2026-11-21T06:00:00.000Z",
    ]);
    await write("history.json", printed);
    expect((await parse(["history.json"], { json: true, allRuns: true })).printed).toBe(printed);
    const newest = JSON.parse((await parse(["history.json"], { json: true })).printed);
    expect(newest).toEqual(JSON.parse(printed).at(-1));
  });

  it("lists the runs of a history for people", async () => {
    await cp(join(FIXTURES, "otava/metrics/output.csv"), place("otava.csv"));
    const { printed } = await parse(["otava.csv"], { allRuns: true });
    expect(printed.split("\n")[0]).toBe("2024-01-01T02:00:00.000Z  aaa0  2 measurements");
    expect(printed.trim().split("\n")).toHaveLength(10);
  });

  it("does not take an adapter that does not exist for a file that cannot be read", async () => {
    await write("a.json", MEASURED("a", [1]));
    await expect(parse(["."], { adapter: "no-such" })).rejects.toMatchObject({ code: "ADAPTER_UNKNOWN" });
  });
});

async function parse(
  paths: readonly string[],
  {
    json = false,
    adapter = "auto",
    allRuns = false,
  }: { json?: boolean; adapter?: string; allRuns?: boolean } = {},
) {
  const warnings: string[] = [];
  let printed = "";
  const context: CommandContext = {
    ports: { ...setting.ports, log: { ...setting.ports.log, warn: (message) => warnings.push(message) } },
    directory: setting.directory,
    version: "0.0.0",
    script: "cli.js",
    json,
    print: (text) => {
      printed += text;
    },
    terminal: { width: 160, colour: false },
  };
  await parseCommand(paths, { adapter, allRuns }, context);
  return { printed, warnings };
}

function place(path: string): string {
  return join(setting.directory, path);
}

async function write(path: string, text: string): Promise<void> {
  await setting.ports.files.write(place(path), text);
}
