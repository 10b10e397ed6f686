/**
 * What the comment carries for later writers, one HTML comment a line, unseen
 * by readers. `escape.ts` never lets `<!--` through, so no name or output can
 * forge one. Base64, because nothing in it can end an HTML comment.
 */
type HiddenKind = "part" | "section" | "end";

export interface Hidden {
  readonly kind: HiddenKind;
  /** From a comment that others may have edited: to be parsed by whoever reads it. */
  readonly data: unknown;
}

export function hiddenLine(kind: HiddenKind, data: unknown): string {
  return `<!-- pb:${kind} ${toBase64(JSON.stringify(data))} -->`;
}

/** `undefined` when the line is none of ours; `data` is `undefined` when it cannot be read. */
export function readHidden(line: string): Hidden | undefined {
  const groups = /^<!-- pb:(?<kind>part|section|end) (?<code>[A-Za-z0-9+/=]*) -->\s*$/.exec(line)?.groups;
  if (groups === undefined) return undefined;
  return { kind: groups["kind"] as HiddenKind, data: fromBase64(groups["code"] ?? "") };
}

function toBase64(text: string): string {
  let binary = "";
  for (const byte of ENCODER.encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function fromBase64(code: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(code), (character) => character.charCodeAt(0));
    return JSON.parse(DECODER.decode(bytes));
  } catch {
    return undefined;
  }
}

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();
