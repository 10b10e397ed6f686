/**
 * The values of a trailer such as `Accept-Regression: …` in a commit's message.
 *
 * As git finds them (`git interpret-trailers --parse --no-divider`): in the last
 * paragraph, which is not the first, when all of its lines are trailers, or when
 * git wrote one of them itself and a quarter or more are trailers.
 */
export function trailersNamed(name: string, message: string): readonly string[] {
  const trailers = trailersOf(lastParagraph(message));
  return trailers.flatMap(({ key, value }) => (key.toLowerCase() === name.toLowerCase() ? [value] : []));
}

/** Without comments. Nothing where the message is a title alone. */
function lastParagraph(message: string): readonly string[] {
  const lines = message.trimEnd().split(/\r\n|\r|\n/);
  const blank = lines.findLastIndex((line) => line.trim() === "");
  const hasTitle = lines.slice(0, Math.max(0, blank)).some((line) => line.trim() !== "" && !isComment(line));
  return hasTitle ? lines.slice(blank + 1).filter((line) => !isComment(line)) : [];
}

function isComment(line: string): boolean {
  return line.startsWith("#");
}

interface Trailer {
  readonly key: string;
  value: string;
}

const TRAILER = /^(?<key>[A-Za-z0-9-]+)[ \t]*:(?<value>.*)$/;
/** With one of these lines, a paragraph may hold other text besides. */
const GIT_WROTE = /^(?:Signed-off-by: |\(cherry picked from commit )/;

function trailersOf(lines: readonly string[]): readonly Trailer[] {
  const trailers: Trailer[] = [];
  const count = { trailers: 0, others: 0 };
  // What a line that begins with a space goes on with.
  let above: Trailer | "git" | undefined;
  for (const line of lines) {
    if (/^\s/.test(line)) {
      if (above === undefined) count.others += 1;
      else if (above !== "git") above.value = `${above.value} ${line.trim()}`.trim();
      continue;
    }
    const { key, value = "" } = TRAILER.exec(line)?.groups ?? {};
    above = key === undefined ? (GIT_WROTE.test(line) ? "git" : undefined) : { key, value: value.trim() };
    if (above === undefined) count.others += 1;
    else count.trailers += 1;
    if (above !== undefined && above !== "git") trailers.push(above);
  }
  const isGits = lines.some((line) => GIT_WROTE.test(line));
  return count.others === 0 || (isGits && count.trailers * 3 >= count.others) ? trailers : [];
}
