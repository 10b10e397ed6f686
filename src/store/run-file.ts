import { z } from "zod";
import { acceptancesFromJson, acceptanceToJson } from "../domain/acceptance-json.ts";
import { environmentToJson } from "../domain/environment-json.ts";
import { describeIssues } from "../domain/issues.ts";
import type { Measurement, Summary } from "../domain/measurement.ts";
import type { BenchmarkDuration, RecordedRun, Run } from "../domain/run.ts";
import { sha256 } from "./sha256.ts";
import { roundStored, thin } from "./thin.ts";

/** A run with everything that its place in a history is made from. */
export type StoredRun = RecordedRun & { readonly id: string; readonly time: string; readonly suite: string };

/** A run as text: what changes from run to run, and the names, which hardly ever do. */
export interface EncodedRun {
  /** Names, units and directions of all series, and names of what durations are known of: equal text for all runs of the same benchmarks. */
  readonly dictionary: { readonly hash: string; readonly text: string };
  /** Text of the run file, given the name of its dictionary. */
  text(dictionaryName: string): string;
}

export type Decoded<T> =
  | { readonly kind: "decoded"; readonly value: T }
  | { readonly kind: "damaged"; readonly reason: string };

/** What a store keeps of a run: all but its failures. */
export function toStoredRun(run: Run): StoredRun {
  return {
    id: run.id,
    ...(run.commit !== undefined && { commit: run.commit }),
    ...(run.ref !== undefined && { ref: run.ref }),
    time: run.time,
    suite: run.suite,
    environmentClass: run.environment.class,
    environment: environmentToJson(run.environment),
    measurements: run.measurements,
    ...(run.acceptances !== undefined && { acceptances: run.acceptances }),
    ...(run.group !== undefined && { group: run.group }),
    ...(run.shard !== undefined && { shard: { index: run.shard.index, count: run.shard.count } }),
    ...(run.durations !== undefined && { durations: run.durations }),
  };
}

/** Columns in ASCII JSON; samples thinned to 64 a series and rounded to 7 digits. */
export function encodeRun(run: StoredRun): EncodedRun {
  const series = run.measurements.map(({ benchmark, category, metric, unit, better, parameters }) => ({
    benchmark,
    category,
    metric,
    unit,
    better,
    parameters,
  }));
  const timed = run.durations?.map(({ task, benchmark }) => ({ task, benchmark }));
  const dictionary = asciiJson({ version: 1, series, timed });
  const thinned = run.measurements.map(thin);
  const columns = {
    rounds: thinned.map(({ measurement }) => measurement.rounds.map((round) => round.map(roundStored))),
    ...column("summaries", thinned, ({ measurement }) => storedSummary(measurement.summary)),
    ...column("thinned_from", thinned, ({ before }) => (before === 0 ? null : before)),
    durations: run.durations?.map(({ seconds }) => roundStored(seconds)),
  };
  const { id, commit, ref, time, suite, environmentClass, environment, group, shard } = run;
  const facts = {
    id,
    commit,
    ref,
    time,
    suite,
    environment_class: environmentClass,
    environment,
    group,
    shard,
    ...(run.acceptances !== undefined && { acceptances: run.acceptances.map(acceptanceToJson) }),
  };
  return {
    dictionary: { hash: sha256(dictionary).slice(0, 32), text: dictionary },
    text: (names) => asciiJson({ version: 1, run: facts, names, ...columns }),
  };
}

/** Reads the text of a run file, still without the names of its series. */
export function decodeRunFile(text: string): Decoded<RunFile> {
  return decode(RunFile, text);
}

/** Reads a dictionary and checks that its content is the one that its name promises. */
export function decodeDictionary(name: string, text: string): Decoded<Dictionary> {
  if (!name.startsWith(sha256(text).slice(0, 32))) {
    return { kind: "damaged", reason: "its content does not have the checksum of its name" };
  }
  return decode(Dictionary, text);
}

/** Puts names and numbers together again. */
export function joinRun(file: RunFile, { series, timed = [] }: Dictionary): Decoded<StoredRun> {
  if (series.length !== file.rounds.length) {
    return { kind: "damaged", reason: `it has ${file.rounds.length} series and names for ${series.length}` };
  }
  if (file.durations !== undefined && file.durations.length !== timed.length) {
    return {
      kind: "damaged",
      reason: `it has ${file.durations.length} durations and names for ${timed.length}`,
    };
  }
  const durations = file.durations?.map(
    (seconds, index): BenchmarkDuration => ({ task: "", benchmark: "", ...timed[index], seconds }),
  );
  const measurements = series.map((names, index): Measurement => {
    const summary = file.summaries?.[index] ?? undefined;
    return {
      ...names,
      rounds: file.rounds[index] ?? [],
      ...(summary !== undefined && { summary: readSummary(summary) }),
    };
  });
  const { environment_class: environmentClass, ...facts } = file.run;
  return {
    kind: "decoded",
    value: {
      ...facts,
      ...(environmentClass !== undefined && { environmentClass }),
      measurements,
      ...(durations !== undefined && { durations }),
    },
  };
}

const StoredSummary = z.object({
  mean: z.exactOptional(z.number()),
  median: z.exactOptional(z.number()),
  standard_deviation: z.exactOptional(z.number()),
  min: z.exactOptional(z.number()),
  max: z.exactOptional(z.number()),
  count: z.exactOptional(z.number()),
  interval: z.exactOptional(
    z.object({ low: z.number(), high: z.number(), confidence: z.exactOptional(z.number()) }),
  ),
});
type StoredSummary = z.output<typeof StoredSummary>;

const RunFile = z.object({
  version: z.literal(1),
  run: z.object({
    id: z.string(),
    commit: z.exactOptional(z.string()),
    ref: z.exactOptional(z.string()),
    time: z.string(),
    suite: z.string(),
    environment_class: z.exactOptional(z.string()),
    environment: z.record(z.string(), z.unknown()),
    group: z.exactOptional(z.string()),
    shard: z.exactOptional(
      z
        .object({ index: z.int().min(1), count: z.int().min(1) })
        .refine(({ index, count }) => index <= count, "is no shard"),
    ),
    acceptances: z.exactOptional(z.array(z.unknown()).transform(acceptancesFromJson)),
  }),
  names: z.string().regex(/^[0-9a-f]{32}(-\d+)?$/),
  rounds: z.array(z.array(z.array(z.number()))),
  summaries: z.exactOptional(z.array(StoredSummary.nullable())),
  thinned_from: z.exactOptional(z.array(z.number().nullable())),
  /** Seconds, in the order of the dictionary's `timed`. */
  durations: z.exactOptional(z.array(z.number())),
});
export type RunFile = z.output<typeof RunFile>;

const Dictionary = z.object({
  version: z.literal(1),
  series: z.array(
    z.object({
      benchmark: z.string(),
      category: z.exactOptional(z.string()),
      metric: z.string(),
      unit: z.string(),
      better: z.enum(["lower", "higher"]),
      parameters: z.exactOptional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
    }),
  ),
  timed: z.exactOptional(z.array(z.object({ task: z.string(), benchmark: z.string() }))),
});
export type Dictionary = z.output<typeof Dictionary>;

function decode<T>(schema: z.ZodType<T>, text: string): Decoded<T> {
  const value = parseJson(text);
  if (value === undefined) return { kind: "damaged", reason: "it is not valid JSON" };
  const result = schema.safeParse(value);
  if (result.success) return { kind: "decoded", value: result.data };
  return { kind: "damaged", reason: describeIssues(result.error) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A column that is left out when it has nothing to say. */
function column<T, V>(
  name: string,
  items: readonly T[],
  value: (item: T) => V | null,
): Record<string, (V | null)[]> {
  const values = items.map(value);
  return values.every((item) => item === null) ? {} : { [name]: values };
}

function storedSummary(summary: Summary | undefined): StoredSummary | null {
  if (summary === undefined) return null;
  const { standardDeviation, interval, count, ...values } = summary;
  return {
    ...roundAll(values),
    ...(standardDeviation !== undefined && { standard_deviation: roundStored(standardDeviation) }),
    ...(count !== undefined && { count }),
    ...(interval !== undefined && { interval: roundAll(interval) }),
  };
}

function readSummary({ standard_deviation: standardDeviation, ...summary }: StoredSummary): Summary {
  return { ...summary, ...(standardDeviation !== undefined && { standardDeviation }) };
}

function roundAll<T extends Readonly<Record<string, number>>>(values: T): T {
  const entries = Object.entries(values).map(([key, value]) => [key, roundStored(value)]);
  return { ...values, ...Object.fromEntries(entries) };
}

/** ASCII, so that a length in characters is a length in bytes and lone surrogates survive. */
function asciiJson(value: unknown): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return `${JSON.stringify(value).replace(/[\u007f-\uffff]/g, escaped)}\n`;
}
