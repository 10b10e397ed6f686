import { execFileSync } from "node:child_process";
import { type Answer, type Call, type Handler, NOT_FOUND } from "./github-api-handler.ts";
import { example, repositoryJson, userJson } from "./github-api-json.ts";
import { type Json, ownerOf, type Role } from "./github-api-state.ts";

/** The repository, its contents and its people, by GitHub's operation id. */
export const REPOSITORY_HANDLERS: Readonly<Record<string, Handler>> = {
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
  "repos/get-collaborator-permission-level": {
    needs: { scopes: ["metadata"], level: "read" },
    answer: permissionOf,
  },
};

function permissionOf({ state, parameters }: Call): Answer {
  const login = parameters["username"] ?? "";
  const isApp = login.endsWith("[bot]");
  const unnamed: Role = login === ownerOf(state.repository) ? "admin" : isApp ? "nobody" : "read";
  const role = state.collaborators[login] ?? unnamed;
  if (role === "nobody") {
    const documentation_url = "https://docs.github.com/rest";
    return { status: 404, body: { message: `${login} is not a user`, documentation_url, status: "404" } };
  }
  return {
    status: 200,
    body: {
      ...example("permission"),
      permission: PERMISSION_OF_ROLE[role],
      role_name: role,
      user: { ...userJson(login), role_name: role },
    },
  };
}

/** The older of the two fields knows four levels. */
const PERMISSION_OF_ROLE: Readonly<Record<Exclude<Role, "nobody">, string>> = {
  admin: "admin",
  maintain: "write",
  write: "write",
  triage: "read",
  read: "read",
  none: "none",
};

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
