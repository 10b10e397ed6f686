/**
 * Text from outside (names, tool output) made harmless for a terminal and a CI
 * log: no control or direction characters, one line, and no `##[command]`,
 * which runners obey anywhere in a line.
 */
export function plainText(text: string): string {
  return visibleText(text).replaceAll("##[", "# #[");
}

/** One line without characters that nobody sees but terminals, browsers or parsers obey. */
export function visibleText(text: string): string {
  return text
    .replace(ANSI, "")
    .replace(/\p{Cs}/gu, "\uFFFD")
    .replace(/[\r\n\t\v\f\u0085\u2028\u2029]+/g, " ")
    .replace(INVISIBLE, "")
    .trim();
}

/**
 * Text that stays text when a workflow pastes it into a JSON string, a shell
 * string of either kind of quotes, or a JavaScript template: without quotes,
 * backslashes, backticks and dollar signs, on one line.
 */
export function pasteableText(text: string): string {
  return plainText(text).replace(/["'`]/g, "’").replace(/[\\$]/g, "_");
}

/** Colour and cursor sequences of terminals (ECMA-48). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove.
const ANSI = /\u001b\[[0-9;?]*[ -/]*[@-~]/g;

/** C0 and C1 controls, and characters that change the direction or width of text around them. */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove.
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** At most so many UTF-16 units, as the strictest of receivers count, no character cut in half; `…` says that there was more. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
