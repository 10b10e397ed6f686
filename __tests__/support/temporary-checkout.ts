import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { systemClock } from "../../src/platform/clock.ts";
import { systemFiles } from "../../src/platform/files.ts";
import type { SystemGitOptions } from "../../src/platform/git.ts";
import { systemProcesses } from "../../src/platform/processes.ts";
import type { Clock, Variables } from "../../src/ports.ts";
import type { Backoff } from "../../src/store/ports.ts";
import { snapshotOf } from "./snapshot.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

/** A clone with one commit of a bare repository beside it. */
export interface Checkout extends AsyncDisposable {
  /** Folder of the clone. */
  readonly path: string;
  /** Folder of the bare repository. */
  readonly origin: string;
  readonly ports: SystemGitOptions;
  readonly clock: Clock;
  /** Waits a tenth of what it is told. */
  readonly backoff: Backoff;
  git(...args: readonly string[]): Promise<string>;
  /** Content of a file of a branch of the bare repository. */
  show(branch: string, path: string): Promise<string | undefined>;
  /** Everything in the clone, `.git` included: path to checksum. */
  snapshot(): Promise<Readonly<Record<string, string>>>;
}

/** Variables of a machine without any git configuration of its own. */
function bareVariables(more: Variables = {}): Variables {
  return {
    PATH: process.env["PATH"],
    HOME: "/nonexistent",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    ...more,
  };
}

export async function runGit(directory: string, ...args: readonly string[]): Promise<string> {
  const identity = ["-c", "user.name=Mona", "-c", "user.email=mona@example.com"];
  const { stdout } = await promisify(execFile)("git", ["-C", directory, ...identity, ...args], {
    env: { ...bareVariables(), GIT_TERMINAL_PROMPT: "0" },
  });
  return stdout.trim();
}

export async function openCheckout(
  options: { readonly url?: string; readonly variables?: Variables; readonly token?: string } = {},
): Promise<Checkout> {
  const folder = await temporaryDirectory();
  const origin = join(folder.path, "origin.git");
  const path = join(folder.path, "checkout");
  await runGit(folder.path, "init", "--quiet", "--bare", "--initial-branch=main", origin);
  await runGit(folder.path, "init", "--quiet", "--initial-branch=main", path);
  await writeFile(join(path, "code.js"), "export const one = 1;\n");
  await runGit(path, "add", "code.js");
  await runGit(path, "commit", "--quiet", "--message=first");
  await runGit(path, "remote", "add", "origin", options.url ?? origin);
  if (options.url === undefined) await runGit(path, "push", "--quiet", "origin", "main");

  const variables = bareVariables(options.variables);
  const files = systemFiles({ temporary: join(folder.path, "temporary") });
  const processes = systemProcesses({ variables });
  return {
    path,
    origin,
    ports: {
      processes,
      files,
      variables,
      directory: path,
      ...(options.token !== undefined && { token: options.token }),
    },
    clock: systemClock,
    backoff: {
      random: Math.random,
      pause: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 100)),
    },
    git: (...args) => runGit(path, ...args),
    async show(branch, file) {
      const args = ["-C", origin, "cat-file", "blob", `${branch}:${file}`];
      const { stdout } = await promisify(execFile)("git", args).catch(() => ({ stdout: undefined }));
      return stdout;
    },
    snapshot: () => snapshotOf(path),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}
