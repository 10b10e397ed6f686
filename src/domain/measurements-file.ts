import { z } from "zod";
import { BenchmarkError } from "../errors.ts";
import { environmentToJson } from "./environment-json.ts";
import { describeIssues } from "./issues.ts";
import type { Measurement, Summary } from "./measurement.ts";
import type { RecordedRun, Run } from "./run.ts";
import { inBaseUnit, type UnitKind, unitKind } from "./unit.ts";

/** `null` counts as absent: many writers put it where they have nothing to say. */
const Text = z.string().nullish();
const Amount = z.number().nullish();

const SummaryEntry = z.object({
  mean: Amount,
  median: Amount,
  standard_deviation: Amount,
  min: Amount,
  max: Amount,
  count: Amount,
  interval: z.object({ low: z.number(), high: z.number(), confidence: Amount }).nullish(),
});

const PairingEntry = z.object({
  alternating: z.boolean(),
  share: z.number().gt(0).max(1).nullish(),
  confirmation: z.number().int().min(1).nullish(),
  confirmation_share: z.number().gt(0).max(1).nullish(),
});

/** A place that makes no sense costs nobody his numbers. */
const SourceEntry = z.object({ file: z.string().min(1), line: z.number().int().min(1).nullish() });

const MeasurementEntry = z
  .object({
    benchmark: z.string().min(1),
    category: Text,
    metric: z.string().min(1),
    unit: z.string(),
    better: z.enum(["lower", "higher"]),
    rounds: z.array(z.array(z.number()).min(1)).min(1),
    summary: SummaryEntry.nullish(),
    pairing: PairingEntry.nullish(),
    parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
    source: SourceEntry.nullish().catch(undefined),
  })
  .refine(
    ({ rounds, unit }) => rounds.every((round) => round.every((value) => isFiniteInBase(value, unit))),
    {
      path: ["rounds"],
      error: "expected numbers that fit into the base unit",
    },
  );

const RunEntry = z.object({
  id: Text,
  commit: Text,
  ref: Text,
  time: z
    .string()
    .refine((time) => !Number.isNaN(Date.parse(time)), "expected a time such as 2026-11-21T06:00:00Z")
    .nullish(),
  suite: Text,
  environment: z.record(z.string(), z.unknown()).nullish(),
});

/** Version 1 of our own file. Fields that it does not know are ignored: a newer release may have written them. */
const FileSchema = z.object({
  version: z.literal(1),
  run: RunEntry.nullish(),
  measurements: z.array(MeasurementEntry),
});

type ReadSummary = z.output<typeof SummaryEntry>;
type ReadPairing = z.output<typeof PairingEntry>;
type ReadMeasurement = z.output<typeof MeasurementEntry>;

/** The file as it is written: plain JSON, snake_case, absent where unknown. */
export interface MeasurementsFile {
  readonly version: 1;
  readonly run: {
    readonly id?: string;
    readonly commit?: string;
    readonly ref?: string;
    readonly time?: string;
    readonly suite?: string;
    readonly environment: Readonly<Record<string, unknown>>;
  };
  readonly measurements: readonly WrittenMeasurement[];
}

type WrittenMeasurement = Omit<Measurement, "summary" | "pairing"> & {
  readonly summary?: Omit<Summary, "standardDeviation"> & { readonly standard_deviation?: number };
  readonly pairing?: Omit<Pairing, "confirmationShare"> & { readonly confirmation_share?: number };
};

type Pairing = NonNullable<Measurement["pairing"]>;

/**
 * A run from the parsed JSON of a measurements file; numbers come back in base
 * units. Throws `OUTPUT_UNREADABLE` with `path` and the place inside.
 */
export function parseMeasurementsFile(value: unknown, path: string): RecordedRun {
  const version = VersionOnly.safeParse(value);
  if (version.success && version.data.version !== 1) {
    throw new BenchmarkError(
      "OUTPUT_UNREADABLE",
      `${path} is a measurements file of version ${version.data.version}; this release reads version 1.`,
      {
        hint: "Read it with the release of performance-benchmark that wrote it, or write it again with this one.",
      },
    );
  }
  const result = FileSchema.safeParse(value);
  if (!result.success) {
    throw new BenchmarkError(
      "OUTPUT_UNREADABLE",
      `${path} is not a measurements file: ${describeIssues(result.error)}.`,
      { hint: 'The shape is described in docs/adapters.md under "Measurements file".', cause: result.error },
    );
  }
  const { id, commit, ref, time, suite, environment } = result.data.run ?? {};
  const environmentClass = environment?.["class"];
  return {
    ...present({ id, commit, ref, time, suite }),
    ...(typeof environmentClass === "string" ? { environmentClass } : {}),
    environment: environment ?? {},
    measurements: result.data.measurements.map(toMeasurement),
  };
}

/** Any version: asked first, so that a newer file is called newer and not damaged. */
const VersionOnly = z.object({ version: z.union([z.number(), z.string()]), measurements: z.unknown() });

/** The runs of a measurements-history file: a JSON array of measurements files, oldest first. */
export function parseHistoryFile(value: unknown, path: string): readonly RecordedRun[] {
  if (!Array.isArray(value)) {
    throw new BenchmarkError("OUTPUT_UNREADABLE", `${path} is not a history: expected a JSON array.`, {
      hint: "A measurements-history file is a JSON array of measurements files, oldest first.",
    });
  }
  return value.map((entry: unknown, index) => parseMeasurementsFile(entry, `${path}[${index}]`));
}

/** What `parse --json` prints and the stores keep. Environment facts as published JSON. */
export function toMeasurementsFile(run: Run | RecordedRun): MeasurementsFile {
  const { id, commit, ref, time, suite } = run;
  return {
    version: 1,
    run: { ...present({ id, commit, ref, time, suite }), environment: publishedEnvironment(run) },
    measurements: run.measurements.map(fromMeasurement),
  };
}

function publishedEnvironment(run: Run | RecordedRun): Readonly<Record<string, unknown>> {
  if ("failures" in run) return environmentToJson(run.environment);
  if (run.environmentClass === undefined) return run.environment;
  return { ...run.environment, class: run.environmentClass };
}

function toMeasurement(entry: ReadMeasurement): Measurement {
  const kind = unitKind(entry.unit);
  return {
    benchmark: entry.benchmark,
    ...present({ category: entry.category }),
    metric: entry.metric,
    unit: kind?.base ?? entry.unit,
    better: entry.better,
    rounds: entry.rounds.map((round) => round.map((value) => scaled(value, kind))),
    ...(entry.summary ? { summary: toSummary(entry.summary, kind) } : {}),
    ...(entry.pairing ? { pairing: toPairing(entry.pairing) } : {}),
    ...present({ parameters: entry.parameters }),
    ...(entry.source ? { source: { file: entry.source.file, ...present({ line: entry.source.line }) } } : {}),
  };
}

function toSummary(summary: ReadSummary, kind: UnitKind | undefined): Summary {
  const { mean, median, standard_deviation, min, max, count, interval } = summary;
  const scale = (value: number | null | undefined) => (value == null ? undefined : scaled(value, kind));
  return present({
    mean: scale(mean),
    median: scale(median),
    standardDeviation: scale(standard_deviation),
    min: scale(min),
    max: scale(max),
    count,
    interval: interval
      ? {
          low: scaled(interval.low, kind),
          high: scaled(interval.high, kind),
          ...present({ confidence: interval.confidence }),
        }
      : undefined,
  });
}

function toPairing({ alternating, share, confirmation, confirmation_share }: ReadPairing): Pairing {
  return { alternating, ...present({ share, confirmation, confirmationShare: confirmation_share }) };
}

/** Always in the same order, so that equal runs give equal files. */
function fromMeasurement(measurement: Measurement): WrittenMeasurement {
  const { benchmark, category, metric, unit, better, rounds, summary, pairing, parameters, source } =
    measurement;
  return {
    benchmark,
    ...present({ category }),
    metric,
    unit,
    better,
    rounds,
    ...(summary === undefined ? {} : { summary: fromSummary(summary) }),
    ...(pairing === undefined ? {} : { pairing: fromPairing(pairing) }),
    ...present({ parameters, source }),
  };
}

function fromPairing(pairing: Pairing): NonNullable<WrittenMeasurement["pairing"]> {
  const { alternating, share, confirmation, confirmationShare } = pairing;
  return { alternating, ...present({ share, confirmation, confirmation_share: confirmationShare }) };
}

function fromSummary(summary: Summary): NonNullable<WrittenMeasurement["summary"]> {
  const { mean, median, standardDeviation, min, max, count, interval } = summary;
  return present({ mean, median, standard_deviation: standardDeviation, min, max, count, interval });
}

/** `1e308 min` is a number, but not one of seconds. */
function isFiniteInBase(value: number, unit: string): boolean {
  return Number.isFinite(scaled(value, unitKind(unit)));
}

function scaled(value: number, kind: UnitKind | undefined): number {
  return kind === undefined ? value : inBaseUnit(value, kind);
}

type Present<T> = { [Key in keyof T]?: NonNullable<T[Key]> };

/** The object without what is absent: an optional field is missing, never `undefined` or `null`. */
function present<T extends object>(fields: T): Present<T> {
  const kept: Present<T> = {};
  for (const key in fields) {
    const value = fields[key];
    if (value !== undefined && value !== null) kept[key] = value;
  }
  return kept;
}
