import { BenchmarkError } from "../errors.ts";

/** A line of a workflow's `permissions`. */
export type NeededPermission =
  | "actions: read"
  | "issues: read"
  | "issues: write"
  | "pull-requests: read"
  | "pull-requests: write";

/** What went wrong, in words that name the missing permission; never with the token or a whole answer. */
export function githubFailure(
  error: unknown,
  repository: string,
  permission: NeededPermission,
): BenchmarkError {
  if (error instanceof BenchmarkError) return error;
  const status = statusOf(error);
  const message = error instanceof Error ? (error.message.split(" - https://")[0] ?? "") : String(error);

  if (status === 401) {
    return new BenchmarkError(
      "GITHUB_PERMISSION",
      `GitHub did not accept the token for ${repository} (401).`,
      {
        hint: "The token is wrong, has expired, or belongs to another GitHub server. Pass a valid one as github-token.",
        cause: error,
      },
    );
  }
  // A rate limit answers 403 as well, but no permission would help against it.
  if ((status === 403 && !/rate limit|abuse/i.test(message)) || status === 404) {
    return new BenchmarkError(
      "GITHUB_PERMISSION",
      `The token lacks the permission "${permission}" for ${repository}: GitHub answered ${status}.`,
      { hint: permissionHint(permission), cause: error },
    );
  }
  const what = status === undefined ? "could not be reached" : `answered ${status}`;
  return new BenchmarkError("GITHUB_FAILED", `GitHub's API ${what} for ${repository}: ${message}`, {
    hint: "Run the job again later. githubstatus.com says whether GitHub has a trouble of its own.",
    cause: error,
  });
}

function permissionHint(permission: NeededPermission): string {
  const add = `Add "${permission}" to the permissions of the job. `;
  if (!permission.endsWith("write")) return `${add}A private repository hides what a token may not read.`;
  return (
    `${add}On a pull request from a fork GitHub gives a read-only token whatever the workflow says; ` +
    "the report is then in the step summary and in the artifact, and a second workflow on workflow_run can publish it."
  );
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("status" in error)) return undefined;
  // Octokit turns a failed connection into status 500 without an answer.
  if ("response" in error && error.response === undefined) return undefined;
  return typeof error.status === "number" ? error.status : undefined;
}
