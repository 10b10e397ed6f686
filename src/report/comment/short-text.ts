import { sha256 } from "../../store/sha256.ts";
import { prose } from "../markdown/escape.ts";
import { visibleText } from "../plain-text.ts";

/** One line of at most so many bytes as a JSON string without its quotes; what is longer ends in an ellipsis. */
export function shortText(text: string, bytes: number): string {
  return shortened(visibleText(text), (short) => jsonBytes(short) <= bytes);
}

/** As {@link shortText}, but different texts stay different. */
export function shortId(text: string, bytes: number): string {
  const id = visibleText(text);
  if (jsonBytes(id) <= bytes) return id;
  const sum = sha256(text).slice(0, 16);
  return `${shortText(id, bytes - sum.length - 1)}~${sum}`;
}

/** Escaped for Markdown, in at most so many characters of it. */
export function shortProse(text: string, characters: number): string {
  return prose(shortened(visibleText(text), (short) => prose(short).length <= characters));
}

function jsonBytes(text: string): number {
  return ENCODER.encode(JSON.stringify(text)).length - 2;
}

/** The longest beginning that fits, by halving: what fits does so for every shorter one. */
function shortened(text: string, fits: (text: string) => boolean): string {
  if (text.length <= MOST_CHARACTERS && fits(text)) return text;
  const characters = [...text.slice(0, MOST_CHARACTERS)];
  let low = 0;
  let high = characters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(`${characters.slice(0, middle).join("")}…`)) low = middle;
    else high = middle - 1;
  }
  return `${characters.slice(0, low).join("")}…`;
}

/** More than anybody asks for. */
const MOST_CHARACTERS = 1_000;

const ENCODER = new TextEncoder();
