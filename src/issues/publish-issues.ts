import type { Severities } from "../config/schema.ts";
import { BenchmarkError, describeFailure } from "../errors.ts";
import type { ReportLink } from "../report/markdown/heading.ts";
import { plainText } from "../report/plain-text.ts";
import type { Report } from "../report/report.ts";
import { createIssue } from "./create-issue.ts";
import { type Decision, decideIssue, keysInPlay } from "./decide.ts";
import { whyNoIssues } from "./entitled.ts";
import {
  breathe,
  type IssueDesk,
  type IssuePorts,
  type IssueRuntime,
  labelsOf,
  openDesk,
  readIssue,
} from "./issue-desk.ts";
import type { IssueKey } from "./issue-key.ts";
import { issuesOf, type KnownIssue, newestClosed, openOnes } from "./known-issue.ts";
import { type IssueList, listIssues } from "./list-issues.ts";
import { perform } from "./perform.ts";
import { worstOf } from "./progress.ts";

export interface PublishIssuesOptions {
  /** Least regression that opens an issue, as a fraction. */
  readonly threshold: number;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly reopenDays: number;
  /** In percent. */
  readonly severities: Severities;
  readonly links: readonly ReportLink[];
}

export interface PublishedIssues {
  /** Of the issues that were opened, updated, opened again or closed. */
  readonly numbers: readonly number[];
  /** Of the open issue with the worst regression. */
  readonly worst?: number;
  /** Sentences for the log. */
  readonly messages: readonly string[];
}

/**
 * Brings the regression issues in line with a report: one open issue for each
 * group of benchmarks that regressed, none for what is over. One that cannot be
 * written costs a warning, and not the others.
 *
 * @throws GITHUB_PERMISSION, GITHUB_TOKEN_MISSING; GITHUB_FAILED when the issues cannot be listed
 */
export async function publishIssues(
  ports: IssuePorts,
  report: Report,
  options: PublishIssuesOptions,
  runtime: IssueRuntime,
): Promise<PublishedIssues> {
  const reason = whyNoIssues(report);
  if (reason !== undefined) return { numbers: [], messages: [reason] };

  const { serverUrl = "", repository = "" } = report.workflow ?? {};
  const desk = openDesk({ ports, runtime, repositoryUrl: `${serverUrl}/${repository}` });
  const labels = labelsOf(options.labels);
  const list = await listIssues(ports.issues, labels[0]);
  const keys = keysInPlay(report, list.known, options);
  const session: Session = {
    desk,
    report,
    list,
    labels,
    options,
    keys: keys.map((key) => ({ key, numbers: new Set(toWatch(issuesOf(key, list.known))) })),
    failed: new Set(),
    opened: [],
    numbers: new Set(),
    messages: list.unreadable.map(
      (number) => `Issue ${number} is left alone: what it hides at its start was changed.`,
    ),
  };
  let homes: readonly KnownIssue[] = [];
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    if (pass > 0) await breathe(desk);
    const { found, isChanged } = await passOver(session);
    homes = found;
    if (!isChanged) break;
  }
  const worsening = ({ state }: KnownIssue) => worstOf(state, desk.now)?.worst.worsening ?? 0;
  const worst = homes.toSorted((one, other) => worsening(other) - worsening(one))[0];
  return {
    numbers: [...session.numbers].toSorted((one, other) => one - other),
    ...(worst === undefined ? {} : { worst: worst.number }),
    messages: session.messages,
  };
}

/** A key, with the numbers of its issues that matter, to ask for them as they are now. */
interface Watched {
  readonly key: IssueKey;
  readonly numbers: Set<number>;
}

/** One report on its way through all issues. */
interface Session {
  readonly desk: IssueDesk;
  readonly report: Report;
  readonly list: IssueList;
  readonly labels: readonly [string, ...string[]];
  readonly options: PublishIssuesOptions;
  readonly keys: readonly Watched[];
  /** What GitHub refused; the next run makes up for it. */
  readonly failed: Set<Watched>;
  readonly opened: number[];
  readonly numbers: Set<number>;
  readonly messages: string[];
}

/** A run that moved everything at once, as a new machine does, shall not fill the list of issues. */
const MOST_OPENED = 10;
/** Two are the rule: one to act, and one to see that no other job wrote over it or opened the same. */
const MOST_PASSES = 8;

/** Decides and acts once for each key. */
async function passOver(
  session: Session,
): Promise<{ readonly found: readonly KnownIssue[]; readonly isChanged: boolean }> {
  const found: KnownIssue[] = [];
  let isChanged = false;
  for (const watched of session.keys) {
    const { key, numbers } = watched;
    if (session.failed.has(watched)) continue;
    try {
      const { home, acted } = await settle(key, numbers, session);
      if (home !== undefined) found.push(home);
      isChanged ||= acted;
    } catch (error) {
      if (!(error instanceof BenchmarkError) || error.code !== "GITHUB_FAILED") throw error;
      session.failed.add(watched);
      session.desk.runtime.log.warn(
        `The issue of ${plainText(key.group)} was not brought up to date. ${describeFailure(error)}`,
      );
    }
  }
  return { found, isChanged };
}

async function settle(
  key: IssueKey,
  numbers: Set<number>,
  session: Session,
): Promise<{ readonly home?: KnownIssue; readonly acted: boolean }> {
  const { desk, report, options, list } = session;
  const fresh: KnownIssue[] = [];
  for (const number of numbers) {
    const issue = await readIssue(desk, number);
    if (issue !== undefined) fresh.push(issue);
  }
  const others = issuesOf(key, list.known).filter(({ number }) => !numbers.has(number));
  const known = [...others, ...fresh];
  const [home] = openOnes(issuesOf(key, known));
  let acted = false;
  for (const decision of decideIssue(key, report, known, { ...options, now: desk.now })) {
    const touched = await act(decision, session);
    for (const number of touched) numbers.add(number);
    acted ||= touched.length > 0;
  }
  return { acted, ...(home === undefined ? {} : { home }) };
}

/** Open issues, and the closed one that may open again. */
function toWatch(listed: readonly KnownIssue[]): readonly number[] {
  const last = newestClosed(listed);
  return [...openOnes(listed), ...(last === undefined ? [] : [last])].map(({ number }) => number);
}

/** Does it, and returns the numbers of the issues to look at from now on; none when nothing was done. */
async function act(decision: Decision, session: Session): Promise<readonly number[]> {
  const { desk, list, labels, options, opened, messages } = session;
  if (decision.kind !== "open") {
    const { number } = decision;
    const message = await perform(desk, decision);
    const isSaid = messages.includes(message) || (decision.kind === "update" && opened.includes(number));
    if (!isSaid) messages.push(message);
    session.numbers.add(number);
    return [number];
  }
  const group = plainText(decision.state.key.group);
  if (opened.length >= MOST_OPENED) {
    messages.push(
      `No issue was opened for ${group}: a run opens ${MOST_OPENED} at the most, the worst first.`,
    );
    return [];
  }
  const { assignees } = options;
  const { number, seen } = await createIssue(desk, decision.state, { labels, assignees, after: list.newest });
  opened.push(number);
  session.numbers.add(number);
  messages.push(`Issue ${number} was opened for ${group}.`);
  return [number, ...issuesOf(decision.state.key, seen).map((issue) => issue.number)];
}
