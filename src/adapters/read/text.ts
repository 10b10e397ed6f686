import type { OutputFile, ToolOutput } from "../adapter.ts";

const ESCAPE = String.fromCharCode(27);
const BELL = String.fromCharCode(7);

/** Colours, cursor movements and hyperlinks. */
const TERMINAL_CODES = new RegExp(
  `${ESCAPE}\\[[0-?]*[ -/]*[@-~]|${ESCAPE}\\][^${BELL}${ESCAPE}\\n]*(?:${BELL}|${ESCAPE}\\\\)`,
  "g",
);

// 2026-06-07T07:39:58.2348128Z text            seven digits: only GitHub's logs have them
// job<tab>step<tab>2026-06-07T07:39:58.2348128Z text            `gh run view --log`
const LOG_PREFIX = /^(?:[^\t\n\r]*\t[^\t\n\r]*\t)?\uFEFF?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z(?: |$)/gm;

/** The text of each file is cleaned once, however many adapters ask for it. */
const cleaned = new WeakMap<OutputFile, string>();

/**
 * A tool's text without what terminals and CI logs add to it: byte order mark,
 * colours, carriage returns (of a rewritten line the last state stays), and the
 * time stamps of downloaded GitHub logs.
 */
export function cleanText(file: OutputFile): string {
  const known = cleaned.get(file);
  if (known !== undefined) return known;
  const text = withoutTerminalCodes(file.text.replace(/^\uFEFF/, ""))
    .replaceAll("\r\n", "\n")
    .replace(LOG_PREFIX, "");
  const result = text.includes("\r") ? text.split("\n").map(lastState).join("\n") : text;
  cleaned.set(file, result);
  return result;
}

/** Also for messages inside JSON, where the codes are escaped. */
export function withoutTerminalCodes(text: string): string {
  return text.replace(TERMINAL_CODES, "");
}

export function linesOf(file: OutputFile): readonly string[] {
  return cleanText(file).split("\n");
}

/** The lines one after the other, for files of which a list of all lines would fill the memory. */
export function* eachLine(file: OutputFile): Generator<string, void> {
  const text = cleanText(file);
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf("\n", start);
    yield text.slice(start, end < 0 ? text.length : end);
    if (end < 0) return;
    start = end + 1;
  }
}

/** Characters of a long file by which it is recognised: no tool hides what it is for longer. */
const HEAD = 2 ** 18;
const TAIL = 2 ** 16;

const samples = new WeakMap<OutputFile, OutputFile>();

/**
 * What a file is recognised by: the whole of a short one, whole lines at the
 * beginning and the end of a long one. A hundred adapters look at it, so it
 * must not grow with the file.
 */
export function sampleOf(file: OutputFile): OutputFile {
  if (file.text.length <= HEAD + TAIL) return file;
  const known = samples.get(file);
  if (known !== undefined) return known;
  const head = file.text.slice(0, HEAD);
  const tail = file.text.slice(-TAIL);
  const text = head.slice(0, head.lastIndexOf("\n") + 1) + tail.slice(tail.indexOf("\n") + 1);
  const sample = { path: file.path, text };
  samples.set(file, sample);
  return sample;
}

/** Lines to recognise a printed text by; none for a folder. */
export function someLines(output: ToolOutput): readonly string[] {
  if (output.kind !== "file") return [];
  const sample = sampleOf(output.file);
  const known = sampleLines.get(sample);
  if (known !== undefined) return known;
  const lines = linesOf(sample);
  sampleLines.set(sample, lines);
  return lines;
}

const sampleLines = new WeakMap<OutputFile, readonly string[]>();

/**
 * Whether the text breaks off in its last line: tools end what they print with
 * a line break, and a number that was cut looks like a smaller one.
 */
export function isUnterminated(file: OutputFile): boolean {
  return !cleanText(file).endsWith("\n");
}

/** What a terminal shows of a line that was written over itself. */
function lastState(line: string): string {
  return line.split("\r").findLast((state) => state !== "") ?? "";
}

const PLAIN_NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
/** `1,234.5`, `1_234`, `1'234`, and the spaces that some locales use. */
const GROUPED_NUMBER = /^[+-]?[1-9]\d{0,2}(?:([,_'\u00a0\u2009\u202f])\d{3})(?:\1\d{3})*(?:\.\d+)?$/;

export type DecimalMark = "." | ",";

/**
 * The decimal mark of numbers that one program printed in one locale. A comma
 * counts only when some number leaves no other reading: `0,63`, `1.234,5`, and
 * not `1,234`, which has separators of thousands.
 */
export function decimalMarkOf(numbers: readonly string[]): DecimalMark {
  const isComma = (text: string) =>
    /^[+-]?[\d.'\u00a0\u2009\u202f ]+,\d+$/.test(text.trim()) && !GROUPED_NUMBER.test(text.trim());
  return numbers.some(isComma) ? "," : ".";
}

/** A number as tools print it, with or without separators of thousands; `undefined` for anything else. */
export function readNumber(text: string, mark: DecimalMark = "."): number | undefined {
  const trimmed = (mark === "," ? swapMarks(text) : text).trim();
  const isPlain = PLAIN_NUMBER.test(trimmed);
  if (!isPlain && !GROUPED_NUMBER.test(trimmed)) return undefined;
  const value = Number(isPlain ? trimmed : trimmed.replace(/[,_'\u00a0\u2009\u202f]/g, ""));
  return Number.isFinite(value) ? value : undefined;
}

function swapMarks(text: string): string {
  return text.replace(/[.,]/g, (mark) => (mark === "," ? "." : ","));
}
