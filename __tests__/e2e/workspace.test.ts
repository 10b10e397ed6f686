import { readdir } from "node:fs/promises";
import { Octokit } from "@octokit/rest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pullRequestTrigger, pushToMain, type Site, startJob, startSite } from "../support/workspace.ts";
import { git } from "../support/workspace-git.ts";

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

describe("a repository of the end-to-end tests", () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite({ "README.md": "# Widgets\n", "src/a.js": "1;\n" });
  });
  afterAll(async () => await site[Symbol.asyncDispose]());

  it("is checked out with a token that git uses by itself, wherever checkout keeps it", async () => {
    for (const credentials of ["beside", "inside"] as const) {
      const { workspace } = await startJob(site, await pushToMain(site), { credentials });
      await git(workspace, "push", "--quiet", "origin", `HEAD:refs/heads/${credentials}`);
      expect(await git(site.bare, "rev-parse", credentials)).toBe(await git(site.bare, "rev-parse", "main"));
      expect(await git(workspace, "status", "--porcelain", "--branch")).toBe("## main...origin/main");
    }
  });

  it("refuses a push without a token, and with one that may only read", async () => {
    const trigger = await pushToMain(site);
    const without = await startJob(site, trigger, { credentials: "none" });
    await expect(git(without.workspace, "push", "origin", "HEAD:refs/heads/x")).rejects.toThrow(
      /could not read Username/,
    );
    const reader = await startJob(site, trigger, { access: "read" });
    await expect(git(reader.workspace, "push", "origin", "HEAD:refs/heads/x")).rejects.toThrow(/403/);
    expect(await git(reader.workspace, "fetch", "origin", "main")).toBe("");
  });

  it("gives a job exactly the permissions that its workflow declares, in git and in the API", async () => {
    const pull = await site.openPullRequest("permissions", { "src/a.js": "3;\n" });
    const trigger = pullRequestTrigger(pull);
    const commenting = { contents: "read", "pull-requests": "write" } as const;
    const job = await startJob(site, trigger, { permissions: commenting });
    expect(await git(job.workspace, "rev-parse", "HEAD")).toBe(pull.merge);
    await expect(git(job.workspace, "push", "origin", "HEAD:refs/heads/y")).rejects.toThrow(/403/);
    const { rest } = new Octokit({ baseUrl: site.api.url, auth: job.token, log: silent });
    const here = { owner: "acme", repo: "widgets" };
    const comment = { ...here, issue_number: pull.number, body: "text" };
    await expect(rest.issues.createComment(comment)).resolves.toMatchObject({ status: 201 });
    await expect(rest.issues.create({ ...here, title: "t" })).rejects.toMatchObject({ status: 403 });

    const blind = await startJob(site, trigger, { permissions: { "pull-requests": "write" } });
    expect(await readdir(blind.workspace)).toEqual([]);
  });

  it("gives a pull request the merge commit, a shallow clone, and the API's view of both sides", async () => {
    const pull = await site.openPullRequest("change", { "src/a.js": "2;\n" });
    const { workspace, github, token } = await startJob(site, pullRequestTrigger(pull), { fetchDepth: 1 });
    expect(await git(workspace, "rev-parse", "HEAD")).toBe(pull.merge);
    expect(await git(workspace, "rev-parse", "--is-shallow-repository")).toBe("true");
    expect(await git(site.bare, "rev-parse", `${pull.merge}^1`, `${pull.merge}^2`)).toBe(
      `${pull.base.sha}\n${pull.head.sha}`,
    );
    const octokit = new Octokit({ baseUrl: String(github["api_url"]), auth: token });
    const { data } = await octokit.rest.pulls.get({
      owner: "acme",
      repo: "widgets",
      pull_number: pull.number,
    });
    expect([data.head.sha, data.base.sha]).toEqual([pull.head.sha, pull.base.sha]);

    const again = await site.pushToPullRequest(pull, { "src/a.js": "3;\n" });
    expect(again.merge).not.toBe(pull.merge);
    const content = await octokit.rest.repos.getContent({
      owner: "acme",
      repo: "widgets",
      path: "src/a.js",
      ref: "change",
      mediaType: { format: "raw" },
    });
    expect(JSON.stringify(content.data)).toContain(Buffer.from("3;\n").toString("base64"));
    expect(site.api.violations).toEqual([]);
  });
});
