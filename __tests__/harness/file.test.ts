import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readFiles } from "../../src/harness/file.ts";
import { budgetOf, entryOf, type HarnessSetting, harnessSetting, NEVER } from "../support/harness-setting.ts";

const RESULT = (benchmark: string, samples: readonly number[], category?: string) =>
  JSON.stringify({
    version: 1,
    run: { commit: "3f2c1a9", suite: "quick", environment: {} },
    measurements: [{ benchmark, category, metric: "time", unit: "s", better: "lower", rounds: [samples] }],
  });

let setting: HarnessSetting;
beforeEach(async () => {
  setting = await harnessSetting();
});
afterEach(async () => {
  await setting[Symbol.asyncDispose]();
});

describe("results that an earlier step wrote", () => {
  it("are read from a file, a glob and a folder, each file once", async () => {
    await write("one.json", RESULT("one", [1]));
    await write("many/two.json", RESULT("two", [2]));
    await write("many/three.json", RESULT("three", [3]));
    await write("folder/deep/four.json", RESULT("four", [4]));
    await write("folder/picture.png", "no result");

    const outcome = await read(["one.json", "many/*.json", "many/two.json", "folder"]);

    expect(outcome).toMatchObject({ failures: [], warnings: [], timedOut: false });
    expect(outcome.measurements.map(({ benchmark, rounds }) => [benchmark, rounds])).toEqual([
      ["one", [[1]]],
      ["three", [[3]]],
      ["two", [[2]]],
      ["four", [[4]]],
    ]);
  });

  it("become rounds of one measurement when they hold the same benchmark", async () => {
    await write("launch-1.json", RESULT("parse", [1, 2]));
    await write("launch-2.json", RESULT("parse", [3, 4]));

    const { measurements } = await read(["launch-*.json"]);

    expect(measurements).toMatchObject([
      {
        benchmark: "parse",
        rounds: [
          [1, 2],
          [3, 4],
        ],
      },
    ]);
  });

  it("get the category of the entry unless they have their own", async () => {
    await write("a.json", RESULT("a", [1]));
    await write("b.json", RESULT("b", [1], "own"));

    const { measurements } = await read(["*.json"], { category: "entry's" });

    expect(measurements.map(({ category }) => category)).toEqual(["entry's", "own"]);
  });

  it("are a failure that names the patterns when there are none", async () => {
    const { failures, measurements } = await read(["results/*.json", "more.json"]);

    expect(measurements).toEqual([]);
    expect(failures).toMatchObject([
      {
        benchmark: "entry",
        kind: "failed",
        message: `There is no result file at results/*.json, more.json in ${setting.directory}. The step that writes it must run before.`,
      },
    ]);
  });

  it("are a warning each when only some are there or readable", async () => {
    await write("a.json", RESULT("a", [1]));
    await write("b.json", "{ broken");

    const { failures, measurements, warnings } = await read(["*.json", "c.json"]);

    expect(failures).toEqual([]);
    expect(measurements).toHaveLength(1);
    expect(warnings).toEqual([
      `There is no result file at c.json in ${setting.directory}.`,
      expect.stringContaining("b.json"),
    ]);
  });

  it("are a failure when none of them can be read", async () => {
    await write("b.json", "{ broken");

    const { failures } = await read(["b.json"]);

    expect(failures).toMatchObject([{ kind: "failed", message: expect.stringContaining("b.json") }]);
  });
});

async function read(patterns: readonly string[], settings: { category?: string } = {}) {
  const entry = entryOf({ file: [...patterns], ...settings });
  return await readFiles(
    { kind: "file", entry, directory: setting.directory, patterns },
    budgetOf(),
    setting.ports,
    NEVER,
  );
}

async function write(name: string, text: string): Promise<void> {
  await setting.ports.files.write(join(setting.directory, name), text);
}
