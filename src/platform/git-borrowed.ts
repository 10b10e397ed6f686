import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { SourceRepository } from "../baseline-tree/ports.ts";
import { type CheckoutGit, connection, gitIn, listing, setting } from "./git-checkout.ts";
import { type Git, outputOf } from "./git-command.ts";
import { type GitSetting, withoutSecrets, workTreeSettings } from "./git-settings.ts";

/** A bare repository of our own that reads the objects of a checkout where they are. */
export interface BorrowedRepository
  extends Pick<SourceRepository, "head" | "commitNamed" | "parents" | "fetch" | "mergeBase" | "deepen"> {
  /** Git in the checkout; only ever used to read. */
  readonly checkout: Git;
  /** Git in our repository, started at the top of the checkout. */
  readonly own: Git;
  /** Top folder of the checkout. */
  readonly root: string;
  /** Where our repository is. */
  readonly repository: string;
  /** Whether the checkout has contents of Git LFS; without, its files are the pointers to them. */
  readonly hasLfs: boolean;
}

/** Seconds for what moves much of a repository over the network or to the disk. */
export const BULK_SECONDS = 900;

/** Credentials, remote and filters are handed over in the environment of each run: nothing of them is written down. */
export async function borrowRepository(
  place: { readonly directory: string; readonly repository: string },
  options: CheckoutGit,
  signal: AbortSignal,
): Promise<BorrowedRepository> {
  const { directory: root, repository } = place;
  const { token } = options;
  const checkout = gitIn(root, options, [], signal);
  const remote = await remoteOf(checkout);
  const settings = [
    ...(await connection(checkout, options)),
    ...workTreeSettings(await listing(checkout, token)),
    ...remote,
  ];
  const plain = gitIn(root, options, settings, signal);
  const own: Git = (request) => plain({ ...request, args: [`--git-dir=${repository}`, ...request.args] });
  const output = async (what: string, git: Git, args: readonly string[], input?: string) =>
    outputOf(await git({ args, ...(input !== undefined && { input }) }), what, token);

  const places = ["objects", "shallow", SPARSE].flatMap((path) => ["--git-path", path]);
  const where = ["--path-format=absolute", ...places];
  const found = await output("find its objects", checkout, ["rev-parse", "--show-object-format", ...where]);
  const [format = "sha1", objects = "", shallow = "", sparse = ""] = found.trim().split("\n");
  const init = ["init", "--quiet", "--bare", "--template=", `--object-format=${format}`, repository];
  await output("make a repository for the baseline", own, init);
  await mkdir(join(repository, "objects/info"), { recursive: true });
  await writeFile(join(repository, "objects/info/alternates"), `${objects}\n`);
  await copyIfThere(shallow, join(repository, "shallow"));
  // Git 2.36 and newer hand these on to new worktrees; an older one writes all files.
  await copyIfThere(sparse, join(repository, SPARSE));

  const head = await commitAt(checkout);
  // Refs tell a server what is here already; tags are what tools make version numbers of.
  if (head !== undefined) {
    const refs = `option no-deref\nupdate HEAD ${head}\nupdate refs/candidate ${head}\n`;
    await output("note its commit", own, ["update-ref", "--stdin"], refs);
  }
  await copyTags(checkout, own);
  return {
    checkout,
    own,
    root,
    repository,
    hasLfs: await holdsFiles(join(dirname(objects), "lfs/objects")),
    head,
    ...historyOf({ checkout, own, hasRemote: remote.length > 0, token }),
  };
}

const SPARSE = "info/sparse-checkout";

async function copyIfThere(from: string, to: string): Promise<void> {
  const content = await readFile(from).catch(() => undefined);
  if (content === undefined) return;
  await mkdir(dirname(to), { recursive: true });
  await writeFile(to, content);
}

async function commitAt(checkout: Git): Promise<string | undefined> {
  const { exitCode, stdout } = await checkout({ args: ["rev-parse", "--verify", "--quiet", "HEAD"] });
  return exitCode === 0 ? stdout.trim() : undefined;
}

/** A tag that is damaged costs only the tags. */
async function copyTags(checkout: Git, own: Git): Promise<void> {
  const format = "--format=update %(refname) %(objectname)";
  const { stdout } = await checkout({ args: ["for-each-ref", format, "refs/tags"] });
  if (stdout !== "") await own({ args: ["update-ref", "--stdin"], input: stdout });
}

/** Git LFS makes folders for contents that it was told to leave out, too. */
async function holdsFiles(folder: string): Promise<boolean> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.some((entry) => entry.isFile());
}

export async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

/** The remote that a fork or a mirror was cloned from is `origin`; without one, the first. */
async function remoteOf(checkout: Git): Promise<readonly GitSetting[]> {
  const names = (await checkout({ args: ["remote"] })).stdout.split("\n").filter((name) => name !== "");
  const name = names.includes("origin") ? "origin" : names[0];
  if (name === undefined) return [];
  const url = await setting(checkout, `remote.${name}.url`);
  if (url === undefined) return [];
  // A partial clone leaves out contents, which git then fetches when they are needed.
  const promisor = await setting(checkout, `remote.${name}.promisor`);
  return [
    ["remote.origin.url", url],
    ...(promisor === undefined ? [] : [["remote.origin.promisor", promisor] as const]),
  ];
}

type History = Pick<BorrowedRepository, "commitNamed" | "parents" | "fetch" | "mergeBase" | "deepen">;

function historyOf(given: {
  readonly checkout: Git;
  readonly own: Git;
  readonly hasRemote: boolean;
  readonly token: string | undefined;
}): History {
  const { checkout, own, hasRemote, token } = given;
  const commit = async (name: string) => {
    const args = ["rev-parse", "--verify", "--quiet", `${name}^{commit}`];
    // A partial clone would else fetch what it is only asked for.
    const { exitCode, stdout } = await own({ args, variables: { GIT_NO_LAZY_FETCH: "1" } });
    return exitCode === 0 ? stdout.trim() : undefined;
  };
  const isShallow = async () =>
    (await own({ args: ["rev-parse", "--is-shallow-repository"] })).stdout.trim() === "true";
  const fetch = async (args: readonly string[]) => {
    const result = await own({ args: [...FETCH, ...args], network: true, timeoutSeconds: BULK_SECONDS });
    const words = withoutSecrets(result.stderr, token).trim().split("\n").at(-1) ?? "";
    const late = `It did not end within ${BULK_SECONDS} seconds.`;
    return { ...result, reason: result.timedOut ? late : `Git says: ${words || "nothing"}.` };
  };

  return {
    async commitNamed(name) {
      if (name.startsWith("-")) return undefined;
      const { exitCode, stdout } = await checkout({ args: ["rev-parse", "--verify", "--quiet", name] });
      return (exitCode === 0 ? await commit(stdout.trim()) : undefined) ?? (await commit(name));
    },
    async parents(name) {
      const result = await own({ args: ["cat-file", "commit", name] });
      const [header = ""] = outputOf(result, `read the commit ${name}`, token).split("\n\n");
      return [...header.matchAll(/^parent (\w+)$/gm)].flatMap(([, parent]) => parent ?? []);
    },
    async fetch(name) {
      if (!hasRemote) return { kind: "missing" };
      // In a complete clone this would cut off the history that is there.
      const depth = (await isShallow()) ? ["--depth=1"] : [];
      const result = await fetch([...depth, "origin", `+${name}:refs/baseline`]);
      const fetched = result.exitCode === 0 ? await commit("refs/baseline") : undefined;
      if (fetched !== undefined) return { kind: "fetched", commit: fetched };
      if (result.exitCode === 0 || MISSING.test(result.stderr)) return { kind: "missing" };
      return { kind: "unreachable", reason: `${name} could not be fetched. ${result.reason}` };
    },
    async mergeBase(one, other) {
      const { exitCode, stdout } = await own({ args: ["merge-base", one, other] });
      return exitCode === 0 ? stdout.trim() : undefined;
    },
    async deepen(other, by) {
      if (!(await isShallow())) return { kind: "complete" };
      if (!hasRemote) return { kind: "unreachable", reason: "The checkout has no remote to fetch from." };
      // Where the history of HEAD ends came from the remote; HEAD itself may never have been there.
      const ends = await own({ args: ["rev-list", "--max-parents=0", "HEAD"] });
      const depth = by === "all" ? "--unshallow" : `--deepen=${by}`;
      // Commits and trees only: of the contents, those of one commit will be needed, and git fetches them then.
      const wanted = [other, ...ends.stdout.trim().split("\n")];
      const { exitCode, reason } = await fetch(["--filter=blob:none", depth, "origin", ...new Set(wanted)]);
      return exitCode === 0
        ? { kind: "deeper" }
        : { kind: "unreachable", reason: `More of the history could not be fetched. ${reason}` };
    },
  };
}

const FETCH = ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules"];

const MISSING =
  /couldn't find remote ref|not our ref|unadvertised object|no such remote ref|invalid refspec|not a valid ref/i;
