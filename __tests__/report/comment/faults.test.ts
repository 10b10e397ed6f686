import { describe, expect, it } from "vitest";
import { BenchmarkError } from "../../../src/errors.ts";
import type { CommentApi } from "../../../src/github/ports.ts";
import { composeComment } from "../../../src/report/comment/compose.ts";
import { parseComment } from "../../../src/report/comment/parse.ts";
import { publishComment } from "../../../src/report/publish/comment.ts";
import { buildPart } from "../../support/comment-parts.ts";
import {
  type CommentCall,
  type CommentsInMemory,
  commentsInMemory,
} from "../../support/comments-in-memory.ts";
import { quietLog } from "../../support/quiet-log.ts";
import { virtualTime } from "../../support/virtual-time.ts";

const JOBS = ["a", "b", "c", "d", "e", "f", "g", "h"];
const request = (id: string) => ({ pullRequest: 7, key: "bench", part: buildPart({ id }), begin: true });
const idsIn = (github: CommentsInMemory) =>
  github.comments().map(({ body }) =>
    parseComment(body)
      .map(({ meta }) => meta.id)
      .sort(),
  );

type Options = NonNullable<Parameters<typeof commentsInMemory>[1]> & {
  /** Called once the comment of job `z` is there, which is unless `empty`. */
  readonly prepare?: (github: CommentsInMemory, comment: number) => void;
  readonly empty?: boolean;
};

/** Lets all jobs write under ten different courses of events; `check` looks at each. */
async function eachTime(
  options: Options,
  check: (github: CommentsInMemory, seconds: number, log: ReturnType<typeof quietLog>) => void,
): Promise<void> {
  for (let seed = 1; seed <= 10; seed += 1) {
    const time = virtualTime(seed);
    const log = quietLog();
    const github = commentsInMemory(time, options);
    if (options.empty !== true) {
      const id = github.add(composeComment({ key: "bench", parts: [buildPart({ id: "z" })] }));
      options.prepare?.(github, id);
    }
    await time.run(JOBS.map((id) => publishComment(github.api, request(id), { ...time, log })));
    check(github, time.clock.monotonic(), log);
  }
}

const allThere = (github: CommentsInMemory) => {
  expect(idsIn(github)).toEqual([[...JOBS, "z"]]);
  expect(github.claims()).toBe(0);
};
const allBegun = (github: CommentsInMemory) => {
  expect(idsIn(github)).toEqual([JOBS]);
  expect(github.claims()).toBe(0);
};
const of =
  (name: CommentCall, numbers: readonly number[], fault: "fail" | "lose" | "refuse") =>
  (call: CommentCall, number: number) =>
    call === name && numbers.includes(number) ? fault : undefined;

describe("nothing is lost and nothing is double", () => {
  it("when the answer to a creation is lost", async () => {
    await eachTime({ empty: true, lag: 3, fault: of("create", [1, 2, 5], "lose") }, allBegun);
  });

  it("when creations come to nothing", async () => {
    await eachTime({ empty: true, lag: 3, fault: of("create", [1, 2, 3, 4, 5, 6], "fail") }, allBegun);
  });

  it("when answers to updates are lost, or updates come to nothing", async () => {
    await eachTime({ fault: of("update", [1, 3, 4, 9], "lose") }, allThere);
    await eachTime({ fault: of("update", [1, 3, 4, 9], "fail") }, allThere);
  });

  it("when lists are many seconds old", async () => {
    await eachTime({ empty: true, lag: 8 }, allBegun);
    await eachTime({ lag: 8 }, allThere);
  });

  it("when the answers to claims and releases are lost, which looks like a job that died", async () => {
    await eachTime({ fault: of("claim", [1], "lose") }, (github, seconds) => {
      allThere(github);
      expect(seconds).toBeLessThan(260);
    });
    await eachTime({ fault: of("release", [1, 2, 4], "lose") }, allThere);
    await eachTime({ fault: of("release", [1, 2, 4], "fail") }, allThere);
  });

  it("when lists and single comments cannot be read for a moment", async () => {
    await eachTime({ fault: of("list", [2, 3], "fail") }, allThere);
    await eachTime({ fault: of("get", [2, 7, 8], "fail") }, allThere);
    await eachTime({ fault: of("claims", [1, 2, 3, 4], "fail") }, allThere);
  });

  it("when every call may fail or lose its answer", async () => {
    for (const empty of [true, false]) {
      for (let seed = 1; seed <= 20; seed += 1) {
        const time = virtualTime(seed);
        const github = commentsInMemory(time, {
          lag: 3,
          fault: () => {
            const chance = time.backoff.random();
            return chance < 0.02 ? "fail" : chance < 0.04 ? "lose" : undefined;
          },
        });
        if (!empty) github.add(composeComment({ key: "bench", parts: [buildPart({ id: "z" })] }));
        await time.run(JOBS.map((id) => publishComment(github.api, request(id), time)));
        expect([seed, ...idsIn(github)]).toEqual([seed, empty ? JOBS : [...JOBS, "z"]]);
        expect(time.clock.monotonic()).toBeLessThan(500);
      }
    }
  });
});

describe("the lock", () => {
  it("is taken from a job that died with it, after its lease and not before", async () => {
    const prepare = (github: CommentsInMemory, comment: number) => github.claim(comment);
    await eachTime({ prepare }, (github, seconds) => {
      allThere(github);
      expect(seconds).toBeGreaterThan(180);
      expect(seconds).toBeLessThan(260);
    });
  });

  it("is taken at once from one that died long ago", async () => {
    const prepare = (github: CommentsInMemory, comment: number) => github.claim(comment, "job", 60);
    await eachTime({ prepare }, (github, seconds) => {
      allThere(github);
      expect(seconds).toBeLessThan(60);
    });
  });

  it("is not confused by the same reaction of a person, which stays", async () => {
    const prepare = (github: CommentsInMemory, comment: number) => github.claim(comment, "person", 60);
    await eachTime({ prepare }, (github, seconds) => {
      allThere(github);
      expect(seconds).toBeLessThan(80);
    });
  });

  it("does not let a job write that had it for too long, because another may have it by now", async () => {
    // A look that takes 190 seconds: meanwhile the others take the lock for abandoned and write.
    const stall = (call: CommentCall, number: number) => (call === "get" && number === 1 ? 190 : 0);
    await eachTime({ stall }, allThere);
  });

  it("is done without where the token may not react, which is said, and nothing is lost", async () => {
    const refused = (call: CommentCall) => (call === "claim" ? "refuse" : undefined);
    await eachTime({ fault: refused }, (github, seconds, log) => {
      allThere(github);
      expect(seconds).toBeLessThan(120);
      expect(log.lines).toContain(
        "info: The pull request comment is written without its lock and looked at afterwards, because the lock was not to be had. The token lacks the permission for this.",
      );
    });
    await eachTime({ empty: true, lag: 3, fault: refused }, allBegun);
  });

  it("is done without when others never let go of it", async () => {
    const time = virtualTime(1);
    const log = quietLog();
    const github = commentsInMemory(time);
    const id = github.add(composeComment({ key: "bench", parts: [buildPart({ id: "z" })] }));
    // A new claim every time that somebody looks, so that none is ever old.
    const api = { ...github.api, claim: async () => ({ kind: "taken" }) as const };
    let claim = 1_000;
    const claims = async () => {
      claim += 1;
      return [{ id: claim, createdAt: time.clock.now().toISOString() }];
    };
    const [done] = await time.run([
      publishComment({ ...api, claims: () => time.backoff.pause(1).then(claims) }, request("a"), {
        ...time,
        log,
      }),
    ]);
    expect(done).toEqual({ action: "updated", id });
    expect(idsIn(github)).toEqual([["a", "z"]]);
    expect(time.clock.monotonic()).toBeLessThan(360);
    expect(log.lines.join()).toContain("Other jobs held it for 30");
  });
});

describe("a list that is out of date", () => {
  /** What lists show to a job: not these comments, in those of its lists. */
  function hiding(github: CommentsInMemory, hidden: number, lists: (number: number) => boolean): CommentApi {
    let number = 0;
    return {
      ...github.api,
      async *list(issue) {
        number += 1;
        const hides = lists(number);
        for await (const comment of github.api.list(issue))
          if (!hides || comment.id !== hidden) yield comment;
      },
    };
  }

  it("makes no job begin a comment that it has seen before", async () => {
    const time = virtualTime(1);
    // The first turn ends without a result, because looking took too long.
    const stall = (call: CommentCall, number: number) => (call === "get" && number === 1 ? 40 : 0);
    const github = commentsInMemory(time, { stall });
    const id = github.add(composeComment({ key: "bench", parts: [buildPart({ id: "z" })] }));
    const api = hiding(github, id, (number) => number > 1);
    const [done] = await time.run([publishComment(api, request("a"), time)]);
    expect(done).toEqual({ action: "updated", id });
    expect(idsIn(github)).toEqual([["a", "z"]]);
    expect(github.calls.get("create")).toBeUndefined();
  });

  it("may lead a job to a second comment; what it writes there is moved before that is deleted", async () => {
    const time = virtualTime(1);
    const github = commentsInMemory(time);
    const first = github.add(composeComment({ key: "bench", parts: [buildPart({ id: "z" })] }));
    const maker = publishComment(
      hiding(github, first, (number) => number === 1),
      request("a"),
      time,
    );
    const misled = time.backoff.pause(1).then(() =>
      publishComment(
        hiding(github, first, () => true),
        request("b"),
        time,
      ),
    );
    const [made, wrote] = await time.run([maker, misled]);
    expect(made).toEqual({ action: "updated", id: first });
    expect(wrote?.id).not.toBe(first);
    expect(idsIn(github)).toEqual([["a", "b", "z"]]);
    expect(github.claims()).toBe(0);
  });

  it("is looked at again before anything is created twice", async () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const time = virtualTime(seed);
      const github = commentsInMemory(time, { lag: 8, fault: of("create", [1], "lose") });
      await time.run([publishComment(github.api, request("a"), time)]);
      expect(github.calls.get("create")).toBe(1);
      expect(idsIn(github)).toEqual([["a"]]);
    }
  });
});

describe("a comment that is deleted in the middle", () => {
  it("is begun again by those who want one, once", async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const time = virtualTime(seed);
      const github = commentsInMemory(time, { lag: 3 });
      const id = github.add(composeComment({ key: "bench", parts: [buildPart({ id: "z" })] }));
      const person = time.backoff.pause(0.2 + seed * 0.1).then(() => github.remove(id));
      const jobs = JOBS.map((job) => publishComment(github.api, request(job), time));
      await time.run<unknown>([...jobs, person]);
      const [ids = [], ...others] = idsIn(github);
      expect(others).toEqual([]);
      // Who had written before it was deleted is deleted with it.
      expect(ids.length).toBeGreaterThan(5);
      expect(github.claims()).toBe(0);
    }
  });

  it("is not begun again by a job that only corrects", async () => {
    const time = virtualTime(1);
    const github = commentsInMemory(time);
    const id = github.add(composeComment({ key: "bench", parts: [buildPart({ id: "z" })] }));
    const person = time.backoff.pause(0.7).then(() => github.remove(id));
    const job = publishComment(github.api, { ...request("a"), begin: false }, time);
    const [done] = await time.run<unknown>([job, person]);
    expect(done).toEqual({ action: "none" });
    expect(github.comments()).toEqual([]);
  });
});

describe("a job that cannot write", () => {
  it("says which permission is missing, and releases what it claimed", async () => {
    const time = virtualTime(1);
    const github = commentsInMemory(time, { fault: (call) => (call === "update" ? "refuse" : undefined) });
    github.add(composeComment({ key: "bench", parts: [buildPart({ id: "z" })] }));
    const failure = await time
      .run([publishComment(github.api, request("a"), time)])
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BenchmarkError);
    expect(failure).toMatchObject({ code: "GITHUB_PERMISSION" });
    expect(github.claims()).toBe(0);
  });

  it("gives up in bounded time when GitHub is down", async () => {
    const time = virtualTime(1);
    const github = commentsInMemory(time, { fault: () => "fail" });
    const failure = await time
      .run([publishComment(github.api, request("a"), time)])
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "GITHUB_FAILED" });
    expect(time.clock.monotonic()).toBeLessThan(60);
  });
});
