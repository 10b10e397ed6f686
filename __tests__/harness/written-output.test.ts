import { cp } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readOutput } from "../../src/adapters/registry.ts";
import { readRun } from "../../src/harness/read-results.ts";
import { findOutputs, loadOutput } from "../../src/harness/written-output.ts";
import { systemFiles } from "../../src/platform/files.ts";
import { type TemporaryDirectory, temporaryDirectory } from "../support/temporary-directory.ts";

const FIXTURES = fileURLToPath(new URL("../../fixtures/adapters/", import.meta.url));
const HYPERFINE = (times: readonly number[]) =>
  JSON.stringify({ results: [{ command: "build", mean: 1, user: 1, system: 0, times, exit_codes: [] }] });
const CARGO =
  "running 1 test\ntest parse ... bench:       1,500 ns/iter (+/- 20)\ntest result: ok. 0 passed\n";

const files = systemFiles();
let folder: TemporaryDirectory;
beforeEach(async () => {
  folder = await temporaryDirectory();
});
afterEach(() => folder[Symbol.asyncDispose]());

describe("a folder", () => {
  it("holds one output for each tool that writes folders", async () => {
    await fixture("criterion/tree-0.5/tree", "results/criterion");
    await fixture("asv/results-0.6/tree", "results/asv");
    await write("results/report.txt", "of no tool");

    const outputs = await load("results");

    expect(outputs.map((output) => readOutput(output, "auto").adapter).sort()).toEqual(["asv", "criterion"]);
    const paths = outputs.flatMap((output) => (output.kind === "tree" ? output.files : []));
    expect(paths.map(({ path }) => path)).toContain("asv/runner/machine.json");
  });

  it("is read file by file when no tool wrote its tree there", async () => {
    await write("results/a.json", HYPERFINE([1, 2]));
    await write("results/deep/b.txt", CARGO);
    await write("results/picture.png", "of no tool");

    const outputs = await load("results");

    expect(outputs.map((output) => readOutput(output, "auto").adapter)).toEqual(["hyperfine", "cargo"]);
  });

  it("is no tool's tree because of the names of its files alone", async () => {
    await write("results/0001_build.json", HYPERFINE([1, 2]));
    await write("results/0a1b2c3d-other.json", HYPERFINE([5]));
    await write("results/other.json", HYPERFINE([3, 4]));

    const outputs = await load("results");

    expect(outputs.map(({ kind }) => kind)).toEqual(["file", "file", "file"]);
  });

  it("gives the same names wherever it lies", async () => {
    await fixture("criterion/tree-capitalised/tree", "before");
    await fixture("criterion/tree-capitalised/tree", "deep/down/after");
    const names = async (path: string) =>
      (await load(path)).flatMap((output) =>
        readOutput(output, "auto").measurements.map(({ benchmark }) => benchmark),
      );
    expect(await names("deep/down/after")).toEqual(await names("before"));
  });
});

describe("results of several files as one run", () => {
  it("have the measurements of all tools, and rounds where a benchmark comes again", async () => {
    await write("results/launch-1.json", HYPERFINE([1, 2]));
    await write("results/launch-2.json", HYPERFINE([3]));
    await write("results/cargo.txt", CARGO);
    for (const path of ["results", "results/*"]) {
      const { run, warnings } = await readRun(path, place());
      expect(run.measurements.map(({ benchmark, metric, rounds }) => [benchmark, metric, rounds])).toEqual([
        ["parse", "time", [[expect.closeTo(1.5e-6, 12)]]],
        ["build", "time", [[1], [2], [3]]],
        ["build", "cpu-time", [[1], [1]]],
      ]);
      expect(warnings).toEqual([]);
    }
  });

  it("are read as far as they can be, with a warning for the others", async () => {
    await write("results/a.json", HYPERFINE([1, 2]));
    await write("results/b.json", "{ broken");
    const { run, warnings } = await readRun("results", place());
    expect(run.measurements).toHaveLength(2);
    expect(warnings).toEqual([expect.stringContaining("results/b.json")]);
  });

  it.each([
    ["results", "The folder results holds no tool's results."],
    ["results/*.json", "No file at results/*.json holds a tool's results."],
  ])("are an error that tells why when none at %s can be read", async (path, message) => {
    await write("results/a.json", "{ broken");
    await write("results/b.json", "{ broken");
    await expect(readRun(path, place())).rejects.toMatchObject({
      code: "OUTPUT_UNREADABLE",
      message,
      hint: expect.stringContaining("2 files were tried. The first: results/a.json"),
    });
  });

  it("tell of the tree what is wrong with it", async () => {
    await fixture("criterion/tree-0.5/tree", "results");
    await write("results/copy/64/new/estimates.json", "{ broken");
    await expect(readRun("results", place())).rejects.toMatchObject({
      message: expect.stringContaining("copy/64/new/estimates.json"),
    });
  });
});

function place() {
  return { files, directory: folder.path };
}

async function load(path: string) {
  const found = await findOutputs(path, folder.path, files);
  return (await Promise.all(found.map((output) => loadOutput(output, folder.path, files)))).flat();
}

async function fixture(from: string, to: string): Promise<void> {
  await cp(join(FIXTURES, from), join(folder.path, to), { recursive: true });
}

async function write(path: string, text: string): Promise<void> {
  await files.write(join(folder.path, path), text);
}
