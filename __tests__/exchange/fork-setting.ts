import { reportData } from "../../src/exchange/report-data.ts";
import type { PullRequest, RunArtifact, WorkflowRun } from "../../src/github/ports.ts";
import type { Publication, PublishJobPorts, PublishRequest } from "../../src/jobs/publish.ts";
import { readArchive } from "../../src/platform/zip.ts";
import type { Report } from "../../src/report/report.ts";
import { quietLog } from "../support/quiet-log.ts";
import { buildReport } from "../support/report-builder.ts";
import { honestArchive } from "./archives.ts";

/** A fork's pull request whose benchmarks have just been measured, and a GitHub that knows all about it. */

export const HEAD = "5779607b49aab1200488439f02372c57b4f75444";
export const NEWER = "a81b2c3d4e5f60718293a4b5c6d7e8f901234567";

export const RUN: WorkflowRun = {
  id: 8_123_456_789,
  attempt: 1,
  name: "Benchmarks",
  path: ".github/workflows/benchmarks.yml",
  event: "pull_request",
  headSha: HEAD,
  headBranch: "faster",
  headRepository: "mallory/widgets",
  url: "https://github.com/acme/widgets/actions/runs/8123456789",
  status: "completed",
  createdAt: "2026-11-21T06:00:00Z",
};

export const PULL_REQUEST: PullRequest = {
  number: 7,
  state: "open",
  headSha: HEAD,
  headRepository: "mallory/widgets",
  headRef: "faster",
  baseSha: NEWER,
  baseRef: "main",
  baseRepository: "acme/widgets",
  labels: [],
};

/** What the fork's job wrote when it is honest. */
export function forkReport(overrides: Partial<Report> = {}): Report {
  const report = buildReport(overrides);
  return { ...report, run: { ...report.run, commit: HEAD } };
}

export interface Setting {
  readonly run?: Partial<WorkflowRun>;
  /** What the event says, where it differs from what the API says. */
  readonly event?: Partial<WorkflowRun> & {
    readonly conclusion?: string;
    readonly pullRequests?: readonly number[];
  };
  readonly pullRequests?: readonly PullRequest[];
  /** What the list of a branch's pull requests says, where it lags behind. */
  readonly listed?: readonly PullRequest[];
  /** Newest first: name to the files of the artifact, or its bytes. */
  readonly artifacts?: readonly (readonly [string, Buffer | Readonly<Record<string, string>>])[];
}

export interface ForkGitHub {
  readonly request: PublishRequest;
  readonly ports: PublishJobPorts & { readonly log: ReturnType<typeof quietLog> };
  readonly published: readonly Publication[];
  readonly downloaded: readonly string[];
}

export function reportFiles(report: Report): Readonly<Record<string, string>> {
  return { "reports/benchmark-report.json": "{}", "ci-integration/report-data.json": reportData(report) };
}

export async function forkGitHub(setting: Setting = {}): Promise<ForkGitHub> {
  const run = { ...RUN, ...setting.run };
  const pulls = setting.pullRequests ?? [PULL_REQUEST];
  const contents = await Promise.all(
    (setting.artifacts ?? [["performance-quick-1", reportFiles(forkReport())]]).map(
      async ([name, files]) => [name, Buffer.isBuffer(files) ? files : await honestArchive(files)] as const,
    ),
  );
  const artifacts = contents.map(
    ([name, bytes], index): RunArtifact => ({ id: 100 - index, name, size: bytes.length, expired: false }),
  );
  const published: Publication[] = [];
  const downloaded: string[] = [];
  return {
    published,
    downloaded,
    request: {
      eventName: "workflow_run",
      payload: payloadOf({ ...run, ...setting.event }, setting.event),
      repository: "acme/widgets",
      serverUrl: "https://github.com",
      artifacts: "performance-*",
    },
    ports: {
      log: quietLog(),
      readArchive,
      runs: {
        get: async (id) => (id === run.id ? run : undefined),
        artifacts: async (id) => (id === run.id ? artifacts : []),
        download: async (artifact) => {
          downloaded.push(artifact.name);
          const [, bytes = Buffer.alloc(0)] = contents[100 - artifact.id] ?? [];
          return bytes;
        },
      },
      pullRequests: {
        get: async (number) => pulls.find((pull) => pull.number === number),
        ofBranch: async (head) =>
          (setting.listed ?? pulls).filter(
            ({ state, headRef, headRepository = "?/" }) =>
              state === "open" && head === `${headRepository.split("/")[0]}:${headRef}`,
          ),
      },
      publishReports: async (publication) => {
        published.push(publication);
      },
    },
  };
}

function payloadOf(run: WorkflowRun, more: Setting["event"] = {}): unknown {
  return {
    action: "completed",
    workflow_run: {
      id: run.id,
      name: run.name,
      run_attempt: run.attempt,
      run_number: 42,
      path: run.path,
      event: run.event,
      head_sha: run.headSha,
      head_branch: run.headBranch ?? null,
      head_repository: run.headRepository === undefined ? null : { full_name: run.headRepository },
      conclusion: more.conclusion ?? "success",
      actor: { login: "mallory" },
      pull_requests: (more.pullRequests ?? []).map((number) => ({ number })),
    },
    repository: { full_name: "acme/widgets", default_branch: "main" },
  };
}
