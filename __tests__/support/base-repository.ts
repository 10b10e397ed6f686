import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BaselineTreePorts } from "../../src/baseline-tree/prepare.ts";
import { systemClock } from "../../src/platform/clock.ts";
import { systemFiles } from "../../src/platform/files.ts";
import { systemLinks } from "../../src/platform/folder-links.ts";
import { systemTrees } from "../../src/platform/git-trees.ts";
import { systemProcesses } from "../../src/platform/processes.ts";
import type { Variables } from "../../src/ports.ts";
import { startGitServer } from "./git-server.ts";
import { quietLog } from "./quiet-log.ts";
import { type Author, type CheckoutRequest, checkout, cloneAsAuthor, git } from "./workspace-git.ts";

/** A repository on a server, somebody who pushes to it, and checkouts of it as a runner makes them. */
export interface BaseRepository extends AsyncDisposable {
  /** Parent of all folders; there is a space in its path. */
  readonly folder: string;
  /** The bare repository on the server's disk. */
  readonly bare: string;
  readonly author: Author;
  readonly server: string;
  checkOut(
    request: Pick<CheckoutRequest, "ref" | "sha"> &
      Partial<Pick<CheckoutRequest, "fetchDepth" | "credentials" | "token">>,
  ): Promise<RunnerCheckout>;
}

export interface RunnerCheckout {
  readonly path: string;
  /** Where trees are made. */
  readonly temporary: string;
  readonly log: ReturnType<typeof quietLog>;
  /** Everything that preparing a baseline needs, in the top folder or one below. */
  ports(options?: {
    readonly inside?: string;
    readonly variables?: Variables;
    readonly token?: string;
  }): BaselineTreePorts;
  git(...args: readonly string[]): Promise<string>;
}

export async function openBaseRepository(): Promise<BaseRepository> {
  const folder = await mkdtemp(join(tmpdir(), "base repository "));
  const server = await startGitServer({ tokens: { ghs_writer: "write", ghs_reader: "read" } });
  const bare = await server.create("o/r.git");
  const author = await cloneAsAuthor(bare, join(folder, "author"));
  const url = `http://github.localhost:${server.port}`;
  let count = 0;
  return {
    folder,
    bare,
    author,
    server: url,
    async checkOut(request) {
      count += 1;
      const path = join(folder, `runner ${count}`, "workspace");
      const temporary = join(folder, `t${count}`);
      await checkout(path, {
        server: url,
        repository: "o/r.git",
        token: "ghs_reader",
        fetchDepth: 1,
        temporary: join(folder, "credentials"),
        credentials: "beside",
        ...request,
      });
      return runnerCheckout(path, temporary, url);
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function runnerCheckout(path: string, temporary: string, url: string): RunnerCheckout {
  const log = quietLog();
  return {
    path,
    temporary,
    log,
    git: (...args) => git(path, ...args),
    ports({ inside = "", variables: more = {}, token } = {}) {
      const variables = {
        PATH: process.env["PATH"],
        HOME: "/nonexistent",
        GIT_CONFIG_GLOBAL: "/dev/null",
        GIT_CONFIG_NOSYSTEM: "1",
        GITHUB_SERVER_URL: url,
        GITHUB_WORKSPACE: path,
        ...more,
      };
      const files = systemFiles({ temporary });
      const processes = systemProcesses({ variables, graceSeconds: 0.2 });
      const directory = join(path, inside);
      const trees = systemTrees({
        processes,
        variables,
        directory,
        temporary,
        ...(token === undefined ? {} : { token }),
      });
      return { files, processes, clock: systemClock, log, variables, trees, links: systemLinks };
    },
  };
}
