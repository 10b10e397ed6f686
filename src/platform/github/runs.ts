import type { WorkflowRun, WorkflowRunApi } from "../../github/ports.ts";
import { type Calls, collect, PAGE } from "./calls.ts";
import { downloadArtifact } from "./download.ts";
import { statusOf, wordsOf } from "./failure.ts";

export function githubRuns(calls: Calls): WorkflowRunApi {
  const { repository, call, find, pages } = calls;
  return {
    get: (run) =>
      find("actions: read", async ({ rest }) => {
        const { data } = await rest.actions.getWorkflowRun({ ...repository, run_id: run });
        return workflowRunOf(data);
      }),
    ofCommit: (sha) =>
      collect(
        pages(
          "actions: read",
          async ({ rest }, page) => {
            const request = { ...repository, head_sha: sha, per_page: PAGE, page };
            const { data } = await rest.actions.listWorkflowRunsForRepo(request);
            return data.workflow_runs.map(workflowRunOf);
          },
          PAGES,
        ),
      ),
    artifacts: async (run) => {
      const found = pages(
        "actions: read",
        async ({ rest }, page) => {
          const request = { ...repository, run_id: run, per_page: PAGE, page };
          const { data } = await rest.actions.listWorkflowRunArtifacts(request);
          return data.artifacts.map(({ id, name, size_in_bytes: size, expired }) => ({
            id,
            name,
            size,
            expired,
          }));
        },
        PAGES,
      );
      return (await collect(found)).sort((a, b) => b.id - a.id);
    },
    download: (artifact, limit) => downloadArtifact(calls, artifact, limit),
    rerunFailedJobs: async (run) => {
      await call("actions: write", async ({ rest }) => {
        try {
          await rest.actions.reRunWorkflowFailedJobs({ ...repository, run_id: run });
        } catch (error) {
          // Somebody was faster, or our own first request was, whose answer got lost.
          if (statusOf(error) !== 403 || !/already running/i.test(wordsOf(error))) throw error;
        }
      });
    },
  };
}

/** GitHub lists no more than 1,000. */
const PAGES = 10;

function workflowRunOf(run: {
  readonly id: number;
  readonly run_attempt?: number;
  readonly name?: string | null;
  readonly path: string;
  readonly event: string;
  readonly head_sha: string;
  readonly head_branch: string | null;
  readonly head_repository: { readonly full_name: string } | null;
  readonly html_url: string;
  readonly status: string | null;
  readonly created_at: string;
}): WorkflowRun {
  return {
    id: run.id,
    attempt: run.run_attempt ?? 1,
    name: run.name ?? "",
    // Some have their ref behind them: `.github/workflows/benchmarks.yml@main`.
    path: run.path.replace(/@.*$/s, ""),
    event: run.event,
    headSha: run.head_sha,
    ...(run.head_branch !== null && { headBranch: run.head_branch }),
    ...(run.head_repository !== null && { headRepository: run.head_repository.full_name }),
    url: run.html_url,
    status: run.status ?? "",
    createdAt: run.created_at,
  };
}
