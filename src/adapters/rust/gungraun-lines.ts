import { readNumber } from "../read/text.ts";

// sums::texts::text many_0:(1)
//   ======= CALLGRIND ===================
//   Instructions:                 382|370                  (+3.24324%) [+1.03243x]
//   ======= DHAT ========================
//   Total bytes:                    9|N/A                  (*********)
// On the left of the line is this run, on the right the one before. With a grid, lines begin with "|".

/** A line that Gungraun prints of a benchmark. */
export type GungraunLine =
  | { readonly kind: "benchmark"; readonly name: string; readonly description?: string }
  | { readonly kind: "tool"; readonly tool: string }
  /** What follows is of another benchmark, of one of several processes, or of all of them. */
  | { readonly kind: "comparison" | "part" | "total" }
  /** A name that left no room for its number on the line. */
  | { readonly kind: "name"; readonly name: string; readonly unit?: string }
  /** `name` is empty where it is on the line before; `value` is absent where only the run before has one. */
  | { readonly kind: "value"; readonly name: string; readonly unit?: string; readonly value?: number };

const BENCHMARK =
  /^(?<path>[\p{L}\p{N}_]+(?:::[\p{L}\p{N}_]+){2,})(?: (?<id>[\p{L}\p{N}_]*)(?::(?<description>.*))?)?$/u;
const TOOL = /^(?: {2}|\|)=======+ (?<tool>[A-Z]+)(?: =*)?$/;
const SECTION = /^(?: {2}|\|-)(?<what>Comparison with |## Total$|## )/;
const NUMBERS = /^ *(?<own>[\d.]+|N\/A) *(?<right>[|(].*)?$/;

/** Lines that look like numbers when a baseline has such a name. */
const NO_METRICS = new Set(["Baselines", "Command", "Details"]);

export function gungraunLine(raw: string): GungraunLine | undefined {
  const line = raw.trimEnd();
  const { path, id = "", description } = BENCHMARK.exec(line)?.groups ?? {};
  if (path !== undefined) {
    const name = id === "" ? path : `${path} ${id}`;
    return { kind: "benchmark", name, ...(description ? { description } : {}) };
  }
  if (!line.startsWith("  ") && !line.startsWith("|")) return undefined;
  const { tool } = TOOL.exec(line)?.groups ?? {};
  if (tool !== undefined) return { kind: "tool", tool };
  const { what } = SECTION.exec(line)?.groups ?? {};
  if (what !== undefined) {
    return { kind: what.startsWith("Comp") ? "comparison" : what === "## " ? "part" : "total" };
  }
  return numbersOf(line);
}

function numbersOf(line: string): GungraunLine | undefined {
  const colon = line.indexOf(":");
  const { name, unit } = withoutUnit(line.slice(2, Math.max(2, colon)));
  if (/^\s/.test(name) || NO_METRICS.has(name)) return undefined;
  if (colon === line.length - 1) return { kind: "name", name, ...(unit ? { unit } : {}) };
  const { own, right = "" } = NUMBERS.exec(line.slice(Math.max(2, colon + 1)))?.groups ?? {};
  if (own === undefined || !(right.startsWith("|") || isOld(name, line.length - right.length)))
    return undefined;
  const value = readNumber(own);
  return { kind: "value", name, ...(unit ? { unit } : {}), ...(value === undefined ? {} : { value }) };
}

/** `task-clock/u [ms]`: numbers of perf have units. */
function withoutUnit(name: string): { readonly name: string; readonly unit?: string } {
  const bracket = name.endsWith("]") ? name.lastIndexOf(" [") : -1;
  return bracket < 0 ? { name } : { name: name.slice(0, bracket), unit: name.slice(bracket + 2, -1) };
}

/**
 * Before Iai-Callgrind 0.10 there was no run before on the right, at most the
 * change in brackets. Numbers were padded to a column, so a cut one is shorter.
 */
function isOld(name: string, width: number): boolean {
  return OLD_NAMES.has(name) && width >= 35;
}

const OLD_NAMES = new Set([
  "Instructions",
  "L1 Hits",
  "L1 Data Hits",
  "L2 Hits",
  "RAM Hits",
  "Total read+write",
  "Estimated Cycles",
]);
