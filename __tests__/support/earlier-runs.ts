import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { runName } from "../../src/store/layout.ts";
import { decodeRunFile, type RunFile } from "../../src/store/run-file.ts";
import type { Site } from "./workspace.ts";
import { git } from "./workspace-git.ts";

/**
 * Puts earlier runs on the history branch, one for each day before the only run of
 * that suite there: the same run, a little faster or slower, of commits of their own.
 */
export async function addEarlierRuns(site: Site, suite: string, count: number): Promise<void> {
  const folder = await site.folder("history");
  await git(folder, "clone", "--quiet", "--branch=benchmark-data", site.bare, ".");
  const run = await onlyRun(folder, suite);
  for (let day = 1; day <= count; day += 1) await addRun(folder, daysBefore(run, day));
  await git(folder, "add", "--all");
  const mona = ["-c", "user.name=Mona", "-c", "user.email=mona@example.com"];
  await git(folder, ...mona, "commit", "--quiet", "--message=earlier runs");
  await git(folder, "push", "--quiet", "origin", "benchmark-data");
}

async function onlyRun(folder: string, suite: string): Promise<RunFile> {
  const names = await readdir(path.join(folder, "runs"), { recursive: true });
  const files = names.filter((name) => name.endsWith(".json") && name.includes(`-${suite}-`));
  const decoded = decodeRunFile(await readFile(path.join(folder, "runs", files[0] ?? ""), "utf8"));
  if (files.length !== 1 || decoded.kind === "damaged") {
    throw new Error(`There should be one sound run of ${suite}, not ${files.length}.`);
  }
  return decoded.value;
}

/** Runs differ by up to 2 %, as on a quiet machine. */
function daysBefore(file: RunFile, days: number): RunFile {
  const factor = 1 + 0.02 * Math.sin(days);
  const time = new Date(Date.parse(file.run.time) - days * 86_400_000).toISOString();
  return {
    ...file,
    run: { ...file.run, id: `${file.run.id}-${days}`, commit: String(days).padStart(40, "a"), time },
    rounds: file.rounds.map((series) => series.map((round) => round.map((value) => value * factor))),
  };
}

async function addRun(folder: string, file: RunFile): Promise<void> {
  const { environment_class: environmentClass, ...facts } = file.run;
  const name = runName({
    ...facts,
    measurements: [],
    ...(environmentClass === undefined ? {} : { environmentClass }),
  });
  const target = path.join(folder, name.path);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, JSON.stringify(file));
}
