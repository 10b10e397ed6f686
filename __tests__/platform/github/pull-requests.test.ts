import { describe, expect, it } from "vitest";
import { clientOf, PULL, sha, startWidgets } from "../../support/github-client.ts";

const commits = Array.from({ length: 300 }, (_, index) => ({
  sha: index.toString(16).padStart(40, "0"),
  message: `commit ${index}\n\nwith a body`,
  ...(index % 2 === 0 && { author: "mona" }),
}));
const [first, last] = [commits[0]?.sha ?? "", commits.at(-1)?.sha ?? ""];

describe("pull requests on GitHub", () => {
  it("are read with both sides, also when the fork was deleted", async () => {
    await using api = await startWidgets();
    api.setPullRequest({ ...PULL, labels: ["accepted"] });
    const { pullRequests } = clientOf(api);
    expect(await pullRequests.get(7)).toEqual({
      number: 7,
      state: "open",
      headSha: sha("c"),
      headRepository: "mona/widgets",
      headRef: "faster",
      baseSha: sha("a"),
      baseRef: "main",
      baseRepository: "acme/widgets",
      labels: ["accepted"],
    });
    api.setPullRequest({ ...PULL, state: "closed", head: { ...PULL.head, deleted: true } });
    const orphan = await pullRequests.get(7);
    expect(orphan).toMatchObject({ state: "closed", headSha: sha("c") });
    expect(orphan).not.toHaveProperty("headRepository");
    expect(await pullRequests.get(99)).toBeUndefined();
    expect(api.violations).toEqual([]);
  });

  it("are found by the branch that they come from, and only those", async () => {
    await using api = await startWidgets();
    api.setPullRequest({ ...PULL, number: 8, head: { ...PULL.head, repository: "acme/widgets" } });
    const numbers = async (head: string) =>
      (await clientOf(api).pullRequests.ofBranch(head)).map(({ number }) => number);
    expect(await numbers("mona:faster")).toEqual([7]);
    expect(await numbers("ACME:faster")).toEqual([8]);
    expect(await numbers("mona:other")).toEqual([]);
    // GitHub overlooks a head without an owner and answers with all of them.
    expect(await numbers("faster")).toEqual([]);
    expect(api.violations).toEqual([]);
  });

  it("are told from a commit when they were merged", async () => {
    await using api = await startWidgets();
    api.setPullRequest({ ...PULL, number: 8, mergedAt: "2026-11-19T06:00:00Z", mergeCommit: sha("d") });
    const { pullRequests } = clientOf(api);
    expect(await pullRequests.mergedWith(sha("d"))).toEqual([8]);
    expect(await pullRequests.mergedWith(sha("c"))).toEqual([8]);
    expect(await pullRequests.mergedWith(sha("e"))).toEqual([]);
    expect(api.violations).toEqual([]);
  });

  it("say who put each of their labels on last, over a long timeline", async () => {
    await using api = await startWidgets({ clock: () => new Date("2026-11-20T06:00:00Z") });
    const { pullRequests } = clientOf(api);
    expect(await pullRequests.labelledBy(7)).toEqual([]);
    api.addLabel(7, "accepted", "stranger");
    for (let index = 0; index < 150; index += 1) api.addComment(7, "text", "hubot");
    api.removeLabel(7, "accepted", "hubot");
    api.addLabel(7, "Accepted", "mona");
    api.addLabel(7, "gone", "hubot");
    api.removeLabel(7, "gone", "hubot");
    const labelled = await pullRequests.labelledBy(7);
    expect(labelled).toEqual([
      { label: "accepted", by: "mona", url: expect.stringMatching(/\/acme\/widgets\/pull\/7#event-\d+$/) },
    ]);
    expect(await pullRequests.labelledBy(99)).toEqual([]);
    expect(api.violations).toEqual([]);
  });

  it("name nobody for a label that was just taken away, least of all who did that", async () => {
    await using api = await startWidgets();
    api.addLabel(7, "accepted", "mona");
    api.removeLabel(7, "accepted", "hubot");
    api.setPullRequest({ ...PULL, labels: ["accepted"] });
    expect(await clientOf(api).pullRequests.labelledBy(7)).toEqual([{ label: "accepted" }]);
  });

  it("list their commits oldest first, at most 250", async () => {
    await using api = await startWidgets({ pullRequests: [{ ...PULL, commits }] });
    const found = await clientOf(api).pullRequests.commits(7);
    expect(found).toHaveLength(250);
    expect(found[0]).toEqual({
      sha: first,
      message: "commit 0\n\nwith a body",
      author: "mona",
      url: `https://github.com/acme/widgets/commit/${first}`,
    });
    expect(found[1]).not.toHaveProperty("author");
    expect(api.violations).toEqual([]);
  });

  it("compare commits, and say nothing where GitHub knows nothing", async () => {
    await using api = await startWidgets({ commits });
    const { pullRequests } = clientOf(api);
    const between = async (base: string, head: string) =>
      (await pullRequests.between(base, head)).map((commit) => commit.sha);
    expect(await between(commits[296]?.sha ?? "", last)).toEqual(
      commits.slice(297).map((commit) => commit.sha),
    );
    expect(await between(first, last)).toEqual(commits.slice(1, 251).map((commit) => commit.sha));
    expect(await between(last, first)).toEqual([]);
    expect(await between(sha("f"), last)).toEqual([]);
    expect(api.violations).toEqual([]);
  });
});

describe("people on GitHub", () => {
  it("may write as collaborators with write access or more, and nobody else", async () => {
    await using api = await startWidgets({
      collaborators: {
        a: "admin",
        m: "maintain",
        w: "write",
        t: "triage",
        r: "read",
        n: "none",
        x: "nobody",
      },
    });
    const { people } = clientOf(api);
    const logins = ["acme", "a", "m", "w", "t", "r", "n", "x", "stranger", "dependabot[bot]", "../../x", ""];
    const may = await Promise.all(logins.map((login) => people.mayWrite(login)));
    expect(logins.filter((_, index) => may[index])).toEqual(["acme", "a", "m", "w"]);
    expect(api.violations).toEqual([]);
  });
});
