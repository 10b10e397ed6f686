import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import * as core from "@actions/core";
import { ACTION_SETTINGS, ENTRY_SETTINGS, SETTINGS } from "./config/manifest.ts";
import { eventOf, systemHarness, variablesForBenchmarks } from "./edge.ts";
import { describeFailure } from "./errors.ts";
import { exitCodeOfRun } from "./exit-code.ts";
import { actionLog } from "./platform/action-log.ts";
import { actionsArtifacts } from "./platform/actions-artifact.ts";
import { actionsCache } from "./platform/actions-cache.ts";
import { systemBackoff } from "./platform/backoff.ts";
import { onCancellation } from "./platform/cancellation.ts";
import { systemClock } from "./platform/clock.ts";
import { systemFiles } from "./platform/files.ts";
import { systemLinks } from "./platform/folder-links.ts";
import { systemGit } from "./platform/git.ts";
import { systemTrees } from "./platform/git-trees.ts";
import { githubApi } from "./platform/github-api.ts";
import { systemProcesses } from "./platform/processes.ts";
import { systemFacts } from "./platform/system-facts.ts";
import { systemVariables } from "./platform/variables.ts";
import { ArtifactRequest } from "./publish.ts";
import { revisionOfEvent } from "./revision.ts";
import { runBenchmarks } from "./run.ts";
import { VERSION } from "./version.ts";
import { workflowOf } from "./workflow.ts";

/** Set by the main step, so that the same file knows when it runs as the post step. */
const POST = "post";
const UNPUBLISHED = "unpublished";

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

async function main(): Promise<void> {
  core.saveState(POST, "true");
  const token = core.getInput("github-token");
  if (token !== "") core.setSecret(token);
  const workspace = variables["GITHUB_WORKSPACE"] ?? process.cwd();
  const directory = resolve(workspace, core.getInput("working-directory"));
  const file = core.getInput("config");
  const repository = variables["GITHUB_REPOSITORY"] ?? "";
  await using files = systemFiles(temporaryFolder());
  const processes = systemProcesses({ variables: variablesForBenchmarks(variables) });
  const ports = { files, processes, clock: systemClock, log, variables };
  const checkout = { processes, variables, directory, ...(token === "" ? {} : { token }) };
  const git = systemGit({ ...checkout, files });
  const artifacts = actionsArtifacts({ variables, ...(token === "" ? {} : { token }) });
  const github =
    token === "" || repository === "" ? undefined : githubApi({ token, repository, log, ...baseUrl() });

  const outcome = await runBenchmarks(
    {
      configuration: { directory, origin: "input", texts: inputs(), ...(file === "" ? {} : { file }) },
      project: repository === "" ? directory : repository,
      version: VERSION,
      id: randomUUID(),
    },
    {
      ...ports,
      facts: systemFacts(),
      harness: systemHarness(import.meta.url, "worker/index.js"),
      trees: systemTrees({ ...checkout, ...temporaryFolder() }),
      links: systemLinks,
      event: () => eventOf(variables, files),
      cancelled: onCancellation(),
      stores: {
        ...ports,
        directory,
        isCi: true,
        git,
        artifacts,
        backoff: systemBackoff,
        cache: actionsCache(variables),
        ...(github === undefined ? {} : { artifactApi: github.artifacts }),
      },
      publishing: {
        files,
        log,
        directory,
        artifacts,
        appendSummary: async (markdown) => {
          await core.summary.addRaw(markdown).write();
        },
        onUploaded: () => core.saveState(UNPUBLISHED, ""),
        onWritten: (artifact) => core.saveState(UNPUBLISHED, JSON.stringify(artifact)),
        ...(github === undefined ? {} : { comments: github.comments, issues: github.issues }),
      },
      origin: async (config) => {
        const { context } = await import("@actions/github");
        const { event, facts } = workflowOf(variables, context.payload);
        return { revision: revisionOfEvent(event, config), workflow: facts };
      },
    },
  );
  await processes.endAll();
  for (const [name, value] of Object.entries(outcome.outputs)) core.setOutput(name, value);
  if (outcome.trouble !== undefined) throw outcome.trouble;
  if (exitCodeOfRun(outcome.report, outcome.config) !== 0) core.setFailed(outcome.report.headline);
}

/** A cancelled main step had no time for the network; what it wrote to disk is uploaded here. */
async function post(): Promise<void> {
  const unpublished = core.getState(UNPUBLISHED);
  if (unpublished === "") return;
  const artifact = ArtifactRequest.parse(JSON.parse(unpublished));
  await actionsArtifacts({ variables }).upload(artifact);
  log.info(`The main step was cut off. Uploaded what it had written as the artifact ${artifact.name}.`);
}

/** Every input by name; an unset one is an empty text. */
function inputs(): Readonly<Record<string, string>> {
  const ours = ACTION_SETTINGS.map(({ name }) => name);
  const names = [...SETTINGS, ...ENTRY_SETTINGS]
    .map(({ name }) => name)
    .filter((name) => !ours.includes(name));
  return Object.fromEntries(names.map((name) => [name, core.getInput(name)]));
}

function temporaryFolder() {
  const temporary = variables["RUNNER_TEMP"];
  return temporary === undefined ? {} : { temporary };
}

function baseUrl() {
  const url = variables["GITHUB_API_URL"];
  return url === undefined || url === "" ? {} : { baseUrl: url };
}
