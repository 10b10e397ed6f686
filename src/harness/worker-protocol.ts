import { z } from "zod";
import type { Share } from "./worker/share.ts";

/**
 * What the module harness and its worker processes say to each other. The job
 * is a JSON file; the answers are lines of JSON in a second file, so nothing
 * that a benchmark prints can spoil them, and what was written before a crash
 * is still there after it. The worker imports only the types of this file.
 */
export interface WorkerJob {
  /** Absolute path of the benchmark module. */
  readonly module: string;
  /** First part of all names: the file's name without `.bench.js`. */
  readonly stem: string;
  /** Absolute path of the file that gets one {@link WorkerEvent} a line. */
  readonly results: string;
  /** Where in the list of benchmarks to begin, as a fraction of its length. */
  readonly turn: number;
  /** Pattern over `name` and `category/name`. */
  readonly filter?: { readonly source: string; readonly flags: string };
  readonly category?: string;
  /** Which benchmarks are measured here, when several jobs measure them together. */
  readonly share?: Share;
  /** Benchmarks to leave out of this process. */
  readonly skip: readonly string[];
  /** Load TypeScript, also from modules that are JavaScript themselves. */
  readonly typescript: boolean;
  readonly work: WorkerWork;
}

/** Times in seconds, for one benchmark in one process. */
export type WorkerWork =
  | { readonly kind: "once" }
  | {
      readonly kind: "sample";
      readonly seconds: number;
      readonly warmupSeconds: number;
      readonly warmupBatches: number;
      /** No new call is begun after so long. */
      readonly limit: number;
    }
  | {
      readonly kind: "memory";
      readonly cycles: number;
      readonly cycleSeconds: number;
      readonly limit: number;
    };

const Parameters = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** Relative to the folder that the worker runs in. */
export const Source = z.object({ file: z.string(), line: z.exactOptional(z.number().int().min(1)) });

const Event = z.discriminatedUnion("type", [
  /** The module is loaded; these benchmarks are going to run, in this order. */
  z.object({
    type: z.literal("ready"),
    node: z.string(),
    benchmarks: z.array(
      z.object({ name: z.string(), parameters: Parameters.optional(), source: z.exactOptional(Source) }),
    ),
    warnings: z.array(z.string()),
  }),
  /** `at`: milliseconds since 1970. */
  z.object({ type: z.literal("started"), name: z.string(), at: z.number() }),
  z.object({
    type: z.literal("sampled"),
    name: z.string(),
    /** Seconds per call. */
    samples: z.array(z.number()).readonly(),
    /** Processor seconds per call over the whole sampling. */
    cpu: z.number().optional(),
    /** Calls behind each sample. */
    batch: z.number(),
    /** False when the time per call was still changing when the warm-up's time was up. */
    steady: z.boolean(),
    /** Seconds that it took in all, warm-up and setup included. */
    seconds: z.number(),
  }),
  z.object({
    type: z.literal("profiled"),
    name: z.string(),
    cycles: z.array(z.number()).readonly(),
    peak: z.number(),
    start: z.number(),
    minimum: z.number().optional(),
  }),
  z.object({ type: z.literal("failed"), name: z.string(), message: z.string(), output: z.string() }),
  /** The module gave no benchmarks. `needsTypeScript`: it, or what it imports, is TypeScript. */
  z.object({
    type: z.literal("broken"),
    message: z.string(),
    output: z.string(),
    needsTypeScript: z.boolean(),
  }),
  z.object({ type: z.literal("done") }),
]);
export type WorkerEvent = z.output<typeof Event>;

/** All whole events. A last line that was cut off by the end of the process is left out. */
export function parseEvents(text: string): readonly WorkerEvent[] {
  return text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => Event.parse(JSON.parse(line)));
}
