import { CONFIGURATION_FILE } from "../config/load.ts";
import type { BenchmarkEntry } from "../config/schema.ts";
import { BenchmarkError } from "../errors.ts";
import { discoverEntries } from "../harness/discover.ts";
import type { Discovered } from "../harness/discovery/search.ts";
import { configurationText } from "../init/configuration.ts";
import { type AskGit, askGitIn, type Place, placeOf } from "../init/place.ts";
import { type Planned, PUBLISHED, planWorkflows } from "../init/plan.ts";
import { isAction } from "../init/present.ts";
import { findToolchain, type Toolchain } from "../init/toolchain.ts";
import type { Files } from "../ports.ts";
import { type CommandContext, type ExitCode, printJson } from "./command.ts";

interface InitOptions {
  /** Write files anew that are there and differ. */
  readonly force: boolean;
  /** Write the workflows, too. */
  readonly workflows: boolean;
  /** What the workflows' `uses:` says; see {@link planWorkflows} for the default. */
  readonly uses?: string;
}

/** What became of one file. */
interface Written extends Planned {
  readonly outcome: "written" | "unchanged" | "kept";
}

/**
 * `init`: writes a `benchmark-config.toml` with what was found in the folder and
 * the workflows that fit it. What is there and differs is kept, the other files
 * are written all the same; a second call changes nothing.
 *
 * @throws USAGE, FILE_EXISTS when something was kept, BENCHMARKS_NOT_FOUND
 */
export async function initCommand(options: InitOptions, context: CommandContext): Promise<ExitCode> {
  const { directory, ports } = context;
  if (options.uses !== undefined && !isAction(options.uses)) throw noAction(options.uses);
  const found = await findBenchmarks(context);
  const git = askGitIn(directory, ports);
  const place = await placeOf(directory, git);
  const toolchain = await findToolchain(found, place, ports.files);
  const entries = found.map(({ entry }) => withPython(entry, toolchain));
  const configuration = {
    path: CONFIGURATION_FILE,
    target: `${directory}/${CONFIGURATION_FILE}`,
    content: configurationText(entries, toolchain),
  };
  const workflows =
    options.workflows && place.isCheckout
      ? await planWorkflows({ ...options, toolchain, place, git }, ports.files)
      : { files: [], notes: [] };
  const files: readonly Planned[] = [...(entries.length === 0 ? [] : [configuration]), ...workflows.files];
  const written: Written[] = [];
  for (const file of files) written.push(await writeOnce(file, options, context));
  const kept = written.filter(({ outcome }) => outcome === "kept").map(({ path }) => path);
  const notes = [
    ...(await notesOf({ options, place, toolchain, written }, git, ports.files)),
    ...workflows.notes,
  ];
  if (context.json && kept.length === 0) {
    const paths = written.filter(({ outcome }) => outcome === "written").map(({ path }) => path);
    printJson(context, { version: 1, written: paths, found: found.map(({ why }) => why), notes });
    return 0;
  }
  if (!context.json) tell({ found, written, notes }, context);
  if (kept.length === 0) return 0;
  throw new BenchmarkError(
    "FILE_EXISTS",
    `${kept.join(", ")}: there already, and not as init would write it.`,
    {
      hint: "Such a file was not changed. Pass --force to write it anew, and --uses with the action when only that differs.",
    },
  );
}

/** Written as it is, such a text would make a workflow that GitHub refuses, or one with lines of its own. */
function noAction(uses: string): BenchmarkError {
  return new BenchmarkError("USAGE", `--uses ${JSON.stringify(uses)} names no action.`, {
    hint: "Write owner/repository@ref, owner/repository/path@ref, or ./path for a copy in this repository.",
  });
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

async function writeOnce(file: Planned, { force }: InitOptions, { ports }: CommandContext): Promise<Written> {
  const present = await ports.files.read(file.target);
  if (present === file.content) return { ...file, outcome: "unchanged" };
  if (present !== undefined && !force) return { ...file, outcome: "kept" };
  await ports.files.write(file.target, file.content);
  return { ...file, outcome: "written" };
}

/** What is left to do by hand. */
async function notesOf(
  {
    options,
    place,
    toolchain: { setupCommand, python },
    written,
  }: {
    readonly options: InitOptions;
    readonly place: Place;
    readonly toolchain: Toolchain;
    readonly written: readonly Written[];
  },
  git: AskGit,
  files: Files,
): Promise<readonly string[]> {
  const notes: string[] = [];
  if (options.workflows && !place.isCheckout) {
    notes.push("No workflows were written: this is no git checkout.");
  }
  if (
    written.some(({ outcome, content }) => outcome === "written" && content.includes(`uses: ${PUBLISHED}`))
  ) {
    notes.push(`Put the name of your copy of the action in place of "owner" in "uses: ${PUBLISHED}".`);
  }
  const configuration = written.find(({ path }) => path === CONFIGURATION_FILE);
  if (configuration?.outcome === "kept" && setupCommand !== undefined) {
    const present = (await files.read(configuration.target)) ?? "";
    if (!/^\s*setup_command\s*=/m.test(present)) {
      const setting = JSON.stringify(setupCommand);
      notes.push(
        `${CONFIGURATION_FILE} sets nothing up: put setup_command = ${setting} under [performance_benchmark].`,
      );
    }
  }
  if (place.isCheckout && python !== undefined) {
    const ignored = await git("check-ignore", ".venv/");
    if (ignored === undefined)
      notes.push('Add ".venv/" to .gitignore: the set-up command makes that folder.');
  }
  return notes;
}

function tell(
  {
    found,
    written,
    notes,
  }: {
    readonly found: readonly Discovered[];
    readonly written: readonly Written[];
    readonly notes: readonly string[];
  },
  context: CommandContext,
): void {
  for (const { why } of found) context.print(`${why}\n`);
  for (const { path, outcome } of written) {
    if (outcome === "written") context.print(`Wrote ${path}.\n`);
    if (outcome === "unchanged") context.print(`${path} is as it should be.\n`);
  }
  for (const note of notes) context.print(`${note}\n`);
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
