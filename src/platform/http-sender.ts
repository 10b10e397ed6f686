import { createHmac } from "node:crypto";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { HttpSender } from "../alerts/ports.ts";
import { type Delivery, withRetries } from "../alerts/retry.ts";
import { BenchmarkError } from "../errors.ts";
import type { Clock } from "../ports.ts";
import { capitalised } from "../report/format/capitalised.ts";
import type { Backoff } from "../store/ports.ts";

type Post = Parameters<HttpSender["post"]>[0];

interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly location: string | undefined;
  /** The first characters of the body. */
  readonly text: string;
}

/**
 * Posts over HTTP, through the proxy that `https_proxy` or `http_proxy` name.
 * Nothing that an error says comes from the address but its host: of a Slack
 * webhook, the path is the secret.
 */
export function httpSender(options: {
  readonly backoff: Backoff;
  readonly clock: Pick<Clock, "now">;
  /** For one try, from connecting to the end of the answer. */
  readonly timeoutSeconds?: number;
}): HttpSender {
  const { backoff, clock, timeoutSeconds = 10 } = options;
  return { post: (post) => withRetries(() => deliver(post, clock, timeoutSeconds), backoff) };
}

/** Hex HMAC-SHA256 of a text. */
export function hmacSha256(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("hex");
}

const REDIRECTS = 3;

async function deliver(post: Post, clock: Pick<Clock, "now">, timeoutSeconds: number): Promise<Delivery> {
  const { receiver } = post;
  if (!URL.canParse(post.url)) return { kind: "refused", error: noAddress(receiver) };
  const url = new URL(post.url);
  const { host } = url;
  const signal = AbortSignal.timeout(timeoutSeconds * 1000);
  try {
    const answer = await follow(url, post, signal);
    return judged(answer, { receiver, host, now: clock.now() });
  } catch (error) {
    const words = signal.aborted ? `did not answer within ${timeoutSeconds} seconds` : troubleOf(error);
    return { kind: "failed", error: unreachable(receiver, host, words) };
  }
}

/** The last answer of a short chain of redirects. */
async function follow(url: URL, post: Post, signal: AbortSignal, redirects = REDIRECTS): Promise<Answer> {
  const answer = await exchange(url, post, signal);
  const next = redirects > 0 ? redirectOf(answer, url) : undefined;
  return next === undefined ? answer : follow(next, post, signal, redirects - 1);
}

/** One request. The answer counts once its headers are there, whether or not its body ever ends. */
async function exchange(url: URL, { body, headers }: Post, signal: AbortSignal): Promise<Answer> {
  const { HttpClient } = await import("@actions/http-client");
  const agent = new HttpClient().getAgent(url.href);
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", headers, agent, signal }, (response) => {
      // From here on there is an answer; a connection that breaks only ends its body.
      sent.off("error", reject).on("error", () => {});
      readStart(response, (text) =>
        resolve({
          status: response.statusCode ?? 0,
          retryAfter: response.headers["retry-after"],
          location: response.headers.location,
          text,
        }),
      );
    });
    sent.on("error", reject).end(body);
  });
}

const ANSWER_CHARACTERS = 10_000;

function readStart(response: IncomingMessage, done: (text: string) => void): void {
  let text = "";
  response.setEncoding("utf8");
  response.on("data", (part: string) => {
    text += part;
    if (text.length > ANSWER_CHARACTERS) response.destroy();
  });
  // An answer that is cut off says "error" and then "close".
  response.on("error", () => {});
  response.on("close", () => done(text));
}

/** Only redirects that keep the method, and only to where the message was meant to go. */
function redirectOf({ status, location }: Answer, from: URL): URL | undefined {
  if ((status !== 307 && status !== 308) || location === undefined) return undefined;
  if (!URL.canParse(location, from.href)) return undefined;
  const next = new URL(location, from);
  return next.host === from.host && next.protocol === from.protocol ? next : undefined;
}

function judged(
  { status, retryAfter, text }: Answer,
  { receiver, host, now }: { readonly receiver: string; readonly host: string; readonly now: Date },
): Delivery {
  if (status >= 200 && status < 300) return { kind: "delivered" };
  const reason = SLACK_REASONS.find((word) => text.trim() === word);
  const error = new BenchmarkError(
    "ALERT_FAILED",
    `${capitalised(receiver)} at ${host} answered ${status}${reason === undefined ? "" : ` (${reason})`}.`,
    { hint: hintFor(status) },
  );
  if (status !== 429 && status < 500) return { kind: "refused", error };
  const afterSeconds = secondsOf(retryAfter, now);
  return { kind: "failed", error, ...(afterSeconds === undefined ? {} : { afterSeconds }) };
}

/** What Slack answers, word for word; no other part of an answer is repeated, for it may hold anything. */
const SLACK_REASONS = [
  "invalid_payload",
  "invalid_blocks",
  "invalid_token",
  "no_text",
  "no_service",
  "no_service_id",
  "no_team",
  "no_active_hooks",
  "team_disabled",
  "user_not_found",
  "channel_not_found",
  "channel_is_archived",
  "action_prohibited",
  "posting_to_general_channel_denied",
];

function hintFor(status: number): string {
  if (status === 429 || status >= 500) return "The trouble is the receiver's: look whether it is up.";
  if (status >= 300 && status < 400) {
    return "Alerts follow no redirect to another host, another protocol or another method. Set the address to the one that it leads to.";
  }
  return "Look whether the address in the secret is still right and takes posts of JSON. An incoming webhook of Slack ends when its app or its channel is removed; make a new one then.";
}

/** `Retry-After` is a number of seconds or a date. */
function secondsOf(retryAfter: string | undefined, now: Date): number | undefined {
  if (retryAfter === undefined) return undefined;
  if (/^\d+$/.test(retryAfter.trim())) return Number(retryAfter);
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now.getTime()) / 1000);
}

/** Node's own word for it: fixed, so it holds no address. */
function troubleOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^[A-Z0-9_]{3,60}$/.test(code) ? `could not be reached (${code})` : "could not be reached";
}

function unreachable(receiver: string, host: string, words: string): BenchmarkError {
  return new BenchmarkError("ALERT_FAILED", `${capitalised(receiver)} at ${host} ${words}.`, {
    hint: "Look whether the address is right and can be reached from the runner. A proxy is taken from https_proxy, http_proxy and no_proxy, and a certificate of your own authority is trusted with NODE_EXTRA_CA_CERTS.",
  });
}

function noAddress(receiver: string): BenchmarkError {
  return new BenchmarkError("ALERT_FAILED", `The address of ${receiver} is not a web address.`, {
    hint: "Set it to one that begins with https://.",
  });
}
