import { describe, expect, it } from "vitest";
import { WRITE_ALL } from "../../support/github-api.ts";
import { all, clientOf, startWidgets, TOKEN } from "../../support/github-client.ts";

const comment = (id: number, body: string, author = "mona") => ({ id, issue: 7, body, author, edits: 0 });
const BOT = "github-actions[bot]";

describe("comments on GitHub", () => {
  it("are listed over all pages, oldest first, with what is known of their authors", async () => {
    const others = Array.from({ length: 230 }, (_, index) => comment(index + 1, `comment ${index}`));
    await using api = await startWidgets({
      comments: [...others, comment(500, "ours", BOT), comment(501, "of a member", "hubot")],
      collaborators: { hubot: "write" },
    });
    const found = await all(clientOf(api).comments.list(7));
    expect(found).toHaveLength(232);
    expect(found.map(({ id }) => id)).toEqual([...others.map(({ id }) => id), 500, 501]);
    expect([found[0]?.trusted, found[230]?.trusted, found[231]?.trusted]).toEqual([false, true, true]);
    expect(found[230]).toMatchObject({ body: "ours", author: BOT });
    expect(found[230]?.createdAt).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(found[230]?.url).toContain("issuecomment-500");
    expect(api.violations).toEqual([]);
  });

  it("are asked for page by page, and no further than the reader goes", async () => {
    await using api = await startWidgets({
      comments: Array.from({ length: 130 }, (_, index) => comment(index + 1, "x")),
    });
    for await (const { id } of clientOf(api).comments.list(7)) if (id === 1) break;
    expect(api.requests).toHaveLength(1);
  });

  it("are created, read, rewritten and removed, and gone afterwards", async () => {
    await using api = await startWidgets();
    const { comments } = clientOf(api);
    const created = await comments.create(7, "first");
    const id = created.kind === "created" ? created.id : 0;
    expect(await comments.update(id, "second")).toBe(true);
    expect(await comments.get(id)).toMatchObject({ id, body: "second", author: BOT, trusted: true });
    await comments.remove(id);
    await comments.remove(id);
    expect(await comments.get(id)).toBeUndefined();
    expect(await comments.update(id, "third")).toBe(false);
    expect(api.commentsOn(7)).toEqual([]);
    expect(api.violations).toEqual([]);
  });

  it("can be claimed by exactly one of sixteen jobs at once, fifty times over", async () => {
    await using api = await startWidgets({ latency: { seed: 3, before: 2, after: 2 } });
    const jobs = Array.from({ length: 16 }, () => clientOf(api).comments);
    for (let round = 0; round < 50; round += 1) {
      const { id } = api.addComment(7, "text", BOT);
      const outcomes = await Promise.all(jobs.map((job) => job.claim(id)));
      const placed = outcomes.filter(({ kind }) => kind === "placed");
      expect(placed).toHaveLength(1);
      expect(outcomes.filter(({ kind }) => kind === "taken")).toHaveLength(15);
    }
    expect(api.violations).toEqual([]);
  });

  it("can be claimed again after the claim was released, by whoever finds it", async () => {
    await using api = await startWidgets({ clock: () => new Date("2026-11-20T06:00:00Z") });
    const { id } = api.addComment(7, "text", BOT);
    const [first, second] = [clientOf(api).comments, clientOf(api).comments];
    const claim = await first.claim(id);
    const claimId = claim.kind === "placed" ? claim.id : 0;
    expect(await second.claim(id)).toEqual({ kind: "taken" });
    expect(await second.claims(id)).toEqual([{ id: claimId, createdAt: "2026-11-20T06:00:00Z" }]);
    await second.release(id, claimId);
    await first.release(id, claimId);
    expect(await second.claims(id)).toEqual([]);
    expect((await second.claim(id)).kind).toBe("placed");
    expect(api.violations).toEqual([]);
  });

  it("cannot be claimed once they are gone", async () => {
    await using api = await startWidgets();
    const { comments } = clientOf(api);
    expect(await comments.claim(999)).toEqual({ kind: "gone" });
    expect(await comments.claims(999)).toEqual([]);
    await comments.release(999, 1);
    await comments.react(999, "+1");
    expect(api.violations).toEqual([]);
  });

  it("take reactions that say whether a command was understood", async () => {
    await using api = await startWidgets();
    const { id } = api.addComment(7, "/accept-regression", "mona");
    const { comments } = clientOf(api);
    await comments.react(id, "+1");
    await comments.react(id, "+1");
    await comments.react(id, "confused");
    expect(api.reactionsTo(id).map(({ content }) => content)).toEqual(["+1", "confused"]);
  });

  it("on an issue need no more than the scope of issues", async () => {
    await using api = await startWidgets({ tokens: { [TOKEN]: { issues: "write" } } });
    const created = await clientOf(api).comments.create(3, "text");
    expect(created.kind).toBe("created");
    api.setPermissions(TOKEN, { ...WRITE_ALL, issues: "none" });
    await expect(clientOf(api).comments.create(3, "text")).rejects.toThrow('"issues: write"');
  });
});
