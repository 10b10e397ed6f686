import examples from "@octokit/webhooks-examples";
import { z } from "zod";
import type { Json, PullRequest } from "./github-api-state.ts";

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
  readonly action: "opened" | "synchronize" | "labeled";
  readonly pullRequest: PullRequest;
  /** The label that was added; needs the action `labeled`. */
  readonly label?: string;
}): Event {
  const template = example("pull_request", facts.action);
  const pull = record(template["pull_request"]);
  const { number, title, head, base } = facts.pullRequest;
  const repository = repositoryOf(template, facts.repository);
  const label = facts.label === undefined ? undefined : { ...record(template["label"]), name: facts.label };
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
        labels: label === undefined ? [] : [label],
        head: {
          ...record(pull["head"]),
          ref: head.ref,
          sha: head.sha,
          repo: { ...repositoryOf(template, head.repository), fork: head.repository !== facts.repository },
        },
        base: { ...record(pull["base"]), ref: base.ref, sha: base.sha, repo: repository },
      },
      ...(label !== undefined && { label }),
      repository,
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

/** The examples are older than GitHub's description, which asks for these. */
const NEWER_REPOSITORY_FIELDS = { has_discussions: false, topics: [], visibility: "public" };

function repositoryOf(template: Json, fullName: string): Json {
  const [owner = "", name = ""] = fullName.split("/");
  const repository = record(template["repository"]);
  return {
    ...NEWER_REPOSITORY_FIELDS,
    ...repository,
    full_name: fullName,
    name,
    owner: { ...record(repository["owner"]), login: owner },
    default_branch: "main",
  };
}

function example(event: string, action?: string): Json {
  const found = EXAMPLES.find(({ name }) => name === event)
    ?.examples.filter((payload) => action === undefined || payload["action"] === action)
    .at(0);
  if (found === undefined) throw new Error(`There is no example of ${event} ${action ?? ""}.`);
  return found;
}

function record(value: unknown): Json {
  return z.record(z.string(), z.unknown()).parse(value);
}

const EXAMPLES = z
  .array(z.object({ name: z.string(), examples: z.array(z.record(z.string(), z.unknown())) }))
  .parse(examples);
