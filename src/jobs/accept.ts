import { isOver } from "../acceptance/apply.ts";
import { commandsIn } from "../acceptance/comment-commands.ts";
import { acceptancesOfComment } from "../acceptance/sources.ts";
import { isBot, type Writers, writersOf } from "../acceptance/writers.ts";
import type { Acceptance } from "../domain/acceptance.ts";
import type { Gate } from "../domain/comparison.ts";
import { BenchmarkError, describeFailure } from "../errors.ts";
import type { CommentApi, PeopleApi, WorkflowRun, WorkflowRunApi } from "../github/ports.ts";
import type { IssueAcceptance } from "../issues/accept-issue.ts";
import type { Log } from "../ports.ts";
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
  /** The workflow run that measured the report. */
  readonly run?: Pick<WorkflowRun, "id" | "url" | "status">;
}

/** `nothing`: the comment holds no command, none of ours, or there is nothing that it could change. */
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
  if (event.onPullRequest) {
    await react(event, "+1", ports);
    await judgeAgain(ports);
    return "accepted";
  }
  return onIssue(event, accepted, ports);
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

async function judgeAgain(ports: AcceptPorts): Promise<void> {
  const published = await ports.republish();
  if (published.length === 0) {
    ports.log.info("The pull request has no report yet. The next one will take the command into account.");
  }
  for (const one of published) await startAgain(one, ports);
}

/** So that the job's own check turns green: it measures anew, and finds the command. */
async function startAgain({ message, run, gate }: Republished, { runs, log }: AcceptPorts): Promise<void> {
  log.info(message);
  if (run === undefined || gate === "fail") return;
  if (run.status !== "completed") {
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
