import { type Artifact, type GitHubState, isPullRequest, type Json } from "./github-api-state.ts";

export interface Call {
  readonly state: GitHubState;
  /**
   * What lists show, which may be older than `state`: only comments, issues
   * and reactions are ever shown old.
   */
  readonly listed: GitHubState;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Json;
  /** Login of the token's owner. */
  readonly login: string;
  readonly artifacts: ArtifactSource;
  /** Bare repository that answers questions about contents and commits. */
  readonly gitDirectory: string | undefined;
  /** ISO 8601 to the second. */
  readonly now: string;
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

/** Scopes of which the token needs one, with the level that it needs. */
export interface Needs {
  readonly scopes: readonly string[];
  readonly level: "read" | "write";
}

export interface Handler {
  readonly needs: Needs | ((call: Call) => Needs);
  /** Lists of this kind show what was written only after the lag. */
  readonly lags?: boolean;
  readonly answer: (call: Call) => Answer;
}

/** On a pull request either scope will do, on an issue only that of issues. */
export function conversation(
  level: Needs["level"],
  numberOf: (call: Call) => number = ({ parameters }) => Number(parameters["issue_number"]),
): (call: Call) => Needs {
  return (call) => ({
    scopes: isPullRequest(call.state, numberOf(call)) ? ["issues", "pull-requests"] : ["issues"],
    level,
  });
}

export const NOT_FOUND: Answer = {
  status: 404,
  body: { message: "Not Found", documentation_url: "https://docs.github.com/rest", status: "404" },
};

/** GitHub refuses longer bodies. */
export const BODY_LIMIT = 65_536;

export function invalid(error: Json): Answer {
  return {
    status: 422,
    body: {
      message: "Validation Failed",
      documentation_url: "https://docs.github.com/rest",
      errors: [error],
    },
  };
}

export function tooLong(resource: string): Answer {
  return invalid({
    resource,
    field: "body",
    code: "custom",
    message: `body is too long (maximum is ${BODY_LIMIT} characters)`,
  });
}
