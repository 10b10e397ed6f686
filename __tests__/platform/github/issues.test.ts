import { describe, expect, it } from "vitest";
import { FAULTS } from "../../support/github-api-faults.ts";
import { all, clientOf, PULL, startWidgets } from "../../support/github-client.ts";

const issue = { title: "parse is slower", body: "text", labels: ["performance"], assignees: [] };

describe("issues on GitHub", () => {
  it("are listed by label and state, newest first, over all pages, without pull requests", async () => {
    const many = Array.from({ length: 120 }, (_, index) => ({
      number: index + 200,
      title: `issue ${index}`,
      body: "",
      labels: ["performance"],
      state: index % 2 === 0 ? ("open" as const) : ("closed" as const),
      author: "github-actions[bot]",
    }));
    await using api = await startWidgets({
      issues: many,
      pullRequests: [{ ...PULL, labels: ["performance"] }],
    });
    const { issues } = clientOf(api);
    const open = await all(issues.list({ label: "performance", state: "open" }));
    expect(open).toHaveLength(60);
    expect(open.map(({ number }) => number)).toEqual(open.map(({ number }) => number).sort((a, b) => b - a));
    expect(open[0]).toMatchObject({ state: "open", labels: ["performance"], trusted: true });
    expect(open[0]).not.toHaveProperty("closedAt");
    expect(await all(issues.list({ label: "performance", state: "all" }))).toHaveLength(120);
    expect(await all(issues.list({ label: "other", state: "all" }))).toEqual([]);
    expect(api.violations).toEqual([]);
  });

  it("are opened, changed, closed with a reason and opened again", async () => {
    await using api = await startWidgets({ collaborators: { mona: "write" } });
    const { issues } = clientOf(api);
    const created = await issues.create({ ...issue, assignees: ["mona"] });
    const number = created.kind === "created" ? created.id : 0;
    expect(api.state.issues.find((known) => known.number === number)?.assignees).toEqual(["mona"]);
    await issues.update(number, { title: "new", body: "new text", addLabels: ["critical"] });
    expect(await issues.get(number)).toMatchObject({
      title: "new",
      body: "new text",
      labels: ["performance", "critical"],
      state: "open",
    });
    await issues.update(number, { state: "closed", stateReason: "completed" });
    const closed = await issues.get(number);
    expect(closed?.state).toBe("closed");
    expect(closed?.closedAt).toMatch(/^\d{4}-/);
    await issues.update(number, { state: "open", stateReason: "reopened" });
    expect(await issues.get(number)).toMatchObject({ state: "open" });
    await issues.comment(number, "recovered");
    expect(api.commentsOn(number).map(({ body }) => body)).toEqual(["recovered"]);
    expect(await issues.get(9999)).toBeUndefined();
    expect(api.violations).toEqual([]);
  });

  it("add labels without a second request when nothing else changes", async () => {
    await using api = await startWidgets();
    await clientOf(api).issues.update(3, { addLabels: ["critical"] });
    expect(api.requests).toEqual(["POST /repos/acme/widgets/issues/3/labels"]);
    expect(api.state.issues[0]?.labels).toEqual(["performance", "critical"]);
  });

  it("are assigned to nobody, with a warning, when GitHub refuses one of the people", async () => {
    await using api = await startWidgets({ collaborators: { mona: "write" } });
    const warnings: string[] = [];
    const log = { debug: () => {}, info: () => {}, warn: (text: string) => warnings.push(text) };
    const { issues } = clientOf(api, { log });
    const created = await issues.create({ ...issue, assignees: ["mona", "stranger"] });
    expect(created.kind).toBe("created");
    expect(api.state.issues.at(-1)?.assignees).toEqual([]);
    expect(api.state.issues).toHaveLength(2);
    expect(warnings.join()).toContain("mona, stranger");
  });

  it.each([
    ["lost", FAULTS.resetAfter],
    ["half there", FAULTS.truncated],
    ["of a failing server that did its work", FAULTS.serverError(500, { written: true })],
    ["of a failing server that did nothing", FAULTS.serverError(500)],
  ])("get a comment once when its answer is %s", async (_, fault) => {
    await using api = await startWidgets();
    api.setFaults([{ operation: "issues/create-comment", fault }]);
    await clientOf(api).issues.comment(3, "recovered");
    expect(api.struck).toHaveLength(1);
    expect(api.commentsOn(3).map(({ body }) => body)).toEqual(["recovered"]);
  });

  it("get a comment once when its answer is lost and lists lag", async () => {
    await using api = await startWidgets({ lag: 20 });
    api.setFaults([{ operation: "issues/create-comment", fault: FAULTS.resetAfter }]);
    await clientOf(api).issues.comment(3, "recovered");
    expect(api.commentsOn(3)).toHaveLength(1);
  });

  it("do without a comment when GitHub fails for good, and say so", async () => {
    await using api = await startWidgets();
    api.setFaults([{ operation: "issues/create-comment", fault: FAULTS.resetBefore, times: 9 }]);
    await expect(clientOf(api).issues.comment(3, "x")).rejects.toMatchObject({ code: "GITHUB_FAILED" });
  });
});
