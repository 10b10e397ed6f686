import { isAbsolute, posix } from "node:path";
import type { BenchmarkEntry, Config } from "../config/schema.ts";
import { BenchmarkError } from "../errors.ts";
import type { Files } from "../ports.ts";
import { findCargo } from "./discovery/cargo.ts";
import { findGo } from "./discovery/go.ts";
import { findModules } from "./discovery/modules.ts";
import { findPytest } from "./discovery/pytest.ts";
import { type Discovered, searchIn } from "./discovery/search.ts";
import type { Plan, Task } from "./plan.ts";

interface Place {
  /** Folder of the configuration file; working directories and globs count from here. */
  readonly directory: string;
  readonly files: Files;
}

/**
 * What is going to be measured: the entries of the configuration that belong to
 * the suite and the wanted categories, or, without any entry, what is found.
 *
 * @throws BENCHMARKS_NOT_FOUND when nothing is left to run
 */
export async function planTasks(
  input: Place & { readonly config: Pick<Config, "benchmarks" | "suite" | "category"> },
): Promise<Plan> {
  const { config, directory, files } = input;
  if (config.benchmarks.length === 0) {
    const found = await discoverEntries({ directory, files });
    const tasks = await Promise.all(found.map(({ entry }) => tasksOf(entry, { directory, files })));
    return { tasks: tasks.flat(), discovered: found.map(({ why }) => why), warnings: [] };
  }

  const chosen = config.benchmarks.filter((entry) => isChosen(entry, config));
  if (chosen.length === 0) throw nothingChosen(config);
  const tasks = await Promise.all(chosen.map((entry) => tasksOf(entry, { directory, files })));
  const empty = chosen.filter((_, index) => tasks[index]?.length === 0);
  if (empty.length === chosen.length) throw noModules(empty, directory);
  return { tasks: tasks.flat(), discovered: [], warnings: empty.map(noModulesText) };
}

/**
 * Benchmarks of the usual kinds in a folder, as entries of a configuration.
 *
 * @throws BENCHMARKS_NOT_FOUND
 */
export async function discoverEntries(place: Place): Promise<readonly Discovered[]> {
  const search = searchIn(place.directory, place.files);
  const found = await Promise.all([findModules, findPytest, findCargo, findGo].map((find) => find(search)));
  if (found.flat().length > 0) return found.flat();
  throw new BenchmarkError(
    "BENCHMARKS_NOT_FOUND",
    `No benchmarks were found in ${place.directory}. Looked for *.bench.{js,mjs,cjs,ts,mts} modules, tests that use pytest-benchmark, Cargo benches and Go benchmarks.`,
    {
      hint: 'Add a benchmark module, or name a command in benchmark-config.toml: [[benchmarks]] with name, command and adapter = "auto".',
    },
  );
}

/** Whether suite and category keep an entry. One without a category may have benchmarks of any: it is kept. */
function isChosen(entry: BenchmarkEntry, { suite, category }: Pick<Config, "suite" | "category">): boolean {
  const wanted = category === undefined || entry.category === undefined || category.includes(entry.category);
  return wanted && entry.suites.includes(suite);
}

async function tasksOf(entry: BenchmarkEntry, { directory, files }: Place): Promise<readonly Task[]> {
  const { workingDirectory = "." } = entry;
  const folder = isAbsolute(workingDirectory) ? workingDirectory : posix.join(directory, workingDirectory);
  if (entry.file !== undefined) {
    return [{ kind: "file", entry, directory: folder, patterns: [entry.file].flat() }];
  }
  if (entry.command !== undefined) {
    const kind = entry.measure === "command" ? "command" : "tool";
    return [{ kind, entry, directory: folder, command: entry.command }];
  }
  const modules = await files.glob([entry.modules ?? []].flat(), { in: folder });
  return modules.map((module) => ({ kind: "module", entry, directory: folder, module }));
}

function nothingChosen({ benchmarks, suite, category }: Pick<Config, "benchmarks" | "suite" | "category">) {
  const categories = [...new Set(benchmarks.flatMap((entry) => entry.category ?? []))];
  const wanted = category === undefined ? "" : ` and category ${category.join(" or ")}`;
  return new BenchmarkError(
    "BENCHMARKS_NOT_FOUND",
    `None of the ${benchmarks.length} configured benchmark entries belongs to suite ${suite}${wanted}.`,
    {
      hint:
        categories.length === 0
          ? 'Check "suites" of the [[benchmarks]] tables.'
          : `Check "suites" and "category" of the [[benchmarks]] tables. Their categories are ${categories.join(", ")}.`,
    },
  );
}

function noModules(entries: readonly BenchmarkEntry[], directory: string): BenchmarkError {
  return new BenchmarkError("BENCHMARKS_NOT_FOUND", entries.map(noModulesText).join("\n"), {
    hint: `Globs count from ${directory}, or from "working_directory" below it.`,
  });
}

function noModulesText(entry: BenchmarkEntry): string {
  return `No file matches the modules ${[entry.modules ?? []].flat().join(", ")} of benchmark entry "${entry.name}".`;
}
