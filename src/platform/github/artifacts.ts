import type { ArtifactHistoryApi, HistoryArtifact } from "../../store/ports.ts";
import { type Calls, PAGE } from "./calls.ts";

/** Artifacts of all runs, for the history that is stored in them. */
export function githubArtifacts({ repository, pages }: Calls): ArtifactHistoryApi {
  return {
    list: async (namePrefix, limit) => {
      const artifacts = pages(
        "actions: read",
        async ({ rest }, page) => {
          const request = { ...repository, per_page: PAGE, page };
          const { data } = await rest.actions.listArtifactsForRepo(request);
          return data.artifacts;
        },
        ARTIFACT_PAGES,
      );
      const found: HistoryArtifact[] = [];
      for await (const artifact of artifacts) {
        if (artifact.expired || !artifact.name.startsWith(namePrefix)) continue;
        const { id, name, created_at: createdAt, workflow_run: run } = artifact;
        if (createdAt === null || typeof run?.id !== "number") continue;
        // A fork's run may put what it likes into an artifact; it must not become anybody's baseline.
        if (run.head_repository_id !== run.repository_id) continue;
        if (found.length >= limit) break;
        found.push({ id, name, createdAt, workflowRunId: run.id });
      }
      return found;
    },
  };
}

/** GitHub cannot filter by prefix; of a repository with very many artifacts only the newest 2,000 are looked at. */
const ARTIFACT_PAGES = 20;
