import { readFileSync } from "node:fs";
import { z } from "zod";

/** What the stand-in of GitHub remembers of one repository. Tests read it, the API changes it. */
export interface GitHubState {
  /** `owner/name`. */
  readonly repository: string;
  readonly pullRequests: PullRequest[];
  readonly issues: Issue[];
  readonly comments: Comment[];
  readonly checkRuns: Json[];
}

export interface PullRequest {
  readonly number: number;
  readonly title: string;
  readonly head: { readonly ref: string; readonly sha: string; readonly repository: string };
  readonly base: { readonly ref: string; readonly sha: string };
}

export interface Issue {
  readonly number: number;
  title: string;
  body: string;
  labels: readonly string[];
  state: "open" | "closed";
  readonly author: string;
}

export interface Comment {
  readonly id: number;
  /** Number of the issue or pull request. */
  readonly issue: number;
  body: string;
  readonly author: string;
  /** How often the body was replaced. */
  edits: number;
}

/** A file bundle of a workflow run, as the results service knows it. */
export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly createdAt: string;
  readonly runId: number;
  readonly headBranch: string;
  readonly headSha: string;
}

export type Json = Readonly<Record<string, unknown>>;

export function pullRequestJson(state: GitHubState, pull: PullRequest): Json {
  const repository = repositoryJson(state);
  const side = (ref: string, sha: string, fullName: string) => ({
    label: `${ownerOf(fullName)}:${ref}`,
    ref,
    sha,
    user: userJson(ownerOf(fullName)),
    repo: { ...repository, full_name: fullName, name: nameOf(fullName), fork: fullName !== state.repository },
  });
  return {
    ...example("pull-request"),
    requested_teams: [],
    number: pull.number,
    title: pull.title,
    state: "open",
    head: side(pull.head.ref, pull.head.sha, pull.head.repository),
    base: side(pull.base.ref, pull.base.sha, state.repository),
  };
}

export function issueJson(state: GitHubState, issue: Issue): Json {
  const url = `https://api.github.com/repos/${state.repository}/issues/${issue.number}`;
  const { pull_request: _, closed_by: __, ...template } = example("issue");
  return {
    ...template,
    id: issue.number,
    number: issue.number,
    url,
    html_url: `https://github.com/${state.repository}/issues/${issue.number}`,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    labels: issue.labels.map(labelJson),
    comments: state.comments.filter((comment) => comment.issue === issue.number).length,
    user: userJson(issue.author),
    author_association: associationOf(state, issue.author),
  };
}

export function commentJson(state: GitHubState, comment: Comment): Json {
  const api = `https://api.github.com/repos/${state.repository}/issues`;
  return {
    ...example("comment"),
    id: comment.id,
    url: `${api}/comments/${comment.id}`,
    html_url: `https://github.com/${state.repository}/pull/${comment.issue}#issuecomment-${comment.id}`,
    issue_url: `${api}/${comment.issue}`,
    body: comment.body,
    user: userJson(comment.author),
    author_association: associationOf(state, comment.author),
  };
}

export function artifactJson(state: GitHubState, artifact: Artifact): Json {
  const url = `https://api.github.com/repos/${state.repository}/actions/artifacts/${artifact.id}`;
  const template = example("artifact");
  const run = z.record(z.string(), z.unknown()).parse(template["workflow_run"]);
  const { digest: _, ...rest } = template;
  return {
    ...rest,
    id: artifact.id,
    name: artifact.name,
    size_in_bytes: artifact.size,
    url,
    archive_download_url: `${url}/zip`,
    created_at: artifact.createdAt,
    updated_at: artifact.createdAt,
    workflow_run: {
      ...run,
      id: artifact.runId,
      head_branch: artifact.headBranch,
      head_sha: artifact.headSha,
    },
  };
}

export function repositoryJson(state: GitHubState): Json {
  // GitHub's example shows a fork of a template, and lacks a field that its description asks for.
  const { parent: _, source: __, template_repository: ___, ...template } = example("repository");
  return {
    ...template,
    language: null,
    full_name: state.repository,
    name: nameOf(state.repository),
    owner: userJson(ownerOf(state.repository)),
    default_branch: "main",
  };
}

function labelJson(name: string): Json {
  return {
    id: 1,
    node_id: "L",
    url: `https://api.github.com/labels/${encodeURIComponent(name)}`,
    name,
    description: null,
    color: "d73a4a",
    default: false,
  };
}

function associationOf(state: GitHubState, login: string): string {
  return login === ownerOf(state.repository) ? "OWNER" : "NONE";
}

function userJson(login: string): Json {
  const user = z.record(z.string(), z.unknown()).parse(example("comment")["user"]);
  return { ...user, login, type: login.endsWith("[bot]") ? "Bot" : "User" };
}

/** A copy of GitHub's own example of such an object. */
export function example(kind: string): Json {
  const found = EXAMPLES[kind];
  if (found === undefined) throw new Error(`There is no example of a ${kind}.`);
  return structuredClone(found);
}

function ownerOf(fullName: string): string {
  return fullName.split("/")[0] ?? "";
}

function nameOf(fullName: string): string {
  return fullName.split("/")[1] ?? "";
}

const EXAMPLES = z
  .record(z.string(), z.record(z.string(), z.unknown()))
  .parse(JSON.parse(readFileSync(new URL("../../fixtures/github/examples.json", import.meta.url), "utf8")));
