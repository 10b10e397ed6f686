import { createServer, type IncomingMessage } from "node:http";
import { z } from "zod";
import {
  type Answer,
  type ArtifactSource,
  CONVERSATION_HANDLERS,
  NOT_FOUND,
} from "./github-api-conversations.ts";
import { findOperation, type Operation } from "./github-api-description.ts";
import { REPOSITORY_HANDLERS } from "./github-api-repository.ts";
import type { Comment, GitHubState, Issue, Json, PullRequest } from "./github-api-state.ts";
import { listen } from "./results-service-listen.ts";

/** Scope, such as `issues`, to what a token may do there. A scope that is not named is closed. */
export type Permissions = Readonly<Record<string, "read" | "write">>;

export const WRITE_ALL: Permissions = {
  actions: "write",
  checks: "write",
  contents: "write",
  issues: "write",
  "pull-requests": "write",
};
/** What GitHub gives a pull request that comes from a fork. */
export const READ_ALL: Permissions = {
  actions: "read",
  checks: "read",
  contents: "read",
  issues: "read",
  "pull-requests": "read",
};

export interface GitHubApi extends AsyncDisposable {
  /** Without a slash at the end; what `GITHUB_API_URL` holds. */
  readonly url: string;
  readonly state: GitHubState;
  /** Requests and answers that GitHub's description does not allow. Tests assert that there are none. */
  readonly violations: readonly string[];
  /** `METHOD /path?query` of every request, in order. */
  readonly requests: readonly string[];
  /** Bodies of the comments on an issue or pull request, oldest first. */
  commentsOn(issue: number): readonly Comment[];
  /** Opens a pull request, or replaces what is known of it. */
  setPullRequest(pull: PullRequest): void;
}

/**
 * A stateful stand-in of GitHub's REST API on loopback, for one repository.
 * Every request and every answer is held against GitHub's own description.
 */
export async function startGitHubApi(options: {
  readonly repository: string;
  /** Token to what it may do. Any other token is answered with 401. */
  readonly tokens: Readonly<Record<string, Permissions>>;
  readonly pullRequests?: readonly PullRequest[];
  readonly issues?: readonly Issue[];
  readonly comments?: readonly Comment[];
  readonly artifacts?: ArtifactSource;
  readonly gitDirectory?: string;
}): Promise<GitHubApi> {
  const state: GitHubState = {
    repository: options.repository,
    pullRequests: [...(options.pullRequests ?? [])],
    issues: [...(options.issues ?? [])],
    comments: [...(options.comments ?? [])],
    checkRuns: [],
  };
  const violations: string[] = [];
  const requests: string[] = [];

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://github");
    requests.push(`${request.method} ${url.pathname}${url.search}`);
    const operation = findOperation(request.method ?? "GET", url.pathname);
    const body = await jsonBody(request);
    if (operation === undefined) violations.push(`There is no operation ${request.method} ${url.pathname}.`);
    const problems = operation?.checkRequest(url.searchParams, body) ?? [];
    violations.push(...problems);

    const { authorization } = request.headers;
    const whole = problems.length > 0 ? INVALID : answerTo(operation, url, body, authorization);
    const answer = paginate(whole, url, base);
    if (operation !== undefined) violations.push(...operation.checkResponse(answer.status, answer.body));
    response.writeHead(answer.status, {
      "content-type": "application/json; charset=utf-8",
      ...answer.headers,
    });
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
  });

  function answerTo(
    operation: Operation | undefined,
    url: URL,
    body: Json | undefined,
    authorization: string | undefined,
  ): Answer {
    const { owner, repo } = operation?.parameters ?? {};
    const handler = operation && HANDLERS[operation.id];
    if (operation === undefined || `${owner}/${repo}` !== state.repository) return NOT_FOUND;
    if (handler === undefined) {
      violations.push(`The stand-in cannot answer ${operation.id}.`);
      return NOT_FOUND;
    }
    const permissions = options.tokens[/^(?:token|bearer) (.+)$/i.exec(authorization ?? "")?.[1] ?? ""];
    if (permissions === undefined) return BAD_CREDENTIALS;
    const { scopes, level } = handler.needs;
    if (!scopes.some((scope) => allows(permissions, scope, level))) return notAccessible(scopes, level);
    return handler.answer({
      state,
      parameters: operation.parameters,
      query: url.searchParams,
      body: body ?? {},
      login: "github-actions[bot]",
      artifacts: options.artifacts ?? NO_ARTIFACTS,
      gitDirectory: options.gitDirectory,
    });
  }

  const base = `http://127.0.0.1:${await listen(server)}`;
  return {
    url: base,
    state,
    violations,
    requests,
    commentsOn: (issue) => state.comments.filter((comment) => comment.issue === issue),
    setPullRequest: (pull) => {
      const known = state.pullRequests.findIndex(({ number }) => number === pull.number);
      state.pullRequests.splice(known === -1 ? state.pullRequests.length : known, 1, pull);
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const HANDLERS = { ...CONVERSATION_HANDLERS, ...REPOSITORY_HANDLERS };
const BAD_CREDENTIALS: Answer = { status: 401, body: { message: "Bad credentials" } };
const INVALID: Answer = {
  status: 422,
  body: { message: "Invalid request.", documentation_url: "https://docs.github.com/rest" },
};
const NO_ARTIFACTS: ArtifactSource = { list: () => [], downloadUrl: () => "" };

function allows(permissions: Permissions, scope: string, level: "read" | "write"): boolean {
  const held = scope === "metadata" ? "read" : permissions[scope];
  return held === "write" || held === level;
}

/** GitHub's answer to a token that lacks a scope; the header names what would do. */
function notAccessible(scopes: readonly string[], level: string): Answer {
  return {
    status: 403,
    body: {
      message: "Resource not accessible by integration",
      documentation_url: "https://docs.github.com/rest",
    },
    headers: {
      "x-accepted-github-permissions": scopes
        .map((scope) => `${scope.replaceAll("-", "_")}=${level}`)
        .join("; "),
    },
  };
}

/** Cuts out the page that was asked for and links to its neighbours, as GitHub does. */
function paginate(answer: Answer, url: URL, base: string): Answer {
  if (answer.items === undefined) return answer;
  const size = Math.min(100, Number(url.searchParams.get("per_page") ?? 30));
  const page = Number(url.searchParams.get("page") ?? 1);
  const last = Math.max(1, Math.ceil(answer.items.length / size));
  const items = answer.items.slice((page - 1) * size, page * size);
  const links: readonly (readonly [string, number, boolean])[] = [
    ["prev", page - 1, page > 1],
    ["next", page + 1, page < last],
    ["last", last, page < last],
    ["first", 1, page > 1],
  ];
  const link = links
    .filter(([, , wanted]) => wanted)
    .map(([relation, number]) => {
      const target = new URL(url.pathname + url.search, base);
      target.searchParams.set("page", String(number));
      return `<${target}>; rel="${relation}"`;
    });
  return {
    status: answer.status,
    body: answer.wrap?.(items, answer.items.length) ?? items,
    headers: link.length === 0 ? {} : { link: link.join(", ") },
  };
}

async function jsonBody(request: IncomingMessage): Promise<Json | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? undefined : z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}
