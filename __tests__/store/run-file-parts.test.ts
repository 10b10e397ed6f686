import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { systemFiles } from "../../src/platform/files.ts";
import { fileStore } from "../../src/store/file-store.ts";
import {
  decodeDictionary,
  decodeRunFile,
  encodeRun,
  joinRun,
  toStoredRun,
} from "../../src/store/run-file.ts";
import { roundStored } from "../../src/store/thin.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { runAt } from "../support/temporary-runs.ts";

const text = fc.string({ unit: "binary", maxLength: 20 });
const facts = fc.record(
  {
    group: text,
    shard: fc
      .integer({ min: 1, max: 256 })
      .chain((count) => fc.record({ index: fc.integer({ min: 1, max: count }), count: fc.constant(count) })),
    durations: fc.array(
      fc.record({
        task: text,
        benchmark: text,
        seconds: fc.double({ min: 0, max: 1e6, noNaN: true }).map(roundStored),
      }),
      { maxLength: 5 },
    ),
  },
  { requiredKeys: [] },
);

function readBack(run: ReturnType<typeof toStoredRun>, change = (file: string) => file) {
  const { dictionary, text: file } = encodeRun(run);
  const names = decodeDictionary(dictionary.hash, dictionary.text);
  const runFile = decodeRunFile(change(file(dictionary.hash)));
  if (names.kind === "damaged") return names;
  return runFile.kind === "damaged" ? runFile : joinRun(runFile.value, names.value);
}

describe("a stored run", () => {
  it("keeps what part it is of which whole, and how long its benchmarks took", () => {
    fc.assert(
      fc.property(facts, (known) => {
        const run = toStoredRun(runAt(1, known));
        expect(run).toMatchObject(known);
        expect(readBack(run)).toEqual({ kind: "decoded", value: run });
      }),
    );
  });

  it("comes back from a store as it was", async () => {
    await using folder = await temporaryDirectory();
    await using files = systemFiles();
    const store = fileStore({ directory: folder.path, files });
    const run = runAt(1, {
      group: "77/measure",
      shard: { index: 2, count: 8, split: "of no use later" },
      durations: [{ task: "t", benchmark: "b", seconds: 1.5 }],
    });
    await store.append(run);
    const { runs } = await store.read({ limit: 10 });
    expect(runs).toEqual([toStoredRun(run)]);
    expect(runs[0]?.shard).toEqual({ index: 2, count: 8 });
  });

  it("of an older release has nothing of it, in the bytes that it always had", () => {
    const { dictionary, text: file } = encodeRun(toStoredRun(runAt(1)));
    expect(dictionary.text).not.toMatch(/timed/);
    expect(file("0".repeat(32))).not.toMatch(/durations|group|shard/);
  });

  it("is damaged when its durations and their names do not fit", () => {
    const run = toStoredRun(runAt(1, { durations: [{ task: "t", benchmark: "b", seconds: 2 }] }));
    expect(readBack(run, (file) => file.replace('"durations":[2]', '"durations":[2,3]'))).toEqual({
      kind: "damaged",
      reason: "it has 2 durations and names for 1",
    });
    expect(
      readBack(toStoredRun(runAt(1, { shard: { index: 1, count: 2 } })), (file) =>
        file.replace('"index":1', '"index":3'),
      ),
    ).toMatchObject({ kind: "damaged" });
  });
});

describe("a history", () => {
  it("is read up to a time, by when its runs began and not by their number", async () => {
    await using folder = await temporaryDirectory();
    await using files = systemFiles();
    const store = fileStore({ directory: folder.path, files });
    for (const minute of [1, 2, 3, 4]) await store.append(runAt(minute));
    const { runs } = await store.read({ before: runAt(3).time, limit: 1 });
    expect(runs.map(({ id }) => id)).toEqual(["run-2"]);
  });
});
