import type { OutputFile } from "../adapter.ts";
import { cleanText, sampleOf } from "./text.ts";

export interface JsonDocuments {
  readonly values: readonly unknown[];
  /** Where the first value begins that never ends, or is not valid. */
  readonly unfinished?: { readonly line: number; readonly beginning: string };
}

/** Text with many brackets and no end must not be searched again from each of them. */
const MAX_UNFINISHED = 20;

/** Each file is parsed once, however many adapters ask for it. */
const found = new WeakMap<OutputFile, JsonDocuments>();

/**
 * The JSON values in a file: the file itself, or what stands in a log between
 * other lines. A value is looked for where a line begins with a bracket; if
 * there is no such line, at the first bracket anywhere. Values inside values
 * are not taken, so a file that was cut off does not come back as its parts.
 */
export function jsonDocuments(file: OutputFile): JsonDocuments {
  const known = found.get(file);
  if (known !== undefined) return known;
  const whole = wholeDocument(file);
  const result = whole === undefined ? findDocuments(cleanText(file)) : { values: [whole.value] };
  found.set(file, result);
  return result;
}

/**
 * Values to recognise a file by. A long log of JSON lines is not parsed for
 * that: of a file that is no value as a whole, only a sample is.
 */
export function someDocuments(file: OutputFile): readonly unknown[] {
  const whole = wholeDocument(file);
  if (whole !== undefined) return [whole.value];
  const sample = jsonDocuments(sampleOf(file)).values;
  // One long line below another text is cut out of the sample.
  return sample.length > 0 ? sample : jsonDocuments(file).values;
}

const wholes = new WeakMap<OutputFile, { readonly value: unknown } | "none">();

/** The value that the whole file is, if it is one. */
function wholeDocument(file: OutputFile): { readonly value: unknown } | undefined {
  const known = wholes.get(file);
  if (known !== undefined) return known === "none" ? undefined : known;
  const whole = parseJson(cleanText(file));
  wholes.set(file, whole ?? "none");
  return whole;
}

function findDocuments(text: string): JsonDocuments {
  const values: unknown[] = [];
  const unfinished: number[] = [];
  const atLineStart = /^[[{]/m.test(text);
  const bracket = atLineStart ? /^[[{]/gm : /[[{]/g;
  for (let match = bracket.exec(text); match !== null; match = bracket.exec(text)) {
    const end = endOfValue(text, match.index);
    const parsed = end === undefined ? undefined : parseJson(text.slice(match.index, end));
    if (parsed !== undefined) values.push(parsed.value);
    // `[INFO]` of a log ends at once and is none.
    else if (end === undefined || match[0] === "{") unfinished.push(match.index);
    if (end !== undefined) bracket.lastIndex = end;
    else if (!atLineStart || unfinished.length === MAX_UNFINISHED) break;
  }
  const [first] = unfinished;
  if (first === undefined) return { values };
  const line = text.slice(0, first).split("\n").length;
  return { values, unfinished: { line, beginning: text.slice(first, first + SHOWN_BEGINNING) } };
}

/** Enough for the first key. */
const SHOWN_BEGINNING = 200;

/** Index after the bracket that closes the one at `start`; `undefined` when there is none. */
function endOfValue(text: string, start: number): number | undefined {
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') {
      const end = endOfString(text, index);
      if (end === undefined) return undefined;
      index = end;
    } else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return undefined;
}

/** Index of the closing quote. */
function endOfString(text: string, start: number): number | undefined {
  for (let index = start + 1; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') return index;
    if (character === "\\") index += 1;
  }
  return undefined;
}

/** Only objects and arrays count: a log line that is a bare number is not a document. */
function parseJson(text: string): { value: unknown } | undefined {
  for (const candidate of [text, withoutPythonNumbers(text)]) {
    try {
      const value: unknown = JSON.parse(candidate);
      return typeof value === "object" && value !== null ? { value } : undefined;
    } catch {
      // Not JSON as it stands; the next candidate may be.
    }
  }
  return undefined;
}

/**
 * The file with Python's `NaN`, `Infinity` and `-Infinity` as texts of that name,
 * for formats where they do not mean the same as `null`.
 */
export function withNamedNumbers(file: OutputFile): OutputFile {
  const known = named.get(file);
  if (known !== undefined) return known;
  const text = replacePythonNumbers(file.text, JSON.stringify);
  const result = text === file.text ? file : { path: file.path, text };
  named.set(file, result);
  return result;
}

const named = new WeakMap<OutputFile, OutputFile>();

/** Python writes `NaN` and `Infinity`, which JSON does not have: they are no usable numbers, so `null`. */
function withoutPythonNumbers(text: string): string {
  return replacePythonNumbers(text, () => "null");
}

function replacePythonNumbers(text: string, replacement: (number: string) => string): string {
  if (!/NaN|Infinity/.test(text)) return text;
  return text.replace(/"[^"\\\n]*(?:\\.[^"\\\n]*)*"|-?\bInfinity\b|\bNaN\b/g, (token) =>
    token.startsWith('"') ? token : replacement(token),
  );
}
