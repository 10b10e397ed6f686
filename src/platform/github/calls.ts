import type { Created } from "../../github/ports.ts";
import { type Budget, budgetOf } from "./budget.ts";
import { type Client, type ClientOptions, openClient } from "./client.ts";
import { githubFailure, isLimit, type NeededPermission, statusOf, toWrite, wordsOf } from "./failure.ts";
import { type ProxyFetch, proxyFetch } from "./proxy-fetch.ts";

export interface CallOptions extends ClientOptions {
  /** `owner/name` */
  readonly repository: string;
  /** Milliseconds that all requests together may take; 180 s. */
  readonly deadline?: number;
}

/** How all requests to one repository are made. */
export interface Calls {
  readonly repository: { readonly owner: string; readonly repo: string };
  readonly budget: Budget;
  readonly fetch: ProxyFetch;
  readonly log: CallOptions["log"];
  /** Milliseconds that one attempt may take. */
  readonly timeout: number;
  call<T>(permission: NeededPermission, request: (client: Client) => Promise<T>): Promise<T>;
  /** `undefined` when there is no such thing, or no longer. */
  find<T>(permission: NeededPermission, request: (client: Client) => Promise<T>): Promise<T | undefined>;
  /** For what makes something; `request` must ask with `ONCE`. */
  create(permission: NeededPermission, request: (client: Client) => Promise<number>): Promise<Created>;
  /** One page at a time, so that nothing is asked for after the reader has found what it wants. */
  pages<T>(
    permission: NeededPermission,
    page: (client: Client, page: number) => Promise<readonly T[]>,
    limit?: number,
  ): AsyncIterable<T>;
  failure(permission: NeededPermission, error: unknown): Error;
  pause(seconds: number): Promise<void>;
}

/**
 * For requests that do something once more each time. They are not repeated,
 * because a lost answer does not say that nothing was done; but for limits,
 * which GitHub answers before it does anything.
 */
export const ONCE = { request: { retries: 0 } };

export const PAGE = 100;

/**
 * `writing` is for features that write in the end: where they may not read, they
 * name the right to write, or the user would have to mend his workflow twice.
 */
export function githubCalls(options: CallOptions): Calls & { readonly writing: Calls } {
  const { log, timeout = 15_000, second = 1000 } = options;
  const [owner = "", repo = ""] = options.repository.split("/");
  const budget = budgetOf(options.deadline ?? 180_000);
  const fetch = proxyFetch();
  let client: Promise<Client> | undefined;

  async function attempt<T>(request: (client: Client) => Promise<T>): Promise<T> {
    client ??= openClient({ ...options, timeout, second, budget, fetch });
    const octokit = await client;
    return budget.spend(() => request(octokit));
  }
  const tools = {
    repository: { owner, repo },
    budget,
    fetch,
    log,
    timeout,
    pause: (seconds: number) => new Promise<void>((resolve) => setTimeout(resolve, seconds * second)),
  };
  const callsNaming = (named: (permission: NeededPermission) => NeededPermission): Calls => ({
    ...tools,
    ...requests(attempt, (permission, error) => githubFailure(error, options.repository, named(permission))),
  });
  return { ...callsNaming((permission) => permission), writing: callsNaming(toWrite) };
}

/** The requests of a feature, whose failures `failure` words. */
function requests(
  attempt: <T>(request: (client: Client) => Promise<T>) => Promise<T>,
  failure: Calls["failure"],
): Pick<Calls, "call" | "create" | "failure" | "find" | "pages"> {
  async function call<T>(permission: NeededPermission, request: (client: Client) => Promise<T>): Promise<T> {
    try {
      return await attempt(request);
    } catch (error) {
      throw failure(permission, error);
    }
  }

  return {
    call,
    failure,
    find: async (permission, request) => {
      try {
        return await attempt(request);
      } catch (error) {
        if (isGone(error)) return undefined;
        throw failure(permission, error);
      }
    },
    create: async (permission, request) => {
      try {
        return { kind: "created", id: await attempt(request) };
      } catch (error) {
        if (isUncertain(error)) return { kind: "unknown", reason: wordsOf(error) };
        throw failure(permission, error);
      }
    },
    async *pages(permission, page, limit = Number.POSITIVE_INFINITY) {
      for (let number = 1; number <= limit; number += 1) {
        const items = await call(permission, (octokit) => page(octokit, number));
        yield* items;
        if (items.length < PAGE) return;
      }
    },
  };
}

/** All that there is, for who needs it whole. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** Asked for by a number that GitHub does not know, or no longer. */
function isGone(error: unknown): boolean {
  const status = statusOf(error);
  return status === 404 || status === 410;
}

/** Whether the request may have done its work all the same: no answer, half of one, or one of a failing server. */
function isUncertain(error: unknown): boolean {
  const { status } = Object(error);
  return !isLimit(error) && typeof status === "number" && (status >= 500 || status === 408);
}
