/**
 * What of a JSON text goes past the limits, as the end of a sentence; nothing
 * when it keeps them. Asked before the text is parsed: three characters make a
 * list in memory, and a parsed nesting of a million cannot be walked.
 */
export function jsonExcess(
  text: string,
  limits: { readonly characters: number; readonly depth: number; readonly values: number },
): string | undefined {
  if (text.length > limits.characters) return `it has more than ${limits.characters} characters`;
  let depth = 0;
  let values = 1;
  for (let index = 0; index < text.length; index += 1) {
    switch (text.charCodeAt(index)) {
      case QUOTE:
        index = endOfText(text, index);
        break;
      case OPEN_LIST:
      case OPEN_OBJECT:
        depth += 1;
        values += 1;
        break;
      case CLOSE_LIST:
      case CLOSE_OBJECT:
        depth -= 1;
        break;
      case COMMA:
        values += 1;
        break;
    }
    if (depth > limits.depth) return `its values are nested more than ${limits.depth} deep`;
    if (values > limits.values) return `it has more than ${limits.values} values`;
  }
  return undefined;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const BACKSLASH = 0x5c;

/** Index of the quote that ends the text begun at `start`; the end of everything when none does. */
function endOfText(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (character === BACKSLASH) index += 1;
    else if (character === QUOTE) return index;
  }
  return text.length;
}
