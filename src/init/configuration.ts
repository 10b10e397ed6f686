import { stringify } from "smol-toml";
import { snakeCase } from "../config/names.ts";
import type { BenchmarkEntry } from "../config/schema.ts";
import type { Toolchain } from "./toolchain.ts";

/** A `benchmark-config.toml` with these entries. */
export function configurationText(
  entries: readonly BenchmarkEntry[],
  { setupCommand }: Pick<Toolchain, "setupCommand">,
): string {
  const tables = entries.map((entry) => {
    const written = Object.entries(entry).filter(
      ([key, value]) => value !== undefined && !isDefault(key, value),
    );
    const settings = written.map(([key, value]) => [snakeCase(key), value]);
    return `[[benchmarks]]\n${stringify(Object.fromEntries(settings)).trimEnd()}\n`;
  });
  return `${head(entries, setupCommand)}\n${tables.join("\n")}`;
}

function head(entries: readonly BenchmarkEntry[], setupCommand: string | undefined): string {
  const setup =
    setupCommand === undefined
      ? ""
      : `# Run before measuring, in both versions that are compared.\n${stringify({ setup_command: setupCommand }).trimEnd()}\n`;
  // A tool has one limit for its whole command, which is launched several times for each version.
  const time = entries.some(isTool)
    ? "max_time = 180                # seconds for one benchmark; of a tool, for all launches of its command"
    : "max_time = 30                 # seconds for one benchmark";
  return `# Settings of the benchmarks. Every setting: docs/configuration.md of performance-benchmark

[performance_benchmark]
${setup}regression_threshold = 10.0   # percent; the largest change for the worse that passes
significance_level = 0.05     # error rate of the whole report

[performance_benchmark.quick] # for pull requests
${time}
regression_threshold = 15.0
`;
}

function isTool({ command, measure }: BenchmarkEntry): boolean {
  return command !== undefined && measure === "output";
}

function isDefault(key: string, value: unknown): boolean {
  if (key === "suites") return Array.isArray(value) && value.length === 3;
  return (key === "adapter" && value === "auto") || (key === "measure" && value === "output");
}
