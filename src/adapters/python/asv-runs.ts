import type { OutputFile, Reading, ToolOutput, TreePattern } from "../adapter.ts";
import { isoTime } from "../read/iso-time.ts";
import { inOrderOfTime } from "../read/runs.ts";
import { unreadable } from "../read/unreadable.ts";
import { type AsvFile, type Descriptions, isAsvFile, readAsvFiles, readDescriptions } from "./asv-file.ts";
import { asvReading, shortList } from "./asv-values.ts";

// results/benchmarks.json                            units and names of parameters
// results/<machine>/machine.json                    facts that each results file has, too
// results/<machine>/<commit>-<environment>.json      the commit with eight digits

const RESULTS_FILES = `**/${"[0-9a-f]".repeat(8)}-*.json`;

export const TREE: TreePattern = {
  marker: RESULTS_FILES,
  files: ["**/benchmarks.json", "**/machine.json", RESULTS_FILES],
};

/** A results folder of asv, of one machine or more, or one of its results files. */
export function isAsvTree(output: ToolOutput): boolean {
  if (output.kind === "file") return isAsvFile(output.file);
  return output.files.some((file) => isResults(file) && isAsvFile(file));
}

/** A run for each commit on each machine, oldest first. */
export function readAsvRuns(output: ToolOutput): readonly Reading[] {
  const files = output.kind === "file" ? [output.file] : output.files;
  const descriptions = new Map(
    files
      .filter((file) => fileName(file) === "benchmarks.json")
      .map((file) => [folderOf(file.path), readDescriptions(file)]),
  );
  const read = (output.kind === "file" ? files : files.filter(isResults)).flatMap((file) =>
    readAsvFiles(file, descriptionsFor(file, descriptions)),
  );
  if (read.length === 0) {
    throw unreadable(output, {
      expected: "a results folder of asv",
      found: "there is no results file such as machine/0a1b2c3d-environment.json",
    });
  }
  const severalEnvironments = new Set(read.map(({ environment }) => environment)).size > 1;
  const severalMachines = new Set(read.map(({ machine }) => machine)).size > 1;
  const runs = new Map<string, AsvFile[]>();
  for (const file of read) {
    const key = JSON.stringify([file.machine, file.commit]);
    runs.set(key, [...(runs.get(key) ?? []), file]);
  }
  const readings = [...runs.values()].map((run) => toReading(run, { severalEnvironments, severalMachines }));
  return inOrderOfTime(readings, ({ context }) => context["time"]);
}

/** In the folder above that of the machine, or in its own. */
function descriptionsFor(file: OutputFile, known: ReadonlyMap<string, Descriptions>): Descriptions {
  const own = folderOf(file.path);
  return known.get(folderOf(own)) ?? known.get(own) ?? {};
}

/** Where there are several environments, a name says which, as asv itself does it in comparisons. */
function toReading(
  files: readonly AsvFile[],
  { severalEnvironments, severalMachines }: { severalEnvironments: boolean; severalMachines: boolean },
): Reading {
  const [first] = files;
  const results = files.flatMap(({ environment, results }) =>
    severalEnvironments
      ? results.map((result) => ({
          ...result,
          benchmark: `${result.benchmark} [${environment}]`,
          parameters: { ...result.parameters, environment },
        }))
      : results,
  );
  const outdated = [...new Set(files.flatMap((file) => file.outdated))];
  const warning = `Results of ${outdated.length} benchmarks are left out, because the benchmarks were changed after this run: ${shortList(outdated)}.`;
  return asvReading({
    results,
    context: {
      ...first?.facts,
      environment: severalEnvironments ? undefined : first?.environment,
      commit: first?.commit,
      time: first?.date === undefined ? undefined : isoTime(first.date),
      machine: first?.machine,
      class: severalMachines ? first?.machine : undefined,
    },
    warnings: outdated.length > 0 ? [warning] : [],
  });
}

const RESULTS = /(?:^|\/)[0-9a-f]{8}-[^/]*\.json$/;

function isResults({ path }: OutputFile): boolean {
  return RESULTS.test(path);
}

function fileName({ path }: OutputFile): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
