import { z } from "zod";
import { groupBy } from "../../domain/group-by.ts";
import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import type { Adapter, ToolOutput } from "../adapter.ts";
import { having, holdsJson, readJson } from "../read/json.ts";
import { assemble, type Metric, summaryOf } from "../read/reading.ts";
import { linesOf, readNumber, someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { type Counter, csvCounters, holdsCounters, printedReports, type Report } from "./perf-stat-lines.ts";

// {"counter-value" : "0.631248", "unit" : "msec", "event" : "task-clock", "event-runtime" : 631248, "pcnt-running" : 100.00, …}
//   perf stat -j, one line for each event, with "variance" in percent under -r

const format = {
  expected: "the output of perf stat -j",
  probe: having("counter-value", "event"),
  schema: z.object({
    "counter-value": z.string(),
    unit: z.string().nullish(),
    event: z.string(),
    variance: z.number().nullish(),
    interval: z.number().nullish(),
  }),
};

export const perfStat: Adapter = {
  name: "perf-stat",
  recognises: (output) => holdsJson(output, format) || holdsCounters(someLines(output)),
  parse(output) {
    const reports = holdsJson(output, format) ? launchesOf(jsonCounters(output)) : printed(output);
    const unknown = reports.flatMap(({ counters }) => counters.filter(({ value }) => value === undefined));
    const commands = groupBy(reports, ({ command }) => command ?? NAMELESS);
    return assemble({
      entries: [...commands].map(([benchmark, launches]) => ({ benchmark, metrics: metricsOf(launches) })),
      warnings:
        unknown.length === 0
          ? []
          : [`This machine does not count ${[...new Set(unknown.map(({ event }) => event))].join(", ")}.`],
    });
  },
};

/** JSON and CSV do not tell the command. */
const NAMELESS = "command";

function jsonCounters(output: ToolOutput): readonly Counter[] {
  const values = readJson(output, format);
  if (values.some(({ interval }) => typeof interval === "number")) throw ofIntervals(output);
  return values.map(({ "counter-value": text, unit, event, variance }) => ({
    event,
    unit: unit ?? "",
    value: readNumber(text),
    ...(variance == null ? {} : { error: variance / 100 }),
  }));
}

function printed(output: ToolOutput): readonly Report[] {
  const lines = output.kind === "file" ? linesOf(output.file) : [];
  // Without a line break at its end, the name of an event may go on.
  const whole = lines.slice(0, -1);
  const reports = printedReports(whole);
  const counters = reports.length > 0 ? [] : csvCounters(whole);
  if (counters.some(({ event }) => event === "")) throw ofIntervals(output);
  if (reports.length === 0 && counters.length === 0) {
    throw unreadable(output, {
      expected: "the output of perf stat",
      found: 'there is no line such as "81.60 msec task-clock" below "Performance counter stats for"',
    });
  }
  return reports.length > 0 ? reports : launchesOf(counters);
}

/** JSON and CSV of several runs follow each other without a sign: an event that comes again begins the next. */
function launchesOf(counters: readonly Counter[]): readonly Report[] {
  const launches: Counter[][] = [];
  const seen = new Set<string>();
  for (const counter of counters) {
    if (launches.length === 0 || seen.has(counter.event)) {
      launches.push([]);
      seen.clear();
    }
    seen.add(counter.event);
    launches.at(-1)?.push(counter);
  }
  return launches.map((launch) => ({ counters: launch }));
}

function ofIntervals(output: ToolOutput) {
  return unreadable(output, {
    expected: "one report for a whole run",
    found: "it has counts for each interval of time (-I), which are no rounds of a benchmark",
  });
}

/** Reports on the same command are launches of it. What one of them lacks is taken from none. */
function metricsOf(reports: readonly Report[]): readonly Metric[] {
  const [first, ...others] = reports.map(({ counters }) =>
    counters.filter(({ value }) => value !== undefined),
  );
  const events = (first ?? []).map(({ event }) => event);
  return (first ?? []).flatMap((counter): readonly Metric[] => {
    const { event, unit } = counter;
    const same = others.map((counters) => counters.find((other) => other.event === event));
    const launches = [counter, ...same].flatMap((one) => (one === undefined ? [] : [one]));
    if (launches.length < reports.length) return [];
    const kind = unit === "" ? { base: "count", factor: 1, better: "lower" as const } : unitKind(unit);
    const scaled = (value: number) => (kind === undefined ? value : inBaseUnit(value, kind));
    const summary = reports.length === 1 ? spreadOf(counter, reports[0]?.runs, scaled) : undefined;
    return [
      {
        metric: metricName(event, events),
        unit: kind?.base ?? unit,
        better: kind?.better ?? "lower",
        rounds: launches.map(({ value = 0 }) => [scaled(value)]),
        ...(summary === undefined ? {} : { summary }),
      },
    ];
  });
}

/** The percentage after `+-` is the standard error of the mean of `-r` runs (stat.c of perf). */
function spreadOf(
  { value = 0, error }: Counter,
  runs: number | undefined,
  scaled: (value: number) => number,
) {
  if (error === undefined) return undefined;
  const mean = scaled(value);
  const half = mean * error;
  return summaryOf({
    mean,
    count: runs,
    standardDeviation: runs === undefined ? undefined : half * Math.sqrt(runs),
    interval: { low: mean - half, high: mean + half, confidence: ONE_STANDARD_ERROR },
  });
}

const ONE_STANDARD_ERROR = 0.6827;

const OWN_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({ "task-clock": "cpu-time", "time elapsed": "time" }),
);

/** Without the modifiers (`instructions:u`), unless the same event is counted in several ways. */
function metricName(event: string, events: readonly string[]): string {
  const plain = withoutModifiers(event);
  const isAlone = events.filter((other) => withoutModifiers(other) === plain).length === 1;
  return isAlone ? (OWN_NAMES.get(plain) ?? plain) : event;
}

function withoutModifiers(event: string): string {
  return event.replace(/:[a-zA-Z]+$/, "");
}
