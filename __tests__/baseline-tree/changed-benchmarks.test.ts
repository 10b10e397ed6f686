import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { changedBenchmarks, changedBenchmarksNote } from "../../src/baseline-tree/changed-benchmarks.ts";
import { Config } from "../../src/config/schema.ts";
import { planTasks } from "../../src/harness/discover.ts";
import { systemFiles } from "../../src/platform/files.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";

type Files = Readonly<Record<string, string>>;

describe("changed benchmark code", () => {
  it("is a module whose content differs, not one that is new or the same", async () => {
    const entries = [{ name: "js", modules: "**/*.bench.js" }];
    const before = { "a.bench.js": "1", "same.bench.js": "1", "gone.bench.js": "1", "code.js": "1" };
    const after = { "a.bench.js": "2", "same.bench.js": "1", "new.bench.js": "1", "code.js": "2" };
    expect(await changed(entries, before, after)).toEqual(["a.bench.js"]);
  });

  it.each([
    ["node tools/run.mjs --quick", "tools/run.mjs"],
    ["FAST=1 sh -c './run.sh' && echo done", "run.sh"],
    ["tool --config=bench.toml", "bench.toml"],
    ["tool ./benchmarks", "benchmarks/deep/case.txt"],
  ])("is what the command %s names", async (command, path) => {
    const entries = [{ name: "x", command }];
    const same = { "code.js": "1", "src/code.js": "1" };
    const after = { "code.js": "2", "src/code.js": "2", [path]: "2" };
    expect(await changed(entries, { ...same, [path]: "1" }, after)).toEqual([path]);
  });

  it.each([
    ["./run.sh", []],
    ["FAST=1 ./run.sh cases.txt && ./run.sh", ["cases.txt"]],
    ["sh run.sh", ["run.sh"]],
  ])("is not the program %s itself, which is what is measured", async (command, paths) => {
    const entries = [{ name: "x", command, measure: "command" }];
    const files = (value: string) => ({ "run.sh": value, "cases.txt": value });
    expect(await changed(entries, files("1"), files("2"))).toEqual(paths);
  });

  it("is a file that only one version has, when the command names it", async () => {
    const entries = [{ name: "x", command: "tool benchmarks" }];
    const before = { "benchmarks/a": "1" };
    expect(await changed(entries, before, { ...before, "benchmarks/b": "1" })).toEqual(["benchmarks/b"]);
  });

  it("is not a folder of code that a command names", async () => {
    const entries = [{ name: "x", command: "tool src . .. /tmp" }];
    expect(await changed(entries, { "src/a.js": "1" }, { "src/a.js": "2" })).toEqual([]);
  });

  it("is where the known tools keep it, and no other test of theirs", async () => {
    const bench = (value: string) => ({
      "a_test.go": `func BenchmarkA(b *testing.B) { ${value} }`,
      "b_test.go": `func TestB(t *testing.T) { ${value} }`,
      "test_a.py": `def test_a(benchmark): ${value}`,
      "test_b.py": `def test_b(): ${value}`,
      "crates/x/benches/sort.rs": value,
      "x.bench.ts": value,
    });
    const tools = ["go test -bench . ./...", "python3 -m pytest", "cargo bench", "npx vitest bench --run"];
    const found = await Promise.all(
      tools.map((command) => changed([{ name: "x", command }], bench("1"), bench("2"))),
    );
    expect(found).toEqual([["a_test.go"], ["test_a.py"], ["crates/x/benches/sort.rs"], ["x.bench.ts"]]);
  });

  it("is none of results that exist already", async () => {
    const entries = [{ name: "x", file: "results.json" }];
    expect(await changed(entries, { "results.json": "1" }, { "results.json": "2" })).toEqual([]);
  });
});

describe("the note on changed benchmark code", () => {
  it("names the first files and counts the others", () => {
    expect(changedBenchmarksNote([])).toBeUndefined();
    expect(changedBenchmarksNote(["a", "b", "c", "d", "e", "f", "g"])).toBe(
      "The benchmark code itself changed between the two versions (a, b, c, d, e and 2 more), so the comparison is not of the measured code alone.",
    );
  });
});

async function changed(
  benchmarks: readonly Readonly<Record<string, string>>[],
  baseline: Files,
  candidate: Files,
): Promise<readonly string[]> {
  await using folder = await temporaryDirectory();
  const config = Config.parse({ benchmarks });
  const files = systemFiles();
  const planOf = async (side: string, content: Files) => {
    const directory = join(folder.path, side);
    for (const [path, text] of Object.entries(content)) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), text);
    }
    return await planTasks({ config, directory, files });
  };
  const plans = {
    baseline: await planOf("baseline", baseline),
    candidate: await planOf("candidate", candidate),
  };
  return await changedBenchmarks(plans, files);
}
