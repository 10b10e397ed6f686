import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import { readNumber } from "../read/text.ts";

/** The first line of a benchmark: `name  20  341  1.88232 ms`. */
interface Start {
  readonly before: string;
  readonly samples: number;
  /** What is estimated, or the mean where Catch2 does not analyse; in seconds. */
  readonly duration: number;
}

export function startAtEnd(line: string): Start | undefined {
  if (!endsInUnit(line)) return undefined;
  const { before, words } = lastWords(line, 4);
  const [samples = "", iterations = "", value = "", unit = ""] = words;
  const duration = seconds(value, unit);
  if (duration === undefined || !/^\d+$/.test(samples) || !/^\d+$/.test(iterations)) return undefined;
  return { before, samples: Number(samples), duration };
}

/** Three durations at the end of a line, in seconds. */
export function durationsAtEnd(line: string): readonly number[] | undefined {
  if (!endsInUnit(line)) return undefined;
  const { words } = lastWords(line, 6);
  const durations = [0, 2, 4].map((index) => seconds(words[index] ?? "", words[index + 1] ?? ""));
  const known = durations.filter((duration) => duration !== undefined);
  return known.length === durations.length ? known : undefined;
}

function seconds(text: string, unit: string): number | undefined {
  const value = readNumber(text);
  const kind = UNITS.has(unit) ? unitKind(unit) : undefined;
  return value === undefined || kind === undefined ? undefined : inBaseUnit(value, kind);
}

/** `m` are minutes. */
const UNITS = new Set(["ns", "us", "ms", "s", "m"]);

function endsInUnit(line: string): boolean {
  const text = line.trimEnd();
  return UNITS.has(text.slice(text.lastIndexOf(" ") + 1));
}

/** From the right, because a name may hold numbers and spaces of any kind. */
function lastWords(
  line: string,
  count: number,
): { readonly before: string; readonly words: readonly string[] } {
  const words: string[] = [];
  let before = line.trimEnd();
  while (words.length < count && before !== "") {
    const space = before.lastIndexOf(" ");
    words.unshift(before.slice(space + 1));
    before = before.slice(0, Math.max(space, 0)).trimEnd();
  }
  return { before, words };
}
