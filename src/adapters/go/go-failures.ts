import type { Failure } from "../../domain/measurement.ts";
import { failed } from "../read/reading.ts";

export type GoFailure = Failure & { readonly pkg: string };

const ENDED = /^(?:---|===) (?<how>FAIL|SKIP|CONT|RUN):? +(?<name>Benchmark\S*)/;
const PANIC_FRAME = /^\S*\.(?<name>Benchmark\w*)[.\w]*\(/;
const PACKAGE_ENDED = /^(?<how>ok|FAIL)\s+(?<pkg>\S+)\s+(?:[\d.]+s|\[|\(cached\))/;

/** What a benchmark says may be as long as it likes, and a panic's trace is. */
const KEPT_LINES = 20;

/** Follows lines one after the other for benchmarks that gave no result. */
interface FailureReader {
  /** Tells it of a benchmark's name without a result on the same line. */
  began(name: string, line: string): void;
  /** Tells it that the one that began, or another one, gave its result. */
  measured(): void;
  /** A benchmark that prints something parts its name from its result. */
  waiting(): string | undefined;
  /** True for a line that only `go test` prints. */
  read(line: string): boolean;
  /** `pkg` is that of failures whose package did not end. */
  all(pkg: string): { readonly failures: readonly GoFailure[]; readonly warnings: readonly string[] };
}

export function failureReader(): FailureReader {
  const failures: GoFailure[] = [];
  const warnings: string[] = [];
  /** Go prints the package of a failure only at the end of the package. */
  let unplaced: { readonly name: string; readonly before: readonly string[]; readonly after: string[] }[] =
    [];
  let waiting: { readonly name: string; readonly lines: string[] } | undefined;
  let panic: string[] | undefined;
  /** In text the reason follows the failure, indented; in a stream of events it comes before. */
  let indented: string[] = [];

  const place = (pkg: string): readonly GoFailure[] =>
    unplaced.map(({ name, before, after }) => {
      const details = after.length > 0 ? after : before;
      const message = details[0] ?? "go test reports that it failed.";
      return { ...failed(name, { message, output: details.join("\n") }), pkg };
    });

  return {
    began(name, line) {
      waiting = { name, lines: [line.slice(name.length).trim()] };
      indented = [];
    },
    measured() {
      waiting = undefined;
      indented = [];
    },
    waiting: () => waiting?.name,
    read(line) {
      const { how, name = "" } = ENDED.exec(line)?.groups ?? {};
      if (how === "FAIL") unplaced.push({ name, before: indented, after: [] });
      if (how === "SKIP") warnings.push(`The benchmark "${name}" was skipped.`);
      // A program that ends by itself says so; one that is ended by a panic does not.
      if (how === "FAIL" || how === "SKIP" || line === "PASS" || line === "FAIL") waiting = undefined;

      if (/^\s+\S/.test(line)) keep(indented, line.trim());
      else indented = how === "FAIL" ? (unplaced.at(-1)?.after ?? []) : [];

      const { how: end, pkg = "" } = PACKAGE_ENDED.exec(line)?.groups ?? {};
      if (end === undefined) trace(line);
      else endPackage(pkg, end === "FAIL");
      return how !== undefined || end !== undefined;
    },
    all: (pkg) => ({ failures: [...failures, ...place(pkg)], warnings }),
  };

  /** The lines after a benchmark that began, or of a panic. */
  function trace(line: string): void {
    if (line.startsWith("panic: ")) panic ??= [];
    for (const lines of new Set([panic, waiting?.lines])) {
      if (lines !== undefined) keep(lines, line.trimEnd());
    }
    if (panic !== undefined && waiting === undefined) {
      const frame = PANIC_FRAME.exec(line)?.groups?.["name"];
      if (frame !== undefined) waiting = { name: frame, lines: panic };
    }
  }

  function endPackage(pkg: string, isFailed: boolean): void {
    const placed = place(pkg);
    for (const failure of placed) failures.push(failure);
    if (isFailed && waiting !== undefined) failures.push({ ...brokenOff(waiting.name, waiting.lines), pkg });
    else if (isFailed && placed.length === 0) {
      warnings.push(`The package ${pkg} failed; benchmarks of it may be missing.`);
    }
    unplaced = [];
    waiting = undefined;
    panic = undefined;
  }
}

function keep(lines: string[], line: string): void {
  if (lines.length < KEPT_LINES) lines.push(line);
}

/** A panic, an exit or a timeout: the benchmark began, and then its package failed. */
function brokenOff(name: string, lines: readonly string[]): Failure {
  const message = lines.find((line) => line.startsWith("panic: "));
  return failed(name, {
    message: message ?? "It began and gave no result, and its package failed.",
    output: lines.join("\n").trim(),
  });
}
