import { join } from "node:path";
import { BenchmarkError, messageOf } from "../errors.ts";
import type { Variables } from "../ports.ts";
import type { ArtifactPort, Availability } from "../store/ports.ts";

export interface ActionsArtifactOptions {
  readonly variables: Variables;
  /** For artifacts of other runs, which come through the REST API. */
  readonly token?: string;
}

/** Artifacts of GitHub Actions, by `@actions/artifact`, which reads the environment itself. */
export function actionsArtifacts({ variables, token }: ActionsArtifactOptions): ArtifactPort {
  return {
    available: () => availabilityOf(variables),
    async upload({ name, directory, files, retentionDays }) {
      const { DefaultArtifactClient } = await import("@actions/artifact");
      const paths = files.map((file) => join(directory, file));
      try {
        const client = new DefaultArtifactClient();
        const { id } = await client.uploadArtifact(name, paths, directory, { retentionDays });
        return { kind: "uploaded", id: id === undefined ? "" : String(id) };
      } catch (error) {
        const reason = messageOf(error);
        if (/already exists|\(409\)/i.test(reason)) return { kind: "exists" };
        throw new BenchmarkError("ARTIFACT_FAILED", `The artifact ${name} could not be uploaded: ${reason}`, {
          hint: "Run the step again; if it stays, check the storage quota of the account.",
          cause: error,
        });
      }
    },
    async download(artifact, directory) {
      const { DefaultArtifactClient } = await import("@actions/artifact");
      const findBy = { ...ownerOf(variables), token: tokenOf(token), workflowRunId: artifact.workflowRunId };
      try {
        await new DefaultArtifactClient().downloadArtifact(artifact.id, { path: directory, findBy });
      } catch (error) {
        throw downloadFailure(artifact.name, error);
      }
    },
  };
}

function availabilityOf(variables: Variables): Availability {
  if (variables["ACTIONS_RESULTS_URL"] && variables["ACTIONS_RUNTIME_TOKEN"]) return { kind: "yes" };
  return {
    kind: "no",
    reason: "There is no artifact service here: only actions reach it, no run step or laptop does.",
  };
}

function ownerOf(variables: Variables): {
  readonly repositoryOwner: string;
  readonly repositoryName: string;
} {
  const [repositoryOwner = "", repositoryName = ""] = (variables["GITHUB_REPOSITORY"] ?? "").split("/");
  return { repositoryOwner, repositoryName };
}

function tokenOf(token: string | undefined): string {
  if (token !== undefined && token !== "") return token;
  throw new BenchmarkError("GITHUB_TOKEN_MISSING", "Reading artifacts of other runs needs a token.", {
    hint: 'Pass github-token and give the job "actions: read" under "permissions" in the workflow.',
  });
}

function downloadFailure(name: string, error: unknown): BenchmarkError {
  const reason = messageOf(error);
  if (error instanceof Error && "status" in error && (error.status === 401 || error.status === 403)) {
    return new BenchmarkError("GITHUB_PERMISSION", `The artifact ${name} may not be downloaded: ${reason}`, {
      hint: 'Give the job "actions: read" under "permissions" in the workflow.',
      cause: error,
    });
  }
  return new BenchmarkError("ARTIFACT_FAILED", `The artifact ${name} could not be downloaded: ${reason}`, {
    hint: "Run the step again; the artifact may have expired meanwhile.",
    cause: error,
  });
}
