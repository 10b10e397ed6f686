import type { BenchmarkEntry } from "../config/schema.ts";
import type { Failure, Measurement } from "../domain/measurement.ts";
import type { MemoryProfile } from "../domain/memory.ts";
import type { BenchmarkDuration } from "../domain/run.ts";
import type { Share } from "./worker/share.ts";

/** What is going to be measured, in order, before anything runs. */
export interface Plan {
  readonly tasks: readonly Task[];
  /** How the tasks came about when no configuration named them; empty otherwise. */
  readonly discovered: readonly string[];
  readonly warnings: readonly string[];
}

/** One thing that the harness starts: a module, a tool, a command, or a file to read. */
export type Task =
  | {
      readonly kind: "module";
      readonly entry: BenchmarkEntry;
      readonly directory: string;
      /** Relative to `directory`, with forward slashes. */
      readonly module: string;
      /** Only benchmarks whose name, with or without its category in front, it matches are run. */
      readonly filter?: RegExp;
      /** Set when several jobs measure its benchmarks together. */
      readonly share?: Share;
    }
  | {
      readonly kind: "tool";
      readonly entry: BenchmarkEntry;
      readonly directory: string;
      readonly command: string;
    }
  | {
      readonly kind: "command";
      readonly entry: BenchmarkEntry;
      readonly directory: string;
      readonly command: string;
    }
  | {
      readonly kind: "file";
      readonly entry: BenchmarkEntry;
      readonly directory: string;
      readonly patterns: readonly string[];
    };

/** How long and how often to measure. Times in seconds. */
export interface Budget {
  readonly minRounds: number;
  readonly warmupRounds: number;
  /** For one benchmark. */
  readonly maxTime: number;
  /** For all of them together. */
  readonly timeout: number;
  readonly parallel: boolean;
  /** Run everything once, as briefly as possible. */
  readonly smokeTest: boolean;
  readonly memoryProfiling: boolean;
  /** Modules only profile their memory: their times were measured in another way. */
  readonly profilingOnly?: boolean;
  /** Relative half-width of the interval of the mean at which more rounds are a waste, as a fraction. */
  readonly precision: number;
}

/** What the harness brought back, whether or not everything worked. */
export interface Collected {
  readonly measurements: readonly Measurement[];
  readonly failures: readonly Failure[];
  readonly profiles: readonly MemoryProfile[];
  /** Runtime and tool versions that were seen on the way. */
  readonly context: Readonly<Record<string, string>>;
  readonly warnings: readonly string[];
  /** What each benchmark took, under the names that its task gave it. */
  readonly durations: readonly BenchmarkDuration[];
  /** Wall-clock seconds of the whole phase. */
  readonly seconds: number;
  /** True when the timeout ended it. */
  readonly timedOut: boolean;
}
