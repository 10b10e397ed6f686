import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { Fault } from "./github-api-faults.ts";
import type { Answer, Needs } from "./github-api-handler.ts";
import type { Json } from "./github-api-state.ts";

export const BAD_CREDENTIALS: Answer = {
  status: 401,
  body: { message: "Bad credentials", documentation_url: "https://docs.github.com/rest", status: "401" },
};
export const INVALID: Answer = {
  status: 422,
  body: { message: "Invalid request.", documentation_url: "https://docs.github.com/rest" },
};

/** GitHub's answer to a token that lacks a scope; the header names what would do. */
export function notAccessible({ scopes, level }: Needs): Answer {
  return {
    status: 403,
    body: {
      message: "Resource not accessible by integration",
      documentation_url: "https://docs.github.com/rest",
      status: "403",
    },
    headers: {
      "x-accepted-github-permissions": scopes
        .map((scope) => `${scope.replaceAll("-", "_")}=${level}`)
        .join("; "),
    },
  };
}

/** Cuts out the page that was asked for and links to its neighbours, as GitHub does. */
export function paginate(answer: Answer, url: URL, base: string): Answer {
  if (answer.items === undefined) return answer;
  const size = Math.min(100, Number(url.searchParams.get("per_page") ?? 30));
  const page = Number(url.searchParams.get("page") ?? 1);
  const last = Math.max(1, Math.ceil(answer.items.length / size));
  const items = answer.items.slice((page - 1) * size, page * size);
  const links: readonly (readonly [string, number, boolean])[] = [
    ["prev", page - 1, page > 1],
    ["next", page + 1, page < last],
    ["last", last, page < last],
    ["first", 1, page > 1],
  ];
  const link = links
    .filter(([, , wanted]) => wanted)
    .map(([relation, number]) => {
      const target = new URL(base + url.pathname + url.search);
      target.searchParams.set("page", String(number));
      return `<${target}>; rel="${relation}"`;
    });
  return {
    status: answer.status,
    body: answer.wrap?.(items, answer.items.length) ?? items,
    headers: link.length === 0 ? {} : { link: link.join(", ") },
  };
}

/** Sends an answer, or what a fault leaves of it. */
export function send(response: ServerResponse, answer: Answer, fault: Fault | undefined): void {
  const text = answer.body === undefined ? "" : JSON.stringify(answer.body);
  const bytes = Buffer.from(text);
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  const truncated = fault?.kind === "truncated";
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "content-length": truncated ? half.length : bytes.length,
    ...answer.headers,
  };
  if (fault?.kind === "reset") {
    response.socket?.resetAndDestroy();
    return;
  }
  // Only bodies without a length of their own may go with these.
  if (answer.status === 204) {
    response.writeHead(204).end();
    return;
  }
  response.writeHead(answer.status, headers);
  if (fault?.kind === "reset-in-body") {
    // The first half has to arrive: a reset throws away what the other side has not read yet.
    response.write(half, () => setTimeout(() => response.socket?.destroy(), 5));
    return;
  }
  response.end(truncated ? half : bytes);
}

export async function jsonBody(request: IncomingMessage): Promise<Json | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? undefined : z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}
