import { expect, it } from "vitest";
import { parseRunPath, planAddition, runName, selectNames } from "../../src/store/layout.ts";
import { readRuns } from "../../src/store/read-runs.ts";
import { encodeRun, toStoredRun } from "../../src/store/run-file.ts";
import { LINUX, runAt } from "../support/temporary-runs.ts";

const stored = (minute: number) => toStoredRun(runAt(minute));
const NO_FILES = { paths: new Set<string>(), hasContent: async () => false };

it("puts time, commit, suite and checksums into the name of a run's file", () => {
  expect(runName(stored(1)).path).toMatchInlineSnapshot(
    `"runs/2026/11/20261121T060100Z-cccccccccccc-quick-26efe73d-f921bd05-4e65d3fbe8ad.json"`,
  );
});

it("reads from the name what it put there", () => {
  const name = runName(stored(1));
  expect(parseRunPath(name.path)).toEqual(name);
});

it("knows a file that is no run", () => {
  const names = ["runs/2026/11/note.json", "names/ab.json", "runs/2026/11/20261121T060100Z-.json"];
  expect(names.map(parseRunPath)).toEqual([undefined, undefined, undefined]);
});

it("adds readme, version and names with the first run, and with the next only the run", async () => {
  const first = await planAddition(stored(1), NO_FILES);
  expect(first.files.map(({ path }) => path)).toEqual([
    "README.md",
    "version",
    expect.stringMatching(/^names\/[0-9a-f]{32}\.json$/),
    runName(stored(1)).path,
  ]);
  const paths = new Set(first.files.map(({ path }) => path));
  const second = await planAddition(stored(2), { paths, hasContent: async () => true });
  expect(second.files.map(({ path }) => path)).toEqual([runName(stored(2)).path]);
});

it("adds nothing when a run of the same id is there, whatever its time", async () => {
  const path = runName({ ...stored(1), time: "2026-11-20T00:00:00Z" }).path;
  const addition = await planAddition(stored(1), { ...NO_FILES, paths: new Set([path]) });
  expect(addition).toEqual({ path, files: [] });
});

it("leaves a damaged dictionary alone and gives the run one of another name", async () => {
  const { hash } = encodeRun(stored(1)).dictionary;
  const paths = new Set([`names/${hash}.json`]);
  const { files } = await planAddition(stored(1), { paths, hasContent: async () => false });
  const contents = new Map(files.map(({ path, content }) => [path, content]));
  expect([...contents.keys()]).toContain(`names/${hash}-2.json`);

  const source = {
    place: "a test",
    paths: [...contents.keys()],
    read: async (wanted: readonly string[]) =>
      new Map(wanted.flatMap((path): [string, string][] => [[path, contents.get(path) ?? ""]])),
  };
  expect(await readRuns(source, { limit: 1 })).toEqual({ runs: [stored(1)], total: 1, problems: [] });
});

it("reads no file but those of the runs that are asked for", async () => {
  const { files } = await planAddition(stored(3), NO_FILES);
  const contents = new Map(files.map(({ path, content }) => [path, content]));
  const others = [1, 2].map((minute) => runName(stored(minute)).path);
  const asked: string[] = [];
  const source = {
    place: "a test",
    paths: [...contents.keys(), ...others],
    read: async (wanted: readonly string[]) => {
      asked.push(...wanted);
      return contents;
    },
  };
  const { runs, total } = await readRuns(source, { environmentClass: LINUX, limit: 1 });
  expect(runs).toEqual([stored(3)]);
  expect(total).toBe(3);
  expect(asked.filter((path) => path.startsWith("runs/"))).toEqual([runName(stored(3)).path]);
});

it("sorts by time, newest first", () => {
  const names = [2, 1, 3].map((minute) => runName(stored(minute)));
  expect(selectNames(names, { limit: 9 }).map(({ time }) => time)).toEqual([
    "20261121T060300Z",
    "20261121T060200Z",
    "20261121T060100Z",
  ]);
});

it("refuses a history of a newer layout", async () => {
  const source = {
    place: "the folder h",
    paths: ["version"],
    read: async () => new Map([["version", "2\n"]]),
  };
  await expect(readRuns(source, { limit: 1 })).rejects.toMatchObject({
    code: "STORE_CORRUPT",
    message: expect.stringContaining('The history in the folder h says that it has layout "2"'),
  });
});
