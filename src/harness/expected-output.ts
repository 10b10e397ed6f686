import { join, resolve, sep } from "node:path";
import type { ToolOutput } from "../adapters/adapter.ts";
import type { Files } from "../ports.ts";
import type { ProcessTask } from "./process-task.ts";
import { findOutputs, loadOutput } from "./written-output.ts";

/** Where one launch of a tool is going to leave its output. */
export interface ExpectedOutput {
  /** The command line to run. */
  readonly command: string;
  /** The object of a sentence, for when nothing came: `nothing to target/criterion`. */
  readonly nothing: string;
  /** What the launch left; empty when it left nothing. */
  collect(printed: { readonly stdout: string }): Promise<readonly ToolOutput[]>;
}

const PLACEHOLDER = "{output}";
/** With the quotes directly around it. `${output}` is a variable of the shell, not ours. */
const PLACEHOLDERS = /"\{output\}"|'\{output\}'|(?<!\$)\{output\}/g;

/**
 * Prepares one launch: a fresh place for `{output}`; else the state of the
 * entry's `output` before the launch; else standard output is what counts.
 */
export async function expectOutput(task: ProcessTask, files: Files): Promise<ExpectedOutput> {
  const { command, entry } = task;
  if (command.search(PLACEHOLDERS) >= 0) return await expectAtPlaceholder(task, files);
  if (entry.output !== undefined) return await expectAt(entry.output, task, files);
  return {
    command,
    nothing: "nothing to standard output",
    collect: async ({ stdout }) =>
      stdout.trim() === "" ? [] : [{ kind: "file", file: { path: "stdout", text: stdout } }],
  };
}

async function expectAtPlaceholder({ command, entry }: ProcessTask, files: Files): Promise<ExpectedOutput> {
  const folder = await files.temporaryDirectory(entry.name);
  // Some tools choose the format by the ending, and JSON is what most of them call their complete one.
  const name = "output.json";
  return {
    command: insertPath(command, join(folder, name)),
    nothing: `nothing to ${PLACEHOLDER}`,
    async collect() {
      const found = await findOutputs(name, folder, files);
      return (await Promise.all(found.map((output) => loadOutput(output, folder, files)))).flat();
    },
  };
}

/** Only what the launch wrote: a result of an earlier commit at the same place is not one of this. */
async function expectAt(
  pattern: string,
  { command, directory }: ProcessTask,
  files: Files,
): Promise<ExpectedOutput> {
  const modified = (path: string) => files.modified(resolve(directory, path));
  const before = new Map<string, number | undefined>();
  for (const path of (await findOutputs(pattern, directory, files)).flatMap(({ paths }) => paths)) {
    before.set(path, await modified(path));
  }
  const only = `: all ${before.size} files there are from before it started`;
  return {
    command,
    nothing: `nothing to ${pattern}${before.size === 0 ? "" : only}`,
    async collect() {
      const found = await findOutputs(pattern, directory, files);
      const outputs = found.map(async (output) => {
        const times = await Promise.all(output.paths.map(modified));
        const fresh = output.paths.filter((path, index) => before.get(path) !== times[index]);
        return fresh.length === 0 ? [] : await loadOutput({ ...output, paths: fresh }, directory, files);
      });
      return (await Promise.all(outputs)).flat();
    },
  };
}

/** Replaces every placeholder by the path as the shell reads it. */
export function insertPath(command: string, path: string): string {
  const quoted = quoteForShell(path);
  return command.replaceAll(PLACEHOLDERS, () => quoted);
}

function quoteForShell(path: string): string {
  // Left bare it is also right inside quotes that hold more than the placeholder.
  if (/^[\w./:\\@+-]+$/.test(path) && (sep === "\\" || !path.includes("\\"))) return path;
  return sep === "\\" ? `"${path}"` : `'${path.replaceAll("'", "'\\''")}'`;
}
