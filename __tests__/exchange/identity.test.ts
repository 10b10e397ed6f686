import { describe, expect, it } from "vitest";
import { exitCodeOf } from "../../src/errors.ts";
import { publishJob } from "../../src/jobs/publish.ts";
import { example } from "../support/webhook-examples.ts";
import { type ForkGitHub, forkGitHub, HEAD, NEWER, PULL_REQUEST, RUN, type Setting } from "./fork-setting.ts";

type Payload = {
  action: unknown;
  workflow_run: Record<string, unknown>;
  repository: Record<string, unknown>;
};

/** The pull request that is written to; or why there is none. */
async function told(setting: Setting): Promise<number | string | undefined> {
  const github = await forkGitHub(setting);
  const outcome = await publishJob(github.request, github.ports);
  if (outcome.kind === "published") return outcome.origin.pullRequest?.number;
  expect(github.published).toEqual([]);
  expect(github.downloaded).toEqual([]);
  expect(github.ports.log.lines).toEqual([`info: Nothing was published. ${outcome.sentence}`]);
  return outcome.sentence;
}

async function refused(setting: Setting, change: (github: ForkGitHub) => void = () => {}): Promise<string> {
  const github = await forkGitHub(setting);
  change(github);
  const error: unknown = await publishJob(github.request, github.ports).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: "EVENT_UNUSABLE" });
  expect(exitCodeOf(error)).toBe(2);
  expect([github.published, github.downloaded]).toEqual([[], []]);
  return String((error as Error).message);
}

describe("the pull request of a run", () => {
  it("is the open one from its repository and branch whose head it measured", async () => {
    expect(await told({})).toBe(7);
    const others = [
      { ...PULL_REQUEST, number: 1, headRepository: "other/widgets" },
      { ...PULL_REQUEST, number: 2, headRef: "faster-2" },
      { ...PULL_REQUEST, number: 3, baseRepository: "mallory/other" },
      { ...PULL_REQUEST, number: 4, headRepository: "mallory/widgets-2" },
      { ...PULL_REQUEST, number: 5, state: "closed" as const },
      { ...PULL_REQUEST, number: 6, headSha: NEWER },
    ];
    expect(await told({ pullRequests: [...others, PULL_REQUEST] })).toBe(7);
  });

  it("is found whatever the case of names", async () => {
    expect(await told({ pullRequests: [{ ...PULL_REQUEST, headRepository: "mallory/Widgets" }] })).toBe(7);
  });

  it("may be of a branch of this repository, and of a branch that is called like ours", async () => {
    const own = { headRepository: "acme/widgets", headBranch: "topic" };
    const pull = { ...PULL_REQUEST, headRepository: "acme/widgets", headRef: "topic" };
    expect(await told({ run: own, pullRequests: [pull] })).toBe(7);
    const main = { ...PULL_REQUEST, headRef: "main" };
    expect(await told({ run: { headBranch: "main" }, pullRequests: [main] })).toBe(7);
  });

  it("is nobody to tell when it was closed meanwhile, also when the list does not know it yet", async () => {
    const closed = { ...PULL_REQUEST, state: "closed" as const };
    const sentence = "There is no open pull request from mallory/widgets:faster any more.";
    expect(await told({ pullRequests: [closed] })).toBe(sentence);
    expect(await told({ pullRequests: [closed], listed: [PULL_REQUEST] })).toBe(sentence);
    expect(await told({ pullRequests: [] })).toBe(sentence);
  });

  it("is left to a newer run when its head moved on, also when the list does not know it yet", async () => {
    const moved = { ...PULL_REQUEST, headSha: NEWER };
    const sentence = `The head of pull request 7 moved on to ${NEWER} since workflow run 8123456789 measured ${HEAD}: a newer run will publish.`;
    expect(await told({ pullRequests: [moved] })).toBe(sentence);
    expect(await told({ pullRequests: [moved], listed: [PULL_REQUEST] })).toBe(sentence);
    expect(await told({ listed: [moved] })).toBe(7);
  });

  it("cannot be found when the fork was deleted", async () => {
    const { headRepository: _, ...gone } = RUN;
    const github = await forkGitHub();
    const runs = { ...github.ports.runs, get: async () => gone };
    const outcome = await publishJob(github.request, { ...github.ports, runs });
    expect(outcome).toMatchObject({
      kind: "nothing",
      sentence: expect.stringMatching(
        /^The repository or branch that workflow run 8123456789 measured was deleted/,
      ),
    });
  });

  it("is not guessed when several come from the same commit of one branch; GitHub may say which", async () => {
    const pullRequests = [PULL_REQUEST, { ...PULL_REQUEST, number: 9, baseRef: "release" }];
    expect(await told({ pullRequests })).toMatch(
      /^Pull requests 7 and 9 come from the same commit of mallory\/widgets:faster, and GitHub does not say/,
    );
    expect(await told({ pullRequests, event: { pullRequests: [9] } })).toBe(9);
    expect(await told({ pullRequests, event: { pullRequests: [1] } })).toMatch(/^Pull requests 7 and 9/);
  });

  it("cannot be named by the event alone: it must come from the branch that was measured", async () => {
    const victim = { ...PULL_REQUEST, number: 1, headRepository: "acme/widgets", headRef: "secret" };
    expect(await told({ pullRequests: [victim], event: { pullRequests: [1] } })).toMatch(/^There is no open/);
  });
});

describe("a run of another event", () => {
  it.each(["push", "schedule", "workflow_dispatch", "merge_group"])(
    "is published without a pull request when it is of this repository: %s",
    async (event) => {
      const github = await forkGitHub({ run: { event, headRepository: "acme/widgets", headBranch: "main" } });
      const outcome = await publishJob(github.request, github.ports);
      expect(outcome.kind).toBe("published");
      const [report] = github.published[0]?.reports ?? [];
      expect(report?.report.run.ref).toBe("refs/heads/main");
      expect(report?.report.workflow).not.toHaveProperty("pullRequest");
      expect(report?.report.workflow?.eventName).toBe(event);
    },
  );

  it.each(["push", "issue_comment", "pull_request_review"])(
    "is refused when it is of a fork: %s",
    async (event) => {
      expect(await refused({ run: { event } })).toBe(
        `Workflow run 8123456789 was started by ${event} for mallory/widgets; only runs of pull_request, and runs of branches of acme/widgets itself, are published.`,
      );
    },
  );

  it("is refused under pull_request_target, whose commit is not the one that was measured", async () => {
    expect(await refused({ run: { event: "pull_request_target", headRepository: "acme/widgets" } })).toMatch(
      /was started by pull_request_target/,
    );
  });
});

describe("the event", () => {
  const change = (edit: (payload: Payload) => void) => (github: ForkGitHub) => {
    edit(github.request.payload as Payload);
  };

  it("must be workflow_run, of a run that has ended", async () => {
    const github = await forkGitHub();
    const push = publishJob({ ...github.request, eventName: "push" }, github.ports);
    await expect(push).rejects.toThrow("needs the event workflow_run; this is push.");
    expect(
      await refused(
        {},
        change((payload) => Object.assign(payload, { action: "requested" })),
      ),
    ).toMatch(/has not ended: the event's type is "requested"/);
  });

  it("must be of this repository", async () => {
    const other = change(({ repository }) => Object.assign(repository, { full_name: "mallory/widgets" }));
    expect(await refused({}, other)).toBe(
      "The event is one of mallory/widgets, and this workflow belongs to acme/widgets.",
    );
  });

  it("must have the shape of GitHub's", async () => {
    const broken = change(({ workflow_run }) => Object.assign(workflow_run, { id: "1", head_sha: "main" }));
    expect(await refused({}, broken)).toMatch(/workflow_run\.id: .*workflow_run\.head_sha: /);
    const github = await forkGitHub();
    await expect(publishJob({ ...github.request, payload: null }, github.ports)).rejects.toThrow(
      /payload is not/,
    );
  });

  it("must name a run that GitHub knows in this repository", async () => {
    const unknown = change(({ workflow_run }) => Object.assign(workflow_run, { id: 1 }));
    expect(await refused({}, unknown)).toBe(
      "GitHub knows no workflow run 1 in acme/widgets, or hides it from this token.",
    );
  });

  it.each([
    ["event", { event: { event: "push" } }, /its event differs/],
    ["commit", { event: { headSha: NEWER } }, /its commit differs/],
    ["branch", { event: { headBranch: "other" } }, /its branch differs/],
    ["repository", { event: { headRepository: "other/widgets" } }, /its repository differs/],
    ["workflow", { event: { path: ".github/workflows/other.yml" } }, /its workflow differs/],
    ["attempt", { event: { attempt: 2 } }, /its attempt differs/],
  ] satisfies [string, Setting, RegExp][])(
    "must agree with the API on the %s",
    async (_, setting, message) => {
      expect(await refused(setting)).toMatch(message);
    },
  );

  it("may name the ref of the workflow besides", async () => {
    expect(await told({ event: { path: `${RUN.path}@refs/heads/main` } })).toBe(7);
  });

  it("is outdated once its run was started again", async () => {
    expect(await told({ run: { attempt: 2 }, event: { attempt: 1 } })).toBe(
      "Workflow run 8123456789 was started again meanwhile: the end of attempt 2 will publish.",
    );
  });

  it("is read as GitHub's own example has it, with the fields that newer events have", async () => {
    const payload = example("workflow_run", "completed");
    const original = payload["workflow_run"] as Record<string, unknown>;
    const github = await forkGitHub({
      run: { event: "workflow_dispatch", headBranch: "main", headRepository: "octo-org/octo-repo" },
    });
    const request = {
      ...github.request,
      repository: "Codertocat/Hello-World",
      payload: { ...payload, workflow_run: { ...original, id: RUN.id, head_sha: HEAD } },
    };
    await expect(publishJob(request, github.ports)).rejects.toThrow(
      /was started by workflow_dispatch for octo-org\/octo-repo/,
    );
  });
});
