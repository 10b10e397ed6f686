import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parse, parseDocument, YAMLSeq } from "yaml";
import { z } from "zod";
import { runWorkflow, type StepRun, type WorkflowResult, type WorkflowRun } from "../../support/act.ts";
import type { Permissions } from "../../support/github-api.ts";
import {
  type JobOptions,
  PROJECT_ROOT,
  REPOSITORY,
  type Site,
  startJob,
  startSite,
  type Trigger,
  vendorAction,
} from "../../support/workspace.ts";
import { type Changes, git } from "../../support/workspace-git.ts";
import { yamlExamples } from "../../workflows/markdown-examples.ts";

/**
 * The actions of others that act cannot fetch without the internet. What they would
 * set up is on PATH already; `actions/checkout` is not among them, act does its work.
 */
const NOT_FETCHED = ["actions/setup-node@v7", "actions/setup-python@v7"];

/**
 * A repository that has all of `workflows-examples/` and the action, as a user would copy them. A file that is
 * named like an example is there in its place.
 */
export async function siteWithExamples(files: Changes): Promise<Site> {
  const site = await startSite({ ...(await exampleWorkflows()), ...files });
  await vendorAction(site.author);
  await site.author.commitToMain({});
  return site;
}

/**
 * Runs one of the examples for a trigger, in a checkout of its own, with a token
 * that may do exactly what the job declares: of a fork's pull request, only read it.
 */
export async function runExample(
  site: Site,
  name: string,
  trigger: Trigger,
  options: Omit<JobOptions, "permissions"> &
    Pick<WorkflowRun, "secrets" | "matrix" | "path" | "job"> & {
      readonly variables?: WorkflowRun["variables"];
    } = {},
): Promise<WorkflowResult> {
  const { secrets = {}, matrix, path: folders = [], variables = {}, job: only, access, ...job } = options;
  const declared = await declaredPermissions(site, name, only);
  // act copies the checkout, and only what lies inside it comes along.
  const { workspace, temporary, token, github, services } = await startJob(site, trigger, {
    ...job,
    permissions: access === "read" ? onlyRead(declared) : declared,
    credentials: "inside",
  });
  return await runWorkflow({
    workspace,
    temporary,
    workflow: `.github/workflows/${name}`,
    event: trigger.event,
    repository: REPOSITORY,
    token,
    runId: job.runId ?? 1,
    secrets,
    path: folders,
    ...(only !== undefined && { job: only }),
    ...(matrix !== undefined && { matrix }),
    variables: {
      ...services,
      GITHUB_SERVER_URL: github["server_url"] ?? "",
      GITHUB_API_URL: github["api_url"] ?? "",
      ...variables,
    },
  });
}

/** What the jobs of the workflow on main ask for together; of one job and those that it needs when that is named. */
async function declaredPermissions(site: Site, name: string, only: string | undefined): Promise<Permissions> {
  const text = await git(site.bare, "show", `main:.github/workflows/${name}`);
  const { jobs } = Workflow.parse(parse(text));
  const wanted = only === undefined ? Object.keys(jobs) : withNeeded(only, jobs);
  const differ = new Set(wanted.map((id) => JSON.stringify(jobs[id]?.permissions))).size > 1;
  if (differ && only === undefined) throw new Error(`The jobs of ${name} have different rights: name one.`);
  const permissions: Record<string, "read" | "write"> = {};
  for (const id of wanted) {
    for (const [scope, level] of Object.entries(jobs[id]?.permissions ?? {})) {
      if (permissions[scope] !== "write") permissions[scope] = level;
    }
  }
  return permissions;
}

function withNeeded(id: string, jobs: z.output<typeof Workflow>["jobs"]): readonly string[] {
  return [id, ...[jobs[id]?.needs ?? []].flat().flatMap((needed) => withNeeded(needed, jobs))];
}

function onlyRead(permissions: Permissions): Permissions {
  return Object.fromEntries(Object.keys(permissions).map((scope) => [scope, "read" as const]));
}

const Workflow = z.object({
  jobs: z.record(
    z.string(),
    z.object({
      permissions: z.record(z.string(), z.enum(["read", "write"])).optional(),
      needs: z.union([z.string(), z.array(z.string())]).optional(),
    }),
  ),
});

/** The main part of the step of our action: the only one, or the one with that id. */
export function benchmarkStep(run: WorkflowResult, id?: string): StepRun {
  const step = run.steps.find(
    ({ name, stage, id: own, log }) =>
      stage === "Main" && (id === undefined ? log !== "" && !name.startsWith("actions/") : own === id),
  );
  if (step === undefined) throw new Error(`There is no such step. The log:\n${run.log}`);
  return step;
}

/** All of `workflows-examples/`, where a repository has its workflows. */
export async function exampleWorkflows(): Promise<Changes> {
  const folder = path.join(PROJECT_ROOT, "workflows-examples");
  const names = await readdir(folder);
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), "utf8")));
  return Object.fromEntries(
    names.map((name, index) => [`.github/workflows/${name}`, forTests(texts[index] ?? "")]),
  );
}

/** The reusable workflow of this repository as a copy of the action inside another would have it, and who calls it as the guide says. */
export async function reusableWorkflow(): Promise<Changes> {
  const file = ".github/workflows/benchmarks.yml";
  const text = await readFile(path.join(PROJECT_ROOT, file), "utf8");
  const guide = await readFile(path.join(PROJECT_ROOT, "docs/shards-and-matrix.md"), "utf8");
  const caller = yamlExamples(guide).find(({ text: example }) => example.includes(`/${file}@v1`));
  if (caller === undefined) throw new Error("The guide does not show how to call the reusable workflow.");
  return {
    [file]: forTests(text)
      .replaceAll("owner/performance-benchmark@v1", "./actions/performance-benchmark")
      // act does not know it; a number for each of one or four shards will do as well.
      .replace("strategy.job-index", `fromJSON('{"1/1":0,"1/4":0,"2/4":1,"3/4":2,"4/4":3}')[matrix.shard]`),
    ".github/workflows/caller.yml": caller.text.replace(
      `owner/performance-benchmark/${file}@v1`,
      `./${file}`,
    ),
  };
}

/** A workflow without the steps that act cannot fetch. */
export function forTests(text: string): string {
  const document = parseDocument(text);
  for (const job of Object.keys(Object(document.toJS()).jobs)) {
    const steps = document.getIn(["jobs", job, "steps"]);
    if (!(steps instanceof YAMLSeq)) continue;
    steps.items = steps.items.filter((step) => !NOT_FETCHED.includes(step.get("uses")));
  }
  return String(document);
}
