import type { Octokit } from "@octokit/rest";
import type { Log } from "../../ports.ts";
import type { Budget } from "./budget.ts";
import { isLimit, statusOf, wordsOf } from "./failure.ts";

/**
 * Octokit plugin for what one attempt of a request is, below the plugins that
 * repeat it: it has a time-out, and an answer that did not come whole is a
 * failure of the server. Octokit itself takes a body that broke off for an empty
 * text, in which no comment of ours would be found.
 */
export function attempts(options: {
  readonly budget: Budget;
  readonly timeout: number;
  readonly log: Pick<Log, "debug">;
}) {
  const { budget, timeout, log } = options;

  return (octokit: Pick<Octokit, "hook">): void => {
    octokit.hook.wrap("request", async (request, parameters) => {
      const { method, url } = parameters;
      const late = AbortSignal.timeout(timeout);
      parameters.request.signal = AbortSignal.any([late, budget.signal]);
      try {
        budget.signal.throwIfAborted();
        const response = await request(parameters);
        if (isBroken(response)) throw new Error(late.aborted ? "no time left" : "its answer broke off");
        return response;
      } catch (error) {
        const words = late.aborted ? `no answer within ${timeout / 1000} s` : wordsOf(error);
        log.debug(`GitHub: ${method} ${url} failed: ${words}`);
        if (statusOf(error) === undefined)
          throw unanswered(words, { method, url, request: parameters.request, cause: error });
        throw asKnownLimit(error);
      }
    });
  };
}

/** 204 has no body; anything else that we ask for without streaming it is JSON. */
function isBroken({ status, data }: { readonly status: number; readonly data: unknown }): boolean {
  return status !== 204 && status < 300 && typeof data === "string";
}

/** A failure without an answer, in the shape that Octokit's plugins know; without the headers, which hold the token. */
function unanswered(
  words: string,
  about: { readonly method: string; readonly url: string; readonly request: object; readonly cause: unknown },
): Error {
  const { cause, ...request } = about;
  return Object.assign(new Error(words, { cause }), { status: UNANSWERED, request });
}

/** What Octokit itself calls a connection that failed. */
const UNANSWERED = 500;

/**
 * Octokit's throttling knows a secondary limit by its name alone. Older servers
 * call it abuse detection, and a proxy on the way says 429 in its own words.
 */
function asKnownLimit(error: unknown): unknown {
  if (!(error instanceof Error) || !isLimit(error)) return error;
  const { response } = Object(error);
  const isPrimary = Object(Object(response).headers)["x-ratelimit-remaining"] === "0";
  if (!isPrimary && !/\bsecondary rate\b/i.test(error.message))
    error.message = `This counts as a secondary rate limit: ${error.message}`;
  return error;
}
