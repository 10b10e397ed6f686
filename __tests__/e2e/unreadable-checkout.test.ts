import { afterEach, describe, expect, it } from "vitest";
import { NODE_24 } from "../support/mini-runner-process.ts";
import { pullRequestTrigger, runBundle, type Site, startSite } from "../support/workspace.ts";
import { BRIEF, HARMLESS, SAMPLE_PROJECT } from "./sample-project.ts";

const node = NODE_24;

describe("the bundled action on a pull request", () => {
  let site: Site | undefined;
  afterEach(() => site?.[Symbol.asyncDispose]());
  const pullRequest = async () => {
    site = await startSite({ ...SAMPLE_PROJECT, ...BRIEF });
    return { site, pull: await site.openPullRequest("harmless", HARMLESS) };
  };

  it("measures side by side in a checkout of another user, as container jobs have it", async () => {
    const { site, pull } = await pullRequest();
    const variables = { GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" };
    const inputs = { suite: "quick" };
    const judged = await runBundle(site, pullRequestTrigger(pull), { node, inputs, variables });
    expect(judged).toMatchObject({ exitCode: 0, outputs: { "baseline-commit": pull.base.sha } });
  });

  it("says that nothing was compared where git reads no checkout", async () => {
    const { site, pull } = await pullRequest();
    const benchmark = { command: "true", measure: "command", suite: "quick" };
    const judged = await runBundle(
      site,
      pullRequestTrigger(pull),
      { node, inputs: benchmark },
      { permissions: { "pull-requests": "write" } },
    );
    expect(judged).toMatchObject({
      exitCode: 0,
      outputs: { gate: "inconclusive", "baseline-found": "false" },
    });
    expect(judged.annotations.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/There is no baseline to measure\. .*not a git repository/),
    );
    expect(judged.summary).toMatch(/Nothing was compared/);
    expect(judged.summary).not.toMatch(/first run/);
  });
});
