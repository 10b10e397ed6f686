import type { GitHubPorts } from "../../github/ports.ts";
import type { ArtifactHistoryApi } from "../../store/ports.ts";
import { githubArtifacts } from "./artifacts.ts";
import { type CallOptions, type Calls, githubCalls } from "./calls.ts";
import { githubChecks } from "./checks.ts";
import { githubComments } from "./comments.ts";
import { githubIssues } from "./issues.ts";
import { githubPeople } from "./people.ts";
import { githubPullRequests } from "./pull-requests.ts";
import { githubRuns } from "./runs.ts";

export interface GitHubApi extends GitHubPorts {
  readonly artifacts: ArtifactHistoryApi;
  /** The same for features that write in the end: what they lack is told as the right to write. */
  readonly writing: GitHubPorts;
}

/**
 * The few calls of GitHub's REST API that we make. Throws
 * `GITHUB_TOKEN_MISSING`, `GITHUB_TOKEN_INVALID`, `GITHUB_PERMISSION` or
 * `GITHUB_FAILED`, and a download `ARTIFACT_HOSTILE`.
 */
export function githubApi(options: CallOptions): GitHubApi {
  const calls = githubCalls(options);
  return { ...portsOf(calls), artifacts: githubArtifacts(calls), writing: portsOf(calls.writing) };
}

function portsOf(calls: Calls): GitHubPorts {
  return {
    comments: githubComments(calls),
    checks: githubChecks(calls),
    issues: githubIssues(calls),
    pullRequests: githubPullRequests(calls),
    people: githubPeople(calls),
    runs: githubRuns(calls),
  };
}
