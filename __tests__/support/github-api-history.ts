import type { GitHubState } from "./github-api-state.ts";

/**
 * What lists showed some time ago. GitHub answers lists from copies that lag
 * behind what was written, while a single thing asked for by its number is exact.
 */
export interface History {
  /** Takes down how things are now, if anything changed. */
  record(): void;
  /** The state with comments, issues and reactions as they were `milliseconds` ago. */
  before(milliseconds: number): GitHubState;
}

export function historyOf(state: GitHubState): History {
  const snapshots: Snapshot[] = [{ at: Number.NEGATIVE_INFINITY, ...copyOf(state) }];

  return {
    record: () => {
      const copy = copyOf(state);
      if (!equal(copy, snapshots.at(-1))) snapshots.push({ at: performance.now(), ...copy });
    },
    before: (milliseconds) => {
      const then = performance.now() - milliseconds;
      const { comments, issues, reactions } = snapshots.findLast(({ at }) => at <= then) ?? copyOf(state);
      return { ...state, comments: [...comments], issues: [...issues], reactions: [...reactions] };
    },
  };
}

type Copy = Pick<GitHubState, "comments" | "issues" | "reactions">;
type Snapshot = Copy & { readonly at: number };

function copyOf({ comments, issues, reactions }: Copy): Copy {
  return {
    comments: comments.map((comment) => ({ ...comment })),
    issues: issues.map((issue) => ({ ...issue })),
    reactions: [...reactions],
  };
}

function equal(a: Copy, b: Copy | undefined): boolean {
  return (
    b !== undefined &&
    sameItems(a.comments, b.comments) &&
    sameItems(a.issues, b.issues) &&
    sameItems(a.reactions, b.reactions)
  );
}

function sameItems(a: readonly object[], b: readonly object[]): boolean {
  return a.length === b.length && a.every((item, index) => sameFields(item, b[index] ?? {}));
}

function sameFields(a: object, b: object): boolean {
  const other = new Map<string, unknown>(Object.entries(b));
  return Object.entries(a).every(([key, value]) => other.get(key) === value);
}
