import { withAcceptances } from "../acceptance/rejudge.ts";
import type { RunArtifact } from "../github/ports.ts";
import { sameRepository } from "../github/same-repository.ts";
import type { Report, WorkflowFacts } from "../report/report.ts";
import { hostileArtifact, shown } from "./hostile.ts";
import type { TrustedOrigin } from "./identity.ts";

/** A report of another run: its measurements are the other run's word, who it is about is not. */
export interface TrustedReport {
  readonly report: Report;
  readonly artifact: RunArtifact;
}

/**
 * The report as it may be published: commit, pull request, repository and links
 * as GitHub knows them, no acceptances, and judged again by its comparisons.
 * Throws `ARTIFACT_HOSTILE` when it measured another commit than its run did.
 */
export function trustedReport(reported: Report, origin: TrustedOrigin, artifact: string): Report {
  const { run } = origin;
  const { commit } = reported.run;
  if (commit !== undefined && commit !== run.headSha) {
    throw hostileArtifact(
      artifact,
      `it says that it measured the commit ${shown(commit)}, and workflow run ${run.id} is about ${run.headSha}`,
    );
  }
  const ref = refOf(origin);
  const { ref: _, ...measured } = reported.run;
  const known: Report = {
    ...reported,
    project: origin.repository,
    run: { ...measured, commit: run.headSha, ...(ref === undefined ? {} : { ref }) },
    warnings: [...foreignWord(origin), ...reported.warnings],
    workflow: factsOf(origin, reported.workflow),
  };
  return withAcceptances(known, [], { today: "" });
}

function refOf({ run, pullRequest }: TrustedOrigin): string | undefined {
  if (pullRequest !== undefined) return `refs/pull/${pullRequest.number}/head`;
  return run.headBranch === undefined ? undefined : `refs/heads/${run.headBranch}`;
}

function foreignWord({ pullRequest, repository }: TrustedOrigin): readonly string[] {
  if (pullRequest === undefined || sameRepository(pullRequest.headRepository, repository)) return [];
  return [
    `Measured by a workflow run of ${pullRequest.headRepository ?? "a fork"}: its code could have reported any numbers.`,
  ];
}

/** The job and its matrix tell parts apart and are shown as text; everything else comes from GitHub. */
function factsOf(origin: TrustedOrigin, reported: WorkflowFacts | undefined): WorkflowFacts {
  const { run, repository, serverUrl, pullRequest, runNumber = "", actor = "", defaultBranch } = origin;
  return {
    repository,
    runId: String(run.id),
    runNumber,
    runAttempt: String(run.attempt),
    actor,
    eventName: run.event,
    workflow: run.name === "" ? run.path : run.name,
    job: reported?.job ?? "",
    runUrl: run.url,
    serverUrl,
    ...(pullRequest === undefined
      ? {}
      : {
          pullRequest: pullRequest.number,
          fromFork: !sameRepository(pullRequest.headRepository, repository),
        }),
    ...(defaultBranch === undefined ? {} : { defaultBranch }),
    ...(reported?.matrix === undefined ? {} : { matrix: reported.matrix }),
    ...(reported?.step === undefined ? {} : { step: reported.step }),
  };
}
