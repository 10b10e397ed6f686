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

const { config } = resolveConfig(undefined, textLayer("input", { "issue-threshold": "10" }));

/** A regression against an earlier run of the same commit, so that no commits are asked for. */
const report = mainRun(2, [at(1.3)], {
  report: { baseline: { kind: "found", description: "the run before", commit: commitOf(2) } },
});

/** The report after a job with these permissions has asked what was accepted, and what it warned of. */
async function completedWith(permissions: typeof READ_ALL) {
  await using api = await startWidgets();
  await using folder = await temporaryDirectory();
  await using files = systemFiles();
  api.setPermissions(TOKEN, permissions);
  const log = quietLog();
  const facts = { config, stored: [], directory: folder.path, root: folder.path, file: undefined };
  const found = await completed(report, facts, { files, clock: systemClock, log, github: clientOf(api) });
  return { notes: found.warnings, lines: log.lines };
}

describe("a run on a branch with a regression", () => {
  it("says in its report, and in one warning, that the regression issues could not be read", async () => {
    const { notes, lines } = await completedWith({ contents: "read", "pull-requests": "read" });
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(
      /^Not read: the regression issues\. What was accepted there does not count\. The token lacks the permission "issues: read"/,
    );
    expect(lines).toEqual([`warn: ${notes[0]}`]);
  });

  it("warns of nothing when everything could be read", async () => {
    expect(await completedWith(READ_ALL)).toEqual({ notes: [], lines: [] });
  });
});
