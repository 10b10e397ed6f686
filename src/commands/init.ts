import { stringify } from "smol-toml";
import { CONFIGURATION_FILE } from "../config/load.ts";
import { snakeCase } from "../config/names.ts";
import type { BenchmarkEntry } from "../config/schema.ts";
import { BenchmarkError } from "../errors.ts";
import { discoverEntries } from "../harness/discover.ts";
import type { Discovered } from "../harness/discovery/search.ts";
import { findToolchain, type Toolchain } from "../init/toolchain.ts";
import { MEASURE_WORKFLOW, measureWorkflow, PUBLISH_WORKFLOW, publishWorkflow } from "../init/workflows.ts";
import type { GitPort } from "../store/ports.ts";
import { type CommandContext, type ExitCode, printJson } from "./command.ts";

interface InitOptions {
  /** Write files anew that are there and differ. */
  readonly force: boolean;
  /** Write the workflows, too. */
  readonly workflows: boolean;
  /** What the workflows' `uses:` says; by default a copy in this repository, else the published action. */
  readonly uses?: string;
}

/** What became of one file. */
interface Written {
  readonly path: string;
  readonly outcome: "written" | "unchanged" | "kept";
}

/**
 * `init`: writes a `benchmark-config.toml` with what was found in the folder and
 * the workflows that fit it. What is there and differs is kept, the other files
 * are written all the same; a second call changes nothing.
 *
 * @throws FILE_EXISTS when something was kept, BENCHMARKS_NOT_FOUND
 */
export async function initCommand(
  options: InitOptions,
  git: Pick<GitPort, "isCheckout" | "currentRef">,
  context: CommandContext,
): Promise<ExitCode> {
  const found = await findBenchmarks(context);
  const toolchain = await findToolchain(found, { directory: context.directory, files: context.ports.files });
  const entries = found.map(({ entry }) => withPython(entry, toolchain));
  const files = [
    ...(entries.length === 0 ? [] : [{ path: CONFIGURATION_FILE, content: configurationText(entries) }]),
    ...(options.workflows && (await git.isCheckout())
      ? await workflowFiles(options, toolchain, git, context)
      : []),
  ];
  const written: Written[] = [];
  for (const file of files) written.push(await writeOnce(file, options, context));
  const kept = written.filter(({ outcome }) => outcome === "kept").map(({ path }) => path);
  if (context.json && kept.length === 0) {
    const paths = written.filter(({ outcome }) => outcome === "written").map(({ path }) => path);
    printJson(context, { version: 1, written: paths, found: found.map(({ why }) => why) });
    return 0;
  }
  const placeholder = files.some(
    ({ content }, index) => written[index]?.outcome === "written" && content.includes(`uses: ${PUBLISHED}`),
  );
  if (!context.json) tell({ found, written, placeholder }, context);
  if (kept.length === 0) return 0;
  throw new BenchmarkError(
    "FILE_EXISTS",
    `${kept.join(", ")}: there already, and not as init would write it.`,
    {
      hint: "Such a file was not changed. Pass --force to write it anew.",
    },
  );
}

/** With a configuration that is there, nothing needs to be found: only its workflows may be missing. */
async function findBenchmarks({ directory, ports }: CommandContext): Promise<readonly Discovered[]> {
  try {
    return await discoverEntries({ directory, files: ports.files });
  } catch (error) {
    const isConfigured = (await ports.files.kind(`${directory}/${CONFIGURATION_FILE}`)) !== undefined;
    if (isConfigured && error instanceof BenchmarkError && error.code === "BENCHMARKS_NOT_FOUND") return [];
    throw error;
  }
}

async function workflowFiles(
  { uses }: InitOptions,
  toolchain: Toolchain,
  git: Pick<GitPort, "currentRef">,
  { directory, ports }: CommandContext,
) {
  const isVendored = (await ports.files.kind(`${directory}/${VENDORED}/action.yml`)) !== undefined;
  const facts = {
    uses: uses ?? (isVendored ? VENDORED : PUBLISHED),
    defaultBranch: await defaultBranch(git, { directory, ports }),
    toolchain,
  };
  return [
    { path: MEASURE_WORKFLOW, content: measureWorkflow(facts) },
    { path: PUBLISH_WORKFLOW, content: publishWorkflow(facts) },
  ];
}

/** As the remote says; else the branch that is checked out. */
async function defaultBranch(
  git: Pick<GitPort, "currentRef">,
  { directory, ports }: Pick<CommandContext, "directory" | "ports">,
): Promise<string> {
  const args = ["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"];
  const answer = await ports.processes.run({ command: { kind: "program", file: "git", args }, directory });
  const remote = answer.exitCode === 0 ? answer.stdout.trim().replace(/^origin\//, "") : "";
  return remote || ((await git.currentRef())?.replace(/^refs\/heads\//, "") ?? "main");
}

const VENDORED = "./actions/performance-benchmark";
const PUBLISHED = "owner/performance-benchmark@v1";

async function writeOnce(
  { path, content }: { readonly path: string; readonly content: string },
  { force }: InitOptions,
  { directory, ports }: CommandContext,
): Promise<Written> {
  const target = `${directory}/${path}`;
  const present = await ports.files.read(target);
  if (present === content) return { path, outcome: "unchanged" };
  if (present !== undefined && !force) return { path, outcome: "kept" };
  await ports.files.write(target, content);
  return { path, outcome: "written" };
}

function tell(
  {
    found,
    written,
    placeholder,
  }: {
    readonly found: readonly Discovered[];
    readonly written: readonly Written[];
    /** A workflow was written whose action must still be named. */
    readonly placeholder: boolean;
  },
  context: CommandContext,
): void {
  for (const { why } of found) context.print(`${why}\n`);
  for (const { path, outcome } of written) {
    if (outcome === "written") context.print(`Wrote ${path}.\n`);
    if (outcome === "unchanged") context.print(`${path} is as it should be.\n`);
  }
  if (placeholder) {
    context.print(`Put the name of your copy of the action in place of "owner" in "uses: ${PUBLISHED}".\n`);
  }
  context.print(`Run the benchmarks with: node ${shellWord(context.script)} run\n`);
}

/** Where each version gets a Python environment of its own, its tests must run in that. */
function withPython(entry: BenchmarkEntry, { python }: Toolchain): BenchmarkEntry {
  if (python === undefined || entry.command === undefined) return entry;
  return { ...entry, command: entry.command.replace(/^python3 -m pytest\b/, `${python} -m pytest`) };
}

function shellWord(text: string): string {
  return /^[\w./:\\@+-]+$/.test(text) ? text : JSON.stringify(text);
}

function configurationText(entries: readonly BenchmarkEntry[]): string {
  const tables = entries.map((entry) => {
    const written = Object.entries(entry).filter(
      ([key, value]) => value !== undefined && !isDefault(key, value),
    );
    return `[[benchmarks]]\n${stringify(Object.fromEntries(written.map(([key, value]) => [snakeCase(key), value]))).trimEnd()}\n`;
  });
  return `# Settings of performance-benchmark. Every setting: docs/configuration.md\n\n${HEAD}\n${tables.join("\n")}`;
}

const HEAD = `[performance_benchmark]
regression_threshold = 10.0   # percent; the largest change for the worse that passes
significance_level = 0.05     # error rate of the whole report

[performance_benchmark.quick] # for pull requests
max_time = 30                 # seconds for one benchmark
regression_threshold = 15.0
`;

function isDefault(key: string, value: unknown): boolean {
  if (key === "suites") return Array.isArray(value) && value.length === 3;
  return (key === "adapter" && value === "auto") || (key === "measure" && value === "output");
}
