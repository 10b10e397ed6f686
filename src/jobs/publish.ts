import { BenchmarkError, messageOf } from "../errors.ts";
import { type Identity, type IdentityPorts, identify, type TrustedOrigin } from "../exchange/identity.ts";
import { type ArtifactPorts, type RefusedArtifact, reportsOfRun } from "../exchange/reports-of-run.ts";
import { type RunOfEvent, runOfEvent } from "../exchange/run-of-event.ts";
import type { TrustedReport } from "../exchange/trusted-report.ts";

export interface PublishRequest {
  readonly eventName: string;
  /** The event as the runner hands it over. */
  readonly payload: unknown;
  /** `owner/name` of the repository that this workflow belongs to. */
  readonly repository: string;
  /** `https://github.com` */
  readonly serverUrl: string;
  /** Glob of the names of artifacts. */
  readonly artifacts: string;
}

/** What one run of another workflow measured, and whom that is about. */
export interface Publication {
  readonly origin: TrustedOrigin;
  readonly reports: readonly TrustedReport[];
  readonly refused: readonly RefusedArtifact[];
}

export interface PublishJobPorts extends Omit<ArtifactPorts, "runs"> {
  readonly runs: ArtifactPorts["runs"] & IdentityPorts["runs"];
  readonly pullRequests: IdentityPorts["pullRequests"];
  /** Finds acceptances, and writes comment, check and summary. */
  readonly publishReports: (publication: Publication) => Promise<void>;
}

export type PublishOutcome =
  | ({ readonly kind: "published" } & Publication)
  /** That is no failure; the sentence says why. */
  | { readonly kind: "nothing"; readonly sentence: string };

/**
 * Publishes what another workflow's run measured, which may have run a fork's
 * code without any rights. This job has rights, so it runs nothing of the fork,
 * checks nothing of it out, and believes its artifacts nothing but numbers.
 */
export async function publishJob(request: PublishRequest, ports: PublishJobPorts): Promise<PublishOutcome> {
  const claimed = runOfEvent(request.eventName, request.payload, request);
  const identity: Identity = await identify(claimed, request, ports);
  if (identity.kind === "outdated") return nothing(identity.sentence, ports);

  const { origin } = identity;
  const { reports, refused } = await reportsOfRun(origin, request.artifacts, ports);
  for (const { error } of refused) ports.log.warn(messageOf(error));
  if (reports.length === 0) {
    if (refused.length > 0) throw allRefused(origin, refused);
    return noReports(claimed, request, ports);
  }
  const publication = { origin, reports, refused };
  await ports.publishReports(publication);
  return { kind: "published", ...publication };
}

function nothing(sentence: string, { log }: PublishJobPorts): PublishOutcome {
  log.info(`Nothing was published. ${sentence}`);
  return { kind: "nothing", sentence };
}

/** A run that failed says so itself, and one that was cancelled or skipped measured nothing. */
function noReports(
  claimed: RunOfEvent,
  { artifacts }: PublishRequest,
  ports: PublishJobPorts,
): PublishOutcome {
  const { id, conclusion = "without a result" } = claimed;
  const sentence = `Workflow run ${id} ended (${conclusion}) and left no artifact with a report whose name fits "${artifacts}".`;
  if (conclusion !== "success") return nothing(sentence, ports);
  throw new BenchmarkError("REPORTS_NOT_FOUND", sentence, {
    hint: "Leave upload-artifact and artifact-name at their defaults in the workflow that measures, or set merge-artifacts here to the names that it gives.",
  });
}

function allRefused(origin: TrustedOrigin, refused: readonly RefusedArtifact[]): BenchmarkError {
  const [first] = refused;
  const error = first?.error;
  const known = error instanceof BenchmarkError ? error : undefined;
  const count = refused.length === 1 ? "The only report" : `All ${refused.length} reports`;
  return new BenchmarkError(
    known?.code ?? "ARTIFACT_FAILED",
    `${count} of workflow run ${origin.run.id} could not be used. ${refused.map(({ error }) => messageOf(error)).join(" ")}`,
    { hint: known?.hint ?? "Run the benchmarks again.", cause: error },
  );
}
