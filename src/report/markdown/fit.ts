import { counted } from "../format/duration.ts";

/** A part of a page that is kept whole, or of which whole rows are left out. */
export interface Section {
  /** What it is, for the line that says what was left out: `environment`. */
  readonly name: string;
  /** The text, or what stands above the rows. */
  readonly head: string;
  /** Lines below the head, most important first. */
  readonly rows?: readonly string[];
  /** What closes the section below the rows, such as `</details>`. */
  readonly tail?: string;
}

/**
 * Joins sections until the budget is spent, most important first. A section
 * that does not fit keeps its first whole rows and says how many it lost, or is
 * dropped and named at the end: half a table renders as text.
 *
 * `measure` counts what the destination counts: characters or bytes.
 */
export function fitSections(
  sections: readonly Section[],
  budget: number,
  measure: (text: string) => number,
): string {
  const kept: string[] = [];
  const dropped: string[] = [];
  // The closing line is paid for in advance, so that it always fits.
  let left = budget - closingCost(sections, measure);

  for (const section of sections) {
    const text = fitOne(section, left - measure(SEPARATOR), measure);
    if (text === undefined) {
      dropped.push(section.name);
      continue;
    }
    kept.push(text);
    left -= measure(text) + measure(SEPARATOR);
  }
  const closing = dropped.length === 0 ? [] : [droppedLine(dropped, measure)];
  return `${[...kept, ...closing].join(SEPARATOR)}\n`;
}

/** GitHub counts the characters of a comment as UTF-16 does or more kindly. */
export function characters(text: string): number {
  return text.length;
}

/** Bytes in UTF-8, as the runner counts a step summary. */
export function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

const SEPARATOR = "\n\n";

function fitOne(section: Section, budget: number, measure: (text: string) => number): string | undefined {
  const rows = section.rows ?? [];
  const whole = sectionText(section, rows, 0);
  if (measure(whole) <= budget) return whole;
  if (rows.length === 0) return undefined;

  // Room for the rows: what is left beside head, tail and the longest possible note.
  let room = budget - measure(sectionText(section, [], rows.length));
  let fitting = 0;
  for (const row of rows) {
    room -= measure(row) + 1;
    if (room < 0) break;
    fitting += 1;
  }
  return fitting === 0 ? undefined : sectionText(section, rows.slice(0, fitting), rows.length - fitting);
}

/** A section with these of its rows; `missing` more are said to be left out. */
export function sectionText(section: Section, rows: readonly string[], missing: number): string {
  const body = [section.head, ...rows].join("\n");
  const note = missing === 0 ? [] : [`_${counted(missing, "more row")} left out here for length._`];
  const tail = section.tail === undefined ? [] : [section.tail];
  // A blank line ends the table; without it the note would become a row.
  return [body, ...note, ...tail].join(SEPARATOR);
}

/** What the names of sections that were left out may take; the others are counted. */
const NAMES_BUDGET = 1000;

/** The most that the closing line can take, whatever is left out. */
function closingCost(sections: readonly Section[], measure: (text: string) => number): number {
  const names = sections.map(({ name }) => name);
  const whole = measure(closingLine(names));
  return Math.min(whole, NAMES_BUDGET + measure(closingLine([counted(names.length, "more section")])));
}

function droppedLine(names: readonly string[], measure: (text: string) => number): string {
  const shown: string[] = [];
  let left = NAMES_BUDGET;
  for (const name of names) {
    left -= measure(name) + SEPARATOR.length;
    if (left < 0) break;
    shown.push(name);
  }
  const more = names.length - shown.length;
  const list = [
    ...shown,
    ...(more === 0 ? [] : [counted(more, shown.length === 0 ? "section" : "more section")]),
  ];
  return closingLine(list);
}

function closingLine(parts: readonly string[]): string {
  return `_Left out for length: ${parts.join(", ")}. The full report has them._`;
}
