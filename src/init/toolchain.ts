import type { BenchmarkEntry } from "../config/schema.ts";
import { type Discovered, quoted } from "../harness/discovery/search.ts";
import type { Files } from "../ports.ts";
import type { Needs, ToolStep } from "./needs.ts";
import { nodeNeeds } from "./node.ts";
import type { Place } from "./place.ts";
import type { Project } from "./project.ts";
import { pythonNeeds } from "./python.ts";

/** What a job must do before the benchmarks that were found can run. */
export interface Toolchain {
  /** Steps of the job, before the action. */
  readonly steps: readonly ToolStep[];
  /** Run in both versions that are compared; absent when there is nothing to install or build. */
  readonly setupCommand?: string;
  /** The Python that `setupCommand` makes in each version's folder. */
  readonly python?: string;
}

/** What the benchmarks that were found need, by the files that lie in the project's folder and around it. */
export async function findToolchain(
  found: readonly Discovered[],
  place: Pick<Place, "directory" | "inside" | "top">,
  files: Files,
): Promise<Toolchain> {
  const project: Project = { place, files };
  const entries = found.map(({ entry }) => entry);
  const node = entries.some(needsNode) ? await nodeNeeds(project) : NOTHING;
  const python = entries.some(needsPython) ? await pythonNeeds(project) : NOTHING;
  const commands = [...node.commands, ...python.commands, ...entries.flatMap(compilation)];
  return {
    steps: [...node.steps, ...python.steps],
    ...(commands.length === 0 ? {} : { setupCommand: commands.join(" && ") }),
    ...(python.python === undefined ? {} : { python: python.python }),
  };
}

const NOTHING: Needs = { steps: [], commands: [] };

function needsNode({ modules, adapter }: BenchmarkEntry): boolean {
  return modules !== undefined || adapter === "vitest";
}

function needsPython({ adapter }: BenchmarkEntry): boolean {
  return adapter === "pytest-benchmark";
}

/**
 * What downloads and compiles the benchmarks of an entry without running any: else the first launches
 * of its command would do that, and their time counts as time of the benchmarks.
 */
function compilation({ command = "", workingDirectory }: BenchmarkEntry): readonly string[] {
  const line = compilationLine(command);
  if (line === undefined) return [];
  return [workingDirectory === undefined ? line : `(cd ${quoted(workingDirectory)} && ${line})`];
}

function compilationLine(command: string): string | undefined {
  if (command.startsWith("cargo bench")) return `${command} --no-run`;
  // `go build` leaves the tests out; the packages are the last word of the command.
  if (command.startsWith("go test ")) return `go test -run '^$' ${command.split(" ").at(-1)}`;
  return undefined;
}
