import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { BenchmarkError } from "../../src/errors.ts";
import { systemGit } from "../../src/platform/git.ts";
import { branchStore } from "../../src/store/branch-store.ts";
import type { GitPort } from "../../src/store/ports.ts";
import { startGitServer } from "../support/git-server.ts";
import { type Checkout, openCheckout, runGit } from "../support/temporary-checkout.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { runAt } from "../support/temporary-runs.ts";

const BRANCH = "benchmark-data";

function storeOf({ ports, clock, backoff }: Checkout, git: GitPort = systemGit(ports)) {
  return branchStore({ git, branch: BRANCH, clock, backoff });
}

it("begins the branch without a parent and explains it", async () => {
  await using checkout = await openCheckout();
  const { location } = await storeOf(checkout).append(runAt(1));
  expect(location).toMatch(/^branch benchmark-data of origin, runs\/2026\/11\/20261121T060100Z-.*\.json$/);
  expect(await runGit(checkout.origin, "rev-list", "--count", BRANCH)).toBe("1");
  expect(await runGit(checkout.origin, "log", "--format=%an: %s", BRANCH)).toBe(
    "github-actions[bot]: Add quick run of ccccccc on main, 2 measurements",
  );
  expect(await checkout.show(BRANCH, "README.md")).toContain("# History of performance-benchmark");
  expect(await checkout.show(BRANCH, "version")).toBe("1\n");
});

it("keeps the runs of sixteen writers that race, and leaves the checkout as it was", async () => {
  await using checkout = await openCheckout();
  await writeFile(join(checkout.path, "staged.js"), "staged");
  await checkout.git("add", "staged.js");
  await writeFile(join(checkout.path, "code.js"), "changed");
  const before = await checkout.snapshot();

  const runs = Array.from({ length: 16 }, (_, index) => runAt(index));
  await Promise.all(runs.map((run) => storeOf(checkout).append(run)));

  const { runs: stored, problems } = await storeOf(checkout).read({ limit: 100 });
  expect(stored.map(({ id }) => id)).toEqual(runs.map(({ id }) => id));
  expect(problems).toEqual([]);
  expect(await runGit(checkout.origin, "rev-list", "--count", BRANCH)).toBe("16");
  expect(await checkout.snapshot()).toEqual(before);
}, 90_000);

it("works over HTTP from a shallow clone with a detached HEAD", async () => {
  await using server = await startGitServer({ token: "ghs_token" });
  await using source = await openCheckout();
  const bare = await server.create("o/r.git");
  await source.git("push", "--quiet", bare, "main");
  await using folder = await temporaryDirectory();
  const clone = join(folder.path, "clone");
  await runGit(folder.path, "clone", "--quiet", "--depth=1", `file://${bare}`, clone);
  await runGit(clone, "checkout", "--quiet", "--detach");
  await runGit(clone, "remote", "set-url", "origin", server.url("o/r.git"));

  const variables = {
    ...source.ports.variables,
    GITHUB_SERVER_URL: `http://github.localhost:${server.port}`,
  };
  const open = () =>
    branchStore({
      ...source,
      git: systemGit({ ...source.ports, variables, directory: clone, token: "ghs_token" }),
      branch: BRANCH,
    });
  await Promise.all([open().append(runAt(1)), open().append(runAt(2))]);
  expect((await open().read({ limit: 10 })).runs.map(({ id }) => id)).toEqual(["run-1", "run-2"]);
});

it("names the permission that is missing and what to write into the workflow", async () => {
  await using server = await startGitServer({ tokens: { ghs_reader: "read" } });
  await server.create("o/r.git");
  await using checkout = await openCheckout({
    url: server.url("o/r.git"),
    variables: { GITHUB_SERVER_URL: `http://github.localhost:${server.port}` },
    token: "ghs_reader",
  });
  await expect(storeOf(checkout).append(runAt(1))).rejects.toMatchObject({
    code: "GITHUB_PERMISSION",
    message: expect.stringContaining("branch benchmark-data of origin"),
    hint: expect.stringContaining("contents: write"),
  });
});

it("hands on the words of a rule that protects the branch", async () => {
  await using checkout = await openCheckout();
  const hook = join(checkout.origin, "hooks/pre-receive");
  await runGit(checkout.origin, "init", "--quiet", "--bare");
  await writeFile(hook, "#!/bin/sh\necho 'GH006: Protected branch update failed.'\nexit 1\n");
  await chmod(hook, 0o755);
  await expect(storeOf(checkout).append(runAt(1))).rejects.toMatchObject({
    code: "STORE_PUSH_REFUSED",
    message: expect.stringContaining("GH006: Protected branch update failed."),
    hint: expect.stringContaining("history-branch"),
  });
});

it("gives up with a clear error when others are always faster", async () => {
  await using checkout = await openCheckout();
  const git: GitPort = { ...systemGit(checkout.ports), push: async () => ({ kind: "outdated" }) };
  let seconds = 0;
  const clock = { now: () => new Date(), monotonic: () => seconds };
  const pauses: number[] = [];
  const backoff = {
    random: () => 0.5,
    pause: async (pause: number) => {
      pauses.push(pause);
      seconds += 10;
    },
  };
  const store = branchStore({ git, branch: BRANCH, clock, backoff });
  await expect(store.append(runAt(1))).rejects.toMatchObject({
    code: "STORE_PUSH_REFUSED",
    message:
      "Other jobs kept pushing to branch benchmark-data of origin: 13 pushes in 120 seconds were all too late.",
  });
  expect(pauses).toEqual([0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 5, 5, 5, 5, 5]);
});

it("tries again after a passing trouble of the network, but not for ever", async () => {
  await using checkout = await openCheckout();
  const git = systemGit(checkout.ports);
  let failures = 3;
  const flaky: GitPort = {
    ...git,
    push: async (...args) => {
      failures -= 1;
      return failures >= 0 ? { kind: "unreachable", words: "connection reset" } : await git.push(...args);
    },
  };
  await storeOf(checkout, flaky).append(runAt(1));
  expect((await storeOf(checkout).read({ limit: 1 })).total).toBe(1);

  failures = 4;
  await expect(storeOf(checkout, flaky).append(runAt(2))).rejects.toMatchObject({
    code: "GIT_FAILED",
    message: expect.stringContaining("connection reset"),
  });
});

it("tries again after a fetch that failed, and hands on its error in the end", async () => {
  await using checkout = await openCheckout();
  const git = systemGit(checkout.ports);
  let failures = 1;
  const flaky: GitPort = {
    ...git,
    fetch: async (...args) => {
      failures -= 1;
      if (failures < 0) return await git.fetch(...args);
      throw new BenchmarkError("GIT_FAILED", "The server did not answer.", { hint: "Wait." });
    },
  };
  await storeOf(checkout, flaky).append(runAt(1));
  expect((await storeOf(checkout).read({ limit: 1 })).total).toBe(1);

  failures = 4;
  await expect(storeOf(checkout, flaky).append(runAt(2))).rejects.toMatchObject({ hint: "Wait." });
});

it("says what to do when the checkout has no such remote", async () => {
  await using checkout = await openCheckout();
  await checkout.git("remote", "remove", "origin");
  await expect(storeOf(checkout).read({ limit: 1 })).rejects.toMatchObject({
    code: "GIT_FAILED",
    message: 'The checkout has no remote "origin".',
  });
});
