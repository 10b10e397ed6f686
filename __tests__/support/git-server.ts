import { execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { listen } from "./results-service-listen.ts";

/** Real git over HTTP on loopback: Debian's `git http-backend` behind Node's server. */
export interface GitServer extends AsyncDisposable {
  /** Folder of the bare repositories. */
  readonly root: string;
  readonly port: number;
  /** Makes an empty bare repository, such as `owner/repository.git`; its path on disk. */
  create(name: string): Promise<string>;
  /** `http://github.localhost:PORT/owner/repository.git`, which git resolves to loopback. */
  url(name: string): string;
  /** Requests so far: `POST /owner/repository.git/git-receive-pack`. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

export interface GitServerOptions {
  /** Who may do what; without tokens everybody may everything. `read` is refused to push, as GitHub does it. */
  readonly tokens?: Readonly<Record<string, "read" | "write">>;
  /** Short for one token that may write. */
  readonly token?: string;
  readonly port?: number;
}

type Access = "none" | "read" | "write";

export async function startGitServer(options: GitServerOptions = {}): Promise<GitServer> {
  const tokens =
    options.tokens ?? (options.token === undefined ? undefined : { [options.token]: "write" as const });
  const root = await mkdtemp(join(tmpdir(), "performance-benchmark-git-"));
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://server");
    requests.push(`${request.method} ${url.pathname}${url.search}`);
    const access = tokens === undefined ? "write" : accessOf(request, tokens);
    const pushes = `${url.pathname}${url.search}`.includes("git-receive-pack");
    if (access === "none") {
      response.writeHead(401, { "www-authenticate": 'Basic realm="GitHub"' }).end();
    } else if (pushes && access === "read") {
      response.writeHead(403, { "content-type": "text/plain" });
      response.end("remote: Write access to repository not granted.\n");
    } else {
      serve(root, url, request, response);
    }
  });
  const port = await listen(server, options.port);
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(root, { recursive: true, force: true, maxRetries: 3 });
  };
  return {
    root,
    port,
    requests,
    url: (name) => `http://github.localhost:${port}/${name}`,
    async create(name) {
      const path = join(root, name);
      await mkdir(dirname(path), { recursive: true });
      await run("git", ["init", "--quiet", "--bare", "--initial-branch=main", path]);
      await run("git", ["-C", path, "config", "http.receivepack", "true"]);
      // As on GitHub: what was pushed stays packed, so that no fetch has to compress it again.
      await run("git", ["-C", path, "config", "receive.unpackLimit", "1"]);
      // As on GitHub: clones may leave out contents and fetch them later by name.
      await run("git", ["-C", path, "config", "uploadpack.allowFilter", "true"]);
      await run("git", ["-C", path, "config", "uploadpack.allowAnySHA1InWant", "true"]);
      return path;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

const run = promisify(execFile);

function accessOf(request: IncomingMessage, tokens: Readonly<Record<string, "read" | "write">>): Access {
  const [, encoded = ""] = /^basic (.+)$/i.exec(request.headers.authorization ?? "") ?? [];
  const [, token = ""] = /^x-access-token:(.*)$/s.exec(Buffer.from(encoded, "base64").toString()) ?? [];
  return tokens[token] ?? "none";
}

function serve(root: string, url: URL, request: IncomingMessage, response: ServerResponse): void {
  const backend = spawn("git", ["http-backend"], {
    env: {
      PATH: process.env["PATH"],
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: "1",
      REMOTE_USER: "somebody",
      REMOTE_ADDR: "127.0.0.1",
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers["content-type"],
      CONTENT_LENGTH: request.headers["content-length"],
      HTTP_CONTENT_ENCODING: request.headers["content-encoding"],
      HTTP_GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
    },
    stdio: ["pipe", "pipe", "ignore"],
  });
  // A client that hangs up early closes this pipe under the sender's hands.
  backend.stdin.on("error", () => undefined);
  request.pipe(backend.stdin);
  let head = Buffer.alloc(0);
  backend.stdout.on("data", (chunk: Buffer) => {
    if (response.headersSent) {
      response.write(chunk);
      return;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf("\r\n\r\n");
    if (end === -1) return;
    writeHead(response, head.subarray(0, end).toString());
    response.write(head.subarray(end + 4));
  });
  backend.on("close", () => response.end());
}

/** The head of a CGI answer: header lines, with the status as one of them. */
function writeHead(response: ServerResponse, head: string): void {
  const headers = head.split("\r\n").map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  const status = headers.find(([name]) => name.toLowerCase() === "status")?.[1];
  for (const [name, value] of headers) {
    if (name.toLowerCase() !== "status") response.setHeader(name, value);
  }
  response.writeHead(status === undefined ? 200 : Number.parseInt(status, 10));
}
