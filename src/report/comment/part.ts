import { z } from "zod";
import type { Section } from "../markdown/fit.ts";

/** What is known of a part without reading it: enough for the overview, and to tell which of two is newer. */
export type PartMeta = Readonly<z.output<typeof PartMeta>>;

/** Loose: a later version may add to it, and an older job must not lose what it added. */
export const PartMeta = z.looseObject({
  v: z.number(),
  /** See `partOf`. */
  id: z.string().min(1),
  title: z.string(),
  gate: z.enum(["pass", "fail", "inconclusive"]),
  /** Set when the gate passed although something regressed or failed. */
  notice: z.boolean().optional(),
  /** Plain text. */
  headline: z.string(),
  commit: z.string().optional(),
  runId: z.string().optional(),
  runAttempt: z.string().optional(),
  workflow: z.string().optional(),
  runUrl: z.string().optional(),
  /** When the run began, ISO 8601. */
  time: z.string(),
  /** Of the one writing of it, to find it again when the answer to that was lost. */
  nonce: z.string().optional(),
});

export interface CommentSection extends Section {
  readonly rows: readonly string[];
  /** Rows that it had and that were left out for length. */
  readonly missing: number;
}

/** Sections that were left out for length: some by name, the others counted. */
export interface LeftOut {
  readonly names: readonly string[];
  readonly more: number;
}

/** One job's share of the comment, most important section first. */
export interface CommentPart {
  readonly meta: PartMeta;
  readonly sections: readonly CommentSection[];
  readonly leftOut: LeftOut;
}

export const NOTHING_LEFT_OUT: LeftOut = { names: [], more: 0 };

/** Worst first. `noticed`: the gate passed although something regressed or failed. */
type PartOutcome = (typeof OUTCOMES)[number];
const OUTCOMES = ["failed", "inconclusive", "noticed", "passed"] as const;

export function outcomeOf({ gate, notice }: PartMeta): PartOutcome {
  if (gate === "fail") return "failed";
  if (gate === "inconclusive") return "inconclusive";
  return notice === true ? "noticed" : "passed";
}

/** Worst outcome first, then by title, with 2/16 before 10/16. */
export function worstPartsFirst(parts: readonly CommentPart[]): readonly CommentPart[] {
  return parts.toSorted(
    ({ meta: one }, { meta: other }) =>
      OUTCOMES.indexOf(outcomeOf(one)) - OUTCOMES.indexOf(outcomeOf(other)) ||
      one.title.localeCompare(other.title, "en", { numeric: true }) ||
      one.id.localeCompare(other.id, "en"),
  );
}

/** Positive when the first is of a newer run, or of a later attempt at the same run. */
export function compareRuns(one: PartMeta, other: PartMeta): number {
  return number(one.runId) - number(other.runId) || number(one.runAttempt) - number(other.runAttempt);
}

/** GitHub counts its runs up over all workflows; a laptop has no number. */
function number(digits: string | undefined): number {
  return digits !== undefined && /^\d{1,15}$/.test(digits) ? Number(digits) : 0;
}
