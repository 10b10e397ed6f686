// -------------------------------------------------------------------------------
// Copying: with a name that is much too long for one line of the console, so that
//          it goes on here
//   in a section
// -------------------------------------------------------------------------------
// tests/copying.cpp:17
// ...............................................................................

export interface Title {
  /** The test case, and the sections within it. */
  readonly path: readonly string[];
  /** Index of its last line. */
  readonly end: number;
}

/** More lines than that are no title: tables have such rules, too. */
const MOST_LINES = 60;

/** The title that begins on this line, if there is one. */
export function titleAt(lines: readonly string[], start: number): Title | undefined {
  const rule = lines[start] ?? "";
  if (!isRuleOf("-", rule)) return undefined;
  for (let end = start + 1; end < lines.length && end <= start + MOST_LINES; end += 1) {
    const line = lines[end] ?? "";
    if (line.trim() === "") return undefined;
    if (!isRuleOf("-", line)) continue;
    const isTitle = isRuleOf(".", lines[end + 2] ?? "") && end > start + 1;
    return isTitle
      ? { path: pathOf(lines.slice(start + 1, end), rule.trimEnd().length), end: end + 2 }
      : undefined;
  }
  return undefined;
}

export function isRuleOf(character: string, line: string): boolean {
  // Most lines are none, and every line is asked.
  if (!line.startsWith(character.repeat(20))) return false;
  return line.trimEnd().replaceAll(character, "") === "";
}

/** Names of sections are indented by two, whatever their depth; lines that go on with a name by two or more. */
function pathOf(lines: readonly string[], width: number): readonly string[] {
  const names: string[] = [];
  let before = "";
  for (const line of lines.map((each) => each.trimEnd())) {
    const text = line.trimStart();
    const indent = line.length - text.length;
    const [word = ""] = text.split(" ");
    const hasNoPlaceBefore = before.length + 1 + word.length > width;
    const goesOn =
      names.length > 0 && (indent > 2 || indent === 0 || (before.startsWith("  ") && hasNoPlaceBefore));
    if (goesOn) names.push(`${names.pop() ?? ""} ${text}`);
    else names.push(text);
    before = line;
  }
  return names;
}
