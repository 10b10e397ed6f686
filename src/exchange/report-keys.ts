import { camelCase, snakeCase } from "../config/names.ts";
import { shown } from "./hostile.ts";
import type { ReportLimits } from "./limits.ts";

/** Fields whose own keys are data: names of runtimes, verdicts. */
const KEYED_BY_DATA: ReadonlySet<string> = new Set(["runtimes", "counts"]);

/**
 * A value of ours as published JSON: keys in snake_case. What is too long for a
 * reader is cut here, so that no honest report is refused for a long message,
 * and a number without end becomes the largest that JSON has.
 */
export function publishedValue(value: unknown, limits: ReportLimits, key = ""): unknown {
  if (typeof value === "string") return cut(value, textLimit(key, limits));
  if (typeof value === "number") return Math.max(-Number.MAX_VALUE, Math.min(value, Number.MAX_VALUE));
  if (Array.isArray(value)) return value.map((item: unknown) => publishedValue(item, limits, key));
  if (typeof value !== "object" || value === null) return value;
  const name = KEYED_BY_DATA.has(key) ? (field: string) => field : snakeCase;
  return Object.fromEntries(
    Object.entries(value).map(([field, item]) => [name(field), publishedValue(item, limits, field)]),
  );
}

/**
 * Parsed JSON with keys as our code has them. Throws {@link ValueTrouble} for
 * what no report has, whatever its shape. The nesting must have been limited before.
 */
export function ownValue(value: unknown, limits: ReportLimits, path = "", key = ""): unknown {
  if (typeof value === "string") {
    const limit = textLimit(key, limits);
    if (value.length > limit) throw new ValueTrouble(path, `has more than ${limit} characters`);
    return value;
  }
  if (Array.isArray(value)) {
    if (value.length > limits.entries)
      throw new ValueTrouble(path, `has more than ${limits.entries} entries`);
    return value.map((item: unknown, index) => ownValue(item, limits, `${path}[${index}]`, key));
  }
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value);
  if (fields.length > limits.entries) throw new ValueTrouble(path, `has more than ${limits.entries} fields`);
  return Object.fromEntries(
    fields.map(([field, item]) => {
      const name = KEYED_BY_DATA.has(key) ? dataKey(field, path, limits) : ownKey(field, path);
      return [name, ownValue(item, limits, path === "" ? field : `${path}.${field}`, name)];
    }),
  );
}

/** Something in the value that is refused, with its place. The message is plain text. */
export class ValueTrouble extends Error {
  override readonly name = "ValueTrouble";

  constructor(path: string, trouble: string) {
    super(`${path === "" ? "it" : shown(path)} ${trouble}`);
  }
}

/** Each of our names has one spelling; `__proto__` has none. */
function ownKey(field: string, path: string): string {
  const name = camelCase(field);
  if (!/^[a-z][A-Za-z0-9]{0,63}$/.test(name) || snakeCase(name) !== field) {
    throw new ValueTrouble(path, `has the unknown field "${shown(field)}"`);
  }
  return name;
}

function dataKey(field: string, path: string, limits: ReportLimits): string {
  if (field === "__proto__" || field.length > limits.text) {
    throw new ValueTrouble(path, `has the unknown field "${shown(field)}"`);
  }
  return field;
}

function textLimit(key: string, limits: ReportLimits): number {
  return key === "output" ? limits.output : limits.text;
}

function cut(text: string, limit: number): string {
  return text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
}
