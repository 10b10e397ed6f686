import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { type Annotation, CommandReader, parseFileCommand } from "./mini-runner-commands.ts";
import { type Exit, runNode } from "./mini-runner-process.ts";

/** One step that uses a JavaScript action, as GitHub's runner sees it. */
export interface Step {
  /** Folder that holds the action's `action.yml`. */
  readonly action: string;
  /** The step's `with`. */
  readonly inputs?: Readonly<Record<string, string | number | boolean>>;
  /** The `github` context: `token`, `repository`, `sha`, `ref`, `event_name`, … */
  readonly github: Readonly<Record<string, string>>;
  /** The webhook payload. */
  readonly event: unknown;
  /** `GITHUB_WORKSPACE`: a checkout. */
  readonly workspace: string;
  /** Folder for `RUNNER_TEMP` and the file commands. */
  readonly temporary: string;
  /** The job's own variables, and those of the services it may reach. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Binary that runs the action; the hosted runner's is Node 24. */
  readonly node: string;
  /** Cancels the step when a line of its log matches. */
  readonly cancelAt?: RegExp;
}

export interface StepResult {
  /** Of the main part. */
  readonly exitCode: number | null;
  readonly outputs: Readonly<Record<string, string>>;
  /** The step summary, as the job page shows it. */
  readonly summary: string;
  /** What the log shows, of main and post: commands taken out, secrets masked. */
  readonly log: string;
  readonly annotations: readonly Annotation[];
  readonly state: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
  /** `undefined` when the action has no post part. */
  readonly post: { readonly exitCode: number | null; readonly log: string } | undefined;
}

/** GitHub drops a summary that is larger, whole. */
const SUMMARY_LIMIT = 1024 * 1024;

/** Runs the main part, then the post part, of a JavaScript action the way `actions/runner` does. */
export async function runStep(step: Step): Promise<StepResult> {
  const manifest = Manifest.parse(parse(await readFile(path.join(step.action, "action.yml"), "utf8")));
  const inputs = resolveInputs(manifest, step);
  const reader = new CommandReader();
  const main = await runPart(step, manifest.runs.main, inputs, {}, reader);
  if (main.summary.length > SUMMARY_LIMIT) {
    const size = Math.ceil(main.summary.length / 1024);
    const message = `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${size}k.`;
    reader.annotations.push({ level: "error", message });
  }
  const mainLog = reader.takeLog();
  const post =
    manifest.runs.post === undefined
      ? undefined
      : await runPart(
          step,
          manifest.runs.post,
          inputs,
          {
            ...main.variables,
            ...Object.fromEntries(
              Object.entries(main.state).map(([name, value]) => [`STATE_${name}`, value]),
            ),
          },
          reader,
        );
  return {
    exitCode: main.exit.code,
    outputs: main.outputs,
    summary: main.summary.length > SUMMARY_LIMIT ? "" : main.summary,
    log: mainLog,
    annotations: reader.annotations,
    state: main.state,
    variables: main.variables,
    post: post && { exitCode: post.exit.code, log: reader.takeLog() },
  };
}

interface Part {
  readonly exit: Exit;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
  readonly summary: string;
}

async function runPart(
  step: Step,
  script: string,
  inputs: Readonly<Record<string, string>>,
  added: Readonly<Record<string, string>>,
  reader: CommandReader,
): Promise<Part> {
  await mkdir(step.temporary, { recursive: true });
  const folder = await mkdtemp(path.join(step.temporary, "commands-"));
  const files = Object.fromEntries(
    FILE_COMMANDS.map((name) => [name, path.join(folder, name.toLowerCase())]),
  );
  for (const file of Object.values(files)) await writeFile(file, "");
  const eventFile = path.join(folder, "event.json");
  await writeFile(eventFile, JSON.stringify(step.event));

  const exit = await runNode({
    node: step.node,
    script: path.join(step.action, script),
    directory: step.workspace,
    variables: {
      ...runnerVariables(step),
      ...step.variables,
      ...added,
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [inputVariable(name), value])),
      ...files,
      GITHUB_EVENT_PATH: eventFile,
    },
    onLine: (line) => reader.read(line),
    interruptAt: step.cancelAt,
  });
  const read = async (name: string) => await readFile(files[name] ?? "", "utf8");
  return {
    exit,
    outputs: parseFileCommand(await read("GITHUB_OUTPUT")),
    state: parseFileCommand(await read("GITHUB_STATE")),
    variables: parseFileCommand(await read("GITHUB_ENV")),
    summary: await read("GITHUB_STEP_SUMMARY"),
  };
}

const FILE_COMMANDS = ["GITHUB_OUTPUT", "GITHUB_STATE", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STEP_SUMMARY"];

/** Defaults fill in what the step leaves out; an input without a default is set, and empty. */
function resolveInputs(manifest: Manifest, step: Step): Readonly<Record<string, string>> {
  const given = Object.fromEntries(
    Object.entries(step.inputs ?? {}).map(([name, value]) => [name, String(value)]),
  );
  const unknown = Object.keys(given).filter((name) => !(name in manifest.inputs));
  if (unknown.length > 0) throw new Error(`Unexpected inputs: ${unknown.join(", ")}.`);
  const defaults = Object.entries(manifest.inputs).map(([name, input]) => [
    name,
    evaluate(String(input.default ?? ""), step.github),
  ]);
  return { ...Object.fromEntries(defaults), ...given };
}

/** Only what our manifests say in a default: a value of the `github` context, and the matrix of a job that has none. */
function evaluate(text: string, github: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    if (expression === "toJSON(matrix)") return "null";
    const name = /^github\.(\w+)$/.exec(expression)?.[1];
    if (name === undefined) throw new Error(`This runner cannot evaluate "${expression}" in a default.`);
    return github[name] ?? "";
  });
}

function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`;
}

/** What a hosted runner sets for every step. `token` never becomes a variable. */
function runnerVariables({ github, workspace, temporary, action }: Step): Readonly<Record<string, string>> {
  const { token: _, ...context } = github;
  return {
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_ACTION: "__run",
    GITHUB_ACTION_PATH: action,
    GITHUB_ACTOR: "mona",
    GITHUB_JOB: "benchmark",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_RUN_ID: "1",
    GITHUB_RUN_NUMBER: "1",
    GITHUB_WORKFLOW: "Benchmarks",
    ...Object.fromEntries(
      Object.entries(context).map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, value]),
    ),
    GITHUB_WORKSPACE: workspace,
    ImageOS: "ubuntu24",
    ImageVersion: "20261115.1.0",
    RUNNER_ARCH: "X64",
    RUNNER_ENVIRONMENT: "github-hosted",
    RUNNER_NAME: "GitHub Actions 1",
    RUNNER_OS: "Linux",
    RUNNER_TEMP: temporary,
  };
}

const Manifest = z.object({
  inputs: z
    .record(z.string(), z.object({ default: z.union([z.string(), z.number(), z.boolean()]).optional() }))
    .default({}),
  runs: z.object({ using: z.string().startsWith("node"), main: z.string(), post: z.string().optional() }),
});
type Manifest = z.output<typeof Manifest>;
