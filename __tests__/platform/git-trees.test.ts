import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TreePort } from "../../src/baseline-tree/ports.ts";
import { type BaseRepository, openBaseRepository } from "../support/base-repository.ts";
import { NEVER } from "../support/harness-setting.ts";
import { snapshotOf } from "../support/snapshot.ts";
import { git } from "../support/workspace-git.ts";

describe("a second tree of a checkout", () => {
  let repository: BaseRepository;
  let base: string;
  let head: string;
  beforeAll(async () => {
    repository = await openBaseRepository();
    const { author } = repository;
    base = await author.commitToMain({ "code.js": "before\n", "packages/one/a.js": "1\n" });
    await git(author.folder, "tag", "v1");
    await git(author.folder, "push", "--quiet", repository.bare, "v1");
    head = await author.commitToMain({ "code.js": "after\n" });
  }, 60_000);
  afterAll(async () => {
    await repository[Symbol.asyncDispose]();
  });
  const checkOut = (changes: Partial<Parameters<BaseRepository["checkOut"]>[0]> = {}) =>
    repository.checkOut({ ref: "refs/heads/main", sha: head, ...changes });

  it("has the files of the commit, and the checkout keeps each byte of its own", async () => {
    const checkout = await checkOut({ credentials: "inside" });
    await writeFile(join(checkout.path, "staged.js"), "staged");
    await checkout.git("add", "staged.js");
    await writeFile(join(checkout.path, "code.js"), "changed, not staged");
    // Git notes such a file in the index anew whenever it looks.
    await utimes(join(checkout.path, "packages/one/a.js"), 1, 1);
    const before = await snapshotOf(checkout.path);
    const source = await checkout.ports().trees.open(NEVER);
    const fetched = await source.fetch(base);
    expect(fetched).toEqual({ kind: "fetched", commit: base });
    expect(await source.hasChanges()).toBe(true);
    const { root, warnings } = await source.plant(base);

    expect(warnings).toEqual([]);
    expect(await readFile(join(root, "code.js"), "utf8")).toBe("before\n");
    expect(await git(root, "rev-parse", "HEAD")).toBe(base);
    expect(await git(root, "status", "--porcelain")).toBe("");
    expect(await checkout.git("worktree", "list", "--porcelain")).not.toContain(root);
    expect(await snapshotOf(checkout.path)).toEqual(before);

    await source.close();
    expect(await readdir(checkout.temporary)).toEqual([]);
    expect(await snapshotOf(checkout.path)).toEqual(before);
  });

  it.each(["inside", "beside"] as const)(
    "cannot read the credentials that are kept %s the checkout, nor its remote",
    async (credentials) => {
      const checkout = await checkOut({ credentials });
      await planted(checkout.ports().trees, base, async (root) => {
        expect(await checkout.git("config", "--list")).toContain("extraheader");
        const settings = await git(root, "config", "--list");
        expect(settings).not.toMatch(/extraheader|remote\.origin\.url|ghs_/i);
        const folder = join(root, await git(root, "rev-parse", "--path-format=relative", "--git-common-dir"));
        const { stdout } = await promisify(execFile)("grep", [
          "--recursive",
          "--text",
          "--count",
          "--include=*",
          "ghs_",
          folder,
        ]).catch((error: { stdout: string }) => error);
        expect(stdout).not.toMatch(/:[1-9]/);
      });
    },
  );

  it("has a path of the same length as the checkout's, outside of it", async () => {
    const checkout = await checkOut();
    await planted(checkout.ports().trees, base, async (root) => {
      expect(root).toHaveLength(checkout.path.length);
      expect(root.startsWith(checkout.temporary)).toBe(true);
    });
  });

  it("knows the folder that we work in, also by a link to the checkout", async () => {
    const checkout = await checkOut();
    const inside = await checkout.ports({ inside: "packages/one" }).trees.open(NEVER);
    expect(inside).toMatchObject({ prefix: "packages/one", root: checkout.path, head });
    await inside.close();

    const link = join(repository.folder, "a link");
    await symlink(checkout.path, link);
    const linked = await checkout.ports({ inside: "../../a link/packages" }).trees.open(NEVER);
    expect(linked).toMatchObject({ prefix: "packages", root: link });
    await linked.close();
  });

  it("runs no hook, whoever set it", async () => {
    const checkout = await checkOut();
    const hook = `#!/bin/sh\ntouch '${repository.folder}/hooked'\n`;
    const hooks = join(repository.folder, "hooks");
    for (const folder of [hooks, join(checkout.path, ".git/hooks")]) {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, "post-checkout"), hook, { mode: 0o755 });
      await writeFile(join(folder, "reference-transaction"), hook, { mode: 0o755 });
    }
    const settings = join(repository.folder, "settings");
    await git(repository.folder, "config", "--file", settings, "core.hooksPath", hooks);
    const { trees } = checkout.ports({ variables: { GIT_CONFIG_GLOBAL: settings } });
    await planted(trees, base, async () => {
      await expect(stat(join(repository.folder, "hooked"))).rejects.toThrow("ENOENT");
    });
  });

  it("knows the tags that the checkout has, for tools that make versions of them", async () => {
    const checkout = await checkOut({ fetchDepth: 0 });
    await checkout.git("fetch", "--quiet", "--tags");
    await planted(checkout.ports().trees, head, async (root) => {
      expect(await git(root, "describe", "--tags")).toMatch(/^v1-1-g/);
    });
  });

  it("writes line ends as the checkout's own settings say", async () => {
    const checkout = await checkOut();
    await checkout.git("config", "core.autocrlf", "true");
    await planted(checkout.ports().trees, base, async (root) => {
      expect(await readFile(join(root, "code.js"), "utf8")).toBe("before\r\n");
    });
  });

  it("has only the folders that the checkout has, too", async () => {
    const checkout = await checkOut();
    await planted(checkout.ports().trees, base, async (root) => {
      expect(await readdir(root)).toContain("packages");
    });
    await checkout.git("sparse-checkout", "set", "--cone", "other");
    await planted(checkout.ports().trees, base, async (root) => {
      expect(await readdir(root)).toEqual([".git", "code.js"]);
      expect(await git(root, "status", "--porcelain")).toBe("");
    });
  });

  it("fetches what a partial clone left out, and the checkout still lacks it", async () => {
    const path = join(repository.folder, "partial clone");
    await git(repository.folder, "clone", "--quiet", "--filter=blob:none", `file://${repository.bare}`, path);
    const checkout = await checkOut();
    const { trees } = checkout.ports({ inside: "../../partial clone" });
    const missing = () => git(path, "rev-list", "--objects", "--all", "--missing=print");
    const before = await missing();
    expect(before).toContain("?");
    await planted(trees, base, async (root) => {
      expect(await readFile(join(root, "code.js"), "utf8")).toBe("before\n");
    });
    expect(await missing()).toBe(before);
  });

  it("uses the token only where the checkout has no credentials", async () => {
    const checkout = await checkOut({ credentials: "none" });
    const without = await checkout.ports().trees.open(NEVER);
    expect(await without.fetch(base)).toMatchObject({ kind: "unreachable" });
    await without.close();
    await planted(checkout.ports({ token: "ghs_reader" }).trees, base, async (root) => {
      expect(await readFile(join(root, "code.js"), "utf8")).toBe("before\n");
    });
  });

  it("is given up when the run is cancelled, and leaves nothing", async () => {
    const checkout = await checkOut();
    const cancelled = new AbortController();
    const source = await checkout.ports().trees.open(cancelled.signal);
    cancelled.abort();
    await expect(source.plant(base)).rejects.toMatchObject({ code: "GIT_FAILED" });
    await source.close();
    expect(await readdir(checkout.temporary)).toEqual([]);
    await expect(checkout.ports().trees.open(cancelled.signal)).rejects.toThrow();
    expect(await readdir(checkout.temporary)).toEqual([]);
  });

  it("needs a git checkout", async () => {
    const checkout = await checkOut();
    const { trees } = checkout.ports({ inside: "../.." });
    await expect(trees.open(NEVER)).rejects.toMatchObject({ code: "GIT_NOT_A_CHECKOUT" });
  });
});

describe("Git LFS in a second tree", () => {
  it.each([
    ["leaves pointers as they are where the checkout has only pointers", false, "skipped: yes\npointer\n"],
    ["gets contents where the checkout has contents", true, "skipped: \npointer\n"],
  ])("%s", async (_, hasContents, expected) => {
    await using repository = await openBaseRepository();
    const attributes = { ".gitattributes": "*.bin filter=lfs\n", "data.bin": "pointer\n" };
    const commit = await repository.author.commitToMain(attributes);
    const checkout = await repository.checkOut({ ref: "refs/heads/main", sha: commit });
    // In the place of git-lfs: a filter that shows what it was told.
    const smudge = `printf 'skipped: %s\\n' "\${GIT_LFS_SKIP_SMUDGE:+yes}"; cat`;
    await checkout.git("config", "filter.lfs.smudge", smudge);
    await checkout.git("config", "filter.lfs.required", "true");
    const contents = join(checkout.path, ".git/lfs/objects/c6/4a");
    await mkdir(contents, { recursive: true });
    if (hasContents) await writeFile(join(contents, "c64a12"), "content");
    await planted(checkout.ports().trees, commit, async (root) => {
      expect(await readFile(join(root, "data.bin"), "utf8")).toBe(expected);
    });
  });
});

describe("submodules of a second tree", () => {
  let inner: BaseRepository;
  let outer: BaseRepository;
  let older: string;
  let newer: string;
  let base: string;
  let head: string;
  beforeAll(async () => {
    [inner, outer] = await Promise.all([openBaseRepository(), openBaseRepository()]);
    older = await inner.author.commitToMain({ "lib.js": "older" });
    newer = await inner.author.commitToMain({ "lib.js": "newer" });
    const { folder } = outer.author;
    const add = [
      "-c",
      "protocol.file.allow=always",
      "submodule",
      "--quiet",
      "add",
      `file://${inner.bare}`,
      "libs/inner lib",
    ];
    await git(folder, ...add);
    await git(join(folder, "libs/inner lib"), "checkout", "--quiet", older);
    base = await outer.author.commitToMain({});
    await git(join(folder, "libs/inner lib"), "checkout", "--quiet", newer);
    head = await outer.author.commitToMain({});
  }, 60_000);
  afterAll(async () => {
    await inner[Symbol.asyncDispose]();
    await outer[Symbol.asyncDispose]();
  });

  it("are there at their own commit, fetched from their own remote, where the checkout has them", async () => {
    const checkout = await outer.checkOut({ ref: "refs/heads/main", sha: head });
    const update = ["submodule", "--quiet", "update", "--init", "--depth=1"];
    await checkout.git("-c", "protocol.file.allow=always", ...update);
    const before = await snapshotOf(checkout.path);
    await planted(checkout.ports().trees, base, async (root, warnings) => {
      expect(warnings).toEqual([]);
      expect(await readFile(join(root, "libs/inner lib/lib.js"), "utf8")).toBe("older");
      expect(await git(root, "status", "--porcelain")).toBe("");
    });
    expect(await snapshotOf(checkout.path)).toEqual(before);
    expect(await readFile(join(checkout.path, "libs/inner lib/lib.js"), "utf8")).toBe("newer");
  });

  it("stay empty where the checkout left them out", async () => {
    const checkout = await outer.checkOut({ ref: "refs/heads/main", sha: head });
    await planted(checkout.ports().trees, base, async (root, warnings) => {
      expect(warnings).toEqual([]);
      expect(await readdir(join(root, "libs/inner lib"))).toEqual([]);
    });
  });

  it("are missed with a warning when their remote does not have the commit any more", async () => {
    const checkout = await outer.checkOut({ ref: "refs/heads/main", sha: head });
    const update = ["submodule", "--quiet", "update", "--init", "--depth=1"];
    await checkout.git("-c", "protocol.file.allow=always", ...update);
    await git(join(checkout.path, "libs/inner lib"), "remote", "set-url", "origin", outer.bare);
    await planted(checkout.ports().trees, base, async (_, warnings) => {
      expect(warnings).toEqual([
        `The baseline lacks its submodule libs/inner lib at ${older.slice(0, 7)}. Its remote does not have it.`,
      ]);
    });
  });
});

async function planted(
  trees: TreePort,
  commit: string,
  body: (root: string, warnings: readonly string[]) => Promise<void>,
): Promise<void> {
  const source = await trees.open(NEVER);
  try {
    if ((await source.commitNamed(commit)) === undefined) await source.fetch(commit);
    const { root, warnings } = await source.plant(commit);
    await body(root, warnings);
  } finally {
    await source.close();
  }
}
