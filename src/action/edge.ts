import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import * as core from "@actions/core";
import type { ConfigurationRequest } from "../config/load.ts";
import { ACTION_SETTINGS, ENTRY_SETTINGS, SETTINGS } from "../config/manifest.ts";
import { payloadOf, variablesForBenchmarks } from "../edge.ts";
import { actionsArtifacts } from "../platform/actions-artifact.ts";
import { systemBackoff } from "../platform/backoff.ts";
import { systemClock } from "../platform/clock.ts";
import { systemFiles } from "../platform/files.ts";
import { type GitHubApi, githubApi } from "../platform/github/api.ts";
import { hmacSha256, httpSender } from "../platform/http-sender.ts";
import { writeJobAnnotations } from "../platform/job-annotations.ts";
import { mailSender } from "../platform/mail-sender.ts";
import { systemProcesses } from "../platform/processes.ts";
import type { Log, Ports, Variables } from "../ports.ts";
import type { PublishPorts } from "../publish.ts";
import type { ArtifactPort } from "../store/ports.ts";
import { matrixText, type Workflow, workflowOf } from "../workflow.ts";

/** Where the state of the main step keeps what the post step must still upload. */
export const UNPUBLISHED = "unpublished";

/** What every job of the action works with: the runner's variables, inputs and event, and the services behind them. */
export interface ActionEdge extends AsyncDisposable {
  readonly ports: Ports;
  /** Folder that paths are resolved against. */
  readonly directory: string;
  readonly workspace: string;
  /** `owner/name`, or the folder where the runner names no repository. */
  readonly project: string;
  readonly configuration: ConfigurationRequest;
  readonly workflow: Workflow;
  readonly payload: unknown;
  /** Absent without a token or a repository. */
  readonly github?: GitHubApi;
  readonly token?: string;
  readonly artifacts: ArtifactPort;
  readonly publishing: PublishPorts;
  /** Unique for this step. */
  readonly id: string;
}

/** Opens files, processes and services. Nothing is asked of GitHub before somebody needs it. */
export async function openActionEdge({
  variables,
  log,
}: {
  readonly variables: Variables;
  readonly log: Log;
}): Promise<ActionEdge> {
  const token = core.getInput("github-token");
  for (const secret of [token, ...SECRETS.map((name) => core.getInput(name))]) {
    if (secret !== "") core.setSecret(secret);
  }
  const workspace = variables["GITHUB_WORKSPACE"] ?? process.cwd();
  const directory = resolve(workspace, core.getInput("working-directory"));
  const repository = variables["GITHUB_REPOSITORY"] ?? "";
  const files = systemFiles(temporaryFolder(variables));
  const processes = systemProcesses({ variables: variablesForBenchmarks(variables) });
  const ports = { files, processes, clock: systemClock, log, variables };
  const payload = await payloadOf(variables, files);
  const artifacts = actionsArtifacts({ variables, ...(token === "" ? {} : { token }) });
  const github =
    token === "" || repository === ""
      ? undefined
      : githubApi({ token, repository, log, ...baseUrl(variables) });
  const id = randomUUID();
  return {
    ports,
    directory,
    workspace,
    project: repository === "" ? directory : repository,
    configuration: configurationRequest(directory),
    workflow: withMatrix(workflowOf(variables, payload)),
    payload,
    ...(github === undefined ? {} : { github }),
    ...(token === "" ? {} : { token }),
    artifacts,
    id,
    publishing: {
      files,
      log,
      directory,
      artifacts,
      backoff: systemBackoff,
      clock: systemClock,
      deliveryId: id,
      appendSummary: async (markdown) => {
        await core.summary.addRaw(markdown).write();
      },
      annotate: writeJobAnnotations,
      onUploaded: () => core.saveState(UNPUBLISHED, ""),
      onWritten: (artifact) => core.saveState(UNPUBLISHED, JSON.stringify(artifact)),
      alerts: {
        http: httpSender({ backoff: systemBackoff, clock: systemClock }),
        mail: mailSender({ backoff: systemBackoff }),
        sign: hmacSha256,
        receivers: {
          slackWebhookUrl: core.getInput("slack-webhook-url"),
          webhookUrl: core.getInput("webhook-url"),
          webhookSecret: core.getInput("webhook-secret"),
          smtpUrl: core.getInput("smtp-url"),
        },
      },
      // Pull requests themselves are only read here.
      ...(github && { github: { ...github.writing, pullRequests: github.pullRequests } }),
    },
    [Symbol.asyncDispose]: async () => {
      await processes.endAll();
      await files[Symbol.asyncDispose]();
    },
  };
}

const SECRETS = ["slack-webhook-url", "webhook-url", "webhook-secret", "smtp-url"] as const;

function configurationRequest(directory: string): ConfigurationRequest {
  const file = core.getInput("config");
  return { directory, origin: "input", texts: inputs(), ...(file === "" ? {} : { file }) };
}

/** Every input by name; an unset one is an empty text. */
function inputs(): Readonly<Record<string, string>> {
  const ours = ACTION_SETTINGS.map(({ name }) => name);
  const names = [...SETTINGS, ...ENTRY_SETTINGS]
    .map(({ name }) => name)
    .filter((name) => !ours.includes(name));
  return Object.fromEntries(names.map((name) => [name, core.getInput(name)]));
}

/** No variable tells the legs of a matrix apart; the manifest asks the runner for the matrix itself. */
function withMatrix({ event, facts }: Workflow): Workflow {
  const matrix = matrixText(core.getInput("job-matrix"));
  return { event, facts: { ...facts, ...(matrix === undefined ? {} : { matrix }) } };
}

export function temporaryFolder(variables: Variables) {
  const temporary = variables["RUNNER_TEMP"];
  return temporary === undefined ? {} : { temporary };
}

function baseUrl(variables: Variables) {
  const url = variables["GITHUB_API_URL"];
  return url === undefined || url === "" ? {} : { baseUrl: url };
}
