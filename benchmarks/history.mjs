// Size and speed of a history of 1,000 runs; docs/baselines.md, "Size and speed". From lib/; needs git.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../lib/platform/clock.js";
import { systemFiles } from "../lib/platform/files.js";
import { systemGit } from "../lib/platform/git.js";
import { systemProcesses } from "../lib/platform/processes.js";
import { branchStore } from "../lib/store/branch-store.js";
import { fileStore } from "../lib/store/file-store.js";

const RUNS = 1000;
const folder = mkdtempSync(join(tmpdir(), "history-"));
const variables = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
const [runs, origin, checkout] = ["runs", "origin.git", "checkout"].map((name) => join(folder, name));
const files = systemFiles({ temporary: join(folder, "temporary") });

try {
  const store = fileStore({ directory: runs, files });
  for (let index = 0; index < RUNS; index += 1) await store.append(runOf(index));
  const paths = readdirSync(runs, { recursive: true }).map((path) => join(runs, path));
  console.log(`${new Date().toISOString().slice(0, 10)}, ${git(folder, "--version").trim()}`);
  console.log(`${RUNS} runs of 50 benchmarks × 30 samples: ${megabytes(paths)} of JSON`);

  git(folder, "init", "--quiet", "--bare", origin);
  git(origin, "config", "uploadpack.allowFilter", "true");
  git(origin, "config", "uploadpack.allowAnySHA1InWant", "true");
  git(folder, "init", "--quiet", "--initial-branch=benchmark-data", runs);
  git(runs, "add", ".");
  git(runs, "commit", "--quiet", "--message=runs");
  git(runs, "push", "--quiet", origin, "benchmark-data");
  git(origin, "gc", "--quiet");
  const packs = join(origin, "objects/pack");
  console.log(`packed by git: ${megabytes(readdirSync(packs).map((name) => join(packs, name)))}`);

  git(folder, "init", "--quiet", checkout);
  git(checkout, "remote", "add", "origin", `file://${origin}`);
  await timed("read the baseline", (branch) => branch.read({ limit: 1 }));
  await timed("store one more run", (branch, round) => branch.append(runOf(RUNS + round)));
  await timed("read all for a trend", (branch) => branch.read({ limit: RUNS }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Median of five, each with a store of its own, as each job has. */
async function timed(what, act) {
  const seconds = [];
  for (let round = 0; round < 5; round += 1) {
    const processes = systemProcesses({ variables });
    const port = systemGit({ processes, files, variables, directory: checkout });
    const backoff = {
      random: Math.random,
      pause: (wait) => new Promise((resolve) => setTimeout(resolve, wait * 1000)),
    };
    const begin = performance.now();
    await act(branchStore({ git: port, branch: "benchmark-data", clock: systemClock, backoff }), round);
    seconds.push((performance.now() - begin) / 1000);
  }
  console.log(`${what}: ${seconds.sort((a, b) => a - b)[2].toFixed(2)} s`);
}

function runOf(index) {
  return {
    id: `run-${index}`,
    commit: index.toString(16).padStart(40, "c"),
    ref: "refs/heads/main",
    time: new Date(Date.UTC(2024, 0, 1, index)).toISOString(),
    suite: "quick",
    environment: {
      os: { system: "Linux", release: "6.11.0", architecture: "x64" },
      cpu: { logical: 4, available: 4 },
      memory: { totalBytes: 16 * 1024 ** 3 },
      storage: {},
      virtualisation: {},
      runtimes: { node: "24.21.0" },
      load: {},
      class: "Linux x64",
      normalizationFactor: 1,
    },
    measurements: Array.from({ length: 50 }, (_, number) => ({
      benchmark: `benchmark/${number}`,
      metric: "time",
      unit: "s",
      better: "lower",
      rounds: [Array.from({ length: 30 }, () => 0.001 * (number + 1) * (1 + 0.1 * Math.random()))],
    })),
    failures: [],
  };
}

function git(directory, ...args) {
  const identity = ["-c", "user.name=Benchmark", "-c", "user.email=benchmark@example.com"];
  return execFileSync("git", [...identity, ...args], { cwd: directory, env: variables, encoding: "utf8" });
}

function megabytes(paths) {
  const bytes = paths.reduce((sum, path) => sum + (statSync(path).isFile() ? statSync(path).size : 0), 0);
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
