import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { machineVariables } from "./mini-runner-process.ts";

/** Path to content; `undefined` removes the file. */
export type Changes = Readonly<Record<string, string | undefined>>;

/** Somebody's clone, who commits and pushes. */
export interface Author {
  /** Folder of the clone. */
  readonly folder: string;
  /** Commits on main and pushes; the new commit. */
  commitToMain(changes: Changes): Promise<string>;
  /** Commits on a branch, which begins at main when it is new, and pushes; the new commit. */
  commitToBranch(branch: string, changes: Changes): Promise<string>;
  /** Pushes the merge of a branch into main to `refs/pull/NUMBER/merge`, as GitHub does; that commit. */
  mergeForPullRequest(number: number, branch: string): Promise<string>;
}

/** Clones a bare repository that may still be empty. */
export async function cloneAsAuthor(bare: string, folder: string): Promise<Author> {
  await mkdir(folder, { recursive: true });
  await git(folder, "init", "--quiet", "--initial-branch=main");
  await git(folder, "config", "user.name", "Mona");
  await git(folder, "config", "user.email", "mona@example.com");
  await git(folder, "remote", "add", "origin", bare);

  const commit = async (changes: Changes) => {
    for (const [file, content] of Object.entries(changes)) {
      const target = path.join(folder, file);
      await mkdir(path.dirname(target), { recursive: true });
      await (content === undefined ? rm(target) : writeFile(target, content));
    }
    await git(folder, "add", "--all");
    await git(folder, "commit", "--quiet", "--allow-empty", "--message=change");
    return await git(folder, "rev-parse", "HEAD");
  };
  return {
    folder,
    commitToMain: async (changes) => {
      if ((await branches()).includes("main")) await git(folder, "switch", "--quiet", "main");
      const sha = await commit(changes);
      await git(folder, "push", "--quiet", "origin", "main");
      return sha;
    },
    commitToBranch: async (branch, changes) => {
      const known = (await branches()).includes(branch);
      await git(folder, "switch", "--quiet", ...(known ? [branch] : ["--create", branch, "main"]));
      const sha = await commit(changes);
      await git(folder, "push", "--quiet", "origin", branch);
      return sha;
    },
    mergeForPullRequest: async (number, branch) => {
      await git(folder, "switch", "--quiet", "--detach", "main");
      await git(folder, "merge", "--quiet", "--no-ff", "--message=merge", branch);
      await git(folder, "push", "--quiet", "--force", "origin", `HEAD:refs/pull/${number}/merge`);
      return await git(folder, "rev-parse", "HEAD");
    },
  };

  async function branches(): Promise<readonly string[]> {
    return (await git(folder, "branch", "--format=%(refname:short)")).split("\n");
  }
}

/** What `actions/checkout` is asked for. */
export interface CheckoutRequest {
  /** The server, such as `http://github.localhost:1234`. */
  readonly server: string;
  readonly repository: string;
  readonly token: string;
  /** `refs/heads/main` or `refs/pull/7/merge`. */
  readonly ref: string;
  readonly sha: string;
  /** As its input `fetch-depth`; `0` is everything. */
  readonly fetchDepth: number;
  /** `RUNNER_TEMP`. */
  readonly temporary: string;
  /**
   * Where the token is kept: in a file beside the checkout, as since version 6, or in the checkout's own
   * configuration, as before, which survives when the folder is copied. `none`: `persist-credentials: false`.
   */
  readonly credentials: "beside" | "inside" | "none";
}

/** Checks a commit out the way `actions/checkout` does, by the same git commands. */
export async function checkout(folder: string, request: CheckoutRequest): Promise<void> {
  const { server, token, ref, sha } = request;
  const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
  const setting = [`http.${server}/.extraheader`, header] as const;
  await mkdir(folder, { recursive: true });
  await git(folder, "init", "--quiet");
  await git(folder, "remote", "add", "origin", `${server}/${request.repository}`);

  const isBranch = ref.startsWith("refs/heads/");
  const local = ref.replace(
    isBranch ? "refs/heads/" : "refs/",
    isBranch ? "refs/remotes/origin/" : "refs/remotes/",
  );
  const one = `+${sha}:${local}`;
  const all = ["+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*"];
  const everything = ["--prune", "origin", ...all, ...(isBranch ? [] : [one])];
  const wanted = request.fetchDepth === 0 ? everything : [`--depth=${request.fetchDepth}`, "origin", one];
  await git(folder, "-c", setting.join("="), "fetch", "--quiet", "--no-tags", ...wanted);
  const branch = isBranch ? ["-B", ref.replace("refs/heads/", "")] : [];
  await git(folder, "checkout", "--quiet", "--force", ...branch, local);

  if (request.credentials === "inside") await git(folder, "config", "--local", ...setting);
  if (request.credentials === "beside") {
    await mkdir(request.temporary, { recursive: true });
    const file = path.join(await mkdtemp(path.join(request.temporary, "git-credentials-")), "config");
    await git(folder, "config", "--file", file, ...setting);
    await git(folder, "config", "--local", `includeIf.gitdir:${folder}/.git.path`, file);
  }
}

/** Runs git without this machine's configuration; its output, trimmed. */
export async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("git", [...args], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: {
      ...machineVariables(),
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_TERMINAL_PROMPT: "0",
    },
  });
  return stdout.trim();
}
