import { describe, expect, it } from "vitest";
import { jobKindOf } from "../src/job-kind.ts";

describe("what a step does", () => {
  it.each([
    ["", "pull_request", "run"],
    ["auto", "workflow_run", "publish"],
    ["", "issue_comment", "accept"],
    ["run", "workflow_run", "run"],
    ["merge", "push", "merge"],
  ])("with mode %j under %s is to %s", (mode, event, kind) => {
    expect(jobKindOf(mode, event)).toBe(kind);
  });

  it("is one of the words that exist", () => {
    expect(() => jobKindOf("mergee", "push")).toThrow(expect.objectContaining({ code: "CONFIG_INVALID" }));
  });
});
