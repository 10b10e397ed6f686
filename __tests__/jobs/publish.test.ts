import { describe, expect, it } from "vitest";
import { exitCodeOf } from "../../src/errors.ts";
import { reportData } from "../../src/exchange/report-data.ts";
import { publishJob } from "../../src/jobs/publish.ts";
import { partOf } from "../../src/report/part.ts";
import type { Report } from "../../src/report/report.ts";
import { rawArchive, tenGigabytesOfZeros } from "../exchange/archives.ts";
import {
  type ForkGitHub,
  forkGitHub,
  forkReport,
  HEAD,
  NEWER,
  PULL_REQUEST,
  reportFiles,
  type Setting,
} from "../exchange/fork-setting.ts";
import { compared } from "../support/report-builder.ts";

const DATA = "ci-integration/report-data.json";

async function publish(setting: Setting = {}) {
  const github = await forkGitHub(setting);
  const outcome = await publishJob(github.request, github.ports);
  return {
    ...github,
    outcome,
    reports: github.published.flatMap(({ reports }) => reports.map(({ report }) => report)),
  };
}

/** What the job fails with; nothing was published then. */
async function failure(setting: Setting, change: (github: ForkGitHub) => ForkGitHub = (github) => github) {
  const github = change(await forkGitHub(setting));
  const error: unknown = await publishJob(github.request, github.ports).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(github.published).toEqual([]);
  expect(error).toBeInstanceOf(Error);
  return error as Error & { readonly code: string; readonly hint: string };
}

const forged = (change: Partial<Report>): Setting => ({
  artifacts: [["performance-quick-1", reportFiles(forkReport(change))]],
});
const hostile = (bytes: Buffer): Setting => ({ artifacts: [["performance-quick-1", bytes]] });

describe("what a fork's job measured", () => {
  it("is published for the pull request that GitHub names", async () => {
    const { published, outcome, ports } = await publish();
    expect(outcome.kind).toBe("published");
    expect(published).toHaveLength(1);
    expect(published[0]?.origin.pullRequest?.number).toBe(7);
    expect(published[0]?.reports.map(({ artifact }) => artifact.name)).toEqual(["performance-quick-1"]);
    expect(ports.log.lines.filter((line) => line.startsWith("warn"))).toEqual([]);
  });

  it("says that a fork could have reported any numbers; a branch of the repository needs no such word", async () => {
    const { reports } = await publish();
    expect(reports[0]?.warnings[0]).toBe(
      "Measured by a workflow run of mallory/widgets: its code could have reported any numbers.",
    );
    const own = { headRepository: "acme/widgets" };
    const ours = await publish({ run: own, pullRequests: [{ ...PULL_REQUEST, ...own }] });
    expect(ours.reports[0]?.warnings).toEqual([]);
    expect(ours.reports[0]?.workflow?.fromFork).toBe(false);
  });

  it("has every fact of GitHub's from GitHub, whatever the artifact says", async () => {
    const { workflow } = forkReport();
    const { reports, published } = await publish(
      forged({
        project: "evil/project",
        workflow: {
          repository: "evil/repository",
          runId: "1",
          runNumber: "2",
          runAttempt: "3",
          actor: "evil-actor",
          eventName: "push",
          workflow: "Evil",
          job: "benchmark",
          runUrl: "https://evil.example/run",
          serverUrl: "https://evil.example",
          pullRequest: 1,
          fromFork: false,
          defaultBranch: "evil",
          matrix: "node 24",
        },
      }),
    );
    expect(reports[0]?.project).toBe("acme/widgets");
    expect(reports[0]?.run).toMatchObject({ commit: HEAD, ref: "refs/pull/7/head" });
    expect(reports[0]?.workflow).toEqual({
      ...workflow,
      actor: "mallory",
      pullRequest: 7,
      fromFork: true,
      defaultBranch: "main",
      matrix: "node 24",
    });
    expect(JSON.stringify(published)).not.toContain("evil");
  });

  it("cannot reach another pull request by its number: that number is not looked at", async () => {
    const victim = { ...PULL_REQUEST, number: 1, headRef: "other", headRepository: "acme/widgets" };
    const forgery = forged({ workflow: { ...wordOf(forkReport()), pullRequest: 1 } });
    const { published } = await publish({ ...forgery, pullRequests: [victim, PULL_REQUEST] });
    expect(published.map(({ origin }) => origin.pullRequest?.number)).toEqual([7]);
    const nowhere = await publish({ ...forgery, pullRequests: [victim] });
    expect(nowhere.published).toEqual([]);
  });

  it("is refused when it says that it measured another commit", async () => {
    const report = forkReport();
    const other = { ...report, run: { ...report.run, commit: NEWER } };
    const error = await failure({ artifacts: [["performance-quick-1", reportFiles(other)]] });
    expect(error.message).toContain(
      `it says that it measured the commit ${NEWER}, and workflow run 8123456789 is about ${HEAD}`,
    );
  });

  it("is taken to be of the run's commit when it names none", async () => {
    const report = forkReport();
    const { commit: _, ...run } = report.run;
    const { reports } = await publish({ artifacts: [["performance-1", reportFiles({ ...report, run })]] });
    expect(reports[0]?.run.commit).toBe(HEAD);
  });

  it("accepts nothing by itself, and is judged by what it compared", async () => {
    const accepted = { source: { kind: "label", label: "ok", by: "owner" }, reason: "mine" } as const;
    const { reports } = await publish(
      forged({
        comparisons: [compared({ accepted, change: 0.4 })],
        acceptances: [{ acceptance: accepted, status: "applied", detail: "ok", series: ["parse/small"] }],
        gate: "pass",
        headline: "All is well, merge at once.",
        counts: {
          regressed: 0,
          improved: 9,
          equivalent: 0,
          inconclusive: 0,
          "no-baseline": 0,
          missing: 0,
          failed: 0,
        },
      }),
    );
    const [report] = reports;
    expect(report?.comparisons[0]).not.toHaveProperty("accepted");
    expect(report).toMatchObject({ gate: "fail", acceptances: [], counts: { regressed: 1, improved: 0 } });
    expect(report?.headline).toMatch(/^1 of 1 benchmark regressed: parsing\/parse\/small is 40/);
  });

  it("still fails for a benchmark that failed, a missed limit and a leak, and is undecided without its baseline", async () => {
    const none = { kind: "none", reason: "It could not be built.", unusable: true } as const;
    const { reports } = await publish(forged({ baseline: none, gate: "pass", headline: "" }));
    expect(reports[0]).toMatchObject({
      gate: "inconclusive",
      headline: expect.stringContaining("It could not be built."),
    });
    const leak = {
      benchmark: "b",
      status: "LEAK_DETECTED",
      cycles: 9,
      growth: 1,
      reason: "It grew.",
    } as const;
    const leaking = await publish(forged({ memory: { peak: 1, profiles: [], leaks: [leak] }, gate: "pass" }));
    expect(leaking.reports[0]?.gate).toBe("fail");
  });
});

describe("the artifacts of a run", () => {
  const part = (job: string, change: Partial<Report> = {}, runAttempt = "1") =>
    reportFiles(forkReport({ ...change, workflow: { ...wordOf(forkReport()), job, runAttempt } }));

  it("are read when their names fit and they hold a report of ours", async () => {
    const { downloaded, reports, ports } = await publish({
      artifacts: [
        ["coverage", { [DATA]: "no" }],
        ["performance-a", part("a")],
        ["performance-benchmark-history-1", { "run.json": "{}" }],
        ["performance-b", part("b")],
      ],
    });
    expect(downloaded).toEqual(["performance-a", "performance-benchmark-history-1", "performance-b"]);
    expect(reports.map(({ workflow }) => workflow?.job)).toEqual(["a", "b"]);
    expect(ports.log.lines).toEqual([
      "info: The artifact performance-benchmark-history-1 holds no report of ours.",
    ]);
  });

  it("give the last attempt of each part, when a job was started again, and all of it", async () => {
    const { reports } = await publish({
      artifacts: [
        ["performance-a-2", part("a", { seconds: 2 }, "2")],
        ["performance-c-2", part("a", { seconds: 3 }, "2")],
        ["performance-b-1", part("b")],
        ["performance-a-1", part("a", { seconds: 1 })],
      ],
    });
    expect(reports.map(({ seconds, workflow }) => [workflow?.job, seconds])).toEqual([
      ["a", 2],
      ["a", 3],
      ["b", 83.4],
    ]);
    expect(new Set(reports.map((report) => partOf(report).id)).size).toBe(2);
  });

  it("are refused one by one: what is bad is named, what is good is published", async () => {
    const { published, ports } = await publish({
      artifacts: [
        ["performance-a", part("a")],
        ["performance-\u202eevil ##[error]", Buffer.from("no zip")],
        ["performance-b", { [DATA]: "{}" }],
      ],
    });
    expect(published[0]?.reports.map(({ artifact }) => artifact.name)).toEqual(["performance-a"]);
    expect(published[0]?.refused.map(({ name }) => name)).toEqual([
      "performance-evil # #[error]",
      "performance-b",
    ]);
    expect(ports.log.lines).toEqual([
      expect.stringMatching(
        /^warn: The artifact performance-evil # #\[error\] was refused: it is not a whole zip archive/,
      ),
      expect.stringMatching(
        /^warn: The artifact performance-b was refused: its ci-integration\/report-data\.json is no report/,
      ),
    ]);
  });

  it("fail the job as something outside when all are bad", async () => {
    const error = await failure({
      artifacts: [
        ["performance-a", Buffer.from("x")],
        ["performance-b", Buffer.from("y")],
      ],
    });
    expect(error.code).toBe("ARTIFACT_HOSTILE");
    expect(exitCodeOf(error)).toBe(4);
    expect(error.message).toMatch(
      /^All 2 reports of workflow run 8123456789 could not be used\. The artifact performance-a .* The artifact performance-b /,
    );
  });

  it("are read up to a number", async () => {
    const many = Array.from(
      { length: 70 },
      (_, index) => [`performance-${index}`, part(`job ${index}`)] as const,
    );
    const { reports, downloaded, ports } = await publish({ artifacts: many });
    expect(reports).toHaveLength(64);
    expect(downloaded).not.toContain("performance-64");
    expect(ports.log.lines).toEqual([
      "warn: Workflow run 8123456789 has 70 artifacts that fit; only the newest 64 are read.",
    ]);
  });

  it("are not downloaded when they are too large, or have expired", async () => {
    const github = await forkGitHub();
    const artifacts = async () => [
      { id: 100, name: "performance-a", size: 65 * 1024 * 1024, expired: false },
      { id: 100, name: "performance-b", size: 1, expired: true },
    ];
    const ports = { ...github.ports, runs: { ...github.ports.runs, artifacts } };
    await expect(publishJob(github.request, ports)).rejects.toThrow(/more than 67108864 bytes.*has expired/);
    expect(github.downloaded).toEqual([]);
  });

  it("may not be there when the run failed or measured nothing; when it succeeded, that is an error", async () => {
    const { outcome } = await publish({ artifacts: [], event: { conclusion: "failure" } });
    expect(outcome).toEqual({
      kind: "nothing",
      sentence:
        'Workflow run 8123456789 ended (failure) and left no artifact with a report whose name fits "performance-*".',
    });
    expect((await failure({ artifacts: [] })).code).toBe("REPORTS_NOT_FOUND");
  });
});

describe("an artifact that does harm is refused:", () => {
  const data = { name: DATA, content: reportData(forkReport()) };
  const million = () =>
    reportData(forkReport()).replace('"comparisons":[]', `"comparisons":[${"{},".repeat(999_999)}{}]`);

  it.each<[string, () => Buffer, RegExp]>([
    [
      "a path out of the folder",
      () => rawArchive([data, { name: "../../.bashrc" }]),
      /leads out of its folder/,
    ],
    ["an absolute path", () => rawArchive([data, { name: "/etc/passwd" }]), /absolute path/],
    [
      "a symbolic link",
      () => rawArchive([{ name: DATA, content: "/etc/passwd", mode: 0o120777 }]),
      /symbolic link/,
    ],
    [
      "ten gigabytes of zeros",
      () => rawArchive([{ name: DATA, packed: tenGigabytesOfZeros(), declaredSize: 30_000_000 }]),
      /too many bytes/,
    ],
    [
      "a million benchmarks",
      () => rawArchive([{ name: DATA, content: million() }]),
      /more than 2000000 values/,
    ],
    ["half a zip", () => rawArchive([data]).subarray(0, 900), /not a whole zip archive/],
    ["no zip", () => Buffer.from("<html>"), /not a whole zip archive/],
    [
      "a text that is not UTF-8",
      () => rawArchive([{ name: DATA, content: Buffer.from([0x22, 0xff, 0x22]) }]),
      /is not UTF-8/,
    ],
    [
      "a prototype",
      () => rawArchive([{ name: DATA, content: data.content.replace("{", '{"__proto__":{},') }]),
      /unknown field "__proto__"/,
    ],
    [
      "a newer version",
      () => rawArchive([{ name: DATA, content: data.content.replace('"version":1', '"version":2') }]),
      /update performance-benchmark in the publishing workflow/,
    ],
  ])("%s", async (_, archive, message) => {
    const error = await failure(hostile(archive()));
    expect(error.code).toBe("ARTIFACT_HOSTILE");
    expect(error.message).toMatch(message);
  });
});

function wordOf({ workflow }: Report): NonNullable<Report["workflow"]> {
  if (workflow === undefined) throw new Error("The report has no facts of a workflow.");
  return workflow;
}
