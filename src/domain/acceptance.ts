/** Somebody's word that a regression is meant, before it is known whether it counts. */
export interface Acceptance {
  readonly source: AcceptanceSource;
  /** Glob over `category/benchmark` or the benchmark's name; absent: every benchmark. */
  readonly pattern?: string;
  /** Why, in the words of who accepted it. */
  readonly reason: string;
  /** Last day on which it counts, `2026-12-31`, UTC; absent: it does not end. */
  readonly until?: string;
  /** Largest change for the worse that it covers, as a fraction; absent: any. */
  readonly limit?: number;
  /** Why it does not count whatever it says, as a sentence: no write access, no reason, a date that is none. */
  readonly rejected?: string;
}

export type AcceptanceSource =
  | { readonly kind: "label"; readonly label: string; readonly by?: string; readonly url?: string }
  | { readonly kind: "comment"; readonly by: string; readonly url: string; readonly id: number }
  | { readonly kind: "trailer"; readonly commit: string; readonly by?: string };

/** What became of an acceptance in one report. */
export interface AcceptanceOutcome {
  readonly acceptance: Acceptance;
  /** `unused`: it counts, but covers no regression of this run. */
  readonly status: "applied" | "unused" | "expired" | "rejected";
  /** Why an unused one covers nothing; absent in reports of earlier versions. */
  readonly unused?: Unused;
  /** One sentence for people. */
  readonly detail: string;
  /** Names of the series that it covers. */
  readonly series: readonly string[];
}

/** Why an acceptance that counts covers nothing, what its author should know first. */
export const UNUSED = [
  /** What it means is worse than its limit. */
  "too-narrow",
  /** What it means is suspected, and not confirmed. */
  "waiting",
  /** Others cover what it means, or that did not become worse. */
  "not-needed",
  /** No benchmark of the report has such a name. */
  "no-match",
] as const;
export type Unused = (typeof UNUSED)[number];
