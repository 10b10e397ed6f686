import type { Issue } from "../github/ports.ts";
import { type IssueKey, isSameKey } from "./issue-key.ts";
import type { IssueState } from "./state.ts";
import { readState } from "./state-marker.ts";

/** An issue of ours, as GitHub has it. */
export interface KnownIssue {
  readonly number: number;
  readonly state: IssueState;
  /** ISO 8601; absent while it is open. */
  readonly closedAt?: string;
}

/** The issue when it is ours: anybody can write a marker, but only somebody who may write here is trusted. */
export function asKnown(issue: Issue): KnownIssue | "unreadable" | undefined {
  const state = issue.trusted ? readState(issue.body) : undefined;
  if (state === undefined || state === "unreadable") return state;
  const { number } = issue;
  return {
    number,
    state,
    ...(issue.state === "open" ? {} : { closedAt: issue.closedAt ?? state.opened }),
  };
}

/** The issues of one key, without those that a race left over and that were closed for it. */
export function issuesOf(key: IssueKey, known: readonly KnownIssue[]): readonly KnownIssue[] {
  return known.filter(({ state }) => isSameKey(state.key, key) && state.closed !== "duplicate");
}

/** Oldest first. */
export function openOnes(known: readonly KnownIssue[]): readonly KnownIssue[] {
  return known
    .filter(({ closedAt }) => closedAt === undefined)
    .toSorted((one, other) => one.number - other.number);
}

export function newestClosed(known: readonly KnownIssue[]): KnownIssue | undefined {
  return known
    .filter(({ closedAt }) => closedAt !== undefined)
    .toSorted((one, other) => Date.parse(one.closedAt ?? "") - Date.parse(other.closedAt ?? ""))
    .at(-1);
}
