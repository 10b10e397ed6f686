import { type Answer, type Call, type Handler, NOT_FOUND } from "./github-api-handler.ts";
import { artifactJson, example, userJson } from "./github-api-json.ts";
import {
  type Artifact,
  type GitHubState,
  type Json,
  nameOf,
  ownerOf,
  type WorkflowRun,
} from "./github-api-state.ts";

/** Workflow runs and artifacts, by GitHub's operation id. */
export const ACTIONS_HANDLERS: Readonly<Record<string, Handler>> = {
  "actions/get-workflow-run": {
    needs: { scopes: ["actions"], level: "read" },
    answer: (call) => withRun(call, (run) => ({ status: 200, body: workflowRunJson(call.state, run) })),
  },
  "actions/list-workflow-runs-for-repo": {
    needs: { scopes: ["actions"], level: "read" },
    answer: ({ state, query }) => ({
      status: 200,
      items: state.workflowRuns
        .filter((run) => (query.get("head_sha") ?? run.headSha) === run.headSha)
        .filter((run) => (query.get("event") ?? run.event) === run.event)
        .filter((run) => (query.get("branch") ?? run.headBranch) === run.headBranch)
        .filter((run) => hasStatus(run, query.get("status")))
        .sort((a, b) => b.id - a.id)
        .map((run) => workflowRunJson(state, run)),
      wrap: (page, total) => ({ total_count: total, workflow_runs: page }),
    }),
  },
  "actions/re-run-workflow-failed-jobs": {
    needs: { scopes: ["actions"], level: "write" },
    answer: (call) =>
      withRun(call, (run) => {
        if ((run.status ?? "completed") !== "completed") return RUNNING;
        const again = { status: "queued", conclusion: null, attempt: (run.attempt ?? 1) + 1 } as const;
        call.state.workflowRuns.splice(call.state.workflowRuns.indexOf(run), 1, { ...run, ...again });
        call.state.reruns.push(run.id);
        return { status: 201, body: {} };
      }),
  },
  "actions/list-artifacts-for-repo": {
    needs: { scopes: ["actions"], level: "read" },
    answer: (call) => listArtifacts(call, () => true),
  },
  "actions/list-workflow-run-artifacts": {
    needs: { scopes: ["actions"], level: "read" },
    answer: (call) => listArtifacts(call, ({ runId }) => runId === Number(call.parameters["run_id"])),
  },
  "actions/get-artifact": {
    needs: { scopes: ["actions"], level: "read" },
    answer: (call) =>
      withArtifact(call, (artifact) => ({ status: 200, body: artifactJson(call.state, artifact) })),
  },
  "actions/download-artifact": {
    needs: { scopes: ["actions"], level: "read" },
    answer: (call) =>
      withArtifact(call, (artifact) =>
        artifact.expired === true
          ? {
              status: 410,
              body: { message: "Artifact has expired", documentation_url: "https://docs.github.com/rest" },
            }
          : { status: 302, headers: { location: call.artifacts.downloadUrl(artifact) } },
      ),
  },
};

const RUNNING: Answer = {
  status: 403,
  body: { message: "This workflow is already running", documentation_url: "https://docs.github.com/rest" },
};

function workflowRunJson(state: GitHubState, run: WorkflowRun): Json {
  const url = `https://api.github.com/repos/${state.repository}/actions/runs/${run.id}`;
  const { repository, head_repository: _, ...template } = example("workflow-run");
  const createdAt = run.createdAt ?? "2026-11-20T06:00:00Z";
  const minimal = (fullName: string) => ({
    ...Object(repository),
    full_name: fullName,
    name: nameOf(fullName),
    owner: userJson(ownerOf(fullName)),
    fork: fullName !== state.repository,
  });
  return {
    ...template,
    id: run.id,
    name: run.name,
    path: run.path,
    event: run.event,
    status: run.status ?? "completed",
    conclusion: run.conclusion === undefined ? "success" : run.conclusion,
    run_attempt: run.attempt ?? 1,
    head_sha: run.headSha,
    head_branch: run.headBranch,
    url,
    html_url: `https://github.com/${state.repository}/actions/runs/${run.id}`,
    artifacts_url: `${url}/artifacts`,
    created_at: createdAt,
    updated_at: createdAt,
    run_started_at: createdAt,
    // GitHub leaves this empty for pull requests from forks, so nobody may rely on it.
    pull_requests: [],
    repository: minimal(state.repository),
    head_repository: run.headRepository === null ? null : minimal(run.headRepository),
  };
}

/** GitHub takes conclusions for statuses, too. */
function hasStatus(run: WorkflowRun, wanted: string | null): boolean {
  return wanted === null || wanted === (run.status ?? "completed") || wanted === run.conclusion;
}

/** GitHub lists the newest first. */
function listArtifacts(call: Call, wanted: (artifact: Artifact) => boolean): Answer {
  const name = call.query.get("name");
  return {
    status: 200,
    items: call.artifacts
      .list()
      .filter(wanted)
      .filter((artifact) => name === null || artifact.name === name)
      .map((artifact) => artifactJson(call.state, artifact))
      .reverse(),
    wrap: (page, total) => ({ total_count: total, artifacts: page }),
  };
}

function withRun(call: Call, use: (run: WorkflowRun) => Answer): Answer {
  const run = call.state.workflowRuns.find(({ id }) => id === Number(call.parameters["run_id"]));
  return run === undefined ? NOT_FOUND : use(run);
}

function withArtifact(call: Call, use: (artifact: Artifact) => Answer): Answer {
  const artifact = call.artifacts.list().find(({ id }) => id === Number(call.parameters["artifact_id"]));
  return artifact === undefined ? NOT_FOUND : use(artifact);
}
