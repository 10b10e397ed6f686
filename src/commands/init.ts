import { stringify } from "smol-toml";
import { CONFIGURATION_FILE } from "../config/load.ts";
import { snakeCase } from "../config/names.ts";
import type { BenchmarkEntry } from "../config/schema.ts";
import { BenchmarkError } from "../errors.ts";
import { discoverEntries } from "../harness/discover.ts";
import { type CommandContext, type ExitCode, printJson } from "./command.ts";

/**
 * `init`: writes a `benchmark-config.toml` with what was found in the folder.
 *
 * @throws FILE_EXISTS unless `force`, BENCHMARKS_NOT_FOUND
 */
export async function initCommand(options: { force: boolean }, context: CommandContext): Promise<ExitCode> {
  const path = `${context.directory}/${CONFIGURATION_FILE}`;
  if (!options.force && (await context.ports.files.kind(path)) !== undefined) {
    throw new BenchmarkError("FILE_EXISTS", `${CONFIGURATION_FILE} is there already.`, {
      hint: "Nothing was changed. Pass --force to write it anew.",
    });
  }
  const found = await discoverEntries({ directory: context.directory, files: context.ports.files });
  await context.ports.files.write(path, configurationText(found.map(({ entry }) => entry)));
  if (context.json) {
    printJson(context, { version: 1, written: [CONFIGURATION_FILE], found: found.map(({ why }) => why) });
    return 0;
  }
  for (const { why } of found) context.print(`${why}\n`);
  context.print(`Wrote ${CONFIGURATION_FILE}. Run them with: node ${shellWord(context.script)} run\n`);
  return 0;
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
