import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { FAULTS } from "../../support/github-api-faults.ts";
import { clientOf, failureOf, sha, startWidgets, TOKEN } from "../../support/github-client.ts";

const RUN = {
  id: 50,
  name: "Benchmarks",
  path: ".github/workflows/benchmarks.yml@refs/heads/main",
  event: "pull_request",
  headSha: sha("c"),
  headBranch: "faster",
  headRepository: "mona/widgets",
  conclusion: "failure" as const,
  createdAt: "2026-11-20T06:00:00Z",
};

describe("workflow runs on GitHub", () => {
  it("are read, also when branch and repository are gone", async () => {
    await using api = await startWidgets({ workflowRuns: [RUN] });
    const { runs } = clientOf(api);
    expect(await runs.get(50)).toEqual({
      id: 50,
      attempt: 1,
      name: "Benchmarks",
      path: ".github/workflows/benchmarks.yml",
      event: "pull_request",
      headSha: sha("c"),
      headBranch: "faster",
      headRepository: "mona/widgets",
      url: "https://github.com/acme/widgets/actions/runs/50",
      status: "completed",
      createdAt: "2026-11-20T06:00:00Z",
    });
    api.setWorkflowRun({ ...RUN, id: 51, headBranch: null, headRepository: null });
    const orphan = await runs.get(51);
    expect(orphan).not.toHaveProperty("headBranch");
    expect(orphan).not.toHaveProperty("headRepository");
    expect(await runs.get(99)).toBeUndefined();
  });

  it("are found by their commit, newest first", async () => {
    const workflowRuns = [RUN, { ...RUN, id: 52 }, { ...RUN, id: 51, headSha: sha("d") }];
    await using api = await startWidgets({ workflowRuns });
    const found = await clientOf(api).runs.ofCommit(sha("c"));
    expect(found.map(({ id }) => id)).toEqual([52, 50]);
    expect(api.violations).toEqual([]);
  });

  it("have their failed jobs started again, which may have happened already", async () => {
    await using api = await startWidgets({ workflowRuns: [RUN] });
    const { runs } = clientOf(api);
    api.setFaults([{ operation: "actions/re-run-workflow-failed-jobs", fault: FAULTS.resetAfter }]);
    await runs.rerunFailedJobs(50);
    await runs.rerunFailedJobs(50);
    expect(api.state.reruns).toEqual([50]);
    api.setPermissions(TOKEN, { actions: "read" });
    expect((await failureOf(runs.rerunFailedJobs(50))).message).toContain('"actions: write"');
  });

  it("list their artifacts newest first, and hand out what is in them", async () => {
    await using api = await startWidgets({ workflowRuns: [RUN] });
    const names = Array.from({ length: 130 }, (_, index) => `part-${index}`);
    for (const name of names) api.addArtifact({ name, runId: 50, blob: Buffer.from(name) });
    api.addArtifact({ name: "old", runId: 50, blob: Buffer.from("x"), expired: true });
    api.addArtifact({ name: "other", runId: 51, blob: Buffer.from("x") });
    const { runs } = clientOf(api);
    const [newest, ...others] = await runs.artifacts(50);
    expect(newest).toMatchObject({ name: "old", expired: true });
    expect(others.map(({ name }) => name)).toEqual([...names].reverse());
    const part = others[0] ?? { id: 0, name: "", size: 0, expired: false };
    expect(Buffer.from(await runs.download(part, 100)).toString()).toBe("part-129");
    expect(api.violations).toEqual([]);
  });
});

describe("the download of an artifact", () => {
  it("shows the token to GitHub and never to the host of the files", async () => {
    await using api = await startWidgets({ workflowRuns: [RUN] });
    const artifact = api.addArtifact({ name: "report", runId: 50, blob: Buffer.from("PK") });
    await clientOf(api).runs.download({ ...artifact, expired: false }, 100);
    expect(api.storage.requests).toEqual([
      { path: `/blob/${artifact.id}?sig=secret`, authorization: undefined },
    ]);
  });

  it("stops at the limit, whatever the server announced", async () => {
    await using api = await startWidgets({ workflowRuns: [RUN] });
    const endless = () => Readable.from(zeros());
    const hostile = api.addArtifact({ name: "x".repeat(300), runId: 50, blob: endless, size: 10 });
    const failure = await failureOf(clientOf(api).runs.download({ ...hostile, expired: false }, 200_000));
    expect(failure.code).toBe("ARTIFACT_HOSTILE");
    expect(failure.message).toContain("larger than 200000 bytes");
    expect(api.storage.sent()).toBeLessThan(20_000_000);
  });

  it("does not begin when the artifact is said to be larger", async () => {
    await using api = await startWidgets({ workflowRuns: [RUN] });
    const large = api.addArtifact({ name: "report", runId: 50, blob: Buffer.from("PK"), size: 1000 });
    const failure = await failureOf(clientOf(api).runs.download({ ...large, expired: false }, 100));
    expect(failure.code).toBe("ARTIFACT_HOSTILE");
    expect(api.requests).toEqual([]);
  });

  it("begins anew when the host of the files breaks off, with a new address", async () => {
    await using api = await startWidgets({ workflowRuns: [RUN] });
    let tries = 0;
    const blob = () => {
      tries += 1;
      return Readable.from(tries < 3 ? brokenOff() : [Buffer.from("whole")]);
    };
    const artifact = api.addArtifact({ name: "report", runId: 50, blob, size: 5 });
    const { runs } = clientOf(api);
    expect(Buffer.from(await runs.download({ ...artifact, expired: false }, 100)).toString()).toBe("whole");
    expect(api.requests).toHaveLength(3);
    tries = -10;
    const failure = await failureOf(runs.download({ ...artifact, expired: false }, 100));
    expect(failure.code).toBe("GITHUB_FAILED");
  });

  it("gives up when nothing comes", async () => {
    await using api = await startWidgets({ workflowRuns: [RUN] });
    const blob = () => new Readable({ read: () => {} });
    const artifact = api.addArtifact({ name: "report", runId: 50, blob, size: 5 });
    const { runs } = clientOf(api, { timeout: 60 });
    const failure = await failureOf(runs.download({ ...artifact, expired: false }, 100));
    expect(failure.message).toContain("nothing came for 0.06 s");
  });

  it("says so when the artifact has expired", async () => {
    await using api = await startWidgets({ workflowRuns: [RUN] });
    const blob = Buffer.from("PK");
    const artifact = api.addArtifact({ name: "report", runId: 50, blob, expired: true });
    const failure = await failureOf(clientOf(api).runs.download({ ...artifact, expired: false }, 100));
    expect(failure.message).toContain("Artifact has expired");
  });
});

describe("artifacts of the repository", () => {
  it("are listed by prefix, newest first, up to the limit, without those that expired", async () => {
    await using api = await startWidgets({ workflowRuns: [{ ...RUN, headRepository: "acme/widgets" }] });
    for (const name of ["history-a", "other", "history-b", "history-c"])
      api.addArtifact({ name, runId: 50, blob: Buffer.from("x") });
    api.addArtifact({ name: "history-d", runId: 50, blob: Buffer.from("x"), expired: true });
    const found = await clientOf(api).artifacts.list("history-", 2);
    expect(found.map(({ name, workflowRunId }) => [name, workflowRunId])).toEqual([
      ["history-c", 50],
      ["history-b", 50],
    ]);
    expect(api.violations).toEqual([]);
  });
});

describe("artifacts of a fork's runs", () => {
  it("are no part of the repository's history, whatever they are called", async () => {
    const fork = { ...RUN, id: 51, headRepository: "mona/widgets" };
    await using api = await startWidgets({
      workflowRuns: [{ ...RUN, headRepository: "acme/widgets" }, fork],
    });
    api.addArtifact({ name: "history-own", runId: 50, blob: Buffer.from("x") });
    api.addArtifact({ name: "history-forged", runId: 51, blob: Buffer.from("x") });
    const found = await clientOf(api).artifacts.list("history-", 9);
    expect(found.map(({ name }) => name)).toEqual(["history-own"]);
  });
});

function* zeros() {
  for (;;) yield Buffer.alloc(64_000);
}

async function* brokenOff() {
  yield Buffer.from("wh");
  throw new Error("the disk is gone");
}
