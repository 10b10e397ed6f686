import { describe, expect, it } from "vitest";
import { composeComment } from "../../../src/report/comment/compose.ts";
import { parseComment } from "../../../src/report/comment/parse.ts";
import { marker } from "../../../src/report/markdown/escape.ts";
import { publishComment } from "../../../src/report/publish/comment.ts";
import { buildPart } from "../../support/comment-parts.ts";
import { type CommentsInMemory, commentsInMemory } from "../../support/comments-in-memory.ts";
import { virtualTime } from "../../support/virtual-time.ts";

const KEY = "bench";
const JOBS = Array.from({ length: 16 }, (_, index) => `benchmark ${index + 1}/16`).sort();
const request = (id: string, meta: Parameters<typeof buildPart>[0] = {}, begin = true) => ({
  pullRequest: 7,
  key: KEY,
  part: buildPart({ id, ...meta }),
  begin,
});
const comment = (...parts: readonly ReturnType<typeof buildPart>[]) => composeComment({ key: KEY, parts });

/** Ids of the parts in each comment of the key. */
const idsIn = (github: CommentsInMemory) =>
  github
    .comments()
    .filter(({ body }) => body.startsWith(marker(KEY)))
    .map(({ body }) =>
      parseComment(body)
        .map(({ meta }) => meta.id)
        .sort(),
    );

function setting(seed = 1, options: Parameters<typeof commentsInMemory>[1] = {}) {
  const time = virtualTime(seed);
  return { time, github: commentsInMemory(time, options) };
}

describe("sixteen jobs that write at once", () => {
  it("begin one comment that has the part of each, fifty times over, and leave no reaction", async () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const { time, github } = setting(seed, { lag: 3 });
      await time.run(JOBS.map((id) => publishComment(github.api, request(id), time)));
      expect([seed, ...idsIn(github)]).toEqual([seed, JOBS]);
      expect(github.claims()).toBe(0);
      expect(time.clock.monotonic()).toBeLessThan(120);
    }
  });

  it("update one that is there, and keep the parts of others", async () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const { time, github } = setting(seed);
      const old = buildPart({ id: "other", runId: "1", workflow: "Nightly" });
      const id = github.add(comment(old, buildPart({ id: JOBS[3] ?? "", runId: "1" })));
      const done = await time.run(JOBS.map((job) => publishComment(github.api, request(job), time)));
      expect(idsIn(github)).toEqual([[...JOBS, "other"]]);
      expect(done).toEqual(JOBS.map(() => ({ action: "updated", id })));
      expect(github.claims()).toBe(0);
      // Each waits with looks, which are cheap, and not with claims, of which GitHub takes 80 writes a minute.
      expect(github.calls.get("claim")).toBeLessThan(JOBS.length * 8);
    }
  });
});

describe("one job", () => {
  it("begins the comment, and later rewrites its part", async () => {
    const { time, github } = setting();
    const [first] = await time.run([publishComment(github.api, request("a"), time)]);
    expect(first).toEqual({ action: "created", id: github.comments()[0]?.id });
    const newer = request("a", { runId: "8123456790", headline: "All is well again." });
    const [second] = await time.run([publishComment(github.api, newer, time)]);
    expect(second).toEqual({ action: "updated", id: first?.id });
    expect(github.comments()).toHaveLength(1);
    expect(github.comments()[0]?.body).toContain("Outcome of a");
    expect(parseComment(github.comments()[0]?.body ?? "")[0]?.meta.headline).toBe("All is well again.");
  });

  it("does not begin a comment that is not wanted, and corrects one that is there", async () => {
    const { time, github } = setting();
    const [none] = await time.run([publishComment(github.api, request("a", {}, false), time)]);
    expect(none).toEqual({ action: "none" });
    expect(github.comments()).toEqual([]);
    const id = github.add(comment(buildPart({ id: "a", gate: "fail", runId: "1" })));
    const [updated] = await time.run([publishComment(github.api, request("a", {}, false), time)]);
    expect(updated).toEqual({ action: "updated", id });
    expect(github.comments()[0]?.body).toContain("## ✅ ");
  });

  it("leaves comments of other keys, quotes, and forgeries of strangers alone", async () => {
    const { time, github } = setting();
    const forged = comment(buildPart({ id: "a" }));
    const others = [
      [`${marker("bench-2")}\n\nx`, "github-actions[bot]"],
      [`> ${marker(KEY)}`, "github-actions[bot]"],
      [forged, "stranger"],
    ] as const;
    for (const [body, author] of others) github.add(body, author);
    const [done] = await time.run([publishComment(github.api, request("a"), time)]);
    expect(done?.action).toBe("created");
    expect(github.comments().map(({ body }) => body)).toEqual([
      ...others.map(([body]) => body),
      github.comments()[3]?.body,
    ]);
  });

  it("never overwrites its part of a newer run or attempt, and then writes nothing", async () => {
    for (const newer of [{ runId: "8123456790" }, { runAttempt: "2" }, { runId: "10000000000" }]) {
      const { time, github } = setting();
      const body = comment(buildPart({ id: "a", ...newer }), buildPart({ id: "b" }));
      const id = github.add(body);
      const [done] = await time.run([publishComment(github.api, request("a"), time)]);
      expect(done).toEqual({ action: "outdated", id });
      expect(github.comments()[0]?.body).toBe(body);
      expect(github.calls.get("update")).toBeUndefined();
      expect(github.claims()).toBe(0);
    }
  });

  it("keeps the newest part when runs of the same job end in any order", async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const { time, github } = setting(seed, { lag: 3 });
      const runs = ["9", "10", "8"].map((runId) =>
        publishComment(github.api, request("a", { runId, headline: `run ${runId}` }), time),
      );
      await time.run(runs);
      expect(github.comments()).toHaveLength(1);
      const parts = parseComment(github.comments()[0]?.body ?? "");
      expect(parts.map(({ meta }) => meta.headline)).toEqual(["run 10"]);
    }
  });

  it("drops what a job of its workflow wrote a day before on another commit, and nothing else", async () => {
    const { time, github } = setting();
    const old = { commit: "a".repeat(40), time: "2026-11-20T05:00:00Z" };
    github.add(
      comment(
        buildPart({ id: "renamed", ...old }),
        buildPart({ id: "this morning", ...old, time: "2026-11-21T05:00:00Z" }),
        buildPart({ id: "same commit", time: "2026-11-20T05:00:00Z" }),
        buildPart({ id: "nightly", ...old, workflow: "Nightly" }),
      ),
    );
    await time.run([publishComment(github.api, request("a"), time)]);
    expect(idsIn(github)).toEqual([["a", "nightly", "same commit", "this morning"]]);
  });

  it("makes one of several comments that jobs left behind, but deletes none that a person wrote", async () => {
    const { time, github } = setting();
    const pasted = comment(buildPart({ id: "pasted" }));
    const first = github.add(comment(buildPart({ id: "b" })), "github-actions[bot]", 60);
    github.add(
      comment(buildPart({ id: "c" }), buildPart({ id: "b", runId: "9" })),
      "github-actions[bot]",
      60,
    );
    github.add(pasted, "maintainer", 60);
    const orphan = github.add(comment(buildPart({ id: "d" })), "github-actions[bot]", 60);
    // The job that was to move it died with its claim on it.
    github.claim(orphan, "job", 30);
    const [done] = await time.run([publishComment(github.api, request("a"), time)]);
    expect(done).toEqual({ action: "updated", id: first });
    expect(idsIn(github)).toEqual([["a", "b", "c", "d"], ["pasted"]]);
    expect(github.comments()[1]?.body).toBe(pasted);
    expect(github.claims()).toBe(0);
  });
});
