import { BenchmarkError } from "../errors.ts";
import type { ArtifactPort, CachePort } from "./ports.ts";

/** The cache and the artifacts of GitHub Actions reach only actions: the command line does without. */
const REASON = "Only actions reach the services of GitHub Actions, no command line does.";

export const noActionsCache: CachePort = {
  available: () => ({ kind: "no", reason: REASON }),
  directory: "",
  restore: async () => undefined,
  save: async () => ({ kind: "skipped", reason: REASON }),
};

export const noActionsArtifacts: ArtifactPort = {
  available: () => ({ kind: "no", reason: REASON }),
  upload: () => Promise.reject(unavailable()),
  download: () => Promise.reject(unavailable()),
};

function unavailable(): BenchmarkError {
  return new BenchmarkError("STORE_UNAVAILABLE", REASON, { hint: 'Set "store" to branch or file.' });
}
