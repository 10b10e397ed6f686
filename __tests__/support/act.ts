import { spawn } from "node:child_process";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { machineVariables, NODE_24 } from "./mini-runner-process.ts";
import type { Event } from "./workspace-events.ts";

/** One workflow run under nektos/act in host mode: no container, and Node 24 for the actions. */
export interface WorkflowRun {
  /** A checkout; act works on a copy of it. */
  readonly workspace: string;
  /** Path of the workflow, relative to the workspace. */
  readonly workflow: string;
  readonly event: Event;
  /** `owner/name`. */
  readonly repository: string;
  /** The job's token. */
  readonly token: string;
  /** Variables of the runner, such as where its services are. */
  readonly variables: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  /** The one job to run, with those that it needs. */
  readonly job?: string;
  /** `name:value` of the one combination of a matrix to run. */
  readonly matrix?: string;
  readonly runId?: number;
  /** Folders to put first on PATH. */
  readonly path?: readonly string[];
  readonly temporary: string;
}

export interface WorkflowResult {
  readonly exitCode: number | null;
  /** Id of each job that ran to its result: `success` or `failure`. */
  readonly jobs: Readonly<Record<string, string>>;
  readonly steps: readonly StepRun[];
  /** What everything printed; for messages of failed tests. */
  readonly log: string;
}

export interface StepRun {
  readonly job: string;
  /** The step's id, or its index. */
  readonly id: string;
  readonly name: string;
  /** `Main` or `Post`. */
  readonly stage: string;
  readonly result: string | undefined;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly log: string;
  readonly warnings: readonly string[];
  readonly errors: readonly string[];
}

/** Runs one workflow and reads act's structured log. */
export async function runWorkflow(run: WorkflowRun): Promise<WorkflowResult> {
  await mkdir(run.temporary, { recursive: true });
  const folder = await mkdtemp(path.join(run.temporary, "act-"));
  const eventFile = path.join(folder, "event.json");
  await writeFile(eventFile, JSON.stringify(run.event.payload));
  const secretsFile = path.join(folder, "secrets");
  const secrets = { GITHUB_TOKEN: run.token, ...run.secrets };
  await writeFile(
    secretsFile,
    Object.entries(secrets)
      .map((pair) => pair.join("="))
      .join("\n"),
  );
  const [owner = ""] = run.repository.split("/");
  const overrides = {
    GITHUB_REPOSITORY: run.repository,
    GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_RUN_ID: String(run.runId ?? 1),
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_RUN_NUMBER: "1",
    ...run.variables,
  };
  const child = spawn(
    process.env["ACT"] ?? "act",
    [
      run.event.name,
      ...["--json", "--no-cache-server", "--action-offline-mode", "--platform", "ubuntu-latest=-self-hosted"],
      // Jobs side by side would measure each other.
      ...["--concurrent-jobs", "1"],
      ...["--workflows", run.workflow, "--eventpath", eventFile, "--actor", "mona"],
      ...Object.entries(overrides).flatMap(([name, value]) => ["--env", `${name}=${value}`]),
      ...["--secret-file", secretsFile],
      ...(run.job === undefined ? [] : ["--job", run.job]),
      ...(run.matrix === undefined ? [] : ["--matrix", run.matrix]),
    ],
    {
      cwd: run.workspace,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        // act hands its own environment on to the job.
        ...machineVariables(),
        ...run.variables,
        PATH: [...(run.path ?? []), path.dirname(NODE_24), process.env["PATH"]].join(path.delimiter),
        XDG_CACHE_HOME: folder,
      },
    },
  );
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  createInterface({ input: child.stderr }).on("line", (line) => lines.push(line));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return { exitCode, ...readLog(lines) };
}

function readLog(lines: readonly string[]): Omit<WorkflowResult, "exitCode"> {
  const entries = lines.flatMap((line) => (line.startsWith("{") ? [Entry.parse(JSON.parse(line))] : []));
  const keys = [...new Set(entries.flatMap((entry) => (entry.stage === undefined ? [] : [keyOf(entry)])))];
  return {
    jobs: Object.fromEntries(
      entries.flatMap(({ jobID, jobResult }) => (jobID && jobResult ? [[jobID, jobResult]] : [])),
    ),
    steps: keys.map((key) => stepOf(entries.filter((entry) => keyOf(entry) === key))),
    log: lines
      .map((line) => (line.startsWith("{") ? Entry.parse(JSON.parse(line)).msg.trimEnd() : line))
      .join("\n"),
  };
}

function stepOf(entries: readonly Entry[]): StepRun {
  const commands = (name: string) => entries.filter(({ command }) => command === name);
  const [first] = entries;
  return {
    job: first?.jobID ?? "",
    id: first?.stepID?.join("/") ?? "",
    name: first?.step ?? "",
    stage: first?.stage ?? "",
    result: entries.find(({ stepResult }) => stepResult !== undefined)?.stepResult,
    outputs: Object.fromEntries(commands("set-output").map(({ name, arg }) => [name, arg])),
    summary: commands("summary")
      .map(({ content }) => content)
      .join("\n"),
    log: entries
      .filter((entry) => entry.raw_output === true)
      .map(({ msg }) => msg)
      .join(""),
    warnings: commands("warning").map(({ arg }) => arg ?? ""),
    errors: commands("error").map(({ arg }) => arg ?? ""),
  };
}

function keyOf({ job, stage, stepID, matrix }: Entry): string {
  return JSON.stringify([job, matrix, stage, stepID]);
}

const Entry = z.object({
  msg: z.string(),
  job: z.string().optional(),
  jobID: z.string().optional(),
  jobResult: z.string().optional(),
  matrix: z.record(z.string(), z.unknown()).optional(),
  stage: z.string().optional(),
  step: z.string().optional(),
  stepID: z.array(z.string()).optional(),
  stepResult: z.string().optional(),
  command: z.string().optional(),
  name: z.string().optional(),
  arg: z.string().optional(),
  content: z.string().optional(),
  raw_output: z.boolean().optional(),
});
type Entry = z.output<typeof Entry>;
