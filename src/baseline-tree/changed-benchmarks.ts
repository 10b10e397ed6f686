import { posix } from "node:path";
import type { Sides } from "../domain/sides.ts";
import { hasGoBenchmark } from "../harness/discovery/go.ts";
import { usesBenchmarkFixture } from "../harness/discovery/pytest.ts";
import type { Plan, Task } from "../harness/plan.ts";
import type { Files } from "../ports.ts";

/**
 * Benchmark code that is not the same in both trees: modules of the built-in
 * harness, files that a command names, and the files in which the known tools
 * keep their benchmarks. Paths relative to the tasks' folders, sorted. What
 * these files import is not looked at.
 */
export async function changedBenchmarks(plans: Sides<Plan>, files: Files): Promise<readonly string[]> {
  const changed = new Set<string>();
  for (const candidate of plans.candidate.tasks) {
    const baseline = plans.baseline.tasks.find((task) => isSame(task, candidate));
    if (baseline === undefined) continue;
    for (const path of await codeOf([baseline, candidate], files)) {
      const [before, after] = await Promise.all([
        files.read(posix.join(baseline.directory, path)),
        files.read(posix.join(candidate.directory, path)),
      ]);
      if (before !== after) changed.add(path);
    }
  }
  return [...changed].sort();
}

/** For the notes of the report; `undefined` when nothing changed. */
export function changedBenchmarksNote(paths: readonly string[]): string | undefined {
  if (paths.length === 0) return undefined;
  const shown = paths.slice(0, SHOWN).join(", ");
  const more = paths.length > SHOWN ? ` and ${paths.length - SHOWN} more` : "";
  return `The benchmark code itself changed between the two versions (${shown}${more}), so the comparison is not of the measured code alone.`;
}

const SHOWN = 5;

function isSame(one: Task, other: Task): boolean {
  const module = (task: Task) => (task.kind === "module" ? task.module : "");
  return one.kind === other.kind && one.entry.name === other.entry.name && module(one) === module(other);
}

async function codeOf(tasks: readonly Task[], files: Files): Promise<ReadonlySet<string>> {
  const paths = await Promise.all(tasks.map((task) => codeOfTask(task, files)));
  return new Set(paths.flat());
}

async function codeOfTask(task: Task, files: Files): Promise<readonly string[]> {
  switch (task.kind) {
    case "module":
      return [task.module];
    case "tool":
    case "command":
      return [...(await namedFiles(task, files)), ...(await toolFiles(task, files))];
    case "file":
      return [];
    default:
      return task satisfies never;
  }
}

type CommandLineTask = Extract<Task, { kind: "tool" | "command" }>;

/** Words of the command line that are files, and the files of folders that are named after benchmarks. */
async function namedFiles(task: CommandLineTask, files: Files): Promise<readonly string[]> {
  const { command, directory, kind: measured } = task;
  // A measured command is the program that is measured, and no benchmark of it.
  const programs = new Set(measured === "command" ? programsOf(command) : []);
  const found: string[] = [];
  for (const word of wordsOf(command).filter((each) => !programs.has(each))) {
    const kind = await files.kind(posix.join(directory, word));
    if (kind === "file") found.push(word);
    if (kind === "directory" && /bench|perf/i.test(posix.basename(word))) {
      const inner = await files.glob(["**/*"], { in: posix.join(directory, word) });
      found.push(...inner.map((path) => posix.join(word, path)));
    }
  }
  return found;
}

/** The programs that a shell command line starts: the first word of each of its commands, assignments left out. */
function programsOf(command: string): readonly string[] {
  return command.split(/[;&|\n]+/).flatMap((part) => {
    const [, program] = /^\s*(?:\w+=\S*\s+)*([^\s"'`<>()=]+)/.exec(part) ?? [];
    return program === undefined ? [] : [posix.normalize(program)];
  });
}

/** Relative paths that a shell command line may hold: its words, and what stands behind an equals sign. */
function wordsOf(command: string): readonly string[] {
  return [...command.matchAll(/[^\s"'`;|&<>()=]+/g)]
    .map(([word]) => posix.normalize(word))
    .filter((word) => word !== "." && !posix.isAbsolute(word) && !word.startsWith(".."));
}

/** Where the tools keep benchmarks that no command line names. */
const OF_TOOLS: readonly {
  readonly command: RegExp;
  readonly files: readonly string[];
  readonly holds: (text: string) => boolean;
}[] = [
  { command: /\bgo\s+test\b/, files: ["**/*_test.go"], holds: hasGoBenchmark },
  { command: /\bpytest\b/, files: ["**/test_*.py", "**/*_test.py"], holds: usesBenchmarkFixture },
  { command: /\bcargo\s+(bench|criterion)\b/, files: ["**/benches/**/*.rs"], holds: () => true },
  { command: /\bvitest\s+bench\b/, files: ["**/*.bench.{js,mjs,cjs,ts,mts}"], holds: () => true },
];

async function toolFiles({ command, directory }: CommandLineTask, files: Files): Promise<readonly string[]> {
  const found: string[] = [];
  for (const tool of OF_TOOLS.filter((each) => each.command.test(command))) {
    for (const path of await files.glob(tool.files, { in: directory })) {
      const text = await files.read(posix.join(directory, path));
      if (text !== undefined && tool.holds(text)) found.push(path);
    }
  }
  return found;
}
