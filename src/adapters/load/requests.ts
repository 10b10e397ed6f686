import type { Better, Summary } from "../../domain/measurement.ts";
import type { Reading } from "../adapter.ts";
import { assemble, type Entry, type Metric, summaryOf } from "../read/reading.ts";

/**
 * What a load test found out about one kind of request, in base units; what the
 * tool does not tell is absent.
 */
interface RequestFigures {
  /** The times of single requests. Mean, spread and percentiles are left out then: they follow from these. */
  readonly times?: readonly number[] | undefined;
  readonly mean?: number | undefined;
  /** What the tool says besides about the times. */
  readonly summary?: { readonly [Key in keyof Summary]?: Summary[Key] | null | undefined };
  /** By the percentile as the tool writes it: `50`, `99.9`. */
  readonly percentiles?: readonly Percentile[];
  /** Requests in a second. */
  readonly throughput?: number | undefined;
  /** Bytes received in a second. */
  readonly transfer?: number | undefined;
  /** Fraction of the requests that failed, by what the tool calls a failure. */
  readonly errorRate?: number | undefined;
}

export type Percentile = readonly [percentile: string, seconds: number | null | undefined];

/** One kind of request: a URL, or what the user called it. */
export type Requests = Omit<Entry, "metrics"> &
  RequestFigures & {
    /** What only this tool tells. */
    readonly more?: readonly Metric[];
  };

/** The reading of a load test, with a warning where the times are only those of failures. */
export function assembleRequests(
  requests: readonly Requests[],
  rest: Omit<Parameters<typeof assemble>[0], "entries"> = {},
): Reading {
  const failing = requests.filter(({ errorRate }) => errorRate === 1);
  return assemble({
    ...rest,
    entries: requests.map(toEntry),
    warnings: [
      ...(rest.warnings ?? []),
      ...failing.map(
        ({ benchmark }) => `Every request of "${benchmark}" failed; its times are those of failures.`,
      ),
    ],
  });
}

function toEntry(requests: Requests): Entry {
  const { benchmark, category, parameters, more = [] } = requests;
  return {
    benchmark,
    ...(category === undefined ? {} : { category }),
    ...(parameters === undefined ? {} : { parameters }),
    metrics: distinct([...requestMetrics(requests), ...more]),
  };
}

/** The metrics that all load tools have in common. */
function requestMetrics(figures: RequestFigures): readonly Metric[] {
  const { throughput, transfer, errorRate } = figures;
  return [
    ...timeMetrics(figures),
    ...(throughput === undefined ? [] : [single("throughput", "1/s", throughput, "higher")]),
    ...(transfer === undefined ? [] : [single("transfer", "B/s", transfer, "higher")]),
    ...(errorRate === undefined ? [] : [single("error-rate", "ratio", errorRate, "lower")]),
  ];
}

function timeMetrics({ times, mean, summary, percentiles }: RequestFigures): readonly Metric[] {
  const time = { metric: "time", unit: "s", better: "lower" } as const;
  if (times !== undefined && times.length > 0) return [{ ...time, rounds: [times] }];
  const said = summaryOf({ ...summary, mean });
  return [
    ...(mean === undefined ? [] : [{ ...time, rounds: [[mean]], ...(said ? { summary: said } : {}) }]),
    ...percentileMetrics("time", "s", percentiles ?? []),
  ];
}

/**
 * One metric for each percentile from the median on: `time-p50`, `time-p999` for
 * 99.9. Lower ones tell nothing that the median does not, the 100th is the maximum.
 */
export function percentileMetrics(
  metric: string,
  unit: string,
  percentiles: readonly Percentile[],
  better: Better = "lower",
): readonly Metric[] {
  return distinct(
    percentiles.flatMap(([percentile, value]) => {
      const number = Number(percentile);
      if (!(number >= 50 && number < 100) || value == null) return [];
      return [single(`${metric}-p${String(number).replace(".", "")}`, unit, value, better)];
    }),
  );
}

/** The first of each name: tools tell the median beside a 50th percentile that the user asked for. */
function distinct(metrics: readonly Metric[]): readonly Metric[] {
  return metrics.filter(
    ({ metric }, index) => metrics.findIndex((other) => other.metric === metric) === index,
  );
}

/** A metric of which the tool gives one value. */
export function single(metric: string, unit: string, value: number, better: Better): Metric {
  return { metric, unit, better, rounds: [[value]] };
}

/** What benchmarks are called where a tool does not write down what it asked for. */
export const ALL_REQUESTS = "all requests";
