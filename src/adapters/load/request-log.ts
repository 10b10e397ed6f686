import type { Metric } from "../read/reading.ts";
import type { Requests } from "./requests.ts";

/** Single requests, collected by their name. Holds numbers only: there may be millions. */
export interface RequestLog {
  add(name: string, request: LoggedRequest): void;
  /**
   * In the order in which the names came first. What counts over all requests,
   * the error rate and the throughput, is only told of a log that came to its end;
   * where a format does not mark its end, one that was cut between two lines looks so, too.
   * The throughput counts what the tool itself counts in it.
   */
  requests(log: { readonly isWhole: boolean; readonly counted?: "all" | "successful" }): readonly Requests[];
}

export interface LoggedRequest {
  readonly seconds: number;
  /** `undefined` where the log does not say it. */
  readonly failed: boolean | undefined;
  /** When it began, in milliseconds from any origin: of whole ones no digit is lost. */
  readonly start?: number | undefined;
  /** Received. */
  readonly bytes?: number | undefined;
  /** Parts of the time, by the metric's name. */
  readonly parts?: Readonly<Record<string, number | undefined>>;
}

interface Collected {
  readonly times: number[];
  failures: number;
  bytes: number;
  first: number;
  last: number;
  readonly parts: Map<string, number[]>;
}

/** What a reader says where a log of requests was cut off. */
export const BREAKS_OFF = "The file breaks off, so that error rates and throughput are not known.";

export function requestLog(): RequestLog {
  const byName = new Map<string, Collected>();
  return {
    add(name, { seconds, failed, start = Number.NaN, bytes = Number.NaN, parts = {} }) {
      const collected = byName.get(name) ?? newCollected();
      byName.set(name, collected);
      collected.times.push(seconds);
      collected.failures += failed === undefined ? Number.NaN : Number(failed);
      collected.bytes += bytes;
      collected.first = Math.min(collected.first, start);
      collected.last = Math.max(collected.last, start + seconds * 1e3);
      for (const [part, value] of Object.entries(parts)) {
        if (value === undefined) continue;
        const values = collected.parts.get(part) ?? [];
        collected.parts.set(part, values);
        values.push(value);
      }
    },
    requests: ({ isWhole, counted = "all" }) =>
      [...byName].map(([benchmark, collected]) => ({
        benchmark,
        times: collected.times,
        ...(isWhole ? ratesOf(collected, counted) : {}),
        more: [...collected.parts].flatMap(([part, values]) => partMetric(part, values)),
      })),
  };
}

function newCollected(): Collected {
  return {
    times: [],
    failures: 0,
    bytes: 0,
    first: Number.POSITIVE_INFINITY,
    last: Number.NEGATIVE_INFINITY,
    parts: new Map(),
  };
}

/** From the beginning of the first request to the end of the last; what some request did not tell is NaN by now. */
function ratesOf({ times, failures, bytes, first, last }: Collected, counted: "all" | "successful") {
  const known = (value: number) => (Number.isFinite(value) ? value : undefined);
  const seconds = (last - first) / 1e3;
  return {
    errorRate: known(failures / times.length),
    throughput: known((times.length - (counted === "all" ? 0 : failures)) / seconds),
    transfer: known(bytes / seconds),
  };
}

/** A part that never took any time did not happen, such as connecting when connections are kept. */
function partMetric(metric: string, values: readonly number[]): readonly Metric[] {
  if (values.every((value) => value === 0)) return [];
  return [{ metric, unit: "s", better: "lower", rounds: [values] }];
}
