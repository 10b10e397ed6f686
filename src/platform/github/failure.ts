import { BenchmarkError } from "../../errors.ts";

/** A line of a workflow's `permissions`. */
export type NeededPermission =
  | "actions: read"
  | "actions: write"
  | "checks: write"
  | "contents: read"
  | "issues: read"
  | "issues: write"
  | "metadata: read"
  | "pull-requests: read"
  | "pull-requests: write";

/** The permission of a feature that reads before it writes. No feature writes metadata or contents here. */
export function toWrite(permission: NeededPermission): NeededPermission {
  switch (permission) {
    case "actions: read":
      return "actions: write";
    case "issues: read":
      return "issues: write";
    case "pull-requests: read":
      return "pull-requests: write";
    default:
      return permission;
  }
}

/** What went wrong, in words that name the missing permission; never with the token or a whole answer. */
export function githubFailure(
  error: unknown,
  repository: string,
  permission: NeededPermission,
): BenchmarkError {
  if (error instanceof BenchmarkError) return error;
  const status = statusOf(error);
  const message = wordsOf(error);

  if (status === 401) {
    return new BenchmarkError(
      "GITHUB_TOKEN_INVALID",
      `GitHub did not accept the token for ${repository} (401).`,
      {
        hint: "The token is wrong, has expired, or belongs to another GitHub server. Pass a valid one as github-token.",
        cause: error,
      },
    );
  }
  if (isLimit(error)) {
    return new BenchmarkError(
      "GITHUB_FAILED",
      `GitHub's rate limit for ${repository} was reached: ${message}`,
      {
        hint: "Run the job again later. Many jobs at once with one token share one limit.",
        cause: error,
      },
    );
  }
  if ((status === 403 && !OTHER_REFUSALS.test(message)) || status === 404) {
    const missing = missingPermission(error, permission);
    return new BenchmarkError(
      "GITHUB_PERMISSION",
      `The token lacks the permission "${missing}" for ${repository}: GitHub answered ${status}.`,
      { hint: permissionHint(status), cause: error },
    );
  }
  const what = status === undefined ? "could not be reached" : `answered ${status}`;
  return new BenchmarkError("GITHUB_FAILED", `GitHub's API ${what} for ${repository}: ${message}`, {
    hint: TROUBLE_OF_GITHUB,
    cause: error,
  });
}

/** What Octokit says of an error, without the address of the documentation that it adds. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.message.split(" - https://")[0] ?? "") : String(error);
}

/** The status of GitHub's answer; `undefined` when there was none. */
export function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("status" in error)) return undefined;
  // Octokit turns a failed connection into status 500 without an answer.
  if (!("response" in error) || error.response === undefined) return undefined;
  return typeof error.status === "number" ? error.status : undefined;
}

/** Whether GitHub refused because there were too many requests: no permission would help against that. */
export function isLimit(error: unknown): boolean {
  const status = statusOf(error);
  return status === 429 || (status === 403 && /rate limit|abuse/i.test(wordsOf(error)));
}

/** 403 for reasons that lie in the repository, not in the token. */
const OTHER_REFUSALS = /\b(locked|archived|disabled|suspended|blocked)\b/i;

/**
 * GitHub says in a header which permissions it would have accepted, in
 * alternatives: `issues=write; pull_requests=write`. What we need is named when
 * the header knows its scope; else the first of them is closer to the truth.
 */
function missingPermission(error: unknown, needed: NeededPermission): string {
  const accepted = acceptedPermissions(error);
  const [scope] = needed.split(": ");
  if (accepted.includes(`${scope}: write`)) return `${scope}: write`;
  return accepted.includes(`${scope}: read`) ? needed : (accepted[0] ?? needed);
}

function acceptedPermissions(error: unknown): readonly string[] {
  const { response } = Object(error);
  const header: unknown = Object(Object(response).headers)["x-accepted-github-permissions"];
  if (typeof header !== "string") return [];
  return [...header.matchAll(/([a-z_]+)=(read|write)/g)].map(
    ([, scope = "", level = ""]) => `${scope.replaceAll("_", "-")}: ${level}`,
  );
}

function permissionHint(status: number): string {
  const add = "Add it to the permissions of the job.";
  return status === 404 ? `${add} A private repository hides what a token may not read.` : add;
}

export const TROUBLE_OF_GITHUB =
  "Run the job again later. githubstatus.com says whether GitHub has a trouble of its own.";
