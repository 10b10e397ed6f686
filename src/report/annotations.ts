import type { Failure, Measurement, SourceLocation } from "../domain/measurement.ts";
import { pathTrouble } from "../exchange/relative-path.ts";
import type { Annotation } from "../github/ports.ts";
import { annotationFindings, type Finding } from "./annotation-findings.ts";
import { benchmarkKey } from "./index-by.ts";
import { clipped, plainText } from "./plain-text.ts";
import type { Report } from "./report.ts";

/** An annotation that the job makes by itself, with or without a place. */
export interface JobAnnotation extends Omit<Annotation, "path" | "line"> {
  readonly path?: string;
  readonly line?: number;
}

export interface CheckAnnotations {
  readonly annotations: readonly Annotation[];
  /** How many findings have a line, but no annotation. */
  readonly omitted: number;
}

/** The annotations of a check, worst first: what has a line to stand at. */
export function checkAnnotations(report: Report): CheckAnnotations {
  const placeOf = places(report);
  const all = annotationFindings(report).flatMap((finding): readonly Annotation[] => {
    const { path, line } = placeOf(finding);
    return path === undefined || line === undefined ? [] : [{ path, line, ...textOf(finding) }];
  });
  return { annotations: all.slice(0, MOST), omitted: Math.max(0, all.length - MOST) };
}

/** Annotations of the job itself, worst first; GitHub shows no more than ten of a level for each step. */
export function jobAnnotations(
  report: Report,
  options: { readonly only?: "regressed" } = {},
): readonly JobAnnotation[] {
  const placeOf = places(report);
  const wanted = annotationFindings(report).filter(
    ({ kind }) => options.only === undefined || kind === options.only,
  );
  return LEVELS.flatMap((level) =>
    wanted.filter((finding) => finding.level === level).slice(0, MOST_OF_LEVEL),
  ).map((finding) => ({ ...placeOf(finding), ...textOf(finding) }));
}

/** What of a run has an annotation, so that its place in the files is worth looking for. */
export function annotatedOf(report: Report): {
  readonly measurements: readonly Measurement[];
  readonly failures: readonly Failure[];
} {
  const wanted = new Set(annotationFindings(report).map(benchmarkKey));
  const isWanted = (named: Measurement | Failure) => wanted.has(benchmarkKey(named));
  const { measurements, failures } = report.run;
  return { measurements: measurements.filter(isWanted), failures: failures.filter(isWanted) };
}

/** Nobody reads more, and they are sent 50 at a time. */
const MOST = 200;

const LEVELS = ["failure", "warning", "notice"] as const;
const MOST_OF_LEVEL = 10;

function places({
  sources,
}: Report): (finding: Finding) => { readonly path?: string; readonly line?: number } {
  const known = new Map(sources.map((source) => [benchmarkKey(source), source]));
  return (finding) => {
    const source = known.get(benchmarkKey(finding));
    return source === undefined || pathTrouble(source.file) !== undefined ? {} : placeAt(source);
  };
}

function placeAt({ file, line }: SourceLocation): { readonly path: string; readonly line?: number } {
  const isLine = line !== undefined && Number.isSafeInteger(line) && line >= 1;
  return { path: file, ...(isLine ? { line } : {}) };
}

/** GitHub shows both as they are, so nothing of Markdown or HTML is escaped. */
function textOf({ level, title, lines }: Finding): Pick<Annotation, "level" | "title" | "message"> {
  const shown = lines.map((line) => clipped(indented(line), LINE_CHARACTERS)).filter((line) => line !== "");
  return {
    level,
    title: clipped(plainText(title), TITLE_CHARACTERS),
    message: clipped(shown.join("\n"), MESSAGE_CHARACTERS),
  };
}

/** Output of a tool is easier to read with its indentation, of which a line here has little room. */
function indented(line: string): string {
  const text = plainText(line);
  return text === "" ? "" : `${/^ {0,16}/.exec(line.replaceAll("\t", "    "))?.[0] ?? ""}${text}`;
}

/** GitHub refuses longer titles, and messages of more than 64 KB. */
const TITLE_CHARACTERS = 255;
const LINE_CHARACTERS = 1000;
const MESSAGE_CHARACTERS = 8000;
