import type { OutputFile } from "../adapter.ts";

const ESCAPE = String.fromCharCode(27);
const BELL = String.fromCharCode(7);

/** Colours, cursor movements and hyperlinks. */
const TERMINAL_CODES = new RegExp(
  `${ESCAPE}\\[[0-?]*[ -/]*[@-~]|${ESCAPE}\\][^${BELL}${ESCAPE}\\n]*(?:${BELL}|${ESCAPE}\\\\)`,
  "g",
);

// 2026-06-07T07:39:58.2348128Z text            seven digits: only GitHub's logs have them
// job<tab>step<tab>2026-06-07T07:39:58.2348128Z text            `gh run view --log`
const LOG_PREFIX = /^(?:[^\t\n]*\t[^\t\n]*\t)?\uFEFF?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z(?: |$)/gm;

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
  const text = file.text
    .replace(/^\uFEFF/, "")
    .replace(TERMINAL_CODES, "")
    .replaceAll("\r\n", "\n")
    .replace(LOG_PREFIX, "");
  const result = text.includes("\r") ? text.split("\n").map(lastState).join("\n") : text;
  cleaned.set(file, result);
  return result;
}

export function linesOf(file: OutputFile): readonly string[] {
  return cleanText(file).split("\n");
}

/** What a terminal shows of a line that was written over itself. */
function lastState(line: string): string {
  return line.split("\r").findLast((state) => state !== "") ?? "";
}

const PLAIN_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** `1,234.5`, `1_234`, `1'234`, and the spaces that some locales use. */
const GROUPED_NUMBER = /^[+-]?\d{1,3}(?:([,_'\u00a0\u2009\u202f])\d{3})(?:\1\d{3})*(?:\.\d+)?$/;

/** A number as tools print it, with or without separators of thousands; `undefined` for anything else. */
export function readNumber(text: string): number | undefined {
  const trimmed = text.trim();
  const plain = GROUPED_NUMBER.test(trimmed) ? trimmed.replace(/[,_'\u00a0\u2009\u202f]/g, "") : trimmed;
  if (!PLAIN_NUMBER.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}
