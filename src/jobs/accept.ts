import { isOver } from "../acceptance/apply.ts";
import { commandsIn } from "../acceptance/comment-commands.ts";
import { acceptancesOfComment } from "../acceptance/sources.ts";
import { isBot, type Writers, writersOf } from "../acceptance/writers.ts";
import type { Acceptance, AcceptanceOutcome } from "../domain/acceptance.ts";
import type { Gate } from "../domain/comparison.ts";
import { BenchmarkError, describeFailure } from "../errors.ts";
import type { CommentApi, PeopleApi, WorkflowRun, WorkflowRunApi } from "../github/ports.ts";
import type { IssueAcceptance } from "../issues/accept-issue.ts";
import type { Log } from "../ports.ts";
import { outcomeWord } from "../report/markdown/acceptance-section.ts";
import { plainText } from "../report/plain-text.ts";
import type { EventComment } from "../revision.ts";

export interface AcceptPorts {
  readonly comments: Pick<CommentApi, "react">;
  readonly people: PeopleApi;
  readonly runs: Pick<WorkflowRunApi, "rerunFailedJobs">;
  readonly log: Pick<Log, "info" | "warn">;
  /** Names of the benchmarks that commands here may mean; none where they are not known. */
  benchmarkNames(): Promise<Iterable<string>>;
  /** Judges the newest reports of the pull request again and publishes them: one for each workflow that measured it. */
  republish(): Promise<readonly Republished[]>;
  /** Notes an acceptance that counts on a regression issue of ours, and closes the issue when nothing is left. */
  acceptIssue(issue: number, acceptance: Acceptance): Promise<IssueAcceptance>;
}

export interface Republished {
  /** One sentence for the log. */
  readonly message: string;
  readonly gate: Gate;
  /** What became of each word that was found, for this report. */
  readonly acceptances: readonly AcceptanceOutcome[];
  /** The workflow run that measured the report. */
  readonly run?: Pick<WorkflowRun, "id" | "url" | "status">;
}

/**
 * `nothing`: the comment holds no command, none of ours, or there is nothing that
 * it could change. `refused`: it holds commands, and none of them accepts anything.
 */
export type AcceptOutcome = "nothing" | "refused" | "accepted";

/**
 * Reads `/accept-regression` in a comment, see {@link obey}. A pull request that
 * is closed is no failure: comments on one are everyday.
 */
export async function acceptJob(
  request: { readonly event: EventComment; readonly today: string },
  ports: AcceptPorts,
): Promise<AcceptOutcome> {
  try {
    return await obey(request, ports);
  } catch (error) {
    if (!(error instanceof BenchmarkError) || error.code !== "PULL_REQUEST_UNKNOWN") throw error;
    ports.log.info(
      "The pull request is closed, so nothing is judged again. If it was merged, the runs of its branch read the comment.",
    );
    return "nothing";
  }
}

/**
 * What happens on a comment with `/accept-regression`: it is answered with a
 * reaction, never with another comment. A pull request's report is judged again,
 * and the job that failed for it starts anew, so that its own check turns green;
 * an issue of ours is closed.
 */
async function obey(
  { event, today }: { readonly event: EventComment; readonly today: string },
  ports: AcceptPorts,
): Promise<AcceptOutcome> {
  const { log } = ports;
  // Every comment of the repository starts this job, so nothing is asked for one without a command.
  const isPerson = !event.byBot && !isBot(event.author);
  if (!isPerson || !event.isNew || commandsIn(event.body).length === 0) {
    log.info(
      "This is no new comment of a person with a command for performance-benchmark. There is nothing to do.",
    );
    return "nothing";
  }
  // Anybody can comment. For somebody whose word counts nowhere, nothing is downloaded.
  const writers = writersOf(ports.people);
  const standing = await writers.standing(event.author, { isLikely: true });
  if (standing.kind === "rejected") return refuse(event, [standing.why], ports);
  const commands = await commandsOf(event, writers, ports);
  const refused = commands.flatMap((command) => refusal(command, today) ?? []);
  const accepted = commands.filter((command) => refusal(command, today) === undefined);
  if (accepted.length === 0) return refuse(event, refused, ports);
  tellRefused(refused, ports);
  return event.onPullRequest ? onPullRequest(event, ports) : onIssue(event, accepted, ports);
}

/** The thumb says what the reports say: that something is accepted now, or will be by those to come. */
async function onPullRequest(event: EventComment, ports: AcceptPorts): Promise<AcceptOutcome> {
  const published = await ports.republish();
  if (published.length === 0) {
    ports.log.info("The pull request has no report yet. The next one will take the command into account.");
  }
  const own = published.flatMap(({ acceptances }) => acceptances.filter((one) => isOf(event, one)));
  // What is only suspected yet is accepted as soon as it is confirmed.
  const isAccepted = own.some(({ status, unused }) => status === "applied" || unused === "waiting");
  const isEarly = published.length === 0 || published.some(({ run }) => run !== undefined && !isDone(run));
  if (!isAccepted && !isEarly) tellUseless(own, ports);
  await react(event, isAccepted || isEarly ? "+1" : "confused", ports);
  for (const one of published) await startAgain(one, ports);
  return isAccepted || isEarly ? "accepted" : "refused";
}

function isOf({ id }: EventComment, { acceptance: { source } }: AcceptanceOutcome): boolean {
  return source.kind === "comment" && source.id === id;
}

/** In the words of the report; those that were refused have been told before. */
function tellUseless(own: readonly AcceptanceOutcome[], { log }: AcceptPorts): void {
  const useless = own.filter(({ status }) => status === "unused");
  const reasons = useless.map((one) => `(${outcomeWord(one).toLowerCase()}). ${plainText(one.detail)}`);
  const unread = "(not read). The notes of the report say what could not be read.";
  for (const why of new Set(own.length === 0 ? [unread] : reasons)) {
    log.warn(`The command accepts nothing ${why}`);
  }
}

async function onIssue(
  event: EventComment,
  accepted: readonly Acceptance[],
  ports: AcceptPorts,
): Promise<AcceptOutcome> {
  const outcomes: AcceptOutcome[] = [];
  for (const acceptance of accepted) {
    const { kind, message } = await ports.acceptIssue(event.issue, acceptance);
    const outcome = kind === "not-ours" ? "nothing" : kind === "refused" ? "refused" : "accepted";
    ports.log[outcome === "refused" ? "warn" : "info"](plainText(message));
    if (outcome === "nothing") return outcome;
    outcomes.push(outcome);
  }
  const isAccepted = outcomes.includes("accepted");
  await react(event, isAccepted ? "+1" : "confused", ports);
  return isAccepted ? "accepted" : "refused";
}

async function commandsOf(
  event: EventComment,
  writers: Writers,
  ports: AcceptPorts,
): Promise<readonly Acceptance[]> {
  const names = new Set(await ports.benchmarkNames());
  return acceptancesOfComment({ ...event, trusted: true }, { writers, isName: (word) => names.has(word) });
}

async function refuse(
  event: EventComment,
  reasons: readonly string[],
  ports: AcceptPorts,
): Promise<AcceptOutcome> {
  tellRefused(reasons, ports);
  await react(event, "confused", ports);
  return "refused";
}

function tellRefused(reasons: readonly string[], { log }: AcceptPorts): void {
  for (const why of new Set(reasons)) log.warn(`The command was refused. ${plainText(why)}`);
}

function refusal(acceptance: Acceptance, today: string): string | undefined {
  if (acceptance.rejected !== undefined) return acceptance.rejected;
  return isOver(acceptance, today) ? `It counted until ${acceptance.until}, which is over.` : undefined;
}

/** A sign for the reader; without the right to give one, the command counts all the same. */
async function react(event: EventComment, reaction: "+1" | "confused", { comments, log }: AcceptPorts) {
  try {
    await comments.react(event.id, reaction);
  } catch (error) {
    log.warn(`The comment got no reaction. ${describeFailure(error)}`);
  }
}

/** So that the job's own check turns green: it measures anew, and finds the command. */
async function startAgain({ message, run, gate }: Republished, { runs, log }: AcceptPorts): Promise<void> {
  log.info(message);
  if (run === undefined || gate === "fail") return;
  if (!isDone(run)) {
    log.info("The workflow run that measures is not done yet. It will take the command into account.");
    return;
  }
  try {
    await runs.rerunFailedJobs(run.id);
    log.info(`The failed jobs of ${run.url} were started again.`);
  } catch (error) {
    const isRefused = error instanceof BenchmarkError && error.code === "GITHUB_PERMISSION";
    const why = isRefused ? 'The job lacks the permission "actions: write".' : describeFailure(error);
    log.warn(`The failed jobs could not be started again. Run them again by hand: ${run.url}. ${why}`);
  }
}

function isDone({ status }: Pick<WorkflowRun, "status">): boolean {
  return status === "completed";
}
