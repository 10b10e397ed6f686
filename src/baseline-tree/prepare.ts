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
  readonly base: BaseWish;
  /** Ends what runs; then the outcome is unusable. */
  readonly signal: AbortSignal;
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
  | {
      readonly kind: "unusable";
      /** One or two sentences: why there is nothing to compare with. */
      readonly reason: string;
      /** The last lines of what failed; empty when it printed nothing. */
      readonly output: string;
    };

/**
 * Puts the base version beside the checkout, ready to be measured. A base that
 * cannot be had or set up is no error of the version that is judged: the outcome
 * says why, and nothing is left behind.
 *
 * @throws BASELINE_NOT_FOUND, GIT_NOT_A_CHECKOUT
 */
export async function prepareBaselineTree(
  request: BaselineTreeRequest,
  ports: BaselineTreePorts,
): Promise<BaselineTree> {
  let repository: SourceRepository | undefined;
  try {
    repository = await ports.trees.open(request.signal);
    const tree = await prepareIn(repository, request, ports);
    if (tree.kind === "unusable") await repository.close();
    return tree;
  } catch (error) {
    await repository?.close();
    if (request.signal.aborted) return CANCELLED;
    if (!(error instanceof BenchmarkError) || !OF_THE_BASE.has(error.code)) throw error;
    return { kind: "unusable", reason: error.message, output: "" };
  }
}

/** What fails while the base is fetched and written. */
const OF_THE_BASE: ReadonlySet<string> = new Set(["GIT_FAILED", "WRITE_FAILED", "FILE_UNREADABLE"]);

const CANCELLED = {
  kind: "unusable",
  reason: "The run was cancelled before the baseline was ready.",
  output: "",
} as const;

async function prepareIn(
  repository: SourceRepository,
  request: BaselineTreeRequest,
  ports: BaselineTreePorts,
): Promise<BaselineTree> {
  const { signal } = request;
  const base = await findBase(request.base, repository);
  if (signal.aborted) return CANCELLED;
  if (base.kind === "none") return { kind: "unusable", reason: base.reason, output: "" };

  ports.log.info(`The baseline is ${base.description}.`);
  const planted = await repository.plant(base.commit);
  const directory = posix.join(planted.root, repository.prefix);
  if ((await ports.files.kind(directory)) !== "directory") {
    const reason = `The baseline, ${base.description}, has no folder ${repository.prefix}.`;
    return { kind: "unusable", reason, output: "" };
  }
  const variables = variablesOf(ports.variables, repository.root, planted.root);
  const setUp = await setUpTree(
    { base, directory, variables, root: planted.root },
    repository,
    request,
    ports,
  );
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
    readonly base: Extract<Base, { kind: "found" }>;
    readonly root: string;
    readonly directory: string;
    readonly variables: Readonly<Record<string, string>>;
  },
  { root, prefix }: SourceRepository,
  { config, signal }: BaselineTreeRequest,
  ports: BaselineTreePorts,
): Promise<Extract<BaselineTree, { kind: "unusable" }> | { kind: "done"; warnings: readonly string[] }> {
  const { setupCommand: command } = config;
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
  const reason = `The baseline, ${tree.base.description}, could not be set up: "${command}" ${outcome.end}.`;
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
