import { describe, expect, it } from "vitest";
import { completed } from "../src/completed.ts";
import { textLayer } from "../src/config/layer.ts";
import { resolveConfig } from "../src/config/resolve.ts";
import { systemClock } from "../src/platform/clock.ts";
import { systemFiles } from "../src/platform/files.ts";
import { READ_ALL } from "./support/github-api.ts";
import { clientOf, startWidgets, TOKEN } from "./support/github-client.ts";
import { at, commitOf, mainRun } from "./support/issue-reports.ts";
import { quietLog } from "./support/quiet-log.ts";
import { temporaryDirectory } from "./support/temporary-directory.ts";

const configOf = (settings: Readonly<Record<string, string>>) =>
  resolveConfig(undefined, textLayer("input", settings)).config;
const config = configOf({ "issue-threshold": "10" });

/** A regression against an earlier run of the same commit, so that no commits are asked for. */
const report = mainRun(2, [at(1.3)], {
  report: { baseline: { kind: "found", description: "the run before", commit: commitOf(2) } },
});

/** The report after a job with these permissions has asked what was accepted, and what it warned of. */
async function completedWith(permissions: typeof READ_ALL, judged = report, given = config) {
  await using api = await startWidgets();
  await using folder = await temporaryDirectory();
  await using files = systemFiles();
  api.setPermissions(TOKEN, permissions);
  const log = quietLog();
  const facts = { config: given, stored: [], directory: folder.path, root: folder.path, file: undefined };
  const found = await completed(judged, facts, { files, clock: systemClock, log, github: clientOf(api) });
  return { notes: found.warnings, lines: log.lines };
}

describe("a run with a regression", () => {
  const noIssues = { contents: "read", "pull-requests": "read" } as const;

  it("says in its report that the regression issues could not be read; writing them, it warns of that itself", async () => {
    const { notes, lines } = await completedWith(noIssues);
    expect(notes).toEqual([
      expect.stringMatching(
        /^Not read: the regression issues\. What was accepted there does not count\. The token lacks the permission "issues: read"/,
      ),
    ]);
    expect(lines).toEqual([]);
  });

  it("warns when a later step writes them", async () => {
    const { notes, lines } = await completedWith(
      noIssues,
      report,
      configOf({ "issue-threshold": "10", defer: "true" }),
    );
    expect(lines).toEqual([`warn: ${notes[0]}`]);
  });

  it("warns of what could not be read of a pull request that gets no comment", async () => {
    const { workflow } = report;
    if (workflow === undefined) throw new Error("There is no workflow.");
    const ofPull = { ...report, workflow: { ...workflow, pullRequest: 7 } };
    const lines = async (comment: string) =>
      (await completedWith({ contents: "read" }, ofPull, configOf({ comment }))).lines;
    expect(await lines("always")).toEqual([]);
    expect(await lines("never")).toEqual([
      expect.stringMatching(/^warn: Not read: .*the comments of the pull request\./),
    ]);
  });

  it("warns of nothing when everything could be read", async () => {
    expect(await completedWith(READ_ALL)).toEqual({ notes: [], lines: [] });
  });
});
