import { mixInWords } from "./closing-text.ts";
import {
  closedComment,
  duplicateComment,
  joinedComment,
  reopenedComment,
  risenComment,
} from "./comment-text.ts";
import type { Decision } from "./decide.ts";
import { breathe, comment, type IssueDesk, readIssue, textOf } from "./issue-desk.ts";

/** Does what was decided about an issue that is there; the body comes first, for it says everything. */
export async function perform(
  desk: IssueDesk,
  decision: Exclude<Decision, { readonly kind: "open" }>,
): Promise<string> {
  const { issues } = desk.ports;
  const { number, state } = decision;
  const text = await textOf(desk, state);
  switch (decision.kind) {
    case "update":
      await issues.update(number, text);
      if (decision.joined.length > 0) await comment(desk, number, joinedComment(decision.joined, state));
      else if (decision.rises) await comment(desk, number, risenComment(state, desk.now));
      return `Issue ${number} was updated.`;
    case "reopen":
      await issues.update(number, { ...text, state: "open", stateReason: "reopened" });
      await comment(desk, number, reopenedComment(state, decision.byHand, desk.now));
      return `Issue ${number} was opened again: the regression came back.`;
    case "close": {
      const stateReason = decision.closing === "recovered" ? "completed" : "not_planned";
      await close(desk, number, { ...text, stateReason });
      await comment(desk, number, closedComment(state, decision.closing, desk.now));
      return `Issue ${number} was closed: ${mixInWords(state, desk.now) ?? CLOSED[decision.closing]}.`;
    }
    case "duplicate":
      await close(desk, number, { ...text, stateReason: "not_planned" });
      await comment(desk, number, duplicateComment(decision.original));
      return `Issue ${number} was closed: another job had opened issue ${decision.original} for the same.`;
    default:
      return decision satisfies never;
  }
}

const CLOSED = {
  recovered: "all of its benchmarks are back at their old level",
  accepted: "the regression was accepted",
  gone: "its benchmarks are not measured any more",
} as const;

/** Another job may write an older body over ours at the same moment; nobody would come to correct it once it is closed. */
async function close(
  desk: IssueDesk,
  number: number,
  change: {
    readonly title: string;
    readonly body: string;
    readonly stateReason: "completed" | "not_planned";
  },
): Promise<void> {
  for (let tried = 0; tried < MOST_TRIES; tried += 1) {
    await desk.ports.issues.update(number, { ...change, state: "closed" });
    await breathe(desk);
    const now = await readIssue(desk, number);
    if (now === undefined || (now.state.closed !== undefined && now.closedAt !== undefined)) return;
  }
}

const MOST_TRIES = 3;
