import type { z } from "zod";
import { SUITES, type Suite } from "../domain/run.ts";
import { BenchmarkError } from "../errors.ts";
import { type ConfigurationFile, suggestion } from "./file.ts";
import { type Layer, originOf } from "./layer.ts";
import { snakeCase } from "./names.ts";
import { problemText } from "./problem-text.ts";
import { Config, SUITE_DEFAULTS } from "./schema.ts";

export interface Resolved {
  readonly config: Config;
  /** Where each value comes from, by configuration key. */
  readonly origins: Readonly<Record<string, string>>;
  /** Things that are valid but probably not meant, one sentence each. */
  readonly warnings: readonly string[];
}

/**
 * Joins defaults < file < the file's table of the suite < inputs or flags.
 * Every problem is reported at once, with the layer that it came from.
 *
 * @throws CONFIG_INVALID
 */
export function resolveConfig(file: ConfigurationFile | undefined, given: Layer): Resolved {
  const suite = suiteOf(file, given);
  const layers: readonly Layer[] = [
    { origin: "default", values: SUITE_DEFAULTS[suite], spellings: {} },
    ...(file === undefined ? [] : [file.values, file.suites[suite] ?? EMPTY]),
    given,
  ];
  const values: Record<string, unknown> = Object.assign({}, ...layers.map((layer) => layer.values));
  const result = Config.safeParse(values);
  const problems = [...(file?.problems ?? []), ...problemsOf(result, values, layers)];
  if (!result.success || problems.length > 0) {
    throw new BenchmarkError("CONFIG_INVALID", `The configuration is not valid:\n${problems.join("\n")}`, {
      hint: "See docs/configuration.md for every setting and its default.",
      cause: result.error,
    });
  }
  const origins = Object.fromEntries(
    Object.keys(Config.shape).map((key) => [key, originOf(key, layers).origin]),
  );
  return { config: result.data, origins, warnings: fractionWarnings(result.data, layers) };
}

const EMPTY: Layer = { origin: "default", values: {}, spellings: {} };

/** The suite chooses a layer, so it is needed before the layers can be joined; a wrong one is reported with the rest. */
function suiteOf(file: ConfigurationFile | undefined, given: Layer): Suite {
  const wanted = given.values["suite"] ?? file?.values.values["suite"];
  return SUITES.find((name) => name === wanted) ?? "quick";
}

function problemsOf(
  result: z.ZodSafeParseResult<Config>,
  values: unknown,
  layers: readonly Layer[],
): readonly string[] {
  return (result.error?.issues ?? []).flatMap((issue) => {
    if (issue.code !== "unrecognized_keys") {
      return [problemLine(issue.path, problemText(issue, valueAt(values, issue.path)), layers)];
    }
    return issue.keys.map((key) =>
      problemLine(
        [...issue.path, key],
        `is not a setting${suggestion(key, Object.keys(Config.shape))}`,
        layers,
      ),
    );
  });
}

function valueAt(values: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    values,
  );
}

function problemLine(path: readonly PropertyKey[], message: string, layers: readonly Layer[]): string {
  const [key = "", ...rest] = path.map(String);
  const { name, origin } = originOf(key, layers);
  const inner = rest.map((part, index) => {
    if (/^\d+$/.test(part)) return String(Number(part) + 1);
    // The names of environment variables are the user's.
    return rest[index - 1] === "environment" ? part : snakeCase(part);
  });
  return `- ${[name, ...inner].join(" ")} (${origin}): ${message}`;
}

/** The second spec writes thresholds as fractions in one place, so people do; ours are percent everywhere. */
function fractionWarnings(config: Config, layers: readonly Layer[]): readonly string[] {
  const { name, origin } = originOf("regressionThreshold", layers);
  const thresholds = [
    { place: `${name} (${origin})`, value: config.regressionThreshold },
    ...config.policies.map((policy) => ({
      place: `regression_threshold of the policy "${policy.match}"`,
      value: policy.regressionThreshold ?? 1,
    })),
  ];
  return thresholds
    .filter(({ value }) => value > 0 && value < 1)
    .map(
      ({ place, value }) =>
        `${place} is ${value}, which means ${value} percent. If ${asPercent(value)} percent was meant, write ${asPercent(value)}.`,
    );
}

function asPercent(fraction: number): number {
  return Number((fraction * 100).toPrecision(6));
}
