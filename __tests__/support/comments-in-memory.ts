import { BenchmarkError } from "../../src/errors.ts";
import type { Comment, CommentApi } from "../../src/github/ports.ts";
import type { VirtualTime } from "./virtual-time.ts";

export type CommentCall = keyof CommentApi;

/**
 * `fail`: nothing was done. `lose`: it was done, and the answer was lost.
 * `refuse`: the token may not.
 */
export type Fault = "fail" | "lose" | "refuse";

export interface CommentsInMemory {
  readonly api: CommentApi;
  /** Comments that are there now, oldest first. */
  readonly comments: () => readonly Comment[];
  /** Reactions of jobs that are there now. */
  readonly claims: () => number;
  /** How often each call was made. */
  readonly calls: Map<CommentCall, number>;
  add(body: string, author?: string, minutesAgo?: number): number;
  edit(id: number, body: string): void;
  /** As by a person, or a job that ended since. */
  remove(id: number): void;
  claim(id: number, by?: "job" | "person", minutesAgo?: number): void;
}

/**
 * GitHub's comments as they behave: every call takes its time, of which some
 * passes before and some after the deed; lists show what was there a moment ago.
 */
export function commentsInMemory(
  { clock, backoff }: VirtualTime,
  options: {
    /** Lists are up to so many seconds old. */
    readonly lag?: number;
    /** Asked before each call, with its number from 1. */
    readonly fault?: (call: CommentCall, number: number, comment: number) => Fault | undefined;
    /** Seconds by which an answer is late, asked in the same way. */
    readonly stall?: (call: CommentCall, number: number) => number;
  } = {},
): CommentsInMemory {
  const stored: Stored[] = [];
  const reactions: Reaction[] = [];
  const calls = new Map<CommentCall, number>();
  let ids = 100;
  const now = () => clock.monotonic();
  const nextId = () => {
    ids += 1;
    return ids;
  };

  async function call<T>(name: CommentCall, comment: number, deed: () => T): Promise<T> {
    const number = (calls.get(name) ?? 0) + 1;
    calls.set(name, number);
    const fault = options.fault?.(name, number, comment);
    await backoff.pause(0.05 + 0.3 * backoff.random());
    if (fault === "refuse") throw refused();
    if (fault === "fail") throw failed();
    const result = deed();
    await backoff.pause(0.05 + 0.3 * backoff.random() + (options.stall?.(name, number) ?? 0));
    if (fault === "lose") throw failed();
    return result;
  }

  function add(body: string, author = "github-actions[bot]", minutesAgo = 0): number {
    const id = nextId();
    const createdAt = new Date(clock.now().getTime() - minutesAgo * 60_000).toISOString();
    stored.push({ id, author, createdAt, from: now(), bodies: [{ body, from: now() }] });
    return id;
  }

  const at = (moment: number) =>
    stored.filter(({ from, until }) => from <= moment && (until === undefined || until > moment));
  const alive = (id: number) => at(now()).find((comment) => comment.id === id);
  const remove = (id: number) => {
    const comment = alive(id);
    if (comment !== undefined) comment.until = now();
    for (const reaction of reactions) if (reaction.comment === id) reaction.until ??= now();
  };
  const eyes = (comment: number, moment: number) =>
    reactions.filter(
      (one) =>
        one.comment === comment && one.from <= moment && (one.until === undefined || one.until > moment),
    );
  const place = (comment: number, by: Reaction["by"] = "job", minutesAgo = 0) => {
    const id = nextId();
    const createdAt = new Date(clock.now().getTime() - minutesAgo * 60_000).toISOString();
    reactions.push({ id, comment, from: now(), createdAt, by });
    return id;
  };
  const aMomentAgo = () => now() - (options.lag ?? 0) * backoff.random();

  const api: CommentApi = {
    async *list() {
      const moment = aMomentAgo();
      yield* await call("list", 0, () => at(moment).map((comment) => toComment(comment, moment)));
    },
    get: (id) =>
      call("get", id, () => {
        const comment = alive(id);
        return comment === undefined ? undefined : toComment(comment, now());
      }),
    create: async (_, body) => {
      try {
        return { kind: "created", id: await call("create", 0, () => add(body)) };
      } catch (error) {
        if (!(error instanceof BenchmarkError) || error.code !== "GITHUB_FAILED") throw error;
        return { kind: "unknown", reason: error.message };
      }
    },
    update: (id, body) =>
      call("update", id, () => {
        alive(id)?.bodies.push({ body, from: now() });
        return alive(id) !== undefined;
      }),
    remove: (id) => call("remove", id, () => remove(id)),
    claim: (id) =>
      call("claim", id, () => {
        if (alive(id) === undefined) return { kind: "gone" } as const;
        if (eyes(id, now()).some(({ by }) => by === "job")) return { kind: "taken" } as const;
        return { kind: "placed", id: place(id) } as const;
      }),
    release: (comment, claim) =>
      call("release", comment, () => {
        const found = eyes(comment, now()).find(({ id }) => id === claim);
        if (found?.by === "person") throw refused();
        if (found !== undefined) found.until = now();
      }),
    claims: (id) => {
      const moment = aMomentAgo();
      return call("claims", id, () => eyes(id, moment).map(({ id, createdAt }) => ({ id, createdAt })));
    },
    react: () => call("react", 0, () => {}),
  };
  return {
    api,
    comments: () => at(now()).map((comment) => toComment(comment, now())),
    claims: () => reactions.filter(({ until, by }) => until === undefined && by === "job").length,
    calls,
    add,
    edit: (id, body) => void alive(id)?.bodies.push({ body, from: now() }),
    remove,
    claim: (id, by, minutesAgo) => void place(id, by, minutesAgo),
  };
}

interface Stored {
  readonly id: number;
  readonly author: string;
  readonly createdAt: string;
  readonly from: number;
  until?: number;
  readonly bodies: { readonly body: string; readonly from: number }[];
}

interface Reaction {
  readonly id: number;
  readonly comment: number;
  readonly createdAt: string;
  readonly from: number;
  readonly by: "job" | "person";
  until?: number;
}

function toComment({ id, author, createdAt, bodies }: Stored, moment: number): Comment {
  return {
    id,
    author,
    createdAt,
    body: bodies.findLast(({ from }) => from <= moment)?.body ?? "",
    trusted: author.endsWith("[bot]") || author === "maintainer",
    url: `https://github.com/acme/widgets/pull/7#issuecomment-${id}`,
  };
}

const failed = () =>
  new BenchmarkError("GITHUB_FAILED", "GitHub's API answered 502.", { hint: "Run the job again later." });
const refused = () =>
  new BenchmarkError("GITHUB_PERMISSION", "The token lacks the permission for this.", { hint: "Add it." });
