import { describe, expect, it } from "vitest";
import { githubApi } from "../../src/platform/github/api.ts";
import type { Clock } from "../../src/ports.ts";
import { composeComment } from "../../src/report/comment/compose.ts";
import { parseComment } from "../../src/report/comment/parse.ts";
import { marker } from "../../src/report/markdown/escape.ts";
import { publishComment } from "../../src/report/publish/comment.ts";
import { seededRandom } from "../../src/stats/random.ts";
import type { Backoff } from "../../src/store/ports.ts";
import { buildPart } from "../support/comment-parts.ts";
import { type GitHubApi, READ_ALL, startGitHubApi, WRITE_ALL } from "../support/github-api.ts";
import { FAULTS, type FaultRule } from "../support/github-api-faults.ts";
import { quietLog } from "../support/quiet-log.ts";

/**
 * The real client over HTTP, many jobs at once. All pauses and lags are short,
 * but not the clock: a slow machine must not make anybody's lock look abandoned.
 */
const SECOND = 25;
const KEY = "bench";
const PULL = 7;
const JOBS = Array.from({ length: 16 }, (_, index) => `benchmark ${index + 1}/16`).sort();
const BOT = "github-actions[bot]";

const clock: Clock = { now: () => new Date(), monotonic: () => performance.now() / 1000 };
const backoff = (seed: number): Backoff => ({
  random: seededRandom(seed),
  pause: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * SECOND)),
});

function startApi(seed: number): Promise<GitHubApi> {
  return startGitHubApi({
    repository: "acme/widgets",
    tokens: { secret: WRITE_ALL, "read-only": READ_ALL },
    pullRequests: [
      {
        number: PULL,
        title: "Faster parsing",
        head: { ref: "faster", sha: "b".repeat(40), repository: "acme/widgets" },
        base: { ref: "main", sha: "a".repeat(40) },
      },
    ],
    lag: 2 * SECOND,
    latency: { seed, before: 0.3 * SECOND, after: 0.3 * SECOND },
  });
}

/** Each job is a machine of its own, with a client of its own. */
function publish(api: GitHubApi, id: string, seed: number, token = "secret") {
  const { comments } = githubApi({
    token,
    repository: "acme/widgets",
    baseUrl: api.url,
    log: quietLog(),
    second: SECOND,
    writeSpacing: 0,
  });
  const request = { pullRequest: PULL, key: KEY, part: buildPart({ id }), begin: true };
  return publishComment(comments, request, { clock, backoff: backoff(seed), log: quietLog() });
}

/** Ids of the parts in each comment of the key. */
const partsOn = (api: GitHubApi) =>
  api
    .commentsOn(PULL)
    .filter(({ body }) => body.startsWith(marker(KEY)))
    .map(({ body }) =>
      parseComment(body)
        .map(({ meta }) => meta.id)
        .sort(),
    );
const claimsOn = (api: GitHubApi) => api.commentsOn(PULL).flatMap(({ id }) => api.reactionsTo(id));

describe("sixteen jobs with the real client", () => {
  it("end with one comment that has the part of each, and no reaction, each time", async () => {
    for (let round = 1; round <= 4; round += 1) {
      await using api = await startApi(round);
      await Promise.all(JOBS.map((id, index) => publish(api, id, round * 100 + index)));
      expect([round, ...partsOn(api)]).toEqual([round, JOBS]);
      expect(claimsOn(api)).toEqual([]);
      expect(api.violations).toEqual([]);
    }
  }, 300_000);

  it("find a comment behind 130 others, and keep the part of a job that is not among them", async () => {
    await using api = await startApi(1);
    for (let index = 0; index < 130; index += 1) api.addComment(PULL, `comment ${index}`, "mona");
    const there = composeComment({ key: KEY, parts: [buildPart({ id: "another" })] });
    const { id } = api.addComment(PULL, there, BOT);
    const done = await Promise.all(JOBS.map((job, index) => publish(api, job, index + 1)));
    expect(done).toEqual(JOBS.map(() => ({ action: "updated", id })));
    expect(partsOn(api)).toEqual([["another", ...JOBS]]);
    expect(api.commentsOn(PULL)).toHaveLength(131);
    expect(claimsOn(api)).toEqual([]);
  });
});

describe("under GitHub's faults, with the real client,", () => {
  const some = JOBS.slice(0, 6);
  const cases: readonly (readonly [string, readonly FaultRule[]])[] = [
    [
      "a creation whose answer is lost",
      [{ operation: "issues/create-comment", fault: FAULTS.resetAfter, times: 2 }],
    ],
    [
      "a creation that a failing server carried out",
      [{ operation: "issues/create-comment", fault: FAULTS.serverError(502, { written: true }), times: 2 }],
    ],
    [
      "updates whose answers are lost, cut or errors",
      [
        { operation: "issues/update-comment", fault: FAULTS.resetAfter },
        { operation: "issues/update-comment", fault: FAULTS.serverError(500), after: 2 },
        { operation: "issues/update-comment", fault: FAULTS.truncated, after: 3 },
      ],
    ],
    [
      "looks that break off",
      [
        { operation: "issues/get-comment", fault: FAULTS.resetInBody, times: 3 },
        { operation: "issues/list-comments", fault: FAULTS.truncated, times: 3 },
      ],
    ],
  ];

  it.each(cases)("nothing is lost or double: %s", async (_, faults) => {
    await using api = await startApi(3);
    api.setFaults(faults);
    await Promise.all(some.map((id, index) => publish(api, id, index + 1)));
    expect(api.struck.length).toBeGreaterThan(0);
    expect(partsOn(api)).toEqual([some]);
    expect(claimsOn(api)).toEqual([]);
  });

  it("a token that may not write is named, and nothing is left behind", async () => {
    await using api = await startApi(4);
    const there = composeComment({ key: KEY, parts: [buildPart({ id: "another" })] });
    api.addComment(PULL, there, BOT);
    await expect(publish(api, "a", 1, "read-only")).rejects.toMatchObject({ code: "GITHUB_PERMISSION" });
    expect(api.commentsOn(PULL).map(({ body }) => body)).toEqual([there]);
    expect(claimsOn(api)).toEqual([]);
  });
});
