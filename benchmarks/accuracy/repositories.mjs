// The workloads as git repositories: one commit with N units of work, and for each level a commit with more.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startInUnits } from "./start-units.mjs";
import { writeWorkload } from "./workloads.mjs";

/** @typedef {import("./workloads.mjs").Workload} Workload */
/** @typedef {import("./workloads.mjs").Tools} Tools */

/**
 * @typedef {object} Repository
 * @property {string} path
 * @property {string} base commit that does N units
 * @property {Readonly<Record<string, number>>} startUnits by units file: the start of the process, in units of work
 */

/**
 * Makes the repository of a workload, or finds the one that is there. A process
 * that starts does work before the first unit, and a slow-down of the units
 * alone would be a smaller one of the process. So its start is weighed in units
 * once, and the slowed version does N + p · (N + start) of them.
 *
 * @param {Workload} workload
 * @param {{ work: string, tools: Tools }} given
 * @returns {Repository}
 */
export function openRepository(workload, { work, tools }) {
  const path = join(work, "repositories", workload.name);
  const facts = join(path, ".git", "study.json");
  if (existsSync(facts)) return { path, ...JSON.parse(readFileSync(facts, "utf8")) };

  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  git(path, "init", "--quiet", "--initial-branch=main");
  const units = Object.fromEntries(workload.parts.map(({ file, units }) => [file, units]));
  writeWorkload(workload, { folder: path, units, tools });
  writeFileSync(join(path, "notes.txt"), "The version before.\n");
  git(path, "add", "--all");
  git(path, "commit", "--quiet", "--message=base");
  const repository = {
    base: git(path, "rev-parse", "HEAD"),
    startUnits: startInUnits(workload, { path, tools }),
  };
  git(path, "clean", "--quiet", "--force", "-d", "-x");
  git(path, "checkout", "--quiet", "--force", "main");
  const partial = `${facts}.partial`;
  writeFileSync(partial, JSON.stringify(repository));
  renameSync(partial, facts);
  return { path, ...repository };
}

/**
 * Units of each part at a slow-down of `level` percent of the parts in `slowed`.
 *
 * @param {Workload} workload
 * @param {Repository} repository
 * @param {{ level: number, slowed: readonly string[] }} truth
 */
export function unitsAt(workload, { startUnits }, { level, slowed }) {
  return Object.fromEntries(
    workload.parts.map(({ name, file, units }) => {
      const share = slowed.includes(name) ? level / 100 : 0;
      return [file, units + Math.round(share * (units + (startUnits[file] ?? 0)))];
    }),
  );
}

/**
 * A checkout in a new folder under `work`, whose commit follows on the base and does the units of `truth`.
 *
 * @param {Workload} workload
 * @param {Repository} repository
 * @param {{ work: string, truth: { level: number, slowed: readonly string[] } }} given
 */
export function openCheckout(workload, repository, { work, truth }) {
  const folder = mkdtempSync(join(work, "checkout-"));
  git(work, "clone", "--quiet", repository.path, folder);
  for (const [file, count] of Object.entries(unitsAt(workload, repository, truth))) {
    writeFileSync(join(folder, file), `${count}\n`);
  }
  writeFileSync(join(folder, "notes.txt"), "The version after.\n");
  git(folder, "commit", "--quiet", "--all", "--message=head");
  return folder;
}

/** @param {string} folder @param {...string} args */
function git(folder, ...args) {
  const identity = ["-c", "user.name=study", "-c", "user.email=study@example.com"];
  return execFileSync("git", ["-C", folder, ...identity, ...args], {
    encoding: "utf8",
    env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" },
  }).trim();
}
