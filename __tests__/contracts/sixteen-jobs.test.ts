import { expect, it } from "vitest";
import { systemGit } from "../../src/platform/git.ts";
import { githubApi } from "../../src/platform/github/api.ts";
import type { Clock } from "../../src/ports.ts";
import { parseComment } from "../../src/report/comment/parse.ts";
import { publishComment } from "../../src/report/publish/comment.ts";
import { seededRandom } from "../../src/stats/random.ts";
import { branchStore } from "../../src/store/branch-store.ts";
import type { Backoff } from "../../src/store/ports.ts";
import { buildPart } from "../support/comment-parts.ts";
import { startGitHubApi, WRITE_ALL } from "../support/github-api.ts";
import { quietLog } from "../support/quiet-log.ts";
import { openCheckout, runGit } from "../support/temporary-checkout.ts";
import { runAt } from "../support/temporary-runs.ts";

/** A few are enough to see a lock that is none; `ROUNDS=50` was run before a release. */
const ROUNDS = Number(process.env["ROUNDS"] ?? 2);
const JOBS = 16;
const BRANCH = "benchmark-data";
/** Milliseconds. Pauses are short here; the clock is true, so that nobody's lock looks abandoned. */
const SECOND = 25;

const clock: Clock = { now: () => new Date(), monotonic: () => performance.now() / 1000 };
const backoffOf = (seed: number): Backoff => ({
  random: seededRandom(seed),
  pause: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * SECOND)),
});

it(`sixteen jobs write one comment and push to one branch at once, ${ROUNDS} times, and nothing is lost`, async () => {
  await using checkout = await openCheckout();
  await using api = await startGitHubApi({
    repository: "acme/widgets",
    tokens: { secret: WRITE_ALL },
    pullRequests: Array.from({ length: ROUNDS }, (_, round) => pullRequest(round + 1)),
    lag: 2 * SECOND,
    latency: { seed: 7, before: 0.3 * SECOND, after: 0.3 * SECOND },
  });
  const store = () => branchStore({ ...checkout, git: systemGit(checkout.ports), branch: BRANCH });
  const names = Array.from({ length: JOBS }, (_, job) => `benchmark ${job + 1}/${JOBS}`).sort();

  for (let round = 0; round < ROUNDS; round += 1) {
    const job = async (name: string, index: number) => {
      const seed = round * JOBS + index;
      const github = githubApi({
        token: "secret",
        repository: "acme/widgets",
        baseUrl: api.url,
        log: quietLog(),
        second: SECOND,
        writeSpacing: 0,
      });
      const request = { pullRequest: round + 1, key: "shared", part: buildPart({ id: name }), begin: true };
      const tools = { clock, backoff: backoffOf(seed), log: quietLog() };
      await Promise.all([publishComment(github.comments, request, tools), store().append(runAt(seed))]);
    };
    await Promise.all(names.map(job));

    const [comment, ...others] = api.commentsOn(round + 1);
    expect(others).toEqual([]);
    const parts = parseComment(comment?.body ?? "").map(({ meta }) => meta.id);
    expect(parts.sort()).toEqual(names);
    expect(api.reactionsTo(comment?.id ?? 0)).toEqual([]);
  }
  const { runs, problems } = await store().read({ limit: ROUNDS * JOBS + 1 });
  const wanted = Array.from({ length: ROUNDS * JOBS }, (_, seed) => runAt(seed).id);
  expect(runs.map(({ id }) => id).sort()).toEqual(wanted.sort());
  expect(problems).toEqual([]);
  expect(await runGit(checkout.origin, "rev-list", "--count", BRANCH)).toBe(String(ROUNDS * JOBS));
  expect(api.violations).toEqual([]);
}, 3_600_000);

function pullRequest(number: number) {
  return {
    number,
    title: "Faster parsing",
    head: { ref: "faster", sha: "b".repeat(40), repository: "acme/widgets" },
    base: { ref: "main", sha: "a".repeat(40) },
  };
}
