import type { Acceptance } from "../domain/acceptance.ts";
import { visibleText } from "../report/plain-text.ts";

/** What an acceptance says, whoever says it. */
export type Terms = Omit<Acceptance, "source">;

/** The form of a command, for people who got it wrong. */
export const COMMAND_FORM = "/accept-regression [BENCHMARK] [--until 2026-12-31] [--max 12%] REASON";
/** The same of a trailer. */
export const TRAILER_FORM = "Accept-Regression: [BENCHMARK] [--until 2026-12-31] [--max 12%] REASON";

/**
 * Reads `[PATTERN] [--until DATE] [--max PERCENT] REASON`.
 *
 * A pattern is what stands in backticks or double quotes, the name of a benchmark,
 * and a first word that looks like one: it may be the name of a benchmark of
 * another report, which must not accept everything in this one. Anything else
 * begins the reason. Options count wherever they stand: one that was overlooked would
 * make the acceptance wider than it was meant.
 */
export function parseTerms(
  text: string,
  given: { readonly form: string; readonly isName: (word: string) => boolean },
): Terms {
  const { pattern, words, options, wrong } = readHead(visibleText(text), given.isName);
  const problems = wrong === undefined ? [] : [wrong];
  const reason = shortened(takeOptions(words, options));
  const { until, max } = options;
  if (until !== undefined && !isDate(until)) {
    problems.push(`“${clip(until)}” is no date: --until takes one such as 2026-12-31.`);
  }
  const limit = max === undefined ? undefined : percentOf(max);
  if (max !== undefined && limit === undefined) {
    problems.push(`“${clip(max)}” is no percentage: --max takes one above 0, such as 12%.`);
  }
  if (pattern !== undefined && (pattern === "" || pattern.length > MOST_PATTERN)) {
    problems.push("It names no benchmark between its quotes, or one that is too long.");
  }
  if (!/[\p{L}\p{N}]/u.test(reason)) problems.push("It gives no reason.");
  return {
    ...(pattern === undefined || pattern === "" ? {} : { pattern: pattern.slice(0, MOST_PATTERN) }),
    reason,
    ...(until !== undefined && isDate(until) ? { until } : {}),
    ...(limit === undefined ? {} : { limit }),
    ...(problems.length === 0 ? {} : { rejected: `${problems.join(" ")} The right form is: ${given.form}` }),
  };
}

/** More is no name of a benchmark. */
const MOST_PATTERN = 300;
/** A reason is a sentence or two; the link to its comment has the rest. */
const MOST_REASON = 300;

interface Options {
  until?: string;
  max?: string;
}

/** Phones make one long dash of two short ones. */
const OPTION = /^(?:--|[–—])(?<name>until|max)(?:\s*=\s*|\s+|$)(?<value>(?:[\d.,]+\s*%)|\S*)\s*/i;
const UNKNOWN_OPTION = /^(?<option>--[a-z]\S*)\s*/i;
const QUOTED = /^(?:(?<ticks>`+)(?<ticked>.*?)\k<ticks>(?!`)|"(?<quoted>[^"]*)"|“(?<curled>[^”]*)”)[:,]?\s*/u;
const WORD = /^(?<word>\S+)\s*/;

/** Options and the pattern that stand before the reason. */
function readHead(
  text: string,
  isName: (word: string) => boolean,
): {
  readonly pattern?: string;
  readonly words: string;
  readonly options: Options;
  readonly wrong?: string;
} {
  const options: Options = {};
  let pattern: string | undefined;
  let rest = text;
  for (;;) {
    const option = OPTION.exec(rest);
    if (option !== null) {
      note(option, options);
      rest = rest.slice(option[0].length);
      continue;
    }
    const unknown = UNKNOWN_OPTION.exec(rest);
    if (unknown !== null) {
      const wrong = `There is no option ${clip(unknown.groups?.["option"] ?? "")}.`;
      return {
        ...(pattern === undefined ? {} : { pattern }),
        words: rest.slice(unknown[0].length),
        options,
        wrong,
      };
    }
    const found = pattern === undefined ? patternAt(rest, isName) : undefined;
    if (found === undefined) return { ...(pattern === undefined ? {} : { pattern }), words: rest, options };
    pattern = found.pattern;
    rest = rest.slice(found.length);
  }
}

function patternAt(
  text: string,
  isName: (word: string) => boolean,
): { readonly pattern: string; readonly length: number } | undefined {
  const quoted = QUOTED.exec(text);
  if (quoted !== null) {
    const { ticked, quoted: straight, curled } = quoted.groups ?? {};
    return { pattern: (ticked ?? straight ?? curled ?? "").trim(), length: quoted[0].length };
  }
  const match = WORD.exec(text);
  const word = match?.groups?.["word"] ?? "";
  const length = match?.[0].length ?? 0;
  if (isName(word)) return { pattern: word, length };
  const bare = word.replace(/[:,]$/, "");
  if (isName(bare)) return { pattern: bare, length };
  return looksLikeName(bare) ? { pattern: bare, length } : undefined;
}

/** As no word of a sentence usually does: with signs, with digits, or written asCode. An address is none. */
function looksLikeName(word: string): boolean {
  const isName = /[*?/_.:()[\]\d]|\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}{2}/u.test(word.replace(/\.$/, ""));
  return isName && !word.includes("://");
}

/** The reason without the options in and behind it, which are noted. */
function takeOptions(words: string, options: Options): string {
  let kept = "";
  let rest = words;
  while (rest !== "") {
    const option = OPTION.exec(rest);
    if (option === null) {
      const next = WORD.exec(rest);
      kept += next?.[0] ?? rest;
      rest = rest.slice(next?.[0].length ?? rest.length);
    } else {
      note(option, options);
      rest = rest.slice(option[0].length);
    }
  }
  return kept.trim();
}

function note({ groups }: RegExpExecArray, options: Options): void {
  const name = groups?.["name"]?.toLowerCase() === "max" ? "max" : "until";
  options[name] = groups?.["value"] ?? "";
}

/** Of the calendar: the 30th of February is none. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** `12%`, `12 %` or `12` as a fraction. */
function percentOf(text: string): number | undefined {
  const percent = Number(/^(?<number>\d{1,5}(?:\.\d+)?)\s*%?$/.exec(text)?.groups?.["number"]);
  return percent > 0 ? percent / 100 : undefined;
}

function shortened(reason: string): string {
  return reason.length <= MOST_REASON ? reason : `${visibleText(reason.slice(0, MOST_REASON - 1))}…`;
}

/** A cut in the middle of a character would leave half of it. */
function clip(text: string): string {
  return visibleText(text.slice(0, 40));
}
