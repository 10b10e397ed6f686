import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryDirectory } from "../../support/temporary-directory.ts";
import { load } from "./pure-parts.ts";

const { readSessions, repair, appendSession } = await load("sessionFile");

test("reads what was appended, and nothing of a file that is not there", async () => {
  await using folder = await temporaryDirectory();
  const path = join(folder.path, "results.jsonl");
  expect(readSessions(path)).toEqual([]);
  appendSession(path, { id: "one" });
  appendSession(path, { id: "two" });
  expect(readSessions(path)).toEqual([{ id: "one" }, { id: "two" }]);
});

test("leaves out a last line that a killed study did not finish, and cuts it off before it goes on", async () => {
  await using folder = await temporaryDirectory();
  const path = join(folder.path, "results.jsonl");
  appendSession(path, { id: "one" });
  await appendFile(path, '{"id":"tw');
  expect(readSessions(path)).toEqual([{ id: "one" }]);

  repair(path);
  appendSession(path, { id: "three" });
  expect(readSessions(path)).toEqual([{ id: "one" }, { id: "three" }]);
});

test("empties a file whose only line is unfinished, and leaves a whole one as it is", async () => {
  await using folder = await temporaryDirectory();
  const path = join(folder.path, "results.jsonl");
  await writeFile(path, '{"id":');
  repair(path);
  expect(await readFile(path, "utf8")).toBe("");

  appendSession(path, { id: "é" });
  repair(path);
  expect(readSessions(path)).toEqual([{ id: "é" }]);
});
