import { parse, TomlError } from "smol-toml";
import { SUITES, type Suite } from "../domain/run.ts";
import { BenchmarkError } from "../errors.ts";
import type { Layer } from "./layer.ts";
import { camelCase, closestName, snakeCase } from "./names.ts";
import { problemText } from "./problem-text.ts";
import { SuiteTable } from "./schema.ts";

/** The file as layers: its own values, and one table for each suite. */
export interface ConfigurationFile {
  readonly values: Layer;
  readonly suites: Readonly<Partial<Record<Suite, Layer>>>;
  /** Everything that is wrong with the shape of the file, one line each. */
  readonly problems: readonly string[];
}

/**
 * Reads `benchmark-config.toml`. Only the shape is judged here, the values by
 * {@link resolveConfig}, so that all problems are reported together.
 *
 * @throws CONFIG_SYNTAX when the text is not TOML.
 */
export function readConfigurationFile(text: string, path: string): ConfigurationFile {
  const { performance_benchmark: main = {}, benchmarks, policy, ...unknown } = parseToml(text, path);
  const problems = Object.keys(unknown).map((key) =>
    unknownKey(key, path, ["performance_benchmark", "benchmarks", "policy"]),
  );
  const table = asTable(main, "performance_benchmark", path, problems);

  const values: Record<string, unknown> = {};
  const spellings: Record<string, string> = {};
  const suites: Partial<Record<Suite, Layer>> = {};
  for (const [key, value] of Object.entries(table)) {
    const suite = SUITES.find((name) => name === key);
    if (suite !== undefined) {
      suites[suite] = suiteLayer(suite, asTable(value, key, path, problems), path, problems);
    } else if (key === "effect_sizes" || key === "severities") {
      values[camelCase(key)] = camelKeys(asTable(value, key, path, problems));
      spellings[camelCase(key)] = key;
    } else {
      values[camelCase(key)] = value;
      spellings[camelCase(key)] = key;
    }
  }
  if (benchmarks !== undefined) values["benchmarks"] = asTables(benchmarks, "benchmarks", path, problems);
  if (policy !== undefined) values["policies"] = asTables(policy, "policy", path, problems);
  return {
    values: {
      origin: path,
      values,
      spellings: { ...spellings, benchmarks: "[[benchmarks]]", policies: "[[policy]]" },
    },
    suites,
    problems,
  };
}

function parseToml(text: string, path: string): Record<string, unknown> {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [reason = "invalid TOML"] = error.message.split("\n");
    throw new BenchmarkError(
      "CONFIG_SYNTAX",
      `${path}, line ${error.line}, column ${error.column}: ${reason}\n${error.codeblock.trimEnd()}`,
      {
        hint: "Correct the line. Strings need quotes, and a table starts with its name in brackets.",
        cause: error,
      },
    );
  }
}

function suiteLayer(suite: Suite, table: Record<string, unknown>, path: string, problems: string[]): Layer {
  const values = camelKeys(table);
  const place = `[performance_benchmark.${suite}]`;
  const result = SuiteTable.safeParse(values);
  for (const issue of result.error?.issues ?? []) {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [String(issue.path[0])];
    for (const key of keys) {
      const message =
        issue.code === "unrecognized_keys"
          ? `is not a setting${suggestion(key, Object.keys(SuiteTable.shape))}`
          : problemText(issue, values[key]);
      problems.push(`- ${place} ${spellingIn(table, key)} (${path}): ${message}`);
      // Reported here, so that it is not reported again when the layers are joined.
      delete values[key];
    }
  }
  return {
    origin: `${path} ${place}`,
    values,
    spellings: Object.fromEntries(Object.keys(table).map((key) => [camelCase(key), key])),
  };
}

function spellingIn(table: Record<string, unknown>, key: string): string {
  return Object.keys(table).find((spelling) => camelCase(spelling) === key) ?? key;
}

function asTable(value: unknown, key: string, path: string, problems: string[]): Record<string, unknown> {
  if (isTable(value)) return value;
  problems.push(`- ${key} (${path}): expected a table, found ${describe(value)}`);
  return {};
}

function asTables(
  value: unknown,
  key: string,
  path: string,
  problems: string[],
): readonly Record<string, unknown>[] {
  if (Array.isArray(value) && value.every(isTable)) return value.map(camelKeys);
  problems.push(`- ${key} (${path}): expected tables, each begun with [[${key}]]`);
  return [];
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** Keys of one table only: the names of environment variables below are the user's. */
function camelKeys(table: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [camelCase(key), value]));
}

function describe(value: unknown): string {
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}

function unknownKey(key: string, path: string, known: readonly string[]): string {
  return `- ${key} (${path}): is not a table of this file${suggestion(key, known)}`;
}

/** `; did you mean "x"?` when something known is close, in the spelling of the file. */
export function suggestion(key: string, known: readonly string[]): string {
  const closest = closestName(key, known);
  return closest === undefined ? "" : `; did you mean "${snakeCase(closest)}"?`;
}
