import type { RecordedRun, Run } from "../domain/run.ts";

/**
 * One place where history lives. Every implementation passes
 * `__tests__/contracts/history-store.ts`.
 */
export interface HistoryStore {
  readonly kind: StoreKind;
  /** Where it is, for people: `branch benchmark-data of origin`. */
  readonly place: string;
  /**
   * The newest runs that match, oldest first. A damaged entry is left where it
   * is, skipped and named in `problems`; it never hides the others.
   */
  read(query: HistoryQuery): Promise<HistoryReading>;
  /** Adds one run. Appending a run with the same id again changes nothing. */
  append(run: Run): Promise<Appended>;
}

export const STORE_KINDS = ["branch", "cache", "artifact", "file"] as const;
type StoreKind = (typeof STORE_KINDS)[number];

export interface HistoryQuery {
  /** Only runs of this class; runs that do not name their class never match. */
  readonly environmentClass?: string;
  readonly suite?: string;
  /** Full ref, such as `refs/heads/main`. */
  readonly ref?: string;
  /** Only runs that began before this time, ISO 8601. */
  readonly before?: string;
  /** How many of the newest matching runs at most. */
  readonly limit: number;
}

export interface HistoryReading {
  readonly runs: readonly RecordedRun[];
  /** How many runs are there in all, matching or not. */
  readonly total: number;
  readonly problems: readonly string[];
}

export interface Appended {
  /** For people and outputs: where the run is now. */
  readonly location: string;
  /** Why nothing was written, as a sentence; absent when the run is stored. */
  readonly skipped?: string;
}
