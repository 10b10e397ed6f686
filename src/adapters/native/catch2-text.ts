import type { OutputFile } from "../adapter.ts";
import { isUnterminated, linesOf } from "../read/text.ts";
import type { Catch2Result } from "./catch2-results.ts";
import { durationsAtEnd, startAtEnd } from "./catch2-rows.ts";
import { isRuleOf, titleAt } from "./catch2-titles.ts";

// benchmark name                       samples       iterations    est run time
//                                      mean          low mean      high mean
//                                      std dev       low std dev   high std dev
// -------------------------------------------------------------------------------
// a name of many words that does not
// fit into the column                             20           341    1.88232 ms
//                                         28.8229 ns     28.796 ns    28.8745 ns
//                                       0.0834948 ns  0.0206005 ns   0.136014 ns
// throws                               Benchmark failed (the file is missing)
// With --benchmark-no-analysis one line, which ends in the mean. The confidence of the interval is not printed.

const HEADER = /^benchmark name +samples +iterations +(?<last>estimated|est run time|mean) *$/;

interface Header {
  readonly isAnalysed: boolean;
  /** Characters that a line of a name can have. */
  readonly width: number;
}

function headerOf(line: string): Header | undefined {
  const last = HEADER.exec(line)?.groups?.["last"];
  if (last === undefined) return undefined;
  const isAnalysed = last !== "mean";
  // Two spaces lie between the columns; without analysis five more before this title.
  return { isAnalysed, width: line.indexOf("samples") - (isAnalysed ? 2 : 7) };
}

const FAILED = "Benchmark failed (";

export function hasTableHeader(lines: readonly string[]): boolean {
  return lines.some((line) => HEADER.test(line));
}

export function versionIn(lines: readonly string[]): string {
  const line = lines.find((each) => each.endsWith(" host application."));
  return / is a Catch2? v(?<version>\S+) host application\.$/.exec(line ?? "")?.groups?.["version"] ?? "";
}

export function resultsOfText(file: OutputFile): readonly Catch2Result[] {
  const lines = linesOf(file);
  const results: Catch2Result[] = [];
  let path: readonly string[] = [];
  let header: Header | undefined;
  let isInTable = false;
  /** Lines of a name that the table has no numbers for yet. */
  let begun: string[] = [];

  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const title = titleAt(lines, index);
    if (title !== undefined) {
      path = title.path;
      header = undefined;
      isInTable = false;
      index = title.end;
      continue;
    }
    header = headerOf(line) ?? header;
    if (header !== undefined && isRuleOf("-", line)) isInTable = true;
    else if (header === undefined || !isInTable) continue;
    // A row ends in a space. Without it, and at the very end of the text, its unit may be cut off.
    const isWhole = index < lines.length - 1 || line.endsWith(" ") || !isUnterminated(file);
    if (isWhole) takeRow(line, header);
  }
  return results;

  function takeRow(line: string, { isAnalysed, width }: Header): void {
    const start = startAtEnd(line);
    const durations = start === undefined ? durationsAtEnd(line) : undefined;
    const failure = line.indexOf(FAILED);
    if (start !== undefined) {
      const name = nameOf([...begun, start.before], width);
      results.push({ name, path, samples: start.samples, ...(isAnalysed ? {} : { mean: start.duration }) });
    } else if (durations !== undefined) {
      addToLast(durations);
    } else if (failure >= 0) {
      const message = line.slice(failure + FAILED.length).replace(/\) *$/, "");
      results.push({ name: nameOf([...begun, line.slice(0, failure)], width), path, failure: message });
    }
    const isNumbers = start !== undefined || durations !== undefined || failure >= 0;
    const isName = !isNumbers && line.trim() !== "" && !isRuleOf("-", line);
    if (isName) begun.push(line);
    else begun = [];
  }

  /** The line of the mean comes first, that of the deviation second. */
  function addToLast([value, low, high]: readonly number[]): void {
    const before = results.at(-1);
    if (before === undefined || before.failure !== undefined) return;
    if (before.mean === undefined) results.splice(-1, 1, { ...before, mean: value, low, high });
    else if (before.standardDeviation === undefined) {
      results.splice(-1, 1, { ...before, standardDeviation: value });
    }
  }
}

/**
 * A name that was too long for the column, from the parts on its lines. Where no
 * space is near, Catch2 breaks it with a hyphen at the end of the column; it
 * breaks behind other hyphens and slashes, too, without a space.
 */
function nameOf(lines: readonly string[], width: number): string {
  const parts = lines.map((line) => line.trim()).filter((part) => part !== "");
  return parts
    .map((part, index) => {
      if (index === parts.length - 1) return part;
      if (part.endsWith("-") && part.length === width) return part.slice(0, -1);
      return /[-/\\]$/.test(part) ? part : `${part} `;
    })
    .join("");
}
