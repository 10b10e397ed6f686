import type { Json, PullRequest, WorkflowRun } from "./github-api-state.ts";
import { accountOf, example, record, repositoryOf } from "./webhook-examples.ts";
import type { Event } from "./workspace-events.ts";

/**
 * A workflow run has ended. GitHub names its pull requests only when they come
 * from the same repository: for one from a fork the list is empty.
 */
export function workflowRunEvent(facts: {
  readonly repository: string;
  readonly run: WorkflowRun;
  readonly pullRequests?: readonly PullRequest[];
}): Event {
  const template = example("workflow_run", "completed");
  const { run } = facts;
  const [repository, pulls] = [repositoryOf(template, facts.repository), facts.pullRequests ?? []];
  const api = `https://api.github.com/repos/${facts.repository}`;
  const original = record(template["workflow_run"]);
  const createdAt = run.createdAt ?? "2026-11-20T06:00:00Z";
  return {
    name: "workflow_run",
    payload: {
      ...template,
      workflow: { ...record(template["workflow"]), name: run.name, path: run.path },
      workflow_run: {
        ...original,
        id: run.id,
        name: run.name,
        // The example is older than these four.
        path: run.path,
        display_title: run.name,
        actor: accountOf(template, "mona"),
        triggering_actor: accountOf(template, "mona"),
        event: run.event,
        status: "completed",
        conclusion: run.conclusion ?? "success",
        run_attempt: run.attempt ?? 1,
        head_branch: run.headBranch,
        head_sha: run.headSha,
        head_commit: { ...record(original["head_commit"]), id: run.headSha },
        head_repository:
          run.headRepository === null
            ? null
            : {
                ...record(original["head_repository"]),
                ...repositoryNames(template, run.headRepository),
                fork: run.headRepository !== facts.repository,
              },
        repository: { ...record(original["repository"]), ...repositoryNames(template, facts.repository) },
        pull_requests: pulls.map((pull) => pullRequestReference(facts.repository, pull)),
        url: `${api}/actions/runs/${run.id}`,
        html_url: `https://github.com/${facts.repository}/actions/runs/${run.id}`,
        artifacts_url: `${api}/actions/runs/${run.id}/artifacts`,
        created_at: createdAt,
        updated_at: createdAt,
        run_started_at: createdAt,
      },
      repository,
    },
  };
}

/** The few fields by which a workflow run names a pull request. */
function pullRequestReference(repository: string, { number, head, base }: PullRequest): Json {
  const reference = (fullName: string) => ({
    id: 1,
    name: fullName.split("/")[1] ?? "",
    url: `https://api.github.com/repos/${fullName}`,
  });
  return {
    id: number,
    number,
    url: `https://api.github.com/repos/${repository}/pulls/${number}`,
    head: { ref: head.ref, sha: head.sha, repo: reference(head.repository) },
    base: { ref: base.ref, sha: base.sha, repo: reference(repository) },
  };
}

function repositoryNames(template: Json, fullName: string): Json {
  const { full_name, name, owner } = repositoryOf(template, fullName);
  return { full_name, name, owner };
}
