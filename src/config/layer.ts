import { camelCase } from "./names.ts";

/**
 * One source of settings. Later layers win. A layer keeps the user's own
 * spelling, so that a problem is reported in the words that he wrote.
 */
export interface Layer {
  /** For people: `default`, `benchmark-config.toml`, `input`, `flag`. */
  readonly origin: string;
  /** Raw values by configuration key. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Configuration key to the spelling in this layer. */
  readonly spellings: Readonly<Record<string, string>>;
}

/**
 * A layer of action inputs or flags. An unset input arrives as an empty string,
 * which a number schema would read as 0, so empty strings are left out.
 */
export function textLayer(origin: "input" | "flag", texts: Readonly<Record<string, string>>): Layer {
  const set = Object.entries(texts).filter(([, text]) => text.trim() !== "");
  return {
    origin,
    values: Object.fromEntries(set.map(([name, text]) => [camelCase(name), text.trim()])),
    spellings: Object.fromEntries(
      set.map(([name]) => [camelCase(name), origin === "flag" ? `--${name}` : name]),
    ),
  };
}

/** Spelling and origin of a key for messages; the layer that wins is the one to name. */
export function originOf(key: string, layers: readonly Layer[]): { name: string; origin: string } {
  const layer = layers.findLast((candidate) => key in candidate.values);
  return { name: layer?.spellings[key] ?? key, origin: layer?.origin ?? "default" };
}
