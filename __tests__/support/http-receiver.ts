import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { listen } from "./results-service-listen.ts";

interface ReceivedPost {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** How to answer the n-th post, from 1. */
export type Answering = (response: ServerResponse, count: number, request: ReceivedPost) => void;

/** A server on loopback that keeps what is posted to it. */
export async function startReceiver(answer: Answering = (response) => response.end("ok")) {
  const posts: ReceivedPost[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    request.setEncoding("utf8");
    for await (const part of request) body += part;
    const post = { method: request.method, path: request.url, headers: request.headers, body };
    posts.push(post);
    answer(response, posts.length, post);
  });
  const host = `127.0.0.1:${await listen(server)}`;
  return {
    posts: posts as readonly ReceivedPost[],
    host,
    url: `http://${host}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
