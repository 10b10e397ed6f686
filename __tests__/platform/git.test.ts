import { existsSync } from "node:fs";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemGit } from "../../src/platform/git.ts";
import { systemTrees } from "../../src/platform/git-trees.ts";
import { systemProcesses } from "../../src/platform/processes.ts";
import type { Variables } from "../../src/ports.ts";
import { type GitServer, startGitServer } from "../support/git-server.ts";
import { type Checkout, openCheckout, runGit } from "../support/temporary-checkout.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";

const NOW = new Date("2026-11-21T06:00:00Z");
const FILE = { path: "runs/a.json", content: "{}\n" };

describe("git in a checkout", () => {
  let checkout: Checkout;
  beforeAll(async () => {
    checkout = await openCheckout();
  });
  afterAll(async () => {
    await checkout[Symbol.asyncDispose]();
  });

  it("knows commit, ref and remote, from a folder inside it too", async () => {
    const inside = join(checkout.path, "packages/one");
    await mkdir(inside, { recursive: true });
    const git = systemGit({ ...checkout.ports, directory: inside });
    expect(await git.isCheckout()).toBe(true);
    expect(await git.headCommit()).toBe(await checkout.git("rev-parse", "HEAD"));
    expect(await git.headTime()).toBe(await checkout.git("log", "-1", "--format=%cI"));
    expect(await git.currentRef()).toBe("refs/heads/main");
    expect(await git.remoteUrl("origin")).toBe(checkout.origin);
    expect(await git.remoteUrl("upstream")).toBeUndefined();
  });

  it("tells ancestors, others, and what it cannot know", async () => {
    const git = systemGit(checkout.ports);
    const first = await checkout.git("rev-parse", "HEAD");
    await checkout.git("commit", "--quiet", "--allow-empty", "--message=second");
    const second = await checkout.git("rev-parse", "HEAD");
    expect(await git.isAncestor(first, second)).toBe(true);
    expect(await git.isAncestor(second, first)).toBe(false);
    expect(await git.isAncestor("f".repeat(40), second)).toBeUndefined();
  });

  it("says undefined, not false, of an ancestor that a shallow clone cut off", async () => {
    await using folder = await temporaryDirectory();
    await checkout.git("push", "--quiet", "origin", "main");
    const clone = join(folder.path, "clone");
    await runGit(folder.path, "clone", "--quiet", "--depth=1", `file://${checkout.origin}`, clone);
    await runGit(clone, "commit", "--quiet", "--allow-empty", "--message=unrelated");
    const unrelated = await runGit(clone, "commit-tree", "-m", "root", "HEAD^{tree}");
    const git = systemGit({ ...checkout.ports, directory: clone });
    expect(await git.isAncestor(unrelated, "HEAD")).toBeUndefined();
    expect(await git.isAncestor("HEAD~1", "HEAD")).toBe(true);
  });

  it("has no ref with a detached HEAD", async () => {
    await checkout.git("checkout", "--quiet", "--detach");
    expect(await systemGit(checkout.ports).currentRef()).toBeUndefined();
    await checkout.git("checkout", "--quiet", "main");
  });

  it("does not touch a file of the checkout while it fetches, commits and pushes", async () => {
    await writeFile(join(checkout.path, "staged.js"), "staged");
    await checkout.git("add", "staged.js");
    await writeFile(join(checkout.path, "code.js"), "changed, not staged");
    const before = await checkout.snapshot();

    const git = systemGit(checkout.ports);
    const commit = await git.commit({ parent: undefined, files: [FILE], message: "first", time: NOW });
    expect(await git.push("origin", "untouched", commit)).toEqual({ kind: "pushed" });
    const tip = await git.fetch("origin", "untouched");
    expect(tip).toBe(commit);
    const [file] = await git.listFiles(commit);
    expect([...(await git.readObjects("origin", [file?.object ?? ""])).values()]).toEqual([FILE.content]);

    expect(await checkout.snapshot()).toEqual(before);
  });

  it("ignores a hook, an index and a repository that the environment names", async () => {
    const hooks = join(checkout.path, "../hooks");
    await mkdir(hooks);
    await writeFile(join(hooks, "pre-push"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
    const variables = {
      ...checkout.ports.variables,
      GIT_INDEX_FILE: "/nonexistent/index",
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: "core.hooksPath",
      GIT_CONFIG_VALUE_0: hooks,
    };
    const git = systemGit({ ...checkout.ports, variables, processes: systemProcesses({ variables }) });
    const commit = await git.commit({ parent: undefined, files: [FILE], message: "hooked", time: NOW });
    expect(await git.push("origin", "hooked", commit)).toEqual({ kind: "pushed" });
  });

  it("commits on top of a parent, keeps its files, and names the author of the environment", async () => {
    const variables = {
      ...checkout.ports.variables,
      GIT_AUTHOR_NAME: "Mona <x>",
      GIT_AUTHOR_EMAIL: "m@example.com",
    };
    const git = systemGit({ ...checkout.ports, variables });
    const parent = await git.commit({ parent: undefined, files: [FILE], message: "ünï\ncode", time: NOW });
    const added = { path: "runs/b.json", content: "ü\n" };
    const child = await git.commit({ parent, files: [added], message: "second", time: NOW });
    await git.push("origin", "authored", child);

    expect((await git.listFiles(child)).map(({ path }) => path)).toEqual(["runs/a.json", "runs/b.json"]);
    expect(await checkout.show("authored", "runs/b.json")).toBe("ü\n");
    const log = await runGit(checkout.origin, "log", "--format=%an|%ae|%ct|%s", "authored");
    expect(log.split("\n")).toEqual([
      `Mona x|m@example.com|${NOW.getTime() / 1000}|second`,
      `Mona x|m@example.com|${NOW.getTime() / 1000}|ünï code`,
    ]);
  });
});

describe("git without a checkout", () => {
  it("says so, and what to do", async () => {
    await using folder = await temporaryDirectory();
    await using checkout = await openCheckout();
    const git = systemGit({ ...checkout.ports, directory: folder.path });
    expect(await git.isCheckout()).toBe(false);
    await expect(git.headCommit()).rejects.toMatchObject({
      code: "GIT_NOT_A_CHECKOUT",
      message: expect.stringContaining(folder.path),
      hint: expect.stringContaining("actions/checkout"),
    });
  });

  it("is no checkout where git is not installed", async () => {
    await using checkout = await openCheckout({ variables: { PATH: "/nonexistent" } });
    expect(await systemGit(checkout.ports).isCheckout()).toBe(false);
    await expect(systemGit(checkout.ports).headCommit()).rejects.toMatchObject({
      code: "GIT_NOT_A_CHECKOUT",
    });
  });
});

/** Git takes every checkout for another user's. */
const OF_ANOTHER = { GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" };

describe("git in a checkout of another user", () => {
  it("works in CI, also in a folder inside it", async () => {
    await using checkout = await openCheckout();
    const head = await checkout.git("rev-parse", "HEAD");
    const directory = join(checkout.path, "packages/one");
    await mkdir(directory, { recursive: true });
    for (const variables of [{ GITHUB_WORKSPACE: dirname(checkout.path) }, { CI: "true" }]) {
      const ports = {
        ...checkout.ports,
        ...portsWith({ ...checkout.ports.variables, ...OF_ANOTHER, ...variables }),
      };
      expect(await systemGit({ ...ports, directory }).headCommit()).toBe(head);
    }
  });

  it("works in CI where the workspace is a link", async () => {
    await using checkout = await openCheckout();
    const link = `${checkout.path}-link`;
    await symlink(checkout.path, link);
    const variables = { ...checkout.ports.variables, ...OF_ANOTHER, GITHUB_WORKSPACE: link };
    const git = systemGit({ ...checkout.ports, ...portsWith(variables), directory: link });
    expect(await git.obstacle()).toBeUndefined();
  });

  it("is refused elsewhere, in git's own words and with what it advises", async () => {
    await using checkout = await openCheckout({ variables: OF_ANOTHER });
    const git = systemGit(checkout.ports);
    expect(await git.isCheckout()).toBe(false);
    expect(await git.obstacle()).toBe(
      `detected dubious ownership in repository at '${checkout.path}'; it advises "git config --global --add safe.directory ${checkout.path}"`,
    );
  });

  it("is refused above the workspace", async () => {
    await using checkout = await openCheckout();
    const directory = join(checkout.path, "workspace");
    await mkdir(directory);
    const variables = { ...checkout.ports.variables, ...OF_ANOTHER, GITHUB_WORKSPACE: directory };
    const git = systemGit({ ...checkout.ports, ...portsWith(variables), directory });
    expect(await git.obstacle()).toContain("dubious ownership");
  });

  it("runs no program that the checkout configures to watch its files", async () => {
    await using checkout = await openCheckout({ variables: { CI: "true" } });
    await checkout.git("config", "core.fsmonitor", "touch ../ran; false");
    const repository = await systemTrees(checkout.ports).open(new AbortController().signal);
    await repository.hasChanges();
    await repository.close();
    expect(existsSync(join(checkout.path, "../ran"))).toBe(false);
  });
});

function portsWith(variables: Variables) {
  return { variables, processes: systemProcesses({ variables }) };
}

describe("git over HTTP", () => {
  let server: GitServer;
  beforeAll(async () => {
    server = await startGitServer({ tokens: { ghs_writer: "write", ghs_reader: "read" } });
    await server.create("o/r.git");
  });
  afterAll(async () => {
    await server.close();
  });
  const remote = (token?: string) =>
    openCheckout({
      url: server.url("o/r.git"),
      variables: { GITHUB_SERVER_URL: `http://github.localhost:${server.port}` },
      ...(token !== undefined && { token }),
    });
  const headerOf = (token: string) =>
    `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;

  it("uses the token that it is given, and leaves it nowhere", async () => {
    await using checkout = await remote("ghs_writer");
    const before = await checkout.snapshot();
    const git = systemGit(checkout.ports);
    const commit = await git.commit({ parent: undefined, files: [FILE], message: "first", time: NOW });
    expect(await git.hasBranch("origin", "data")).toBe(false);
    expect(await git.fetch("origin", "data")).toBeUndefined();
    expect(await git.push("origin", "data", commit)).toEqual({ kind: "pushed" });
    expect(await git.hasBranch("origin", "data")).toBe(true);
    expect(await checkout.snapshot()).toEqual(before);
  });

  it.each(["inside the checkout", "in a file beside it"])("prefers credentials %s", async (where) => {
    await using checkout = await remote("ghs_reader");
    const key = `http.http://github.localhost:${server.port}/.extraheader`;
    if (where === "inside the checkout") {
      await checkout.git("config", key, headerOf("ghs_writer"));
    } else {
      const file = join(checkout.path, "../credentials");
      await checkout.git("config", "--file", file, key, headerOf("ghs_writer"));
      await checkout.git("config", `includeIf.gitdir:${checkout.path}/.git.path`, file);
    }
    const git = systemGit(checkout.ports);
    const commit = await git.commit({ parent: undefined, files: [FILE], message: where, time: NOW });
    expect(await git.push("origin", where.replaceAll(" ", "-"), commit)).toEqual({ kind: "pushed" });
  });

  it("fetches the contents of the runs that are read, and of no others", async () => {
    await using checkout = await remote("ghs_writer");
    const git = systemGit(checkout.ports);
    const files = ["a", "b", "c"].map((name) => ({ path: `runs/${name}.json`, content: `${name}\n` }));
    const commit = await git.commit({ parent: undefined, files, message: "three", time: NOW });
    await git.push("origin", "three", commit);

    const reader = systemGit(checkout.ports);
    await reader.fetch("origin", "three");
    const wanted = (await reader.listFiles(commit)).slice(0, 2).map(({ object }) => object);
    const requests = server.requests.length;
    expect([...(await reader.readObjects("origin", wanted)).values()]).toEqual(["a\n", "b\n"]);
    // One look at the protocol, one fetch for both.
    expect(server.requests.length - requests).toBe(2);
  });

  it("knows a push that only a permission is missing for", async () => {
    await using checkout = await remote("ghs_reader");
    const git = systemGit(checkout.ports);
    const commit = await git.commit({ parent: undefined, files: [FILE], message: "no", time: NOW });
    expect((await git.push("origin", "data", commit)).kind).toBe("forbidden");
  });

  it("names the permission that reading needs, and never the token", async () => {
    await using checkout = await remote("ghs_wrong");
    const error = await systemGit(checkout.ports)
      .fetch("origin", "data")
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: "GITHUB_PERMISSION",
      hint: expect.stringContaining("contents: read"),
    });
    expect(JSON.stringify(error) + String(error)).not.toContain("ghs_wrong");
  });
});
