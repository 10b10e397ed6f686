import { z } from "zod";
import { describeIssues } from "../../domain/issues.ts";
import type { OutputFile, ToolOutput } from "../adapter.ts";
import { jsonDocuments, someDocuments } from "./json-documents.ts";
import { unreadable } from "./unreadable.ts";

/** How one tool's JSON looks. */
export interface JsonFormat<T> {
  /** For messages, with its article: `a JSON export of hyperfine`. */
  readonly expected: string;
  /** Loose and cheap: true only for this tool's JSON, also when details of it are damaged. */
  readonly probe: z.ZodType;
  readonly schema: z.ZodType<T>;
}

/** True when the output is one file that holds at least one value of this format. */
export function holdsJson(output: ToolOutput, { probe }: Pick<JsonFormat<unknown>, "probe">): boolean {
  if (output.kind !== "file") return false;
  return someDocuments(output.file).some((value) => probe.safeParse(value).success);
}

/**
 * Every value of this format in the file, in order: a log of several packages
 * holds several. Throws `OUTPUT_UNREADABLE` when there is none, or when one of
 * them is damaged.
 */
export function readJson<T>(output: ToolOutput, format: JsonFormat<T>): readonly T[] {
  if (output.kind !== "file") {
    throw unreadable(output, { expected: format.expected, found: "expected one file, not a folder" });
  }
  const { values, unfinished } = jsonDocuments(output.file);
  const probed = values.filter((value) => format.probe.safeParse(value).success);
  if (probed.length === 0) throw unreadable(output, { expected: format.expected, ...whyNone() });
  if (unfinished !== undefined && probed.some((value) => beginsLike(value, unfinished.beginning))) {
    throw unreadable(output, { expected: format.expected, found: notComplete(unfinished.line) });
  }
  return probed.map((value) => {
    const result = format.schema.safeParse(value);
    if (result.success) return result.data;
    throw unreadable(output, {
      expected: format.expected,
      found: describeIssues(result.error),
      cause: result.error,
    });
  });

  function whyNone(): { found: string; cause?: unknown } {
    if (values.length === 0 && unfinished !== undefined) return { found: notComplete(unfinished.line) };
    const [first] = values;
    if (first === undefined) return { found: "it holds no JSON" };
    const result = format.schema.safeParse(first);
    return result.success
      ? { found: "its shape is another one" }
      : { found: describeIssues(result.error), cause: result.error };
  }
}

function notComplete(line: number): string {
  return `the JSON that begins on line ${line} is not complete or not valid`;
}

/** Whether a text begins as such a value does, by its first key: then it is another one, which was cut off. */
function beginsLike(value: unknown, text: string): boolean {
  const key = /^(?:\[\s*)?\{\s*"(?<key>[^"\\]+)"\s*:/.exec(text)?.groups?.["key"];
  const first = Array.isArray(value) ? value[0] : value;
  return key !== undefined && typeof first === "object" && first !== null && Object.hasOwn(first, key);
}

/** For probes: an object with these keys, whatever their values. */
export function having(...keys: readonly string[]): z.ZodType<object> {
  return z.custom<object>(
    (value) => typeof value === "object" && value !== null && keys.every((key) => key in value),
  );
}

/**
 * For probes: a list that is not empty and whose first entries are of this kind.
 * A list may have a million entries, and every adapter looks at it.
 */
export function listOf(probe: z.ZodType): z.ZodType<readonly unknown[]> {
  return z.custom<readonly unknown[]>(
    (value) =>
      Array.isArray(value) &&
      value.length > 0 &&
      value.slice(0, PROBED_ENTRIES).every((entry) => probe.safeParse(entry).success),
  );
}

const PROBED_ENTRIES = 8;

/** One file of a folder that holds exactly one JSON value of this shape. */
export function readJsonFile<T>(file: OutputFile, format: Omit<JsonFormat<T>, "probe">): T {
  const output: ToolOutput = { kind: "file", file };
  const [value] = readJson(output, { ...format, probe: format.schema });
  if (value === undefined) throw unreadable(output, { expected: format.expected, found: "it holds no JSON" });
  return value;
}
