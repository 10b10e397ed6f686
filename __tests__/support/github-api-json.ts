import { readFileSync } from "node:fs";
import { z } from "zod";
import {
  type Artifact,
  type Comment,
  type GitCommit,
  type GitHubState,
  type Issue,
  type IssueEvent,
  type Json,
  nameOf,
  ownerOf,
  type PullRequest,
  type Reaction,
} from "./github-api-state.ts";

/** How GitHub shows things: its own example of each, with our facts in it. */
export function pullRequestJson(
  state: GitHubState,
  pull: PullRequest,
  kind: "pull-request" | "pull-request-item" = "pull-request",
): Json {
  const repository = repositoryJson(state);
  const side = (ref: string, sha: string, fullName: string, deleted = false) => ({
    label: `${ownerOf(fullName)}:${ref}`,
    ref,
    sha,
    user: deleted ? null : userJson(ownerOf(fullName)),
    repo: deleted
      ? null
      : {
          ...repository,
          full_name: fullName,
          name: nameOf(fullName),
          owner: userJson(ownerOf(fullName)),
          fork: fullName !== state.repository,
        },
  });
  const url = `https://api.github.com/repos/${state.repository}/pulls/${pull.number}`;
  const closedAt = pull.mergedAt ?? (pull.state === "closed" ? "2026-11-20T06:00:00Z" : null);
  return {
    ...example(kind),
    requested_teams: [],
    number: pull.number,
    url,
    html_url: `https://github.com/${state.repository}/pull/${pull.number}`,
    title: pull.title,
    state: pull.mergedAt === undefined ? (pull.state ?? "open") : "closed",
    user: userJson(pull.author ?? ownerOf(pull.head.repository)),
    labels: (pull.labels ?? []).map(labelJson),
    closed_at: closedAt,
    merged_at: pull.mergedAt ?? null,
    merge_commit_sha: pull.mergeCommit ?? null,
    ...(kind === "pull-request" && { merged: pull.mergedAt !== undefined }),
    head: side(pull.head.ref, pull.head.sha, pull.head.repository, pull.head.deleted),
    base: side(pull.base.ref, pull.base.sha, state.repository),
  };
}

export function issueJson(state: GitHubState, issue: Issue): Json {
  const url = `https://api.github.com/repos/${state.repository}/issues/${issue.number}`;
  const { pull_request: _, closed_by: __, ...template } = example("issue");
  const assignees = (issue.assignees ?? []).map(userJson);
  return {
    ...template,
    id: issue.number,
    number: issue.number,
    url,
    html_url: `https://github.com/${state.repository}/issues/${issue.number}`,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    state_reason: issue.stateReason ?? (issue.state === "closed" ? "completed" : null),
    closed_at: issue.closedAt ?? (issue.state === "closed" ? "2026-11-20T06:00:00Z" : null),
    labels: issue.labels.map(labelJson),
    assignee: assignees[0] ?? null,
    assignees,
    comments: state.comments.filter((comment) => comment.issue === issue.number).length,
    user: userJson(issue.author),
    author_association: associationOf(state, issue.author),
    ...(issue.createdAt !== undefined && { created_at: issue.createdAt }),
  };
}

/** GitHub lists pull requests as issues, too. */
export function pullRequestAsIssueJson(state: GitHubState, pull: PullRequest): Json {
  const url = `https://api.github.com/repos/${state.repository}/pulls/${pull.number}`;
  const html = `https://github.com/${state.repository}/pull/${pull.number}`;
  return {
    ...issueJson(state, {
      number: pull.number,
      title: pull.title,
      body: "",
      labels: pull.labels ?? [],
      state: pull.mergedAt === undefined ? (pull.state ?? "open") : "closed",
      author: pull.author ?? ownerOf(pull.head.repository),
    }),
    html_url: html,
    pull_request: { url, html_url: html, diff_url: `${html}.diff`, patch_url: `${html}.patch` },
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
    ...(comment.createdAt !== undefined && { created_at: comment.createdAt, updated_at: comment.createdAt }),
  };
}

export function reactionJson(reaction: Reaction): Json {
  return {
    ...example("reaction"),
    id: reaction.id,
    content: reaction.content,
    user: userJson(reaction.author),
    created_at: reaction.createdAt,
  };
}

export function eventJson(state: GitHubState, event: IssueEvent): Json {
  const { label: _, lock_reason: __, ...template } = example("event");
  return {
    ...template,
    id: event.id,
    url: `https://api.github.com/repos/${state.repository}/issues/events/${event.id}`,
    actor: userJson(event.actor),
    event: event.event,
    commit_id: null,
    commit_url: null,
    created_at: event.createdAt,
    ...(event.label !== undefined && { label: { name: event.label, color: "d73a4a" } }),
  };
}

/** A comment among the events of a timeline. */
export function commentedJson(state: GitHubState, comment: Comment): Json {
  return { ...commentJson(state, comment), event: "commented", actor: userJson(comment.author) };
}

export function commitJson(state: GitHubState, commit: GitCommit): Json {
  const template = example("commit");
  const described = record(template["commit"]);
  return {
    ...template,
    sha: commit.sha,
    url: `https://api.github.com/repos/${state.repository}/commits/${commit.sha}`,
    html_url: `https://github.com/${state.repository}/commit/${commit.sha}`,
    commit: { ...described, message: commit.message },
    author: commit.author === undefined ? null : userJson(commit.author),
    committer: commit.author === undefined ? null : userJson(commit.author),
    parents: (commit.parents ?? []).map((sha) => ({
      sha,
      url: `https://api.github.com/repos/${state.repository}/commits/${sha}`,
    })),
  };
}

export function artifactJson(state: GitHubState, artifact: Artifact): Json {
  const url = `https://api.github.com/repos/${state.repository}/actions/artifacts/${artifact.id}`;
  const template = example("artifact");
  const { digest: _, ...rest } = template;
  const ofRun = record(template["workflow_run"]);
  const run = state.workflowRuns.find(({ id }) => id === artifact.runId);
  const isFork = run !== undefined && run.headRepository !== state.repository;
  return {
    ...rest,
    id: artifact.id,
    name: artifact.name,
    size_in_bytes: artifact.size,
    expired: artifact.expired ?? false,
    url,
    archive_download_url: `${url}/zip`,
    created_at: artifact.createdAt,
    updated_at: artifact.createdAt,
    workflow_run: {
      ...ofRun,
      ...(isFork ? { head_repository_id: Number(ofRun["repository_id"]) + 1 } : {}),
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

export function labelJson(name: string): Json {
  return {
    ...example("label"),
    id: 1,
    url: `https://api.github.com/labels/${encodeURIComponent(name)}`,
    name,
    description: null,
    default: false,
  };
}

export function userJson(login: string): Json {
  const user = record(example("comment")["user"]);
  return { ...user, login, type: login.endsWith("[bot]") ? "Bot" : "User" };
}

/** A copy of GitHub's own example of such an object. */
export function example(kind: string): Json {
  const found = EXAMPLES[kind];
  if (found === undefined) throw new Error(`There is no example of a ${kind}.`);
  return structuredClone(found);
}

function associationOf(state: GitHubState, login: string): string {
  if (login === ownerOf(state.repository)) return "OWNER";
  const role = state.collaborators[login];
  return role === undefined || role === "none" || role === "nobody" ? "NONE" : "COLLABORATOR";
}

function record(value: unknown): Json {
  return z.record(z.string(), z.unknown()).parse(value);
}

const EXAMPLES = z
  .record(z.string(), z.record(z.string(), z.unknown()))
  .parse(JSON.parse(readFileSync(new URL("../../fixtures/github/examples.json", import.meta.url), "utf8")));
