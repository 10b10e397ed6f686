import { snakeCase } from "./names.ts";
import type { Config } from "./schema.ts";

/** The configuration with the keys of the file, for people and published JSON. */
export function publishedConfig(config: Config): Readonly<Record<string, unknown>> {
  return snakeKeys({
    ...config,
    benchmarks: config.benchmarks.map(snakeKeys),
    policies: config.policies.map(snakeKeys),
  });
}

/** Of one table only: the names of environment variables in an entry are the user's. */
function snakeKeys(table: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [snakeCase(key), value]));
}
