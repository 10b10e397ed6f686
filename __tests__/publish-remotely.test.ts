import { describe, expect, it } from "vitest";
import { textLayer } from "../src/config/layer.ts";
import { resolveConfig } from "../src/config/resolve.ts";
import type { Config } from "../src/config/schema.ts";
import { pageOf } from "../src/page.ts";
import { systemClock } from "../src/platform/clock.ts";
import { NOTHING_WRITTEN, publishRemotely } from "../src/publish-remotely.ts";
import type { JobAnnotation } from "../src/report/annotations.ts";
import type { WorkflowFacts } from "../src/report/report.ts";
import type { GitHubApi } from "./support/github-api.ts";
import { clientOf, READ_ONLY, sha, startWidgets } from "./support/github-client.ts";
import { quietLog } from "./support/quiet-log.ts";
import { recordedBackoff } from "./support/recorded-backoff.ts";
import { buildReport, compared } from "./support/report-builder.ts";

const RUN = buildReport().run;

async function publish(
  api: GitHubApi,
  given: {
    readonly token?: string;
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
      github: clientOf(api, given.token === undefined ? {} : { token: given.token }),
      annotate: (more) => annotations.push(...more),
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
