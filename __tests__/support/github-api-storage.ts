import { createServer } from "node:http";
import { Readable } from "node:stream";
import type { Artifact } from "./github-api-state.ts";
import { listen } from "./results-service-listen.ts";

/** A zip file, or a stream of one that need not fit into memory. */
export type Blob = Uint8Array | (() => Readable);

/** The host that GitHub sends those to who download an artifact. It must never see GitHub's token. */
export interface Storage extends AsyncDisposable {
  readonly artifacts: Artifact[];
  readonly requests: { readonly path: string; readonly authorization: string | undefined }[];
  add(artifact: Artifact, blob: Blob): void;
  url(artifact: Artifact): string | undefined;
  /** Bytes that went out, whether or not anybody wanted them. */
  sent(): number;
}

export async function startStorage(): Promise<Storage> {
  const blobs = new Map<number, Blob>();
  const requests: { readonly path: string; readonly authorization: string | undefined }[] = [];
  const artifacts: Artifact[] = [];
  let sent = 0;

  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    requests.push({ path, authorization: request.headers.authorization });
    const blob = blobs.get(Number(/^\/blob\/(\d+)/.exec(path)?.[1]));
    if (blob === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "content-type": "application/zip",
      ...(blob instanceof Uint8Array && { "content-length": blob.length }),
    });
    const source = blob instanceof Uint8Array ? Readable.from([blob]) : blob();
    source.on("data", (chunk: Uint8Array) => {
      sent += chunk.length;
    });
    response.on("close", () => source.destroy());
    source.on("error", () => response.destroy());
    source.pipe(response);
  });
  const port = await listen(server);

  return {
    artifacts,
    requests,
    add: (artifact, blob) => {
      artifacts.push(artifact);
      blobs.set(artifact.id, blob);
    },
    url: ({ id }) => (blobs.has(id) ? `http://localhost:${port}/blob/${id}?sig=secret` : undefined),
    sent: () => sent,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
