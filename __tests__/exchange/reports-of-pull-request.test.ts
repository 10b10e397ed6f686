import { describe, expect, it } from "vitest";
import { reportsOfPullRequest } from "../../src/exchange/reports-of-pull-request.ts";
import type { WorkflowRun } from "../../src/github/ports.ts";
import {
  forkGitHub,
  forkReport,
  NEWER,
  PULL_REQUEST,
  RUN,
  reportFiles,
  type Setting,
} from "./fork-setting.ts";

/** Runs for the head of pull request 7, newest first; those in `measured` have the artifact. */
async function reportsOf(runs: readonly WorkflowRun[], measured: readonly number[], setting: Setting = {}) {
  const github = await forkGitHub(setting);
  const asked: number[] = [];
  const artifacts = await github.ports.runs.artifacts(RUN.id);
  const found = await reportsOfPullRequest(7, github.request, {
    ...github.ports,
    runs: {
      ...github.ports.runs,
      ofCommit: async () => runs,
      artifacts: async (id) => {
        asked.push(id);
        return measured.includes(id) ? artifacts : [];
      },
    },
  });
  return { found, asked };
}

describe("the reports of a pull request", () => {
  it("are those of the newest run for its head that has any, of each workflow", async () => {
    const other = ".github/workflows/windows.yml";
    const runs = [
      { ...RUN, id: 9 },
      { ...RUN, id: 8 },
      { ...RUN, id: 7 },
      { ...RUN, id: 6, path: other },
      { ...RUN, id: 5, path: other },
    ];
    const { found, asked } = await reportsOf(runs, [8, 7, 6, 5]);
    expect(found.map(({ origin }) => origin.run.id)).toEqual([8, 6]);
    expect(asked).toEqual([9, 8, 6]);
    expect(found[0]?.reports[0]?.report.workflow).toMatchObject({
      runId: "8",
      pullRequest: 7,
      fromFork: true,
    });
  });

  it.each([
    ["has not ended", { status: "in_progress" }],
    ["is of another event", { event: "push" }],
    ["is of somebody else's branch at the same commit", { headRepository: "other/widgets" }],
    ["is of another branch", { headBranch: "other" }],
    ["is of another commit", { headSha: NEWER }],
  ])("are not those of a run that %s", async (_, change) => {
    const { found, asked } = await reportsOf([{ ...RUN, ...change }], [RUN.id]);
    expect([found, asked]).toEqual([[], []]);
  });

  it("are refused as those of the publishing job are", async () => {
    const report = forkReport();
    const artifacts = [
      ["performance-1", reportFiles({ ...report, run: { ...report.run, commit: NEWER } })],
    ] as const;
    const { found } = await reportsOf([RUN], [RUN.id], { artifacts });
    expect(found[0]).toMatchObject({ reports: [], refused: [{ name: "performance-1" }] });
  });

  it("need a pull request that is open", async () => {
    const github = await forkGitHub({ pullRequests: [{ ...PULL_REQUEST, state: "closed" }] });
    const ports = { ...github.ports, runs: { ...github.ports.runs, ofCommit: async () => [] } };
    await expect(reportsOfPullRequest(7, github.request, ports)).rejects.toMatchObject({
      code: "PULL_REQUEST_UNKNOWN",
      message: "There is no open pull request 7 in acme/widgets.",
    });
  });
});
