import type { Created, Issue, IssueApi } from "../../src/github/ports.ts";
import type { IssueRuntime } from "../../src/issues/issue-desk.ts";

/** GitHub's issues as far as they matter: lists show what was there some seconds ago, numbers show what is. */
export interface IssuesInMemory {
  readonly api: IssueApi;
  readonly runtime: IssueRuntime;
  readonly warnings: readonly string[];
  /** Every write, such as `create 1`, `update 1`, `close 1 completed`, `comment 1`. */
  readonly writes: readonly string[];
  readonly comments: ReadonlyMap<number, readonly string[]>;
  issue(number: number): Issue;
  all(): readonly Issue[];
  open(): readonly Issue[];
  /** What a person does on the web page. */
  byHand(number: number, change: Partial<Issue>): void;
  /** Moves the clock. */
  pass(seconds: number): void;
  /** An issue that somebody wrote himself. */
  add(issue: Partial<Issue>): number;
}

export interface IssueFaults {
  /** Seconds until a list shows what was written. */
  readonly lag?: number;
  /** Answers to the next creations: lost before or after GitHub had made the issue. */
  readonly creations?: ("lost-before" | "lost-after" | "fine")[];
  /** What another job does right after a write. */
  readonly afterWrite?: (write: string) => void;
}

export function issuesInMemory(faults: IssueFaults = {}): IssuesInMemory {
  const { lag = 0, creations = [] } = faults;
  let seconds = Date.parse("2026-11-21T06:10:00Z") / 1000;
  const now = () => new Date(seconds * 1000);
  /** Each version of each issue, with the second in which it came to be. */
  const versions: { readonly at: number; readonly issue: Issue }[][] = [];
  const warnings: string[] = [];
  const writes: string[] = [];
  const comments = new Map<number, string[]>();
  const latest = (number: number) => versions[number - 1]?.at(-1)?.issue;
  const put = (issue: Issue) => {
    versions[issue.number - 1] = [...(versions[issue.number - 1] ?? []), { at: seconds, issue }];
  };
  const change = (number: number, next: Partial<Issue>) => {
    const issue = latest(number);
    if (issue === undefined) throw new Error(`There is no issue ${number}.`);
    const { closedAt, ...changed } = { ...issue, ...next };
    const closes = changed.state === "closed" ? { closedAt: closedAt ?? now().toISOString() } : {};
    put({ ...changed, ...closes });
  };
  const wrote = (text: string) => {
    writes.push(text);
    faults.afterWrite?.(text);
  };
  const add = (issue: Partial<Issue>): number => {
    const number = versions.length + 1;
    put({
      title: "",
      body: "",
      state: "open",
      labels: ["performance"],
      trusted: true,
      url: `https://github.com/acme/widgets/issues/${number}`,
      ...issue,
      number,
    });
    return number;
  };

  return {
    api: {
      async *list({ label, state }) {
        const shown = versions.flatMap((history) => history.findLast(({ at }) => at <= seconds - lag) ?? []);
        for (const { issue } of shown.toReversed()) {
          if (issue.labels.includes(label) && (state === "all" || issue.state === "open")) yield issue;
        }
      },
      get: async (number) => latest(number),
      async create({ title, body, labels }): Promise<Created> {
        const fault = creations.shift() ?? "fine";
        if (fault === "lost-before") return { kind: "unknown", reason: "connection reset" };
        const id = add({ title, body, labels });
        wrote(`create ${id}`);
        return fault === "fine" ? { kind: "created", id } : { kind: "unknown", reason: "time-out" };
      },
      async update(number, { stateReason, addLabels: _, ...next }) {
        const verb = next.state === "closed" ? "close" : next.state === "open" ? "reopen" : "update";
        change(number, next);
        wrote(`${verb} ${number}${stateReason === undefined ? "" : ` ${stateReason}`}`);
      },
      async comment(number, body) {
        comments.set(number, [...(comments.get(number) ?? []), body]);
        wrote(`comment ${number}`);
      },
    },
    runtime: {
      backoff: {
        random: () => 0.5,
        pause: async (pause) => {
          seconds += pause;
        },
      },
      clock: { now, monotonic: () => seconds },
      log: { warn: (text) => void warnings.push(text) },
    },
    warnings,
    writes,
    comments,
    issue: (number) => {
      const issue = latest(number);
      if (issue === undefined) throw new Error(`There is no issue ${number}.`);
      return issue;
    },
    all: () => versions.flatMap((history) => history.at(-1)?.issue ?? []),
    open: () =>
      versions.flatMap((history) => history.at(-1)?.issue ?? []).filter(({ state }) => state === "open"),
    byHand: change,
    pass: (more) => {
      seconds += more;
    },
    add,
  };
}
