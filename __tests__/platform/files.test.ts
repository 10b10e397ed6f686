import { chmod, mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemFiles } from "../../src/platform/files.ts";

let directory: string;
let files: ReturnType<typeof systemFiles>;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "files-test-"));
  files = systemFiles({ temporary: directory });
});

afterEach(async () => {
  await files[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

describe("reading", () => {
  it("gives the text of a file, without a byte order mark", async () => {
    await writeFile(join(directory, "utf8"), "\ufeffgrün\n");
    await writeFile(join(directory, "utf16"), Buffer.from("\ufeffgrün\n", "utf16le"));
    await writeFile(join(directory, "utf16be"), Buffer.from("\ufeffgrün\n", "utf16le").swap16());
    await writeFile(join(directory, "no mark"), Buffer.from("grün ist es\n", "utf16le"));
    await writeFile(join(directory, "no mark be"), Buffer.from("grün ist es\n", "utf16le").swap16());
    await writeFile(join(directory, "zeros"), "a\0b\0\0c");

    expect(await files.read(join(directory, "utf8"))).toBe("grün\n");
    expect(await files.read(join(directory, "utf16"))).toBe("grün\n");
    expect(await files.read(join(directory, "utf16be"))).toBe("grün\n");
    expect(await files.read(join(directory, "no mark"))).toBe("grün ist es\n");
    expect(await files.read(join(directory, "no mark be"))).toBe("grün ist es\n");
    expect(await files.read(join(directory, "zeros"))).toBe("a\0b\0\0c");
  });

  it("gives nothing for a file that is not there", async () => {
    await writeFile(join(directory, "file"), "");

    expect(await files.read(join(directory, "none"))).toBeUndefined();
    expect(await files.read(join(directory, "file", "below"))).toBeUndefined();
  });

  it("fails on a folder, naming it", async () => {
    await expect(files.read(directory)).rejects.toMatchObject({
      code: "FILE_UNREADABLE",
      message: expect.stringContaining(directory),
    });
  });

  it("tells files from folders, and when a file changed", async () => {
    const file = join(directory, "file");
    await writeFile(file, "");
    await utimes(file, 1000, 1234.5);

    expect(await files.kind(directory)).toBe("directory");
    expect(await files.kind(file)).toBe("file");
    expect(await files.kind(join(directory, "none"))).toBeUndefined();
    expect(await files.modified(file)).toBe(1234_500);
    expect(await files.modified(join(directory, "none"))).toBeUndefined();
  });
});

describe("writing", () => {
  it("makes missing folders and replaces what was there", async () => {
    const file = join(directory, "a", "b", "file.json");
    await files.write(file, "first");
    await files.write(file, "second");

    expect(await files.read(file)).toBe("second");
    expect(await readdir(join(directory, "a", "b"))).toEqual(["file.json"]);
  });

  it("never shows a reader a part of the content", async () => {
    const file = join(directory, "file");
    const contents = ["a", "b"].map((letter) => letter.repeat(4_000_000));
    await files.write(file, contents[0] ?? "");

    const writes = [1, 0, 1, 0, 1].reduce(
      (before, index) => before.then(() => files.write(file, contents[index] ?? "")),
      Promise.resolve(),
    );
    const seen = await Promise.all(Array.from({ length: 20 }, () => files.read(file)));
    await writes;

    expect(seen.every((text) => text !== undefined && contents.includes(text))).toBe(true);
  });

  it("leaves nothing behind when it fails, and says what failed", async () => {
    const taken = join(directory, "taken");
    await mkdir(taken);

    await expect(files.write(taken, "text")).rejects.toMatchObject({
      code: "WRITE_FAILED",
      message: expect.stringContaining(`${taken} could not be written`),
    });
    expect(await readdir(directory)).toEqual(["taken"]);
  });

  it("renames and removes, and says when it cannot", async () => {
    await files.write(join(directory, "from"), "text");
    await files.rename(join(directory, "from"), join(directory, "to"));
    expect(await files.read(join(directory, "to"))).toBe("text");

    await files.remove(join(directory, "to"));
    await files.remove(join(directory, "to"));
    expect(await readdir(directory)).toEqual([]);
    await expect(files.rename(join(directory, "from"), directory)).rejects.toMatchObject({
      code: "WRITE_FAILED",
    });
  });
});

describe("searching", () => {
  it("finds files in a fixed order, never in node_modules or .git", async () => {
    for (const path of [
      "b.bench.js",
      "a.bench.ts",
      "deep/er/c.bench.js",
      "node_modules/x.bench.js",
      ".git/y.bench.js",
      "skip/z.bench.js",
    ]) {
      await files.write(join(directory, path), "");
    }

    const found = await files.glob(["**/*.bench.{js,ts}", "b.*"], { in: directory, ignore: ["skip/**"] });

    expect(found).toEqual(["a.bench.ts", "b.bench.js", "deep/er/c.bench.js"]);
  });

  it("finds nothing in a folder that is not there", async () => {
    expect(await files.glob(["**"], { in: join(directory, "none") })).toEqual([]);
  });

  it("does not run in circles through links", async () => {
    await files.write(join(directory, "folder", "file"), "");
    await symlink(directory, join(directory, "folder", "up"));

    expect(await files.glob(["**/file"], { in: directory })).toEqual(["folder/file"]);
  });
});

describe("temporary directories", () => {
  it("are empty, apart from each other, and gone at the end", async () => {
    const first = await files.temporaryDirectory("output of a/b c");
    const second = await files.temporaryDirectory("output of a/b c");
    await files.write(join(first, "deep", "file"), "text");
    await chmod(second, 0o755);

    expect(first).not.toBe(second);
    expect(first).toContain(join(directory, "performance-benchmark-output-of-a-b-c-"));
    expect(await readdir(second)).toEqual([]);
    await files[Symbol.asyncDispose]();
    expect(await readdir(directory)).toEqual([]);
  });
});
