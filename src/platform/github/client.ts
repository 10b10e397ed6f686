import { randomUUID } from "node:crypto";
import { BenchmarkError } from "../../errors.ts";
import type { Log } from "../../ports.ts";
import { attempts } from "./attempts.ts";
import type { Budget } from "./budget.ts";
import type { ProxyFetch } from "./proxy-fetch.ts";
import { writeSpacing } from "./write-spacing.ts";

export type Client = Awaited<ReturnType<typeof openClient>>;

export interface ClientOptions {
  readonly token: string | undefined;
  /** The value of `GITHUB_API_URL`, which Octokit itself does not read. */
  readonly baseUrl?: string;
  readonly log: Pick<Log, "debug" | "info" | "warn">;
  /** Milliseconds that one attempt may take; 15 s. */
  readonly timeout?: number;
  /** Milliseconds between two writes; see `writeSpacing`. */
  readonly writeSpacing?: number;
  /** Milliseconds of a second, for all waits between attempts: tests have no time. */
  readonly second?: number;
}

/** Octokit with retries and respect for rate limits; loaded at the first call, because most runs make none. */
export async function openClient(
  options: ClientOptions & {
    readonly timeout: number;
    readonly second: number;
    readonly budget: Budget;
    readonly fetch: ProxyFetch;
  },
) {
  if (options.token === undefined || options.token === "") {
    throw new BenchmarkError("GITHUB_TOKEN_MISSING", "There is no token for GitHub's API.", {
      hint: "Pass the input github-token, or set the variable GITHUB_TOKEN.",
    });
  }
  const { log, budget, timeout, second } = options;
  const [{ Octokit }, { retry }, { throttling }] = await Promise.all([
    import("@octokit/rest"),
    import("@octokit/plugin-retry"),
    import("@octokit/plugin-throttling"),
  ]);
  // Whoever asked says what the end of it costs: one warning for each, and not one for each request.
  const wait =
    (kind: string) =>
    (seconds: number, request: { method?: string; url?: string }, _: unknown, tries: number) => {
      const again =
        tries < LIMIT_RETRIES && seconds <= LONGEST_WAIT_SECONDS && seconds * second < budget.remaining();
      if (again) log.info(`GitHub's ${kind} was reached. The request is made again in ${seconds} s.`);
      else log.debug(`GitHub's ${kind} was reached for ${seconds} s by ${request.method} ${request.url}.`);
      return again;
    };
  const spacing = Object(writeSpacing({ milliseconds: options.writeSpacing ?? WRITE_SPACING }));
  const none = Object(writeSpacing({ milliseconds: 0 }));
  return new (Octokit.plugin(attempts({ budget, timeout, log }), retry, throttling))({
    auth: options.token,
    userAgent: "performance-benchmark",
    ...(options.baseUrl === undefined ? {} : { baseUrl: options.baseUrl.replace(/\/+$/, "") }),
    // Octokit prints deprecations and every retry by itself; the log decides who sees them.
    log: { debug: ignore, info: ignore, warn: (text: string) => log.debug(text), error: ignore },
    request: { fetch: options.fetch },
    // After 1, 4 and 9 of these; limits belong to the throttling, which knows how long they last.
    retry: { retries: RETRIES, retryAfterBaseValue: second / 2, doNotRetry: [...REFUSED, 429] },
    throttle: {
      // By default all clients of a process share one queue.
      id: randomUUID(),
      retryAfterBaseValue: second,
      write: spacing,
      notifications: none,
      onRateLimit: wait("rate limit"),
      onSecondaryRateLimit: wait("secondary rate limit"),
    },
  });
}

const RETRIES = 3;
const WRITE_SPACING = 100;
const LIMIT_RETRIES = 2;
/** Waiting longer for a rate limit would cost more runner minutes than the report is worth. */
const LONGEST_WAIT_SECONDS = 60;
/** Asking again changes nothing. */
const REFUSED = [400, 401, 403, 404, 410, 422, 451];

function ignore(): void {}
