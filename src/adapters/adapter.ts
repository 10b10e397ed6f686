import type { Failure, Measurement } from "../domain/measurement.ts";
import type { RecordedRun } from "../domain/run.ts";

/** One file that a tool wrote, or what it printed. */
export interface OutputFile {
  /** Relative to the place that was read, with forward slashes; `stdout` for printed text. */
  readonly path: string;
  readonly text: string;
}

/** A file or printed text, or a folder of files such as criterion's. */
export type ToolOutput =
  | { readonly kind: "file"; readonly file: OutputFile }
  | { readonly kind: "tree"; readonly files: readonly OutputFile[] };

/** Glob patterns of a folder that a tool writes. */
export interface TreePattern {
  /** A folder that holds such a file is this tool's. */
  readonly marker: string;
  /** The files there that matter; they include the marker. */
  readonly files: readonly string[];
}

/** What an adapter read. */
export interface Reading {
  readonly measurements: readonly Measurement[];
  /** Benchmarks that the tool itself reports as failed. */
  readonly failures: readonly Failure[];
  /** Facts about the environment that the tool wrote down: versions, CPU, commit. */
  readonly context: Readonly<Record<string, string>>;
  /** What was left out and why, one sentence each. */
  readonly warnings: readonly string[];
}

/** Reads the output of one tool. Pure: text in, measurements out. */
export interface Adapter {
  /** What users write in `adapter`; also the folder under `fixtures/adapters`. */
  readonly name: string;
  /** For tools that write a folder. */
  readonly tree?: TreePattern;
  /** True when this certainly is the tool's output. A false positive is a bug. */
  recognises(output: ToolOutput): boolean;
  /**
   * Samples in base units, every sample that the tool kept. Throws
   * `OUTPUT_UNREADABLE` when the text is not the tool's output after all. Of a
   * format that holds many runs it gives the newest.
   */
  parse(output: ToolOutput): Reading;
  /** For formats that hold many runs: all of them, oldest first. Throws as `parse` does. */
  history?(output: ToolOutput): readonly RecordedRun[];
}
