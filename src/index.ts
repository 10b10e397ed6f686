import * as core from "@actions/core";
import { openActionEdge, UNPUBLISHED } from "./action/edge.ts";
import { tellOutcome } from "./action/outcome.ts";
import { runInAction } from "./action/run.ts";
import { BenchmarkError, describeFailure } from "./errors.ts";
import { exitCodeOfRun } from "./exit-code.ts";
import { jobKindOf } from "./job-kind.ts";
import { actionLog } from "./platform/action-log.ts";
import { actionsArtifacts } from "./platform/actions-artifact.ts";
import { systemClock } from "./platform/clock.ts";
import { systemVariables } from "./platform/variables.ts";
import { ArtifactRequest } from "./publish.ts";
import type { RunOutcome } from "./run.ts";

/** Set by the main step, so that the same file knows when it runs as the post step. */
const POST = "post";

// What a bundled library still calls is for its authors to mend; a user's log only gets longer by it.
process.noDeprecation = true;

const variables = systemVariables();
const log = actionLog({
  write: (text) => process.stdout.write(text),
  debug: core.isDebug(),
  clock: systemClock,
});

try {
  if (core.getState(POST) === "") await main();
  else await post();
} catch (error) {
  core.setFailed(describeFailure(error));
}
// Connections that are kept alive would hold the step for minutes.
process.stdout.write("", () => process.exit());

/** The rarer kinds are loaded when they are needed: most steps measure. */
async function main(): Promise<void> {
  core.saveState(POST, "true");
  await using edge = await openActionEdge({ variables, log });
  const kind = jobKindOf(core.getInput("mode"), edge.workflow.event.eventName);
  switch (kind) {
    case "run":
      return await finish(await runInAction(edge, import.meta.url));
    case "merge": {
      const { mergeInAction } = await import("./action/merge.ts");
      return await finish(await mergeInAction(edge));
    }
    case "publish": {
      const { publishInAction } = await import("./action/publish.ts");
      return setOutputs(await publishInAction(edge));
    }
    case "accept": {
      const { acceptInAction } = await import("./action/accept.ts");
      return await acceptInAction(edge);
    }
    default:
      return kind satisfies never;
  }
}

/** Outputs first, then the outcome in words, then the gate: unless a later step merges, and decides for all jobs. */
async function finish({ outputs, trouble, report, reportJson, config }: RunOutcome): Promise<void> {
  setOutputs(outputs);
  await tellOutcome(report, log, reportJson);
  if (trouble !== undefined) throw trouble;
  if (config.defer && !config.smokeTest && outputs["artifact-id"] === "") throw notDeferred();
  if (!config.defer && exitCodeOfRun(report, config) !== 0) core.setFailed(report.headline);
}

/** Else nobody would miss what was measured here. */
function notDeferred(): BenchmarkError {
  return new BenchmarkError(
    "ARTIFACT_FAILED",
    "This step leaves its report to a later one, and its report was not uploaded.",
    { hint: "The log above says why. A deferred step needs upload-artifact and an artifact service." },
  );
}

function setOutputs(outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}

/** A cancelled main step had no time for the network; what it wrote to disk is uploaded here. */
async function post(): Promise<void> {
  const unpublished = core.getState(UNPUBLISHED);
  if (unpublished === "") return;
  const artifact = ArtifactRequest.parse(JSON.parse(unpublished));
  await actionsArtifacts({ variables }).upload(artifact);
  log.info(`The main step was cut off. Uploaded what it had written as the artifact ${artifact.name}.`);
}
