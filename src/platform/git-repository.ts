import { BenchmarkError } from "../errors.ts";
import type { NewCommit, PushOutcome, TreeFile } from "../store/ports.ts";
import { isForbidden, parseContents, parseSizes, parseTree, readPushFailure } from "./git-answers.ts";
import { type Git, outputOf } from "./git-command.ts";
import { withoutSecrets } from "./git-settings.ts";

/**
 * A bare repository of our own, beside the user's checkout: so that fetching,
 * committing and pushing history leaves no object, ref, lock or `shallow` file
 * in the checkout. It is partial: contents come when they are read.
 */
export interface OwnRepository {
  /** Makes a remote known under its name. */
  declare(remote: Remote): Promise<void>;
  fetch(remote: string, branch: string): Promise<string | undefined>;
  hasBranch(remote: string, branch: string): Promise<boolean | undefined>;
  listFiles(commit: string): Promise<readonly TreeFile[]>;
  readObjects(remote: string, objects: readonly string[]): Promise<ReadonlyMap<string, string>>;
  objectName(content: string): Promise<string>;
  commit(commit: NewCommit): Promise<string>;
  push(remote: string, branch: string, commit: string): Promise<PushOutcome>;
}

interface Remote {
  readonly name: string;
  readonly url: string;
  readonly pushUrl: string;
}

export interface Author {
  readonly name: string;
  readonly email: string;
}

/** Contents are read in portions of so many bytes: the output of a process is not kept without limit. */
const PORTION_BYTES = 16 * 1024 * 1024;

export async function openOwnRepository(
  git: Git,
  options: { readonly directory: string; readonly token: string | undefined; readonly author: Author },
): Promise<OwnRepository> {
  const { directory, token, author } = options;
  const own: Git = (request) => git({ ...request, args: [`--git-dir=${directory}`, ...request.args] });
  const output = async (what: string, args: readonly string[], input?: string) =>
    outputOf(await own({ args, ...(input !== undefined && { input }) }), what, token);
  await output("make a repository for the history", ["init", "--quiet", "--bare", "--template=", directory]);

  return {
    async declare({ name, url, pushUrl }) {
      await output("name a remote", ["config", `remote.${name}.url`, url]);
      await output("name a remote", ["config", `remote.${name}.pushurl`, pushUrl]);
    },
    async fetch(remote, branch) {
      const target = `refs/history/${branch}`;
      const result = await own({
        args: [...FETCH, "--depth=1", remote, `+refs/heads/${branch}:${target}`],
        network: true,
      });
      if (/couldn't find remote ref/.test(result.stderr)) return undefined;
      if (isForbidden(result.stderr)) throw notReadable(remote, withoutSecrets(result.stderr, token));
      outputOf(result, `fetch the branch ${branch} of ${remote}`, token);
      return objectIn(await output("read the fetched branch", ["rev-parse", "--verify", target]));
    },
    async hasBranch(remote, branch) {
      const args = ["ls-remote", "--exit-code", remote, `refs/heads/${branch}`];
      const { exitCode } = await own({ args, network: true });
      if (exitCode === 0) return true;
      return exitCode === 2 ? false : undefined;
    },
    async listFiles(commit) {
      return parseTree(
        await output("list the files of the history", ["ls-tree", "-r", "-z", "--full-tree", commit]),
      );
    },
    async readObjects(remote, objects) {
      const wanted = [...new Set(objects)];
      if (wanted.length === 0) return new Map();
      // All at once; without this git would fetch each missing object on its own.
      const args = ["-c", "fetch.negotiationAlgorithm=noop", ...FETCH, "--stdin", remote];
      const fetched = await own({ args, input: lines(wanted), network: true });
      outputOf(fetched, `fetch the history from ${remote}`, token);

      const sizes = parseSizes(
        await output("look up the history", ["cat-file", "--batch-check"], lines(wanted)),
      );
      const contents = new Map<string, string>();
      for (const portion of portions(sizes)) {
        const text = await output("read the history", ["cat-file", "--batch"], lines(portion));
        for (const [object, content] of parseContents(text, portion)) contents.set(object, content);
      }
      return contents;
    },
    async objectName(content) {
      return objectIn(await output("compute an object name", ["hash-object", "--stdin"], content));
    },
    async commit(commit) {
      const script = importScript(commit, author);
      return objectIn(await output("make a commit", ["fast-import", "--quiet", "--force", "--done"], script));
    },
    async push(remote, branch, commit) {
      const args = ["push", "--porcelain", "--no-verify", remote, `${commit}:refs/heads/${branch}`];
      const result = await own({ args, network: true });
      if (result.exitCode === 0) return { kind: "pushed" };
      return readPushFailure(withoutSecrets(result.stdout, token), withoutSecrets(result.stderr, token));
    },
  };
}

/** `blob:none`: trees without contents. A server that does not know it sends all, which works as well. */
const FETCH = [
  "fetch",
  "--quiet",
  "--filter=blob:none",
  "--no-tags",
  "--no-write-fetch-head",
  "--no-recurse-submodules",
];

function notReadable(remote: string, stderr: string): BenchmarkError {
  const message = `The history cannot be read from ${remote}: ${stderr.trim().split("\n").at(-1)}`;
  return new BenchmarkError("GITHUB_PERMISSION", message, {
    hint: 'Give the job "contents: read" under "permissions" in the workflow, and let actions/checkout keep its credentials.',
  });
}

/** The object name that git printed. An empty or cut-off answer must not become a part of the next question. */
function objectIn(answer: string): string {
  const name = answer.trim();
  if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(name)) return name;
  throw new BenchmarkError("GIT_FAILED", `Git printed "${name}" where an object name was expected.`, {
    hint: "Run the step again.",
  });
}

function lines(items: readonly string[]): string {
  return items.map((item) => `${item}\n`).join("");
}

function portions(
  objects: readonly { readonly object: string; readonly size: number }[],
): readonly string[][] {
  const found: string[][] = [];
  let room = 0;
  for (const { object, size } of objects) {
    if (size > room || found.length === 0) {
      found.push([]);
      room = PORTION_BYTES;
    }
    found.at(-1)?.push(object);
    room -= size;
  }
  return found;
}

/** Input of `git fast-import` that makes one commit and prints its name. It reads trees, but no contents. */
function importScript({ parent, files, message, time }: NewCommit, { name, email }: Author): string {
  return [
    // Without this, a commit without parent would be put on top of the one before.
    "reset refs/history/next",
    "commit refs/history/next",
    "mark :1",
    `committer ${plain(name)} <${plain(email)}> ${Math.floor(time.getTime() / 1000)} +0000`,
    data(message),
    ...(parent === undefined ? [] : [`from ${parent}`]),
    ...files.map(({ path, content }) => `M 100644 inline ${path}\n${data(content)}`),
    "get-mark :1",
    "done",
    "",
  ].join("\n");
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}

function plain(text: string): string {
  return text.replace(/[<>\p{Cc}]/gu, "").trim();
}
