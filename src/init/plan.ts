import type { Files } from "../ports.ts";
import { type AskGit, defaultBranch, type Place, seenFrom } from "./place.ts";
import { presentSteps } from "./present.ts";
import type { Toolchain } from "./toolchain.ts";
import {
  furtherSteps,
  MEASURE_WORKFLOW,
  measureWorkflow,
  PUBLISH_WORKFLOW,
  publishWorkflow,
  type WorkflowFacts,
} from "./workflows.ts";

/** A file that `init` would have. */
export interface Planned {
  /** Where it lies, as the project's folder sees it. */
  readonly path: string;
  readonly target: string;
  readonly content: string;
}

export interface WorkflowPlan {
  readonly files: readonly Planned[];
  /** What is left to do by hand. */
  readonly notes: readonly string[];
}

interface WorkflowWish {
  /** What the workflows' `uses:` says; by default as in those that are there, else a copy in this repository, else the published action. */
  readonly uses?: string;
  readonly place: Place;
  readonly toolchain: Toolchain;
  readonly git: AskGit;
}

/** The workflows for a project. One that measures other folders of the repository is left to them. */
export async function planWorkflows(wish: WorkflowWish, files: Files): Promise<WorkflowPlan> {
  const { place, toolchain, git } = wish;
  const present = await presentIn(place, files);
  const facts: WorkflowFacts = {
    uses: wish.uses ?? present.uses ?? (await actionAt(place, files)),
    defaultBranch: await defaultBranch(git),
    toolchain,
    inside: place.inside,
  };
  const measure = planned(MEASURE_WORKFLOW, measureWorkflow(facts), place);
  const publish = planned(PUBLISH_WORKFLOW, publishWorkflow(facts), place);
  if (present.folders.every((folder) => folder === place.inside)) {
    return { files: [measure, publish], notes: [] };
  }
  const isPublished = (await files.kind(publish.target)) !== undefined;
  const note = present.folders.includes(place.inside)
    ? `${measure.path} measures other folders, too: it was left as it is.`
    : `${measure.path} measures another folder: it was left as it is.\n${linesToAdd(facts)}`;
  return { files: isPublished ? [] : [publish], notes: [note] };
}

/** What the workflows that are there use and measure. */
async function presentIn(
  { top }: Place,
  files: Files,
): Promise<{ readonly uses: string | undefined; readonly folders: readonly string[] }> {
  const measure = presentSteps((await files.read(`${top}/${MEASURE_WORKFLOW}`)) ?? "");
  const publish = presentSteps((await files.read(`${top}/${PUBLISH_WORKFLOW}`)) ?? "");
  const filledIn = [...measure, ...publish].find(({ uses }) => !uses.startsWith("owner/"));
  return { uses: filledIn?.uses, folders: measure.map(({ folder }) => folder) };
}

async function actionAt({ top }: Place, files: Files): Promise<string> {
  return (await files.kind(`${top}/${VENDORED}/action.yml`)) === undefined ? PUBLISHED : VENDORED;
}

const VENDORED = "./actions/performance-benchmark";
/** Until somebody puts a name in place of `owner`. */
export const PUBLISHED = "owner/performance-benchmark@v1";

function planned(file: string, content: string, place: Place): Planned {
  return { path: seenFrom(place, file), target: `${place.top}/${file}`, content };
}

function linesToAdd(facts: WorkflowFacts): string {
  const { pullRequest, history } = furtherSteps(facts);
  return `To measure this folder, too, add to the steps of its job "pull-request":
${pullRequest}
and to those of its job "history":
${history}`;
}
