import { BenchmarkError } from "../../src/errors.ts";
import { type GitHubApi as Client, githubApi } from "../../src/platform/github/api.ts";
import { type GitHubApi, type GitHubApiOptions, READ_ALL, startGitHubApi, WRITE_ALL } from "./github-api.ts";

export const TOKEN = "ghs_a-secret-token";
export const READ_ONLY = "ghs_read-only";

export const sha = (letter: string) => letter.repeat(40);

export const PULL = {
  number: 7,
  title: "Faster parsing",
  head: { ref: "faster", sha: sha("c"), repository: "mona/widgets" },
  base: { ref: "main", sha: sha("a") },
};

/** The stand-in of GitHub with a pull request, an issue, and a token for each kind of job. */
export function startWidgets(options: Partial<GitHubApiOptions> = {}): Promise<GitHubApi> {
  return startGitHubApi({
    repository: "acme/widgets",
    tokens: { [TOKEN]: WRITE_ALL, [READ_ONLY]: READ_ALL },
    pullRequests: [PULL],
    issues: [{ number: 3, title: "Slow", body: "", labels: ["performance"], state: "open", author: "mona" }],
    ...options,
  });
}

type ClientOptions = Partial<Parameters<typeof githubApi>[0]>;

/** Our own client of it, whose seconds are short. */
export function clientOf(api: { readonly url: string }, options: ClientOptions = {}): Client {
  const log = { debug: () => {}, info: () => {}, warn: () => {} };
  return githubApi({
    token: TOKEN,
    repository: "acme/widgets",
    baseUrl: `${api.url}/`,
    log,
    second: 10,
    writeSpacing: 0,
    ...options,
  });
}

export async function failureOf(promise: Promise<unknown>): Promise<BenchmarkError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof BenchmarkError)) throw new Error(`expected a BenchmarkError, not ${String(error)}`);
  return error;
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
