import { BenchmarkError } from "../../errors.ts";
import type { Comment, CommentApi } from "../../github/ports.ts";
import type { Clock } from "../../ports.ts";
import type { Backoff } from "../../store/ports.ts";
import { beginComment, isBy } from "../comment/begin.ts";
import { findComments, type Known, nothingKnown } from "../comment/find.ts";
import type { CommentTools } from "../comment/lock.ts";
import type { CommentPart } from "../comment/part.ts";
import { discardOwn } from "../comment/strays.ts";
import { takeTurn } from "../comment/turn.ts";
import { plainText } from "../plain-text.ts";

export interface PublishedComment {
  /** `outdated`: a newer run has written this part already. `none`: there was no comment, and none was wanted. */
  readonly action: "created" | "updated" | "none" | "outdated";
  readonly id?: number;
}

/**
 * One comment per pull request and key, in which each job has a part of its
 * own. Many jobs may call this at once: see docs/adr/0005-one-comment-many-writers.md.
 * With `begin` false a comment that is there is corrected, but none is begun.
 */
export async function publishComment(
  api: CommentApi,
  request: {
    readonly pullRequest: number;
    readonly key: string;
    readonly part: CommentPart;
    readonly begin: boolean;
  },
  tools: CommentTools,
): Promise<PublishedComment> {
  const meta = { ...request.part.meta, nonce: nonceOf(tools.backoff) };
  const job = { api, request, own: { ...request.part, meta }, tools, known: nothingKnown() };
  let state: State = { made: 0, failures: 0 };
  for (let round = 1; round <= ROUNDS; round += 1) {
    const next = await nextState(job, state).catch((error: unknown) => afterFailure(state, error));
    if ("action" in next) return next;
    state = next;
    // What others began at the same moment, a list may show only now.
    await tools.backoff.pause(SETTLING_SECONDS * (0.75 + 0.5 * tools.backoff.random()));
  }
  if (state.published !== undefined) return state.published;
  throw new BenchmarkError(
    "GITHUB_FAILED",
    `The part of ${plainText(meta.title)} could not be put into the pull request comment: it vanished or was overwritten ${ROUNDS} times.`,
    { hint: "The report is in the step summary and the artifact. Run the job again for the comment." },
  );
}

const ROUNDS = 8;
const SETTLING_SECONDS = 3;
/** The client has tried each call several times already. */
const FAILURES = 2;
/** Of which no answer told that it came to something. */
const CREATIONS = 3;

interface Job {
  readonly api: CommentApi;
  readonly request: { readonly pullRequest: number; readonly key: string; readonly begin: boolean };
  readonly own: CommentPart;
  readonly tools: CommentTools;
  readonly known: Known;
}

/** Between two rounds. */
interface State {
  /** Set once our part is in a comment; it is final if no other comment turns up. */
  readonly published?: PublishedComment & { readonly id: number };
  /** Comments that we asked GitHub to make. */
  readonly made: number;
  /** Rounds that an answer of GitHub ended. */
  readonly failures: number;
}

/** One look at the comments that are there, and what follows from it. */
async function nextState(job: Job, state: State): Promise<State | PublishedComment> {
  const { api, request, own, tools, known } = job;
  const [oldest, ...others] = await findComments(api, request, known, tools);
  if (oldest === undefined) return await begun(job, state);

  const ours = others.filter(({ id, body }) => known.made.has(id) || isBy(own, body));
  const strays = others.filter((comment) => known.shared.has(comment.id) || isOrphan(comment, tools.clock));
  let { published } = state;
  if (published?.id !== oldest.id || strays.length > 0) {
    const turned = await takeTurn({ api, key: request.key, own, comment: oldest.id, strays, tools });
    if (turned.kind === "gone") known.gone.add(oldest.id);
    if (turned.kind !== "done") return { made: state.made, failures: state.failures };
    for (const id of turned.gone) known.gone.add(id);
    const action = turned.outdated ? "outdated" : known.made.has(oldest.id) ? "created" : "updated";
    published = { action, id: oldest.id };
  }
  for (const { id } of ours) {
    if (known.gone.has(id)) continue;
    const discarded = await discardOwn({ api, key: request.key, own, id }, tools).catch(laterOn);
    if (discarded === "gone") known.gone.add(id);
    if (discarded === "shared") known.shared.add(id);
  }
  // Whoever made a comment looks once more: an older one may only show now.
  const isSettled = state.published?.id === oldest.id || state.made === 0;
  const isTidy = [...ours, ...strays].every(({ id }) => known.gone.has(id));
  return isSettled && isTidy ? published : { ...state, published };
}

async function begun(job: Job, state: State): Promise<State | PublishedComment> {
  const { api, request, own, tools, known } = job;
  if (!request.begin) return { action: "none" };
  if (state.made >= CREATIONS) {
    throw new BenchmarkError("GITHUB_FAILED", "The pull request comment could not be created.", {
      hint: "The report is in the step summary and the artifact. Run the job again for the comment.",
    });
  }
  const id = await beginComment({ api, place: request, own, known, tools });
  const next = { made: state.made + 1, failures: state.failures };
  if (id === undefined) return next;
  known.made.add(id);
  return { ...next, published: { action: "created", id } };
}

/**
 * A second comment whose maker died: who is alive clears away his own. Only what
 * a bot wrote is deleted: a quote of ours that somebody pasted is theirs.
 */
function isOrphan({ author, createdAt }: Comment, clock: Clock): boolean {
  return author.endsWith("[bot]") && clock.now().getTime() - Date.parse(createdAt) > ORPHAN_MILLISECONDS;
}

const ORPHAN_MILLISECONDS = 5 * 60 * 1000;

/** One more try, or the end; a part that is in the comment stays there whatever else went wrong. */
function afterFailure(state: State, error: unknown): State | PublishedComment {
  const passing = error instanceof BenchmarkError && error.code === "GITHUB_FAILED";
  if (passing && state.failures < FAILURES) return { ...state, failures: state.failures + 1 };
  if (error instanceof BenchmarkError && state.published !== undefined) return state.published;
  throw error;
}

/** Our part is where it belongs by now; only the copy is still to be cleared away. */
function laterOn(error: unknown): "busy" {
  if (error instanceof BenchmarkError) return "busy";
  throw error;
}

/** Tells our own writing from any other, also from one by the same run. */
function nonceOf(backoff: Backoff): string {
  return Array.from({ length: 12 }, () => Math.floor(backoff.random() * 36).toString(36)).join("");
}
