import type { Severities } from "../config/schema.ts";
import type { Acceptance } from "../domain/acceptance.ts";
import { counted } from "../report/format/duration.ts";
import type { Decision } from "./decide.ts";
import {
  breathe,
  type IssueDesk,
  type IssuePorts,
  type IssueRuntime,
  openDesk,
  readIssue,
} from "./issue-desk.ts";
import type { KnownIssue } from "./known-issue.ts";
import { perform } from "./perform.ts";
import { closingOf, isInForce, regressedOf, withLevel } from "./progress.ts";
import { covers, settlementOf } from "./settlement.ts";
import { type IssueState, isSameState } from "./state.ts";

/** What became of an acceptance on an issue; `message` is a sentence for people. */
export type IssueAcceptance =
  /** Everything that the issue is about is settled, and it is closed. */
  | { readonly kind: "closed"; readonly message: string }
  /** It counts, and the issue waits for the rest. */
  | { readonly kind: "noted"; readonly message: string }
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "not-ours"; readonly message: string };

/**
 * Obeys `/accept-regression` on a regression issue: marks the series that it
 * covers, and closes the issue when nothing is left. The issue remembers the
 * level, so that it opens no issue again. Whether the author may write here is
 * the caller's business, who says it by `acceptance.rejected`.
 */
export async function acceptIssue(
  ports: IssuePorts,
  {
    number,
    repositoryUrl,
    severities,
  }: {
    readonly number: number;
    readonly repositoryUrl: string;
    /** In percent. */
    readonly severities: Severities;
  },
  acceptance: Acceptance,
  runtime: IssueRuntime,
): Promise<IssueAcceptance> {
  const desk = openDesk({ ports, runtime, repositoryUrl });
  let answer: IssueAcceptance | undefined;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (answer !== undefined) await breathe(desk);
    const known = await readIssue(desk, number);
    if (known === undefined) {
      return {
        kind: "not-ours",
        message: `Issue ${number} is no regression issue of performance-benchmark.`,
      };
    }
    const problem = answer === undefined ? problemOf(acceptance, known.state, desk.now) : undefined;
    if (problem !== undefined) return { kind: "refused", message: problem };
    const state = withLevel(accepted(known, acceptance), severities, desk.now);
    const decision = decisionOf(known, state, desk);
    if (decision === undefined) break;
    await perform(desk, decision);
    answer = answerOf(decision, desk.now);
  }
  return answer ?? { kind: "noted", message: `Issue ${number} was accepted before.` };
}

/** A run may write over what we wrote; the second round sees that it did not. */
const MOST_ROUNDS = 4;

function problemOf(acceptance: Acceptance, state: IssueState, now: string): string | undefined {
  const { rejected, until, pattern } = acceptance;
  if (rejected !== undefined) return rejected;
  if (!isInForce(acceptance, now)) return `The acceptance counted until ${until}.`;
  if (state.series.some((series) => covers(acceptance, series, state))) return undefined;
  return pattern === undefined
    ? "All of it is worse than the acceptance allows."
    : `Nothing that this issue is about matches ${pattern}, or it is worse than the acceptance allows.`;
}

function accepted({ state: before, closedAt }: KnownIssue, acceptance: Acceptance): IssueState {
  // A person opened it again: it is not closed whatever it says.
  const { closed, ...state } = before;
  const series = state.series.map((one) =>
    one.accepted === undefined && covers(acceptance, one, state)
      ? { ...one, accepted: settlementOf(acceptance, one.worst) }
      : one,
  );
  return { ...state, series, ...(closed === undefined || closedAt === undefined ? {} : { closed }) };
}

/** `undefined` when the issue already says what it should. */
function decisionOf(
  { number, state: before, closedAt }: KnownIssue,
  state: IssueState,
  { now }: IssueDesk,
): Exclude<Decision, { readonly kind: "open" }> | undefined {
  const closing = closingOf(state, now);
  const isNew = !isSameState(state, before);
  if (closing !== undefined && (closedAt === undefined || isNew)) {
    return { kind: "close", number, state: { ...state, closed: closing }, closing };
  }
  return isNew ? { kind: "update", number, state, joined: [], rises: false } : undefined;
}

function answerOf(decision: Decision, now: string): IssueAcceptance {
  if (decision.kind === "close") {
    return { kind: "closed", message: `Issue ${decision.number} was accepted and closed.` };
  }
  const open = regressedOf(decision.state, now).length;
  const rest = counted(open, "series is", "series are");
  return { kind: "noted", message: `The acceptance was noted; ${rest} still regressed.` };
}
