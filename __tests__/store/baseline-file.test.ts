import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { toMeasurementsFile } from "../../src/domain/measurements-file.ts";
import { readRun } from "../../src/harness/read-results.ts";
import { systemFiles } from "../../src/platform/files.ts";
import { type BaselineFile, readBaselineFile } from "../../src/store/baseline-file.ts";
import { fileStore } from "../../src/store/file-store.ts";
import { type TemporaryDirectory, temporaryDirectory } from "../support/temporary-directory.ts";
import { LINUX, runAt } from "../support/temporary-runs.ts";

const files = systemFiles();
const tools = { files, readRun: (path: string) => readRun(path, { files, directory: "." }) };
let folder: TemporaryDirectory;
beforeAll(async () => {
  folder = await temporaryDirectory();
});
afterAll(async () => {
  await folder[Symbol.asyncDispose]();
});

async function given(path: string, content: unknown): Promise<string> {
  const place = join(folder.path, path);
  await files.write(place, typeof content === "string" ? content : JSON.stringify(content));
  return place;
}

const medianOf = (baseline: BaselineFile) =>
  baseline.kind === "run" ? baseline.run.measurements[0]?.rounds[0]?.[0] : "a history";

it("reads our own measurements file with its facts", async () => {
  const path = await given("ours.json", toMeasurementsFile(runAt(1)));
  expect(await readBaselineFile(path, tools)).toMatchObject({
    kind: "run",
    run: { id: "run-1", environmentClass: LINUX, measurements: runAt(1).measurements },
  });
});

it("reads a history file and a history folder as several runs, oldest first", async () => {
  const path = await given(
    "history.json",
    [1, 2].map((minute) => toMeasurementsFile(runAt(minute))),
  );
  const directory = join(folder.path, "history");
  const store = fileStore({ directory, files });
  for (const minute of [2, 1]) await store.append(runAt(minute));
  for (const place of [path, directory]) {
    expect(await readBaselineFile(place, tools)).toMatchObject({
      kind: "history",
      runs: [{ id: "run-1" }, { id: "run-2" }],
    });
  }
});

it("reads what a tool wrote", async () => {
  const output = "test parse ... bench:       1,500 ns/iter (+/- 20)\n";
  const path = await given("cargo.txt", `running 1 test\n${output}\ntest result: ok. 0 passed\n`);
  expect(medianOf(await readBaselineFile(path, tools))).toBeCloseTo(1.5e-6, 12);
});

it("reads a folder with the outputs of several tools as one run", async () => {
  await given("tools/cargo.txt", "test parse ... bench:       1,500 ns/iter (+/- 20)\n");
  await given("tools/ours.json", toMeasurementsFile(runAt(1)));
  const baseline = await readBaselineFile(join(folder.path, "tools"), tools);
  const names = baseline.kind === "run" ? baseline.run.measurements.map(({ benchmark }) => benchmark) : [];
  expect(names).toEqual(["parse", "parse/small", "parse/large"]);
});

it("reads the newest measurements of a folder of reports", async () => {
  for (const minute of [1, 2]) {
    const name = `results/reports/measurements-20261121-06000${minute}.json`;
    await given(name, toMeasurementsFile(runAt(minute)));
  }
  expect(await readBaselineFile(join(folder.path, "results"), tools)).toMatchObject({ run: { id: "run-2" } });
});

it("says what to do when there is nothing", async () => {
  await expect(readBaselineFile(join(folder.path, "absent.json"), tools)).rejects.toMatchObject({
    code: "BASELINE_NOT_FOUND",
    hint: expect.stringContaining("baseline-file"),
  });
});

it.each([
  ["cut off", '{ "version": 1, "measurements": [ {'],
  ["of no known tool", "hello"],
  ["without measurements", '{ "version": 1, "measurements": [] }'],
  ["of a wrong shape", '{ "version": 1, "measurements": [ { "benchmark": 1 } ] }'],
])("refuses a file that is %s, and leaves it as it is", async (name, content) => {
  const path = await given(`${name}.json`, content);
  await expect(readBaselineFile(path, tools)).rejects.toMatchObject({
    code: "BASELINE_CORRUPT",
    message: expect.stringContaining(path),
    hint: expect.stringContaining("left as it is"),
  });
  expect(await files.read(path)).toBe(content);
});

it("refuses a history folder of which no run can be read", async () => {
  const name = "damaged/runs/2026/11/20261121T060100Z-none-quick-none-none-0123456789ab.json";
  const path = await given(name, "{");
  await expect(readBaselineFile(join(folder.path, "damaged"), tools)).rejects.toMatchObject({
    code: "BASELINE_CORRUPT",
    message: expect.stringContaining("is damaged"),
  });
  expect(await files.read(path)).toBe("{");
});
