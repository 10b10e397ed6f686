import { z } from "zod";
import type { Share } from "../worker/share.ts";
import { Source } from "../worker-protocol.ts";

/**
 * What the paired harness and its long-lived workers say to each other: one
 * command, one answer, each a line of JSON. A worker without a command waits
 * without a timer and without looking, so it takes nothing from the others.
 * The worker imports only the types of this file.
 */
export type TurnCommand =
  /** First, once. Answered by `ready` or `broken`. */
  | LoadCommand
  /** Runs the setup and the first call. Answered by `begun`. */
  | { readonly type: "begin"; readonly name: string }
  /** Answered by `slice`. */
  | SliceCommand
  /** Runs a benchmark that measures itself, from beginning to end. Answered by `whole`. */
  | { readonly type: "whole" }
  /** Runs the teardown. Answered by `finished`. */
  | { readonly type: "finish" };

export interface LoadCommand {
  readonly type: "load";
  /** Absolute path of the benchmark module. */
  readonly module: string;
  /** First part of all names. */
  readonly stem: string;
  readonly filter?: { readonly source: string; readonly flags: string };
  readonly category?: string;
  readonly share?: Share;
  /** Load TypeScript, also from modules that are JavaScript themselves. */
  readonly typescript: boolean;
}

export interface SliceCommand {
  readonly type: "slice";
  /** Calls to begin with that are not timed. */
  readonly rewarm: number;
  readonly batches: number;
  /** Calls of each batch. */
  readonly calls: number;
}

const Parameters = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const Numbers = z.array(z.number()).readonly();

const Answer = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("ready"),
    node: z.string(),
    pid: z.number(),
    benchmarks: z
      .array(
        z.object({ name: z.string(), parameters: Parameters.optional(), source: z.exactOptional(Source) }),
      )
      .readonly(),
    warnings: z.array(z.string()).readonly(),
    /** Seconds that one reading of the clock takes, or its resolution where that is coarser. */
    tick: z.number(),
  }),
  /** The module gave no benchmarks. `needsTypeScript`: it, or what it imports, is TypeScript. */
  z.object({
    type: z.literal("broken"),
    message: z.string(),
    output: z.string(),
    needsTypeScript: z.boolean(),
  }),
  z.object({
    type: z.literal("begun"),
    /** It measures itself: it is run by `whole`, not by slices, and was not called yet. */
    whole: z.boolean(),
    /** Each call is timed alone, because hooks run in between. */
    singly: z.boolean(),
    /** Seconds of the first call, without and with its hooks, and its processor seconds. */
    measured: z.number(),
    total: z.number(),
    cpu: z.number(),
  }),
  z.object({
    type: z.literal("slice"),
    /**
     * Seconds per call. Where the system tells how long the main thread stood
     * ready and got no processor, that is taken off: it belongs to what else the
     * machine does. What the code causes itself stays in, such as garbage
     * collection and waiting for a disk. Elsewhere the median of the batches,
     * and with hooks, which are not counted, the median of the single calls: a
     * few interruptions do not move it.
     */
    time: z.number(),
    /** Seconds of each batch in all, hooks counted. */
    totals: Numbers,
    /** Processor seconds per call of the main thread over all batches, hooks counted. */
    cpu: z.number(),
  }),
  /** Seconds per call. */
  z.object({ type: z.literal("whole"), samples: Numbers }),
  z.object({
    type: z.literal("finished"),
    /** Bytes: the highest resident set since the benchmark began; absent where the platform does not tell. */
    peak: z.number().optional(),
  }),
  /** The benchmark failed and is closed. `fatal`: the process ends after this. */
  z.object({ type: z.literal("failed"), message: z.string(), output: z.string(), fatal: z.boolean() }),
]);
export type TurnAnswer = z.output<typeof Answer>;

export function parseAnswer(line: string): TurnAnswer {
  return Answer.parse(JSON.parse(line));
}
