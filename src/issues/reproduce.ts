import { visibleText } from "../report/plain-text.ts";
import type { TrackedSeries } from "./state.ts";

/** More names make a command that nobody reads. */
const MOST_NAMES = 5;

/**
 * The commands that measure the change on one's own machine; safe to paste into a
 * POSIX shell. Without an earlier commit that was good it is compared with the one
 * before it: a base of the project's own choice may be the commit itself.
 */
export function reproduction(
  suite: string,
  series: readonly TrackedSeries[],
  range: { readonly lastGood?: string; readonly firstBad?: string },
): readonly string[] {
  const names = [...new Set(series.map(({ benchmark }) => benchmark))].slice(0, MOST_NAMES);
  const { firstBad } = range;
  const base = baseOf(range);
  return [
    ...(isCommit(firstBad) ? [`git checkout ${firstBad}`] : []),
    "# with performance-benchmark cloned beside this repository",
    [
      "node ../performance-benchmark/dist/cli/index.js run",
      base === undefined ? "--baseline-mode paired" : `--baseline-ref ${base}`,
      `--filter ${quoted(`^(?:${names.map(asPattern).join("|")})$`)}`,
      `--suite ${quoted(suite)}`,
    ].join(" "),
  ];
}

function baseOf({
  lastGood,
  firstBad,
}: {
  readonly lastGood?: string;
  readonly firstBad?: string;
}): string | undefined {
  if (isCommit(lastGood) && lastGood !== firstBad) return lastGood;
  return isCommit(firstBad) ? `${firstBad}~1` : undefined;
}

/** As a commit comes into a command or an address: nothing but a hexadecimal name. */
export function isCommit(text: string | undefined): text is string {
  return text !== undefined && /^[0-9a-f]{7,64}$/i.test(text);
}

/** In single quotes, within which a POSIX shell gives nothing a meaning. */
function quoted(text: string): string {
  return /^[A-Za-z0-9._/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The regular expression of a name; what nobody sees is any character. */
function asPattern(name: string): string {
  return Array.from(name, (character) =>
    character !== " " && visibleText(character) !== character
      ? "[^]"
      : character.replace(/[\\^$.*+?()[\]{}|]/, "\\$&"),
  ).join("");
}
