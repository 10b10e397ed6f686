import type { Failure, Measurement } from "../domain/measurement.ts";

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
  /** Glob patterns, for tools that write a folder, of the files there that matter. */
  readonly treeFiles?: readonly string[];
  /** True when this certainly is the tool's output. A false positive is a bug. */
  recognises(output: ToolOutput): boolean;
  /**
   * Samples in base units, every sample that the tool kept. Throws
   * `OUTPUT_UNREADABLE` when the text is not the tool's output after all.
   */
  parse(output: ToolOutput): Reading;
}
