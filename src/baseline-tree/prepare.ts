import { isAbsolute, posix } from "node:path";
import type { Config } from "../config/schema.ts";
import { BenchmarkError } from "../errors.ts";
import type { Ports, Variables } from "../ports.ts";
import { type Base, findBase } from "./base-commit.ts";
import { shareDependencies } from "./dependencies.ts";
import type { BaseWish } from "./mode.ts";
import type { FolderLinks, SourceRepository, TreePort } from "./ports.ts";
import { runSetup } from "./setup.ts";

export interface BaselineTreeRequest {
  readonly config: Pick<Config, "setupCommand" | "benchmarks">;
  readonly opened: OpenedBase;
  /** Ends what runs; then the outcome is unusable. */
  readonly signal: AbortSignal;
}

/** The version that is the base, and the repository that has it, which whoever opened it must close. */
export interface OpenedBase {
  readonly kind: "open";
  readonly base: Extract<Base, { kind: "found" }>;
  readonly repository: SourceRepository;
}

interface Unusable {
  readonly kind: "unusable";
  /** One or two sentences: why there is nothing to compare with. */
  readonly reason: string;
  /** The last lines of what failed; empty when it printed nothing. */
  readonly output: string;
}

export interface BaselineTreePorts extends Ports {
  readonly trees: TreePort;
  readonly links: FolderLinks;
}

export type BaselineTree =
  | {
      readonly kind: "ready";
      /** As the folder that we work in, of the tree instead of the checkout. */
      readonly directory: string;
      readonly commit: string;
      /** For people: `3f2c1a9, where the pull request left main`. */
      readonly description: string;
      /** Variables that name the checkout, as they are for processes in the tree. */
      readonly variables: Readonly<Record<string, string>>;
      readonly warnings: readonly string[];
      /** Removes the tree; never rejects. */
      remove(): Promise<void>;
    }
  | Unusable;

/**
 * Finds the version that is the base, before any time is spent on setting up.
 * One that cannot be had is no error of the version that is judged: the outcome
 * says why, and nothing is left behind.
 *
 * @throws BASELINE_NOT_FOUND, GIT_NOT_A_CHECKOUT
 */
export async function openBase(
  { base: wish, signal }: { readonly base: BaseWish; readonly signal: AbortSignal },
  { trees, log }: Pick<BaselineTreePorts, "trees" | "log">,
): Promise<OpenedBase | Unusable> {
  let repository: SourceRepository | undefined;
  try {
    repository = await trees.open(signal);
    const base = await findBase(wish, repository);
    if (base.kind === "found" && !signal.aborted) {
      log.info(`The baseline is ${base.description}.`);
      return { kind: "open", base, repository };
    }
    await repository.close();
    return base.kind === "none" && !signal.aborted ? unusable(base.reason) : CANCELLED;
  } catch (error) {
    await repository?.close();
    return unusableBy(error, signal);
  }
}

/**
 * Puts the base version beside the checkout, ready to be measured. What cannot
 * be written or set up is unusable like one that cannot be had, and closed.
 */
export async function prepareBaselineTree(
  request: BaselineTreeRequest,
  ports: BaselineTreePorts,
): Promise<BaselineTree> {
  const { repository } = request.opened;
  try {
    const tree = await prepareIn(request, ports);
    if (tree.kind === "unusable") await repository.close();
    return tree;
  } catch (error) {
    await repository.close();
    return unusableBy(error, request.signal);
  }
}

function unusableBy(error: unknown, signal: AbortSignal): Unusable {
  if (signal.aborted) return CANCELLED;
  if (!(error instanceof BenchmarkError) || !OF_THE_BASE.has(error.code)) throw error;
  return unusable(error.message);
}

function unusable(reason: string): Unusable {
  return { kind: "unusable", reason, output: "" };
}

/** What fails while the base is fetched and written. */
const OF_THE_BASE: ReadonlySet<string> = new Set(["GIT_FAILED", "WRITE_FAILED", "FILE_UNREADABLE"]);

const CANCELLED = unusable("The run was cancelled before the baseline was ready.");

async function prepareIn(request: BaselineTreeRequest, ports: BaselineTreePorts): Promise<BaselineTree> {
  const { signal, opened } = request;
  const { base, repository } = opened;
  if (signal.aborted) return CANCELLED;
  const planted = await repository.plant(base.commit);
  const directory = posix.join(planted.root, repository.prefix);
  if ((await ports.files.kind(directory)) !== "directory") {
    return unusable(`The baseline, ${base.description}, has no folder ${repository.prefix}.`);
  }
  const variables = variablesOf(ports.variables, repository.root, planted.root);
  const setUp = await setUpTree({ directory, variables, root: planted.root }, request, ports);
  if (setUp.kind === "unusable") return setUp;
  const warnings = [
    ...base.warnings,
    ...planted.warnings,
    ...setUp.warnings,
    ...leadingBack(request, repository.root, ports.variables),
  ];
  for (const warning of warnings) ports.log.warn(warning);
  const { commit, description } = base;
  return { kind: "ready", directory, commit, description, variables, warnings, remove: repository.close };
}

async function setUpTree(
  tree: {
    readonly root: string;
    readonly directory: string;
    readonly variables: Readonly<Record<string, string>>;
  },
  { config, opened, signal }: BaselineTreeRequest,
  ports: BaselineTreePorts,
): Promise<Unusable | { kind: "done"; warnings: readonly string[] }> {
  const { setupCommand: command } = config;
  const { root, prefix } = opened.repository;
  if (command === undefined) {
    const inner = config.benchmarks.map(({ workingDirectory = "." }) => posix.join(prefix, workingDirectory));
    const roots = { baseline: tree.root, candidate: root };
    const shared = await shareDependencies(roots, [prefix, ...inner], ports);
    for (const note of shared.notes) ports.log.info(note);
    return { kind: "done", warnings: shared.warnings };
  }
  const { directory, variables } = tree;
  const outcome = await runSetup({ command, directory, variables, side: "baseline", signal }, ports);
  if (outcome.kind === "cancelled") return CANCELLED;
  if (outcome.kind === "done") return { kind: "done", warnings: [] };
  const reason = `The baseline, ${opened.base.description}, could not be set up: "${command}" ${outcome.end}.`;
  return { kind: "unusable", reason, output: outcome.output };
}

/** A build script that goes where the runner checked out must not go there from the tree of the baseline. */
function variablesOf(variables: Variables, root: string, tree: string): Readonly<Record<string, string>> {
  return variables["GITHUB_WORKSPACE"] === root ? { GITHUB_WORKSPACE: tree } : {};
}

/** Variables that say where programs find code. */
const SEARCH_PATHS = [
  "PYTHONPATH",
  "VIRTUAL_ENV",
  "NODE_PATH",
  "CARGO_TARGET_DIR",
  "CLASSPATH",
  "RUBYLIB",
  "PERL5LIB",
  "LD_LIBRARY_PATH",
];

/** Ways on which the baseline would run the code of the candidate. */
function leadingBack({ config }: BaselineTreeRequest, root: string, variables: Variables): readonly string[] {
  const isInside = (path: string) => path === root || path.startsWith(`${root}/`);
  const paths = SEARCH_PATHS.filter((name) => (variables[name] ?? "").split(":").some(isInside));
  const entries = config.benchmarks.filter(
    ({ workingDirectory = "." }) => isAbsolute(workingDirectory) && isInside(workingDirectory),
  );
  return [
    ...paths.map(
      (name) => `${name} leads into the checkout, so the baseline may run the code of the candidate.`,
    ),
    ...entries.map(
      ({ name, workingDirectory }) =>
        `The benchmark entry "${name}" works in ${workingDirectory} for both versions, so the baseline runs the code of the candidate. Make working_directory relative.`,
    ),
  ];
}
