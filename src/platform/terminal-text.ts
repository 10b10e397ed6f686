/** ECMA-48 sequences: CSI with parameters, OSC up to its end, and the two-character ones. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const SEQUENCES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\^_])/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** East Asian wide characters and emoji take two columns. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const NARROW_MARK = /\p{Mark}|\u200d|\ufe0f/u;

/** Without colours, cursor movements and other control characters but tab and line feed. */
export function withoutControls(text: string): string {
  return text.replace(SEQUENCES, "").replaceAll("\r\n", "\n").replace(CONTROLS, "");
}

/** As much of a line as fits into so many columns, with an ellipsis where it was cut. */
export function cutToColumns(line: string, columns: number): string {
  const characters = [...line];
  if (widthOf(characters) <= columns) return line;
  let width = 1;
  const kept = characters.findIndex((character) => {
    width += widthOf([character]);
    return width > columns;
  });
  return `${characters.slice(0, kept).join("")}…`;
}

function widthOf(characters: readonly string[]): number {
  return characters.reduce((width, character) => {
    if (NARROW_MARK.test(character)) return width;
    return width + (WIDE.test(character) ? 2 : 1);
  }, 0);
}
