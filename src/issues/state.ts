import { z } from "zod";
import { ALERT_LEVELS } from "../domain/alert-level.ts";

/**
 * What an issue of ours knows, hidden at the start of its body. It is the only
 * storage that issues have: update, recovery and the chart come from it.
 */

/** What a value says of its series: it is back at the old level, it is not, or the noise leaves it open. */
const Vote = z.enum(["back", "away", "open"]);
export type Vote = z.output<typeof Vote>;

/** A value, and how much worse than before it is, as a fraction. */
const Level = z.object({ value: z.number(), worsening: z.number() });

/** Somebody's word, as far as the issue has to remember it. */
const Settlement = z.object({
  /** What was accepted. */
  level: Level,
  /** Empty where there is none but a label. */
  reason: z.string(),
  /** `by mona, in a comment`. */
  words: z.string(),
  url: z.string().exactOptional(),
  until: z.string().exactOptional(),
  /** Largest worsening that it allows, as a fraction. */
  limit: z.number().exactOptional(),
});

/** One benchmark and metric in one environment class that regressed. */
const TrackedSeries = z.object({
  /** Its name in the points of the runs; a series that regresses anew from another level gets a new one. */
  id: z.number(),
  benchmark: z.string(),
  category: z.string().exactOptional(),
  metric: z.string(),
  unit: z.string(),
  better: z.enum(["lower", "higher"]),
  /** Indexes into `machines` and `sources`: its environment class, and the job that measured it last. */
  machine: z.number(),
  source: z.number(),
  /** Median before it regressed. */
  baseline: z.number(),
  /** Largest change for the worse that passes, and how much worse it was first found to be, as fractions. */
  threshold: z.number(),
  worsening: z.number(),
  /** The worst that was confirmed. */
  worst: Level,
  since: z.object({ run: z.string(), time: z.string(), commit: z.string().exactOptional() }),
  lastGood: z.string().exactOptional(),
  firstBad: z.string().exactOptional(),
  accepted: Settlement.exactOptional(),
});

/** One workflow run; its jobs and their repetitions share an entry. */
const TrackedRun = z.object({
  id: z.string(),
  time: z.string(),
  commit: z.string().exactOptional(),
  /** Jobs of it that reported the whole of what they measure. */
  sources: z.array(z.number()),
  /** By the id of the series; no value: it was tried and failed. */
  points: z.record(z.string(), z.tuple([z.number().nullable(), Vote])),
});

const CLOSINGS = ["recovered", "accepted", "gone", "duplicate"] as const;

export const IssueState = z.object({
  v: z.literal(1),
  key: z.object({ suite: z.string(), environment: z.string(), group: z.string() }),
  /** The user's own of the environment, where there is one. */
  label: z.string().exactOptional(),
  /** Of the run that opened it, to find it after an answer that was lost. */
  nonce: z.string(),
  opened: z.string(),
  machines: z.array(z.string()),
  sources: z.array(z.string()),
  series: z.array(TrackedSeries),
  /** Oldest first. */
  runs: z.array(TrackedRun),
  level: z.enum(ALERT_LEVELS).exactOptional(),
  /** How we closed it; absent while it is open, and when a person closed it. */
  closed: z.enum(CLOSINGS).exactOptional(),
  duplicateOf: z.number().exactOptional(),
  /** An earlier issue of the same key. */
  previous: z.number().exactOptional(),
  /** Set once it was opened again after a person had closed it. */
  insisted: z.boolean().exactOptional(),
  /** Of the newest run. */
  links: z.array(z.object({ text: z.string(), url: z.string() })),
});

export type IssueState = z.output<typeof IssueState>;
export type TrackedSeries = z.output<typeof TrackedSeries>;
export type TrackedRun = z.output<typeof TrackedRun>;
export type Closing = (typeof CLOSINGS)[number];
export type Level = z.output<typeof Level>;
export type Settlement = z.output<typeof Settlement>;

/** A benchmark and metric, wherever it was measured. */
export type SeriesName = Pick<TrackedSeries, "benchmark" | "category" | "metric">;

export function isSameSeries(one: SeriesName, other: SeriesName): boolean {
  return one.benchmark === other.benchmark && one.metric === other.metric && one.category === other.category;
}

/** Whether two states say the same, in whatever order their fields were put together. */
export function isSameState(one: IssueState, other: IssueState): boolean {
  const inOrder = (state: IssueState) => JSON.stringify(IssueState.parse(state));
  return inOrder(one) === inOrder(other);
}

/** In the order in which workflow runs began: GitHub's numbers grow, and a repetition keeps its number. */
export function runOrder(
  one: { readonly id: string; readonly time: string },
  other: { readonly id: string; readonly time: string },
): number {
  const difference = Number(one.id) - Number(other.id);
  if (difference !== 0 && !Number.isNaN(difference)) return difference;
  return one.id === other.id ? 0 : one.time < other.time ? -1 : 1;
}
