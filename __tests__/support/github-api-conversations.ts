import { z } from "zod";
import {
  type Artifact,
  commentJson,
  type GitHubState,
  issueJson,
  type Json,
  pullRequestJson,
} from "./github-api-state.ts";

export interface Call {
  readonly state: GitHubState;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Json;
  /** Login of the token's owner. */
  readonly login: string;
  readonly artifacts: ArtifactSource;
  /** Bare repository that answers questions about contents. */
  readonly gitDirectory: string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** All items; the server cuts out the page that was asked for. */
  readonly items?: readonly Json[];
  /** Wraps a page, for lists that come inside an object. */
  readonly wrap?: (page: readonly Json[], total: number) => Json;
}

/** Where the artifacts are that the REST API lists: the results service. */
export interface ArtifactSource {
  list(): readonly Artifact[];
  /** A URL that needs no token. */
  downloadUrl(artifact: Artifact): string;
}

export interface Handler {
  /** Scopes of which the token needs one, with the level that it needs. */
  readonly needs: { readonly scopes: readonly string[]; readonly level: "read" | "write" };
  readonly answer: (call: Call) => Answer;
}

const CONVERSATION = ["issues", "pull-requests"];
/** GitHub refuses longer bodies. */
const BODY_LIMIT = 65_536;

/** Issues, comments and pull requests, by GitHub's operation id. */
export const CONVERSATION_HANDLERS: Readonly<Record<string, Handler>> = {
  "issues/list-comments": {
    needs: { scopes: CONVERSATION, level: "read" },
    answer: ({ state, parameters }) => ({
      status: 200,
      items: state.comments
        .filter((comment) => comment.issue === Number(parameters["issue_number"]))
        .map((comment) => commentJson(state, comment)),
    }),
  },
  "issues/create-comment": {
    needs: { scopes: CONVERSATION, level: "write" },
    answer: ({ state, parameters, body, login }) => {
      const issue = Number(parameters["issue_number"]);
      if (![...state.issues, ...state.pullRequests].some(({ number }) => number === issue)) return NOT_FOUND;
      const text = String(body["body"]);
      if (text.length > BODY_LIMIT) return TOO_LONG;
      const comment = { id: nextId(state), issue, body: text, author: login, edits: 0 };
      state.comments.push(comment);
      return { status: 201, body: commentJson(state, comment) };
    },
  },
  "issues/get-comment": {
    needs: { scopes: CONVERSATION, level: "read" },
    answer: (call) =>
      withComment(call, (comment) => ({ status: 200, body: commentJson(call.state, comment) })),
  },
  "issues/update-comment": {
    needs: { scopes: CONVERSATION, level: "write" },
    answer: (call) =>
      withComment(call, (comment) => {
        const text = String(call.body["body"]);
        if (text.length > BODY_LIMIT) return TOO_LONG;
        Object.assign(comment, { body: text, edits: comment.edits + 1 });
        return { status: 200, body: commentJson(call.state, comment) };
      }),
  },
  "issues/delete-comment": {
    needs: { scopes: CONVERSATION, level: "write" },
    answer: (call) =>
      withComment(call, (comment) => {
        call.state.comments.splice(call.state.comments.indexOf(comment), 1);
        return { status: 204 };
      }),
  },
  "issues/list-for-repo": {
    needs: { scopes: ["issues"], level: "read" },
    answer: ({ state, query }) => {
      const wanted = query.get("state") ?? "open";
      const labels = (query.get("labels") ?? "").split(",").filter((label) => label !== "");
      return {
        status: 200,
        items: state.issues
          .filter((issue) => wanted === "all" || issue.state === wanted)
          .filter((issue) => labels.every((label) => issue.labels.includes(label)))
          .filter((issue) => (query.get("creator") ?? issue.author) === issue.author)
          .map((issue) => issueJson(state, issue))
          .reverse(),
      };
    },
  },
  "issues/create": {
    needs: { scopes: ["issues"], level: "write" },
    answer: ({ state, body, login }) => {
      const fields = IssueFields.parse(body);
      const issue = {
        number: nextId(state),
        title: fields.title ?? "",
        body: fields.body ?? "",
        labels: fields.labels ?? [],
        state: "open" as const,
        author: login,
      };
      if (issue.body.length > BODY_LIMIT) return TOO_LONG;
      state.issues.push(issue);
      return { status: 201, body: issueJson(state, issue) };
    },
  },
  "issues/get": {
    needs: { scopes: ["issues"], level: "read" },
    answer: ({ state, parameters }) => {
      const issue = state.issues.find(({ number }) => number === Number(parameters["issue_number"]));
      return issue === undefined ? NOT_FOUND : { status: 200, body: issueJson(state, issue) };
    },
  },
  "issues/update": {
    needs: { scopes: ["issues"], level: "write" },
    answer: ({ state, parameters, body }) => {
      const issue = state.issues.find(({ number }) => number === Number(parameters["issue_number"]));
      if (issue === undefined) return NOT_FOUND;
      Object.assign(issue, IssueFields.parse(body));
      return { status: 200, body: issueJson(state, issue) };
    },
  },
  "pulls/get": {
    needs: { scopes: ["pull-requests"], level: "read" },
    answer: ({ state, parameters }) => {
      const pull = state.pullRequests.find(({ number }) => number === Number(parameters["pull_number"]));
      return pull === undefined ? NOT_FOUND : { status: 200, body: pullRequestJson(state, pull) };
    },
  },
};

const IssueFields = z.object({
  title: z.string().optional(),
  body: z.string().optional(),
  state: z.enum(["open", "closed"]).optional(),
  labels: z.array(z.string()).optional(),
});

export const NOT_FOUND: Answer = {
  status: 404,
  body: { message: "Not Found", documentation_url: "https://docs.github.com/rest" },
};
const TOO_LONG: Answer = {
  status: 422,
  body: {
    message: "Validation Failed",
    documentation_url: "https://docs.github.com/rest",
    errors: [
      {
        resource: "IssueComment",
        field: "body",
        code: "custom",
        message: `body is too long (maximum is ${BODY_LIMIT} characters)`,
      },
    ],
  },
};

function withComment(call: Call, use: (comment: GitHubState["comments"][number]) => Answer): Answer {
  const comment = call.state.comments.find(({ id }) => id === Number(call.parameters["comment_id"]));
  return comment === undefined ? NOT_FOUND : use(comment);
}

/** Issues, pull requests, comments and checks share one counter: ids are never equal by luck. */
export function nextId(state: GitHubState): number {
  const used = [
    ...state.issues.map(({ number }) => number),
    ...state.pullRequests.map(({ number }) => number),
    ...state.comments.map(({ id }) => id),
    ...state.checkRuns.map(({ id }) => Number(id)),
  ];
  return Math.max(100, ...used) + 1;
}
