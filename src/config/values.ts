import { z } from "zod";
import { ADAPTER_NAMES } from "../adapters/names.ts";
import { ALERT_LEVELS } from "../domain/alert-level.ts";
import { parseLimit } from "../domain/limit.ts";
import { parseShard } from "../domain/shard.ts";
import { BenchmarkError, factAndHint } from "../errors.ts";

/** The kinds of values that settings take, from a file as well as from text. */

const TRUE = ["true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y", "1"];
const FALSE = ["false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N", "0"];

/** TOML has booleans; inputs and flags have text, in any YAML spelling. */
export const Flag = z.union([z.boolean(), z.stringbool({ truthy: TRUE, falsy: FALSE, case: "sensitive" })], {
  error: "expected true or false",
});
/** TOML has numbers; inputs and flags have text. Anything else is not a number, `true` included. */
const number = (expected: string, refine: (schema: z.ZodNumber) => z.ZodNumber = (schema) => schema) =>
  z.preprocess(
    (value) => (typeof value === "string" && value.trim() !== "" ? Number(value) : value),
    refine(z.number({ error: `expected ${expected}` })),
  );
export const Percent = number("a percentage from 0 to 10000, such as 10.0", (schema) =>
  schema.min(0).max(10_000),
);
export const Seconds = number("a number of seconds above 0", (schema) => schema.positive());
export const Minutes = number("a number of minutes above 0", (schema) => schema.positive());
export const Probability = number("a number between 0 and 1", (schema) => schema.gt(0).lt(1));
export const Percentile = number("a percentile from 0 to 100", (schema) => schema.min(0).max(100));
export const count = (min: number, max: number) =>
  number(`a whole number from ${min} to ${max}`, (schema) => schema.int().min(min).max(max));
export const Text = z.string({ error: "expected text" }).min(1);
export const List = z.union(
  [
    z.array(Text),
    Text.transform((text) =>
      text
        .split(/[\n,]/)
        .map((item) => item.trim())
        .filter((item) => item !== ""),
    ),
  ],
  { error: "expected text, or a list of texts" },
);
/** One glob or several. */
export const Globs = z.union([Text, z.array(Text)], { error: "expected a glob, or a list of globs" });

/** The name of an adapter, or `auto`. */
export const AdapterName = Text.refine(isAdapter, {
  error: `expected auto or one of ${ADAPTER_NAMES.join(", ")}`,
});

function isAdapter(name: string): boolean {
  return name === "auto" || ADAPTER_NAMES.includes(name);
}

export const RegularExpression = Text.refine(isRegularExpression, "expected a regular expression");

function isRegularExpression(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}

/** `1s`, `250ms`, `80us`: a limit with its unit, or a number in the metric's base unit. */
export const Limit = z.union([z.number(), Text]).superRefine((limit, context) => {
  try {
    parseLimit(limit);
  } catch (error) {
    context.addIssue({
      code: "custom",
      message: error instanceof BenchmarkError ? factAndHint(error) : String(error),
    });
  }
});

/** One of the severities by which alerts are routed. */
export const AlertSeverity = z.enum(ALERT_LEVELS);

/** `2/8`; kept as text, see {@link parseShard}. */
export const Shard = Text.refine((text) => parseShard(text) !== undefined, {
  error: 'expected a shard such as "2/8": its number from 1, and how many there are, at most 256',
});

/** A web address; nothing else may become a link. */
export const Url = Text.refine((text) => /^https?:\/\/[^\s]+$/.test(text), {
  error: "expected an address that begins with https://",
});
