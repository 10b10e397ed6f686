import { mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeTreeFolder } from "../../src/platform/tree-folder.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";

describe("the place of a second tree", () => {
  it.each([12, 15, 40, 200])("has a path that is %i characters longer than its parent's", async (more) => {
    await using parent = await temporaryDirectory();
    const length = parent.path.length + more;
    const folder = await makeTreeFolder({ parents: [parent.path], beside: parent.path, length });
    expect(folder.tree).toHaveLength(length);
    await mkdir(folder.tree);
    await writeFile(join(folder.tree, "file"), "");
    await folder.remove();
    expect(await readdir(parent.path)).toEqual([]);
  });

  it("lies in the first parent that leaves enough room", async () => {
    await using short = await temporaryDirectory();
    const long = join(short.path, "a folder with a long name");
    const length = long.length;
    const folder = await makeTreeFolder({ parents: [long, short.path], beside: short.path, length });
    expect(folder.tree).toHaveLength(length);
    expect(folder.path.startsWith(join(short.path, "pb-"))).toBe(true);
    await folder.remove();
  });

  it.each([1, 600])("has a path of another length where %i characters cannot be had", async (length) => {
    await using parent = await temporaryDirectory();
    const missing = join(parent.path, "not/there/yet");
    const folder = await makeTreeFolder({ parents: [missing], beside: parent.path, length });
    expect(folder.tree.startsWith(missing)).toBe(true);
    await mkdir(folder.tree);
    await folder.remove();
    await expect(stat(folder.path)).rejects.toThrow("ENOENT");
  });

  it("is not on another file system, where reading files may be faster", async () => {
    await using short = await temporaryDirectory();
    const long = join(short.path, "a folder with a long name");
    const other = "/dev";
    const isOther = (await stat(other)).dev !== (await stat(short.path)).dev;
    expect(isOther).toBe(true);
    const folder = await makeTreeFolder({ parents: [long, other], beside: short.path, length: long.length });
    expect(folder.tree.startsWith(long)).toBe(true);
    await folder.remove();
  });

  it("is an error when nothing can be written there", async () => {
    await using parent = await temporaryDirectory();
    const file = join(parent.path, "file");
    await writeFile(file, "");
    await expect(
      makeTreeFolder({ parents: [join(file, "below")], beside: parent.path, length: 100 }),
    ).rejects.toMatchObject({ code: "WRITE_FAILED", message: expect.stringContaining(file) });
  });
});
