import { execFileSync } from "node:child_process";
import { type Answer, type Call, type Handler, NOT_FOUND, nextId } from "./github-api-conversations.ts";
import {
  type Artifact,
  artifactJson,
  example,
  type GitHubState,
  type Json,
  repositoryJson,
} from "./github-api-state.ts";

/** Checks, contents and artifacts, by GitHub's operation id. */
export const REPOSITORY_HANDLERS: Readonly<Record<string, Handler>> = {
  "checks/create": {
    needs: { scopes: ["checks"], level: "write" },
    answer: ({ state, body }) => {
      const output = {
        title: null,
        summary: null,
        annotations_count: 0,
        annotations_url: "https://api.github.com/a",
        text: null,
        ...Object(body["output"]),
      };
      const { annotations, ...described } = output;
      const run = {
        ...example("check-run"),
        ...body,
        id: nextId(state),
        output: { ...described, annotations_count: Array.isArray(annotations) ? annotations.length : 0 },
      };
      state.checkRuns.push(run);
      return { status: 201, body: run };
    },
  },
  "repos/get": {
    needs: { scopes: ["metadata"], level: "read" },
    answer: ({ state }) => ({ status: 200, body: repositoryJson(state) }),
  },
  "repos/get-content": {
    needs: { scopes: ["contents"], level: "read" },
    answer: ({ state, parameters, query, gitDirectory }) => {
      const content = showFile(gitDirectory, query.get("ref") ?? "main", parameters["path"] ?? "");
      return content === undefined
        ? NOT_FOUND
        : { status: 200, body: fileJson(state.repository, parameters["path"] ?? "", content) };
    },
  },
  "actions/list-artifacts-for-repo": {
    needs: { scopes: ["actions"], level: "read" },
    answer: ({ state, query, artifacts }) => listArtifacts(state, query, artifacts.list()),
  },
  "actions/list-workflow-run-artifacts": {
    needs: { scopes: ["actions"], level: "read" },
    answer: ({ state, query, parameters, artifacts }) => {
      const run = Number(parameters["run_id"]);
      return listArtifacts(
        state,
        query,
        artifacts.list().filter(({ runId }) => runId === run),
      );
    },
  },
  "actions/get-artifact": {
    needs: { scopes: ["actions"], level: "read" },
    answer: (call) =>
      withArtifact(call, (artifact) => ({ status: 200, body: artifactJson(call.state, artifact) })),
  },
  "actions/download-artifact": {
    needs: { scopes: ["actions"], level: "read" },
    answer: (call) =>
      withArtifact(call, (artifact) => ({
        status: 302,
        headers: { location: call.artifacts.downloadUrl(artifact) },
      })),
  },
};

function withArtifact(call: Call, use: (artifact: Artifact) => Answer): Answer {
  const artifact = call.artifacts.list().find(({ id }) => id === Number(call.parameters["artifact_id"]));
  return artifact === undefined ? NOT_FOUND : use(artifact);
}

/** GitHub lists the newest first. */
function listArtifacts(state: GitHubState, query: URLSearchParams, all: readonly Artifact[]): Answer {
  const name = query.get("name");
  return {
    status: 200,
    items: all
      .filter((artifact) => name === null || artifact.name === name)
      .map((artifact) => artifactJson(state, artifact))
      .reverse(),
    wrap: (page, total) => ({ total_count: total, artifacts: page }),
  };
}

function showFile(gitDirectory: string | undefined, ref: string, path: string): Buffer | undefined {
  if (gitDirectory === undefined) return undefined;
  try {
    return execFileSync("git", ["-C", gitDirectory, "show", `${ref}:${path}`], {
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return undefined;
  }
}

function fileJson(repository: string, path: string, content: Buffer): Json {
  const url = `https://api.github.com/repos/${repository}/contents/${path}`;
  return {
    type: "file",
    encoding: "base64",
    size: content.length,
    name: path.split("/").at(-1) ?? path,
    path,
    content: content.toString("base64"),
    sha: "0".repeat(40),
    url,
    git_url: url,
    html_url: url,
    download_url: url,
    _links: { git: url, self: url, html: url },
  };
}
