/** Colours, cursor movements and titles that programs print for a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const TERMINAL_CODES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b\n]*(?:\u0007|\u001b\\)?)/g;

const LONGEST_LINE = 500;

/**
 * The last lines of what a program printed, to show with its failure: without
 * blank lines around it and terminal codes, of a line that was written over
 * itself the last state, very long lines cut.
 */
export function lastLines(text: string, count = 20): string {
  return text
    .replace(/^\s*\n/, "")
    .trimEnd()
    .split(/\r?\n/)
    .slice(-count)
    .map((line) => lastState(line.replace(TERMINAL_CODES, "")))
    .map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line))
    .join("\n");
}

function lastState(line: string): string {
  return line.split("\r").findLast((state) => state !== "") ?? "";
}
