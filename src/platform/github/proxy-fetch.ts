import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import type { HttpClient } from "@actions/http-client";

interface Request {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
  readonly redirect?: "follow" | "manual";
}

/** The part of `fetch` that Octokit and our downloads use. */
export type ProxyFetch = (url: string, request?: Request) => Promise<Response>;

/**
 * `fetch` through the proxy that `https_proxy`, `http_proxy` and `no_proxy`
 * name for the address, by the rules of GitHub's own actions. Node's `fetch`
 * does not read these variables.
 */
export function proxyFetch(): ProxyFetch {
  const proxies = new Map<string, Promise<Proxy | undefined>>();

  return async (url, request = {}) => {
    const { origin, pathname, search } = new URL(url);
    const known = proxies.get(origin) ?? proxyOf(origin);
    proxies.set(origin, known);
    const proxy = await known;
    if (proxy === undefined) return fetch(url, request);

    const { method = "GET", headers = {}, body, signal, redirect = "follow" } = request;
    const answer = await proxy.request({
      origin,
      path: `${pathname}${search}`,
      method: METHODS.find((known) => known === method) ?? "GET",
      headers,
      maxRedirections: redirect === "follow" ? REDIRECTS : 0,
      ...(body !== undefined && { body }),
      ...(signal !== undefined && { signal }),
    });
    return responseOf(answer);
  };
}

/** A renamed repository needs one. */
const REDIRECTS = 5;
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;

type Proxy = NonNullable<ReturnType<HttpClient["getAgentDispatcher"]>>;

interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readable;
}

async function proxyOf(origin: string): Promise<Proxy | undefined> {
  const { HttpClient } = await import("@actions/http-client");
  return new HttpClient(undefined, undefined, { keepAlive: true }).getAgentDispatcher(origin);
}

/** The proxy comes with a client of its own, which must not be mixed with another version's `fetch`. */
function responseOf({ statusCode, headers, body }: Answer): Response {
  const bodiless = statusCode === 204 || statusCode === 205 || statusCode === 304;
  if (bodiless) body.resume();
  const entries = Object.entries(headers).flatMap(([name, value = []]) =>
    [value].flat().map((text): [string, string] => [name, text]),
  );
  const stream: ReadableStream<Uint8Array> = Readable.toWeb(body);
  return new Response(bodiless ? null : stream, { status: statusCode, headers: entries });
}
