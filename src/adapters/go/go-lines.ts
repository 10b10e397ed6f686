import type { Failure } from "../../domain/measurement.ts";
import type { OutputFile } from "../adapter.ts";
import { failed } from "../read/reading.ts";
import { linesOf, readNumber } from "../read/text.ts";
import { joinGoEvents } from "./go-events.ts";

/** One result line: one repetition of one benchmark. */
export interface GoResult {
  readonly pkg: string;
  /** As printed, with the number of processors at its end. */
  readonly name: string;
  readonly iterations: number;
  /** Unit to value, as printed. */
  readonly values: readonly (readonly [unit: string, value: number])[];
}

const NAME = /^(?<name>Benchmark(?:[^\sa-z]\S*)?)\s/;
const CONFIGURATION = /^(?<key>goos|goarch|pkg|cpu): (?<value>.*)$/;
const UNIT_LINE = /^Unit\s+(?<unit>\S+)\s.*\bbetter=(?<better>higher|lower)\b/;
const ENDED = /^(?:---|===) (?<how>FAIL|SKIP|CONT|RUN):? +(?<name>Benchmark\S*)/;
const PACKAGE_ENDED = /^(?<how>ok|FAIL)\s+(?<pkg>\S+)\s+(?:[\d.]+s|\[|\(cached\))/;

export interface GoLines {
  readonly results: readonly GoResult[];
  readonly failures: readonly (Failure & { readonly pkg: string })[];
  readonly better: ReadonlyMap<string, "lower" | "higher">;
  readonly context: Readonly<Record<string, string>>;
  readonly warnings: readonly string[];
  /** There is a line that only `go test` prints, if not a result. */
  readonly isGo: boolean;
}

/** What the lines of `go test -bench` say, in order. */
export function readGoLines(file: OutputFile): GoLines {
  const lines = joinGoEvents(linesOf(file));
  const results: GoResult[] = [];
  const failures: (Failure & { readonly pkg: string })[] = [];
  /** Go prints the package of a failure only at the end of the package. */
  let unplaced: Failure[] = [];
  const warnings: string[] = [];
  const better = new Map<string, "lower" | "higher">();
  const context: Record<string, string> = {};
  let pkg = "";
  let isGo = false;
  /** A benchmark that prints something parts its name from its result. */
  let waiting: string | undefined;

  lines.forEach((line, index) => {
    const name = NAME.exec(line)?.groups?.["name"];
    const own = resultOf(name === undefined ? line : line.slice(name.length));
    if (own !== undefined && name !== undefined) {
      results.push({ pkg, name, ...own });
      waiting = undefined;
    } else if (own !== undefined && waiting !== undefined && hasTime(own)) {
      results.push({ pkg, name: waiting, ...own });
      waiting = undefined;
    } else if (name !== undefined) waiting = name;

    const { key, value = "" } = CONFIGURATION.exec(line)?.groups ?? {};
    if (key !== undefined) context[key] = value.trim();
    if (key === "pkg") pkg = value.trim();

    const unit = UNIT_LINE.exec(line)?.groups;
    if (unit?.["unit"]) better.set(unit["unit"], unit["better"] === "higher" ? "higher" : "lower");

    const ended = ENDED.exec(line)?.groups;
    if (ended?.["how"] === "FAIL") unplaced.push(failureOf(ended["name"] ?? "", lines, index));
    if (ended?.["how"] === "SKIP") warnings.push(`The benchmark "${ended["name"]}" was skipped.`);

    const finished = PACKAGE_ENDED.exec(line)?.groups;
    if (finished?.["how"] === "FAIL" && unplaced.length === 0) {
      warnings.push(`The package ${finished["pkg"]} failed; benchmarks of it may be missing.`);
    }
    if (finished !== undefined) {
      failures.push(...unplaced.map((failure) => ({ ...failure, pkg: finished["pkg"] ?? pkg })));
      unplaced = [];
    }
    isGo ||= finished !== undefined || ended !== undefined || key === "goos" || unit !== undefined;
  });
  failures.push(...unplaced.map((failure) => ({ ...failure, pkg })));
  return { results, failures, better, context, warnings, isGo };
}

export function hasTime({ values }: Pick<GoResult, "values">): boolean {
  return values.some(([unit]) => unit === "ns/op");
}

/** `  714387  1423 ns/op  896 B/op`: the iterations, then pairs of value and unit. */
function resultOf(text: string): Pick<GoResult, "iterations" | "values"> | undefined {
  const [first = "", ...fields] = text.trim().split(/\s+/);
  const iterations = /^\d+$/.test(first) ? readNumber(first) : undefined;
  if (iterations === undefined || !/\s/.test(text[0] ?? "")) return undefined;
  const values: [string, number][] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const value = readNumber(fields[index] ?? "");
    const unit = fields[index + 1] ?? "";
    if (value === undefined || readNumber(unit) !== undefined) break;
    values.push([unit, value]);
  }
  return values.length === 0 ? undefined : { iterations, values };
}

/** In text the reason follows, indented; in a stream of events it comes before. */
function failureOf(name: string, lines: readonly string[], index: number): Failure {
  const isDetail = (line: string | undefined) => line !== undefined && /^\s+\S/.test(line);
  let end = index + 1;
  while (isDetail(lines[end])) end += 1;
  let start = index;
  while (end === index + 1 && isDetail(lines[start - 1])) start -= 1;
  const details = [...lines.slice(start, index), ...lines.slice(index + 1, end)].map((line) => line.trim());
  return failed(name, {
    message: details[0] ?? "go test reports that it failed.",
    output: details.join("\n"),
  });
}
