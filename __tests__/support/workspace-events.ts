import type { Json, PullRequest } from "./github-api-state.ts";
import { accountOf, example, record, repositoryOf } from "./webhook-examples.ts";

/** What started a workflow: the value of `GITHUB_EVENT_NAME` and the payload behind `GITHUB_EVENT_PATH`. */
export interface Event {
  readonly name: string;
  readonly payload: Json;
}

/** GitHub's own example of such an event, with this repository's facts in it. */
export function pushEvent(facts: {
  readonly repository: string;
  readonly branch: string;
  readonly before: string;
  readonly after: string;
}): Event {
  const template = example("push");
  return {
    name: "push",
    payload: {
      ...template,
      ref: `refs/heads/${facts.branch}`,
      before: facts.before,
      after: facts.after,
      created: false,
      deleted: false,
      base_ref: null,
      repository: repositoryOf(template, facts.repository),
    },
  };
}

export function pullRequestEvent(facts: {
  readonly repository: string;
  readonly action:
    | "opened"
    | "synchronize"
    | "labeled"
    | "unlabeled"
    | "reopened"
    | "closed"
    | "ready_for_review";
  readonly pullRequest: PullRequest;
  /** The label that was added or taken away. */
  readonly label?: string;
}): Event {
  const template = example("pull_request", facts.action);
  const pull = record(template["pull_request"]);
  const { number, title, head, base } = facts.pullRequest;
  const repository = repositoryOf(template, facts.repository);
  const label = facts.label === undefined ? undefined : labelOf(facts.label);
  const labels = facts.pullRequest.labels?.map(labelOf) ?? (label === undefined ? [] : [label]);
  return {
    name: "pull_request",
    payload: {
      ...template,
      number,
      pull_request: {
        auto_merge: null,
        ...pull,
        number,
        title,
        labels,
        head: {
          ...record(pull["head"]),
          label: `${head.repository.split("/")[0]}:${head.ref}`,
          ref: head.ref,
          sha: head.sha,
          repo:
            head.deleted === true
              ? null
              : { ...repositoryOf(template, head.repository), fork: head.repository !== facts.repository },
        },
        base: { ...record(pull["base"]), ref: base.ref, sha: base.sha, repo: repository },
      },
      ...(label !== undefined && { label }),
      repository,
    },
  };
}

/** The same payload; but the job has a token that may write, and the base is checked out. */
export function pullRequestTargetEvent(facts: Parameters<typeof pullRequestEvent>[0]): Event {
  return { ...pullRequestEvent(facts), name: "pull_request_target" };
}

/** Somebody writes a comment on an issue or, with `pullRequest`, on a pull request. */
export function issueCommentEvent(facts: {
  readonly repository: string;
  readonly issue: {
    readonly number: number;
    readonly title: string;
    readonly pullRequest: boolean;
    readonly state?: "open" | "closed";
    readonly labels?: readonly string[];
  };
  readonly comment: {
    readonly id: number;
    readonly body: string;
    readonly author: string;
    readonly association?: "OWNER" | "MEMBER" | "COLLABORATOR" | "CONTRIBUTOR" | "NONE";
  };
}): Event {
  const template = example("issue_comment", "created");
  const { number, title, pullRequest, state = "open", labels = [] } = facts.issue;
  const { id, body, author, association = "NONE" } = facts.comment;
  const api = `https://api.github.com/repos/${facts.repository}`;
  const page = `https://github.com/${facts.repository}/${pullRequest ? "pull" : "issues"}/${number}`;
  const pull = { url: `${api}/pulls/${number}`, html_url: page, diff_url: `${page}.diff` };
  return {
    name: "issue_comment",
    payload: {
      ...template,
      issue: {
        ...NEWER_ISSUE_FIELDS,
        ...record(template["issue"]),
        number,
        title,
        state,
        labels: labels.map(labelOf),
        url: `${api}/issues/${number}`,
        html_url: page,
        ...(pullRequest && { pull_request: { ...pull, patch_url: `${page}.patch` } }),
      },
      comment: {
        ...NEWER_COMMENT_FIELDS,
        ...record(template["comment"]),
        id,
        body,
        user: accountOf(template, author),
        author_association: association,
        url: `${api}/issues/comments/${id}`,
        html_url: `${page}#issuecomment-${id}`,
      },
      repository: repositoryOf(template, facts.repository),
      sender: accountOf(template, author),
    },
  };
}

export function releaseEvent(facts: {
  readonly repository: string;
  readonly tag: string;
  /** Branch or commit that the tag was made from. */
  readonly target: string;
  readonly prerelease?: boolean;
}): Event {
  const template = example("release", "published");
  return {
    name: "release",
    payload: {
      ...template,
      release: {
        ...record(template["release"]),
        // The example is older than these two.
        immutable: false,
        updated_at: "2026-11-20T06:00:00Z",
        tag_name: facts.tag,
        target_commitish: facts.target,
        prerelease: facts.prerelease ?? false,
        html_url: `https://github.com/${facts.repository}/releases/tag/${facts.tag}`,
      },
      repository: repositoryOf(template, facts.repository),
    },
  };
}

/** What a merge queue sends when it wants a group checked. */
export function mergeGroupEvent(facts: {
  readonly repository: string;
  /** Full ref of the queue's branch. */
  readonly ref: string;
  readonly headSha: string;
  readonly baseSha: string;
}): Event {
  const template = example("merge_group", "checks_requested");
  const group = record(template["merge_group"]);
  return {
    name: "merge_group",
    payload: {
      ...template,
      merge_group: {
        ...group,
        head_sha: facts.headSha,
        head_ref: facts.ref,
        base_sha: facts.baseSha,
        base_ref: "refs/heads/main",
        head_commit: { ...record(group["head_commit"]), id: facts.headSha },
      },
      // The example has an empty text, which is no address.
      repository: { ...repositoryOf(template, facts.repository), homepage: null },
    },
  };
}

export function dispatchEvent(facts: {
  readonly repository: string;
  readonly branch: string;
  readonly workflow: string;
  readonly inputs: Readonly<Record<string, string>>;
}): Event {
  const template = example("workflow_dispatch");
  return {
    name: "workflow_dispatch",
    payload: {
      ...template,
      ref: `refs/heads/${facts.branch}`,
      workflow: `.github/workflows/${facts.workflow}`,
      inputs: facts.inputs,
      repository: repositoryOf(template, facts.repository),
    },
  };
}

/** GitHub publishes no example of this one: it holds the schedule, the repository and nothing else. */
export function scheduleEvent(facts: { readonly repository: string; readonly cron: string }): Event {
  return {
    name: "schedule",
    payload: { schedule: facts.cron, repository: repositoryOf(example("push"), facts.repository) },
  };
}

function labelOf(name: string): Json {
  return { ...record(example("pull_request", "labeled")["label"]), name };
}

/** The example is older than these. */
const NO_REACTIONS = {
  url: "https://api.github.com/reactions",
  total_count: 0,
  "+1": 0,
  "-1": 0,
  laugh: 0,
  hooray: 0,
  confused: 0,
  heart: 0,
  rocket: 0,
  eyes: 0,
};
const NEWER_ISSUE_FIELDS = { active_lock_reason: null, reactions: NO_REACTIONS };
const NEWER_COMMENT_FIELDS = { performed_via_github_app: null, reactions: NO_REACTIONS };
