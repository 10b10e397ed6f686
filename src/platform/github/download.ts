import { BenchmarkError, messageOf } from "../../errors.ts";
import type { RunArtifact } from "../../github/ports.ts";
import type { Calls } from "./calls.ts";
import { TROUBLE_OF_GITHUB } from "./failure.ts";

/**
 * The zip file of an artifact. GitHub answers with the address of another
 * host, whose signature is all that it takes: our token must not go there. The
 * address is short-lived, so each attempt asks for a new one.
 */
export async function downloadArtifact(
  calls: Calls,
  artifact: RunArtifact,
  limit: number,
): Promise<Uint8Array> {
  if (artifact.size > limit) throw tooLarge(artifact, limit);
  for (let attempt = 1; ; attempt += 1) {
    const address = await addressOf(calls, artifact);
    const read = await calls.budget.spend(() => readBlob(calls, address, limit));
    if (read.kind === "whole") return read.bytes;
    if (read.kind === "too large") throw tooLarge(artifact, limit);
    calls.log.debug(`GitHub: the artifact ${artifact.id} was not downloaded: ${read.reason}`);
    if (attempt === ATTEMPTS) throw calls.failure("actions: read", new Error(read.reason));
    await calls.pause(attempt ** 2 / 2);
  }
}

const ATTEMPTS = 3;

async function addressOf({ call, repository }: Calls, artifact: RunArtifact): Promise<string> {
  const request = { ...repository, artifact_id: artifact.id, archive_format: "zip" };
  const streamed = { redirect: "manual", parseSuccessResponseBody: false } as const;
  const { headers } = await call("actions: read", ({ rest }) =>
    rest.actions.downloadArtifact({ ...request, request: streamed }),
  );
  if (headers.location !== undefined) return headers.location;
  throw new BenchmarkError("GITHUB_FAILED", `GitHub did not say where the artifact ${artifact.id} is.`, {
    hint: TROUBLE_OF_GITHUB,
  });
}

type Read =
  | { readonly kind: "whole"; readonly bytes: Uint8Array }
  | { readonly kind: "too large" }
  | { readonly kind: "failed"; readonly reason: string };

/** Large files may take their time, as long as something comes. */
async function readBlob({ fetch, budget, timeout }: Calls, address: string, limit: number): Promise<Read> {
  const idle = new AbortController();
  const giveUp = () => idle.abort(new Error(`nothing came for ${timeout / 1000} s`));
  const timer = setTimeout(giveUp, timeout);
  try {
    const signal = AbortSignal.any([idle.signal, budget.signal]);
    const response = await fetch(address, { signal, headers: { "user-agent": "performance-benchmark" } });
    if (!response.ok) return { kind: "failed", reason: `the storage answered ${response.status}` };
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      timer.refresh();
      size += chunk.length;
      // Leaving the loop ends the connection.
      if (size > limit) return { kind: "too large" };
      chunks.push(chunk);
    }
    return { kind: "whole", bytes: Buffer.concat(chunks) };
  } catch (error) {
    return { kind: "failed", reason: messageOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

function tooLarge({ name, id }: RunArtifact, limit: number): BenchmarkError {
  return new BenchmarkError(
    "ARTIFACT_HOSTILE",
    `The artifact ${id} (${JSON.stringify(name.slice(0, 100))}) is larger than ${limit} bytes.`,
    { hint: "No report of ours is that large, so it was not read. Look at who wrote it." },
  );
}
