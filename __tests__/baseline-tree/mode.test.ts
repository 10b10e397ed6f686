import { describe, expect, it } from "vitest";
import { resolveMode } from "../../src/baseline-tree/mode.ts";
import { Config } from "../../src/config/schema.ts";
import type { EventFacts } from "../../src/revision.ts";

const PULL_REQUEST: EventFacts = {
  eventName: "pull_request",
  ref: "refs/pull/7/merge",
  defaultBranch: "main",
  pullRequest: { headSha: "head", baseRef: "release", baseSha: "base" },
};
const QUEUE: EventFacts = {
  eventName: "merge_group",
  mergeGroupBaseRef: "refs/heads/main",
  mergeGroupBaseSha: "b",
};
const PUSH: EventFacts = {
  eventName: "push",
  ref: "refs/heads/main",
  defaultBranch: "main",
  pushBefore: "before",
};
const SCHEDULE: EventFacts = { eventName: "schedule", ref: "refs/heads/main", defaultBranch: "main" };
const OF_PULL_REQUEST = { kind: "pull-request", headSha: "head", baseBranch: "release", baseSha: "base" };

describe("baseline-mode auto", () => {
  it("is paired where a base is certain", () => {
    expect(modeOf({}, PULL_REQUEST)).toEqual({ kind: "paired", base: OF_PULL_REQUEST });
    expect(modeOf({}, { ...PULL_REQUEST, eventName: "pull_request_target" })).toEqual({
      kind: "paired",
      base: { ...OF_PULL_REQUEST, ofBase: true },
    });
    expect(modeOf({}, QUEUE)).toEqual({ kind: "paired", base: { kind: "merge-queue", baseSha: "b" } });
  });

  it.each([undefined, PULL_REQUEST, QUEUE, PUSH, SCHEDULE])(
    "is paired with the ref that the user names, whatever the event is",
    (event) => {
      const base = { kind: "ref", ref: "v1" };
      expect(modeOf({ baselineRef: "v1" }, event)).toEqual({ kind: "paired", base });
    },
  );

  it.each([undefined, PUSH, SCHEDULE, { eventName: "workflow_dispatch" }])(
    "is stored where no base is certain",
    (event) => {
      expect(modeOf({}, event)).toEqual({ kind: "stored" });
    },
  );

  it("is stored with a baseline file", () => {
    expect(modeOf({ baselineFile: "b.json", baselineRef: "v1" }, PULL_REQUEST)).toEqual({ kind: "stored" });
  });

  it.each([PULL_REQUEST, QUEUE])(
    "is no silent change of the comparison where git reads no checkout",
    (event) => {
      expect(resolveMode(Config.parse({}), { event, obstacle: "detected dubious ownership" })).toEqual({
        kind: "unusable",
        reason: "Git cannot read a checkout in the working directory: detected dubious ownership.",
      });
    },
  );

  it.each([undefined, PUSH])("needs no checkout where no base is certain", (event) => {
    const facts = { ...(event && { event }), obstacle: "not a git repository" };
    expect(resolveMode(Config.parse({}), facts)).toEqual({ kind: "stored" });
  });

  it.each([undefined, PULL_REQUEST])(
    "is an error where the user names a ref of what is no checkout",
    (event) => {
      const facts = { ...(event && { event }), obstacle: "not a git repository" };
      expect(() => resolveMode(Config.parse({ baselineRef: "v1" }), facts)).toThrow(
        expect.objectContaining({
          code: "BASE_UNKNOWN",
          message:
            'Git cannot read a checkout in the working directory: not a git repository, so baseline-ref "v1" has no version to compare with.',
        }),
      );
    },
  );

  it("is stored when the queue does not say its base", () => {
    expect(modeOf({}, { eventName: "merge_group", mergeGroupBaseRef: "refs/heads/main" }).kind).toBe(
      "stored",
    );
  });
});

describe("baseline-mode paired", () => {
  const paired = { baselineMode: "paired" as const };

  it("takes the event's base, and the ref that the user names before it", () => {
    expect(modeOf(paired, PULL_REQUEST)).toEqual({ kind: "paired", base: OF_PULL_REQUEST });
    expect(modeOf(paired, PUSH)).toEqual({ kind: "paired", base: { kind: "push", before: "before" } });
    const base = { kind: "ref", ref: "v1" };
    expect(modeOf({ ...paired, baselineRef: "v1" }, PUSH)).toEqual({ kind: "paired", base });
  });

  it("takes the default branch on a laptop, and on another branch in a workflow", () => {
    const expected = { kind: "paired", base: { kind: "default-branch" } };
    expect(modeOf(paired, undefined)).toEqual(expected);
    const dispatched = { eventName: "workflow_dispatch", ref: "refs/heads/topic", defaultBranch: "main" };
    expect(modeOf(paired, dispatched)).toEqual(expected);
  });

  it("is an error that says what to set where nothing says the base", () => {
    expect(() => modeOf(paired, SCHEDULE)).toThrow(
      expect.objectContaining({
        code: "BASE_UNKNOWN",
        message:
          'The event schedule on the default branch names no base, and baseline-ref is not set, so baseline-mode "paired" has no version to compare with.',
        hint: expect.stringContaining("baseline-ref"),
      }),
    );
    const facts = { event: PULL_REQUEST, obstacle: "not a git repository" };
    expect(() => resolveMode(Config.parse(paired), facts)).toThrow(
      expect.objectContaining({
        code: "BASE_UNKNOWN",
        message: expect.stringContaining("not a git repository"),
      }),
    );
  });

  it("contradicts a baseline file", () => {
    expect(() => modeOf({ ...paired, baselineFile: "b.json" }, PULL_REQUEST)).toThrow(
      expect.objectContaining({ code: "CONFIG_INVALID" }),
    );
  });

  it("does not hold for a smoke test, nor for a run that compares nothing", () => {
    expect(modeOf({ ...paired, smokeTest: true }, SCHEDULE)).toEqual({ kind: "stored" });
    expect(modeOf({ ...paired, compareBaseline: false }, PULL_REQUEST)).toEqual({ kind: "stored" });
  });
});

it("leaves a pull request alone in baseline-mode stored", () => {
  expect(modeOf({ baselineMode: "stored", baselineRef: "v1" }, PULL_REQUEST)).toEqual({ kind: "stored" });
});

function modeOf(settings: Partial<Config>, event: EventFacts | undefined) {
  return resolveMode(Config.parse(settings), {
    ...(event === undefined ? {} : { event }),
  });
}
