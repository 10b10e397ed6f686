import { describe, expect, it } from "vitest";
import { textLayer } from "../src/config/layer.ts";
import { resolveConfig } from "../src/config/resolve.ts";
import type { Config } from "../src/config/schema.ts";
import { pageOf } from "../src/page.ts";
import { systemClock } from "../src/platform/clock.ts";
import { NOTHING_WRITTEN, publishRemotely } from "../src/publish-remotely.ts";
import type { JobAnnotation } from "../src/report/annotations.ts";
import type { WorkflowFacts } from "../src/report/report.ts";
import { type GitHubApi, WRITE_ALL } from "./support/github-api.ts";
import { clientOf, READ_ONLY, sha, startWidgets, TOKEN } from "./support/github-client.ts";
import { quietLog } from "./support/quiet-log.ts";
import { recordedBackoff } from "./support/recorded-backoff.ts";
import { buildReport, compared } from "./support/report-builder.ts";

const RUN = buildReport().run;

async function publish(
  api: GitHubApi,
  given: {
    readonly token?: string;
    /** For a job without any token, and for a laptop. */
    readonly without?: "token" | "job";
    readonly facts?: Partial<WorkflowFacts>;
    readonly settings?: Readonly<Record<string, string>>;
    readonly forOthers?: boolean;
    readonly onMain?: boolean;
  } = {},
) {
  const { workflow } = buildReport();
  if (workflow === undefined) throw new Error("There is no workflow.");
  const report = buildReport({
    comparisons: [compared({ benchmark: "parse/small", change: 0.3 })],
    gate: "fail",
    run: { ...RUN, commit: sha("c") },
    workflow: given.onMain === true ? onMain(workflow) : { ...workflow, pullRequest: 7, ...given.facts },
  });
  const config: Config = resolveConfig(undefined, textLayer("input", given.settings ?? {})).config;
  const log = quietLog();
  const annotations: JobAnnotation[] = [];
  const written = await publishRemotely(
    { page: pageOf(report), config, links: [], ...(given.forOthers === true ? { forOthers: true } : {}) },
    {
      log,
      clock: systemClock,
      backoff: recordedBackoff(),
      ...(given.without === undefined && { github: clientFor(api, given.token) }),
      ...(given.without !== "job" && { annotate: (more) => annotations.push(...more) }),
      deliveryId: "d",
    },
  );
  return {
    written,
    annotations,
    warnings: log.lines.filter((line) => line.startsWith("warn")),
    lines: log.lines,
  };
}

/** As the action puts it together. */
function clientFor(api: GitHubApi, token?: string) {
  const github = clientOf(api, token === undefined ? {} : { token });
  return { ...github.writing, pullRequests: github.pullRequests };
}

function onMain({ pullRequest: _, ...facts }: WorkflowFacts): WorkflowFacts {
  return { ...facts, eventName: "push", defaultBranch: "main" };
}

describe("what is written over the network", () => {
  it("is a comment and a check, and no issue on a pull request", async () => {
    await using api = await startWidgets();
    const { written, annotations, warnings } = await publish(api, { settings: { "issue-threshold": "10" } });
    expect(written).toEqual({
      ...NOTHING_WRITTEN,
      "comment-id": String(api.commentsOn(7)[0]?.id),
      "check-run-id": String(api.state.checkRuns[0]?.json["id"]),
    });
    expect([annotations, warnings]).toEqual([[], []]);
    expect(api.state.issues).toHaveLength(1);
    expect(api.violations).toEqual([]);
  });

  it("is for a fork one line on each thing, that says how to get it, and annotations of the job", async () => {
    await using api = await startWidgets();
    const { written, annotations, warnings, lines } = await publish(api, {
      token: READ_ONLY,
      facts: { fromFork: true },
    });
    expect(written).toEqual(NOTHING_WRITTEN);
    expect(warnings).toEqual([]);
    expect(lines.filter((line) => /docs\/forks\.md/.test(line))).toHaveLength(1);
    expect(annotations.map(({ level }) => level)).toEqual(["failure"]);
    expect(api.commentsOn(7)).toEqual([]);
  });

  it("is one warning that names the permission where the workflow forgot it", async () => {
    await using api = await startWidgets();
    const { warnings } = await publish(api, { token: READ_ONLY });
    expect(warnings).toEqual([expect.stringContaining('"pull-requests: write"')]);
  });

  it.each([
    [{}, {}, "warn: ", "the pull request comment, the check run"],
    [{}, { comment: "on-regression", "check-run": "never" }, "warn: ", "the pull request comment"],
    [{}, { comment: "never" }, "info: ", "the check run"],
    [{}, { comment: "never", "check-run": "always" }, "warn: ", "the check run"],
    [{}, { comment: "never", "check-run": "never", "issue-threshold": "10" }, "", ""],
    [{ onMain: true }, { "issue-threshold": "10" }, "warn: ", "the check run, the regression issues"],
    [{ onMain: true, without: "job" as const }, { "issue-threshold": "10" }, "", ""],
  ])("is without a token one line on what is left out (%j, %j)", async (given, settings, level, places) => {
    await using api = await startWidgets();
    const { lines, annotations } = await publish(api, { without: "token", ...given, settings });
    const told = `${level}There is no token for GitHub's API. Left out: ${places}. Leave the input github-token at its default, or pass a token. (GITHUB_TOKEN_MISSING)`;
    const said = lines.filter((line) => /token|permission/.test(line));
    expect(said).toEqual(places === "" ? [] : [told]);
    expect(annotations).toHaveLength("without" in given ? 0 : 1);
    expect(api.requests).toEqual([]);
  });

  it("is with a token that GitHub does not know one warning for each place, and no talk of permissions", async () => {
    await using api = await startWidgets();
    const pull = await publish(api, { token: "wrong" });
    const main = await publish(api, { token: "wrong", onMain: true, settings: { "issue-threshold": "10" } });
    const fork = await publish(api, { token: "wrong", facts: { fromFork: true } });
    const told = (place: string) =>
      expect.stringMatching(
        new RegExp(`^warn: Not published: the ${place}\\. GitHub did not accept the token`),
      );
    expect(pull.warnings).toEqual([told("pull request comment"), told("check run")]);
    expect(main.warnings).toEqual([told("check run"), told("regression issues")]);
    expect(fork.warnings).toEqual(pull.warnings);
    const lines = [pull, main, fork].flatMap((one) => one.lines);
    expect(lines.filter((line) => /: write|permissions/.test(line))).toEqual([]);
    expect(pull.annotations).toHaveLength(1);
  });

  // GitHub takes the right to write issues for comments on pull requests as well.
  it.each([
    [["pull-requests", "issues"], {}, "warn: Not published: the pull request comment.", "pull-requests"],
    [["pull-requests"], {}, "", ""],
    [["checks"], {}, "info: The job has 1 annotation.", "checks"],
    [["checks"], { "check-run": "always" }, "warn: The check was not written.", "checks"],
    [["checks"], { "check-run": "never" }, "", ""],
    [["issues"], {}, "warn: Not published: the regression issues.", "issues"],
  ] as const)("names what is missing in one line: %j %j", async (scopes, settings, begin, named) => {
    const permissions = {
      ...WRITE_ALL,
      ...Object.fromEntries(scopes.map((scope) => [scope, "none" as const])),
    };
    await using api = await startWidgets({ tokens: { [TOKEN]: permissions } });
    const onMain = scopes[0] === "issues";
    const { lines } = await publish(api, { onMain, settings: { ...settings, "issue-threshold": "10" } });
    const said = lines.filter((line) => /permission|token|: (read|write)\b/.test(line));
    expect(said.map((line) => line.startsWith(begin))).toEqual(named === "" ? [] : [true]);
    expect(said.join().match(/[a-z-]+: (read|write)\b/g) ?? []).toEqual(
      named === "" ? [] : [`${named}: write`],
    );
  });

  it("is nothing where nothing is wanted", async () => {
    await using api = await startWidgets();
    const { written } = await publish(api, { settings: { comment: "never", "check-run": "never" } });
    expect(written).toEqual(NOTHING_WRITTEN);
    expect(api.requests).toEqual([]);
  });

  it("is an issue on the default branch, and none when a report is published for others", async () => {
    await using api = await startWidgets();
    const settings = { "issue-threshold": "10" };
    const others = await publish(api, { onMain: true, settings, forOthers: true });
    expect(others.written["issue-numbers"]).toBe("");
    const { written } = await publish(api, { onMain: true, settings });
    expect(written["issue-number"]).not.toBe("");
    expect(api.state.issues).toHaveLength(2);
  });
});
