import { readJavaNumber } from "./jmh-results.ts";
import type { JmhRow } from "./jmh-rows.ts";

// Benchmark            (micros)  (text)   Mode  Cnt         Score          Error   Units
// Demo.sleep               1000   plain   avgt    6         1.423 ±        1.281   ms/op
// Demo.sleep:gc.count      1000   plain   avgt    6           ≈ 0                  counts
// What JMH prints at the end, and `-rf text`. Names are as short as they can be without becoming ambiguous.

/** All columns but the first end together with their title. */
interface Columns {
  readonly params: readonly (readonly [name: string, end: number])[];
  readonly mode: number;
  readonly count: number;
  readonly score: number;
  readonly error: number;
  readonly unit: number;
}

const HEADER = /^Benchmark +(?:\(.+\) +)?Mode +(?:Cnt|Samples) +Score +(?:Error|Score error) +Units$/;

export function isTableHeader(line: string): boolean {
  return HEADER.test(line.trimEnd());
}

export function rowsOfTable(lines: readonly string[]): readonly JmhRow[] {
  let columns: Columns | undefined;
  return lines.flatMap((line) => {
    if (isTableHeader(line)) {
      columns = columnsOf(line.trimEnd());
      return [];
    }
    const row = columns === undefined ? undefined : rowOf(line.trimEnd(), columns);
    if (row === undefined) columns = undefined;
    return row ?? [];
  });
}

function columnsOf(header: string): Columns {
  let end = "Benchmark".length;
  const endOf = (title: string) => {
    end = header.indexOf(` ${title}`, end) + title.length + 1;
    return end;
  };
  const modeStart = header.lastIndexOf(" Mode ");
  const params = [...header.slice(0, modeStart).matchAll(/\((?<name>[^()]*)\)/g)].map(
    ({ index, 0: title, groups }) => [groups?.["name"] ?? "", index + title.length] as const,
  );
  end = modeStart;
  return {
    params,
    mode: endOf("Mode"),
    count: endOf(header.includes(" Cnt ", modeStart) ? "Cnt" : "Samples"),
    score: endOf("Score"),
    error: endOf(header.includes(" Score error ", end) ? "Score error" : "Error"),
    unit: endOf("Units"),
  };
}

/** `undefined` for a line that is none, or was cut off: each ends where the header ends. */
function rowOf(line: string, columns: Columns): JmhRow | undefined {
  const [name = ""] = line.split(" ", 1);
  if (name === "" || line.length !== columns.unit) return undefined;
  let start = name.length;
  const upTo = (end: number) => {
    const cell = line.slice(start, end).trim();
    start = end;
    return cell;
  };
  const params = columns.params.map(([param, end]) => [param, upTo(end)] as const);
  const mode = upTo(columns.mode);
  const count = readJavaNumber(upTo(columns.count));
  const score = upTo(columns.score);
  const error = readJavaNumber(upTo(columns.error).replace(/^\D+/, ""));
  const unit = upTo(columns.unit);
  if (!MODES.has(mode)) return undefined;
  const known = params.filter(([, value]) => value !== "N/A");
  return { name, params: Object.fromEntries(known), mode, unit, score: readJavaNumber(score), error, count };
}

const MODES = new Set(["thrpt", "avgt", "sample", "ss"]);
