import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";
import { openBlobs } from "./results-service-azurite.ts";
import { listen } from "./results-service-listen.ts";

/** An artifact as the service keeps it. */
export interface StoredArtifact {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly digest: string | undefined;
  readonly createdAt: Date;
  readonly workflowRunBackendId: string;
}

/** GitHub's results service on loopback: caches (v2) and artifacts (v4), with blobs in a real Azurite. */
export interface ResultsService extends AsyncDisposable {
  /** For ACTIONS_RESULTS_URL. Ends in a slash. */
  readonly url: string;
  /** Finished artifacts, oldest first. */
  artifacts(): readonly StoredArtifact[];
  /** Address of an artifact's zip file, signed. */
  artifactUrl(id: number): string;
  artifactZip(id: number): Promise<Buffer>;
  /** Keys of finished cache entries, oldest first. */
  cacheKeys(): readonly string[];
  /** From now on the service refuses to reserve entries, as it does for untrusted events. */
  denyCacheWrites(denied: boolean): void;
  close(): Promise<void>;
}

interface CacheEntry {
  readonly key: string;
  readonly version: string;
  readonly id: number;
  finished: boolean;
}

/** The fields of all requests that we look at; protobuf's JSON, so 64-bit numbers may be text. */
const Request = z.object({
  key: z.string().default(""),
  version: z.union([z.string(), z.number()]).transform(String).default(""),
  restore_keys: z.array(z.string()).default([]),
  name: z.string().default(""),
  size: z.coerce.number().default(0),
  hash: z.union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)]).optional(),
  workflow_run_backend_id: z.string().default(""),
  name_filter: z.unknown().optional(),
  id_filter: z.unknown().optional(),
});
type Request = z.output<typeof Request>;
type Answer = Readonly<Record<string, unknown>>;

export async function startResultsService(options: { readonly port?: number } = {}): Promise<ResultsService> {
  const blobs = await openBlobs(["cache", "artifacts"]);
  const caches = new Map<string, CacheEntry>();
  const artifacts: (StoredArtifact & { finished: boolean })[] = [];
  let lastId = 0;
  let writesDenied = false;
  const finished = () => artifacts.filter((artifact) => artifact.finished);
  const blobOf = ({ workflowRunBackendId, name }: StoredArtifact) => `${workflowRunBackendId}/${name}.zip`;
  const ofRequest = ({ name, workflow_run_backend_id: run }: Request) =>
    artifacts.find((artifact) => artifact.name === name && artifact.workflowRunBackendId === run);
  const nextId = () => {
    lastId += 1;
    return lastId;
  };

  const methods: Readonly<Record<string, (request: Request) => Answer | [number, Answer]>> = {
    "CacheService/CreateCacheEntry"({ key, version }) {
      if (writesDenied) return { ok: false, message: "cache write denied: the event is not trusted" };
      const blob = `${version}/${key}`;
      if (caches.has(blob)) return { ok: false, message: "cache entry already exists" };
      caches.set(blob, { key, version, id: nextId(), finished: false });
      return { ok: true, signed_upload_url: blobs.signedUrl("cache", blob, "cw") };
    },
    "CacheService/FinalizeCacheEntryUpload"({ key, version }) {
      const entry = caches.get(`${version}/${key}`);
      if (entry === undefined) return { ok: false };
      entry.finished = true;
      return { ok: true, entry_id: String(entry.id) };
    },
    "CacheService/GetCacheEntryDownloadURL"({ key, version, restore_keys: restoreKeys }) {
      const newestFirst = [...caches.values()]
        .filter((entry) => entry.finished && entry.version === version)
        .reverse();
      const byPrefix = [key, ...restoreKeys].map((prefix) =>
        newestFirst.find((entry) => entry.key.startsWith(prefix)),
      );
      const hit =
        newestFirst.find((entry) => entry.key === key) ?? byPrefix.find((entry) => entry !== undefined);
      if (hit === undefined) return { ok: false };
      const url = blobs.signedUrl("cache", `${version}/${hit.key}`, "r");
      return { ok: true, signed_download_url: url, matched_key: hit.key };
    },
    "ArtifactService/CreateArtifact"(request) {
      if (ofRequest(request) !== undefined) {
        const msg = "an artifact with this name already exists on the workflow run";
        return [409, { code: "already_exists", msg }];
      }
      const artifact = {
        id: nextId(),
        name: request.name,
        size: 0,
        digest: undefined,
        createdAt: new Date(),
        workflowRunBackendId: request.workflow_run_backend_id,
        finished: false,
      };
      artifacts.push(artifact);
      return { ok: true, signed_upload_url: blobs.signedUrl("artifacts", blobOf(artifact), "cw") };
    },
    "ArtifactService/FinalizeArtifact"(request) {
      const artifact = ofRequest(request);
      if (artifact === undefined) return [404, { code: "not_found", msg: "no such artifact" }];
      Object.assign(artifact, { finished: true, size: request.size, digest: request.hash });
      return { ok: true, artifact_id: String(artifact.id) };
    },
    "ArtifactService/ListArtifacts"(request) {
      const matching = finished()
        .filter(({ workflowRunBackendId }) => workflowRunBackendId === request.workflow_run_backend_id)
        .filter(({ name }) => request.name_filter === undefined || name === filterText(request.name_filter))
        .filter(({ id }) => request.id_filter === undefined || String(id) === filterText(request.id_filter));
      return {
        artifacts: matching.map((artifact) => ({
          workflow_run_backend_id: artifact.workflowRunBackendId,
          workflow_job_run_backend_id: "",
          database_id: String(artifact.id),
          name: artifact.name,
          size: String(artifact.size),
          created_at: artifact.createdAt.toISOString(),
          digest: artifact.digest,
        })),
      };
    },
    "ArtifactService/GetSignedArtifactURL"(request) {
      const artifact = ofRequest(request);
      if (artifact === undefined) return [404, { code: "not_found", msg: "no such artifact" }];
      return { signed_url: blobs.signedUrl("artifacts", blobOf(artifact), "r") };
    },
    "ArtifactService/DeleteArtifact"(request) {
      const artifact = ofRequest(request);
      if (artifact === undefined) return [404, { code: "not_found", msg: "no such artifact" }];
      artifacts.splice(artifacts.indexOf(artifact), 1);
      return { ok: true, artifact_id: String(artifact.id) };
    },
  };

  const server = createServer(async (request, response) => {
    const [, name = ""] = METHOD.exec(request.url ?? "") ?? [];
    const method = methods[name];
    if (method === undefined)
      return send(response, 404, { code: "bad_route", msg: `no route ${request.url}` });
    if (!/^Bearer ./.test(request.headers.authorization ?? "")) {
      return send(response, 401, { code: "unauthenticated", msg: "no token" });
    }
    const fields = Request.safeParse(JSON.parse(await bodyOf(request)));
    if (!fields.success) return send(response, 400, { code: "malformed", msg: fields.error.message });
    const answer = method(fields.data);
    return Array.isArray(answer) ? send(response, answer[0], answer[1]) : send(response, 200, answer);
  });
  const port = await listen(server, options.port);
  const artifactOf = (id: number) => {
    const artifact = finished().find((candidate) => candidate.id === id);
    if (artifact === undefined) throw new Error(`There is no artifact ${id}.`);
    return artifact;
  };
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    url: `http://127.0.0.1:${port}/`,
    artifacts: finished,
    artifactUrl: (id) => blobs.signedUrl("artifacts", blobOf(artifactOf(id)), "r"),
    artifactZip: (id) => blobs.download("artifacts", blobOf(artifactOf(id))),
    cacheKeys: () => [...caches.values()].filter((entry) => entry.finished).map((entry) => entry.key),
    denyCacheWrites(denied) {
      writesDenied = denied;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

const METHOD = /^\/twirp\/github\.actions\.results\.api\.v1\.(\w+\/\w+)$/;

/**
 * ACTIONS_RUNTIME_TOKEN of one job: its payload names the workflow run and job
 * that artifacts belong to. Nobody verifies the signature.
 */
export function runtimeToken(workflowRun = "run-1", job = "job-1"): string {
  const part = (value: Answer) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const scp = `Actions.GenericRead:repository Actions.Results:${workflowRun}:${job}`;
  const expires = Math.floor(Date.now() / 1000) + 6 * 3600;
  return `${part({ alg: "HS256", typ: "JWT" })}.${part({ scp, exp: expires })}.c2lnbmF0dXJl`;
}

/** Wrapped values arrive bare or as `{ value }`. */
function filterText(filter: unknown): string {
  const wrapped = z.object({ value: z.unknown() }).safeParse(filter);
  return String(wrapped.success ? wrapped.data.value : filter);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, status: number, answer: Answer): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
}
