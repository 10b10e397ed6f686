import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Base, findBase } from "../../src/baseline-tree/base-commit.ts";
import type { BaseWish } from "../../src/baseline-tree/mode.ts";
import { type BaseRepository, openBaseRepository, type RunnerCheckout } from "../support/base-repository.ts";
import { NEVER } from "../support/harness-setting.ts";
import { git } from "../support/workspace-git.ts";

describe("the base of what is checked out", () => {
  let repository: BaseRepository;
  let first: string;
  let parting: string;
  let mainTip: string;
  let topic: string;
  let merge: string;
  beforeAll(async () => {
    repository = await openBaseRepository();
    const { author } = repository;
    first = await author.commitToMain({ "code.js": "first" });
    await author.commitToMain({ "code.js": "second" });
    parting = await author.commitToMain({ "code.js": "third" });
    await author.commitToBranch("topic", { "topic.js": "1" });
    for (let count = 0; count < 70; count += 1) {
      await git(author.folder, "commit", "--quiet", "--allow-empty", "--message=more");
    }
    topic = await author.commitToBranch("topic", { "topic.js": "2" });
    for (let count = 0; count < 3; count += 1) mainTip = await author.commitToMain({ "main.js": `${count}` });
    merge = await author.mergeForPullRequest(7, "topic");
  }, 60_000);
  afterAll(async () => {
    await repository[Symbol.asyncDispose]();
  });

  const pullRequest = (changes: Partial<Extract<BaseWish, { kind: "pull-request" }>> = {}): BaseWish => ({
    kind: "pull-request",
    headSha: topic,
    baseBranch: "main",
    baseSha: mainTip,
    ...changes,
  });

  it("is the first parent of the merge commit that GitHub makes, though depth 1 does not hold it", async () => {
    const checkout = await repository.checkOut({ ref: "refs/pull/7/merge", sha: merge });
    expect(await baseOf(checkout, pullRequest())).toEqual({
      kind: "found",
      commit: mainTip,
      description: `${short(mainTip)}, the commit of main that the pull request is merged with`,
      warnings: [],
    });
  });

  it("is that parent even when the event knows an older tip of the base branch", async () => {
    const checkout = await repository.checkOut({ ref: "refs/pull/7/merge", sha: merge });
    expect(await baseOf(checkout, pullRequest({ baseSha: parting }))).toMatchObject({ commit: mainTip });
  });

  it("is where the branches parted when the head is checked out, however shallow", async () => {
    const checkout = await repository.checkOut({ ref: "refs/heads/topic", sha: topic });
    const before = await checkout.git("rev-list", "--all", "--count");
    expect(await baseOf(checkout, pullRequest())).toEqual({
      kind: "found",
      commit: parting,
      description: `${short(parting)}, where the pull request left main`,
      warnings: [],
    });
    expect(before).toBe("1");
    expect(await checkout.git("rev-list", "--all", "--count")).toBe("1");
  });

  it("is where the branches parted in a complete clone, and one that has not seen the base branch", async () => {
    const complete = await repository.checkOut({ ref: "refs/heads/topic", sha: topic, fetchDepth: 0 });
    expect(await baseOf(complete, pullRequest())).toMatchObject({ commit: parting });
    await complete.git("update-ref", "-d", "refs/remotes/origin/main");
    expect(await baseOf(complete, pullRequest({ baseSha: mainTip }))).toMatchObject({ commit: parting });
  });

  it("is found by the branch when the event does not say its commit, or says one that is gone", async () => {
    const checkout = await repository.checkOut({ ref: "refs/heads/topic", sha: topic });
    const byName: BaseWish = { kind: "pull-request", headSha: topic, baseBranch: "main" };
    expect(await baseOf(checkout, byName)).toMatchObject({ commit: parting });
    const gone = pullRequest({ baseSha: "e".repeat(40) });
    expect(await baseOf(checkout, gone)).toMatchObject({ commit: parting });
  });

  it("is the tip of the base branch, with a warning, when the histories are unrelated", async () => {
    const orphan = await orphanCommit(repository);
    const checkout = await repository.checkOut({ ref: "refs/heads/orphan", sha: orphan });
    const base = await baseOf(checkout, pullRequest({ headSha: orphan }));
    expect(base).toMatchObject({ commit: mainTip, description: `${short(mainTip)}, the tip of main` });
    expect(base.kind === "found" && base.warnings[0]).toContain("They have no commit in common.");
  });

  it("is the tip of the base branch, with a warning, when the remote is gone", async () => {
    const checkout = await repository.checkOut({ ref: "refs/heads/topic", sha: topic });
    await checkout.git("fetch", "--quiet", "--depth=1", repository.bare, mainTip);
    await checkout.git("remote", "remove", "origin");
    const base = await baseOf(checkout, pullRequest());
    expect(base).toMatchObject({ commit: mainTip });
    expect(base.kind === "found" && base.warnings[0]).toContain("The checkout has no remote to fetch from.");
  });

  it.each([
    ["the event's base", () => ({ baseSha: mainTip })],
    ["a newer commit of its branch", () => ({ baseSha: parting, ofBase: true as const })],
  ])("is none when in the place of the pull request %s is checked out", async (_, changes) => {
    const checkout = await repository.checkOut({ ref: "refs/heads/main", sha: mainTip });
    expect(await baseOf(checkout, pullRequest(changes()))).toEqual({
      kind: "none",
      reason: expect.stringMatching(
        new RegExp(
          `^What is checked out is the base, ${short(mainTip)}, and nothing of the pull request\\. `,
        ),
      ),
    });
    await writeFile(join(checkout.path, "code.js"), "of the pull request");
    expect(await baseOf(checkout, pullRequest(changes()))).toMatchObject({ kind: "found" });
  });

  it("is found under pull_request_target when the pull request is checked out, or was merged", async () => {
    const merged = await repository.checkOut({ ref: "refs/pull/7/merge", sha: merge });
    expect(await baseOf(merged, pullRequest({ ofBase: true }))).toMatchObject({ commit: mainTip });
    const alone = await repository.checkOut({ ref: "refs/heads/topic", sha: topic });
    expect(await baseOf(alone, pullRequest({ ofBase: true }))).toMatchObject({ commit: parting });
    await git(repository.bare, "update-ref", "refs/heads/merged", merge);
    const closed = pullRequest({ ofBase: true, baseBranch: "merged" });
    expect(await baseOf(merged, closed)).toMatchObject({ commit: mainTip });
    const older = pullRequest({ ofBase: true, headSha: "e".repeat(40) });
    expect(await baseOf(alone, older)).toMatchObject({ commit: parting });
  });

  it("is the head itself, and the reader is told, when the pull request has nothing of its own", async () => {
    const checkout = await repository.checkOut({ ref: "refs/heads/main", sha: mainTip });
    const same = [pullRequest({ headSha: mainTip }), { kind: "ref", ref: mainTip } as const];
    for (const wish of same) {
      expect(await baseOf(checkout, wish)).toMatchObject({
        commit: mainTip,
        warnings: [expect.stringContaining("both sides are the same code")],
      });
    }
  });

  it("is none when in the place of the merge group its base is checked out", async () => {
    const checkout = await repository.checkOut({ ref: "refs/heads/main", sha: mainTip });
    expect(await baseOf(checkout, { kind: "merge-queue", baseSha: mainTip })).toMatchObject({
      kind: "none",
      reason: expect.stringContaining("nothing of the merge group"),
    });
  });

  it("is what the merge queue says, which is no ancestor that a merge base would find by name", async () => {
    const queued = await repository.author.commitToBranch("gh-readonly-queue/main/pr-7", { "queued.js": "" });
    const checkout = await repository.checkOut({
      ref: "refs/heads/gh-readonly-queue/main/pr-7",
      sha: queued,
    });
    expect(await baseOf(checkout, { kind: "merge-queue", baseSha: mainTip })).toEqual({
      kind: "found",
      commit: mainTip,
      description: `${short(mainTip)}, which the merge queue builds on`,
      warnings: [],
    });
  });

  it("is none, and says why, when neither the checkout nor the server has it", async () => {
    const checkout = await repository.checkOut({ ref: "refs/heads/topic", sha: topic });
    expect(await baseOf(checkout, { kind: "merge-queue", baseSha: "e".repeat(40) })).toEqual({
      kind: "none",
      reason: "The base eeeeeee could not be had. Neither the checkout nor its remote has it.",
    });
  });

  it("is none, and says why without the token, when the server refuses", async () => {
    const checkout = await repository.checkOut({
      ref: "refs/heads/topic",
      sha: topic,
      credentials: "none",
    });
    const base = await baseOf(checkout, { kind: "push", before: parting }, "ghs_wrong");
    expect(base).toMatchObject({ kind: "none", reason: expect.stringContaining("could not be fetched") });
    expect(JSON.stringify(base)).not.toContain("ghs_wrong");
    expect(await baseOf(checkout, { kind: "push", before: parting }, "ghs_reader")).toMatchObject({
      commit: parting,
      description: `${short(parting)}, the commit before this push`,
    });
  });

  describe("that the user names", () => {
    it.each([
      ["a tag", () => "v1.0", "named v1.0"],
      ["a tag with a message", () => "v1.1", "named v1.1"],
      ["a full ref", () => "refs/tags/v1.0", "named refs/tags/v1.0"],
      ["a commit", () => first, ""],
    ])("is %s, fetched when it is missing, without a merge base", async (_, name, words) => {
      await tagFirst(repository, first);
      const checkout = await repository.checkOut({ ref: "refs/heads/topic", sha: topic });
      const base = await baseOf(checkout, { kind: "ref", ref: name() });
      expect(base).toMatchObject({ commit: first, warnings: [] });
      expect(base.kind === "found" && base.description).toBe(
        [short(first), words].filter((part) => part !== "").join(", "),
      );
    });

    it("is a branch, a local one before that of the remote", async () => {
      const checkout = await repository.checkOut({ ref: "refs/heads/topic", sha: topic, fetchDepth: 0 });
      expect(await baseOf(checkout, { kind: "ref", ref: "main" })).toMatchObject({ commit: mainTip });
      await checkout.git("branch", "main", parting);
      expect(await baseOf(checkout, { kind: "ref", ref: "main" })).toMatchObject({ commit: parting });
    });

    it("is an expression or a short name that lies beyond the end of a shallow clone", async () => {
      const checkout = await repository.checkOut({ ref: "refs/heads/main", sha: mainTip });
      expect(await baseOf(checkout, { kind: "ref", ref: "HEAD~3" })).toMatchObject({ commit: parting });
      expect(await baseOf(checkout, { kind: "ref", ref: first.slice(0, 9) })).toMatchObject({
        commit: first,
      });
    });

    it("is a branch of the remote whose name could be a commit's", async () => {
      const branch = await repository.author.commitToBranch("facade1", { "facade.js": "" });
      const checkout = await repository.checkOut({ ref: "refs/heads/topic", sha: topic });
      expect(await baseOf(checkout, { kind: "ref", ref: "facade1" })).toMatchObject({ commit: branch });
    });

    it("is an error of his, too, where there is no remote", async () => {
      const checkout = await repository.checkOut({ ref: "refs/heads/topic", sha: topic, fetchDepth: 0 });
      await checkout.git("remote", "remove", "origin");
      await expect(baseOf(checkout, { kind: "ref", ref: "HEAD~400" })).rejects.toMatchObject({
        code: "BASELINE_NOT_FOUND",
      });
    });

    it.each(["nowhere", "1234567", "--output=x", "a:b", "HEAD~400"])(
      "is an error of his when there is no %s",
      async (ref) => {
        const checkout = await repository.checkOut({ ref: "refs/heads/topic", sha: topic });
        await expect(baseOf(checkout, { kind: "ref", ref })).rejects.toMatchObject({
          code: "BASELINE_NOT_FOUND",
          message: expect.stringContaining(`"${ref}"`),
        });
      },
    );
  });

  describe("on a laptop that names none", () => {
    const wish: BaseWish = { kind: "default-branch" };

    it("is where the branch left the default branch of the remote", async () => {
      const checkout = await repository.checkOut({ ref: "refs/heads/topic", sha: topic, fetchDepth: 0 });
      expect(await baseOf(checkout, wish)).toMatchObject({
        commit: parting,
        description: `${short(parting)}, where this branch left origin/main`,
      });
      await checkout.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/topic");
      expect(await baseOf(checkout, wish)).toMatchObject({ commit: topic });
    });

    it("is the last commit when the default branch has changes that are not committed", async () => {
      const checkout = await repository.checkOut({ ref: "refs/heads/main", sha: mainTip });
      await writeFile(join(checkout.path, "code.js"), "changed");
      expect(await baseOf(checkout, wish)).toEqual({
        kind: "found",
        commit: mainTip,
        description: `${short(mainTip)}, without the changes that are not committed`,
        warnings: [],
      });
    });

    it("is the last commit when nothing changed, and the reader is told", async () => {
      const checkout = await repository.checkOut({ ref: "refs/heads/main", sha: mainTip });
      expect(await baseOf(checkout, wish)).toMatchObject({
        commit: mainTip,
        warnings: [expect.stringContaining("both sides are the same code")],
      });
    });
  });
});

async function baseOf(checkout: RunnerCheckout, wish: BaseWish, token?: string): Promise<Base> {
  const { trees } = checkout.ports(token === undefined ? {} : { token });
  const source = await trees.open(NEVER);
  try {
    return await findBase(wish, source);
  } finally {
    await source.close();
  }
}

function short(commit: string): string {
  return commit.slice(0, 7);
}

async function orphanCommit({ bare, author }: BaseRepository): Promise<string> {
  await git(author.folder, "checkout", "--quiet", "--orphan", "orphan");
  await git(author.folder, "commit", "--quiet", "--message=orphan");
  await git(author.folder, "push", "--quiet", bare, "orphan");
  return await git(author.folder, "rev-parse", "HEAD");
}

async function tagFirst({ bare, author }: BaseRepository, commit: string): Promise<void> {
  await git(author.folder, "tag", "--force", "v1.0", commit);
  await git(author.folder, "tag", "--force", "--annotate", "--message=one", "v1.1", commit);
  await git(author.folder, "push", "--quiet", "--force", "--tags", bare);
}
