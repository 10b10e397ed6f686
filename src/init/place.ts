import type { Ports } from "../ports.ts";

/** Where in its repository the project lies. */
export interface Place {
  /** The project's folder. */
  readonly directory: string;
  /** The folder of the whole repository; the project's own outside git. */
  readonly top: string;
  /** From the repository's folder to the project's: `packages/a`, or empty. */
  readonly inside: string;
  readonly isCheckout: boolean;
}

/** Asks git in a folder: what it prints, line by line, or nothing when it has no answer. */
export type AskGit = (...args: readonly string[]) => Promise<readonly string[] | undefined>;

export function askGitIn(directory: string, { processes }: Pick<Ports, "processes">): AskGit {
  return async (...args) => {
    const { exitCode, stdout } = await processes.run({
      command: { kind: "program", file: "git", args },
      directory,
    });
    return exitCode === 0 ? stdout.replace(/\r?\n$/, "").split(/\r?\n/) : undefined;
  };
}

/** As git says, because either folder may be named by way of a link. */
export async function placeOf(directory: string, git: AskGit): Promise<Place> {
  const [top = "", prefix = ""] = (await git("rev-parse", "--show-toplevel", "--show-prefix")) ?? [];
  return top === ""
    ? { directory, top: directory, inside: "", isCheckout: false }
    : { directory, top, inside: prefix.replace(/\/$/, ""), isCheckout: true };
}

/** A path in the repository's folder, seen from the project's. */
export function seenFrom({ inside }: Pick<Place, "inside">, path: string): string {
  return inside === "" ? path : `${inside.replace(/[^/]+/g, "..")}/${path}`;
}

/** The folder at `inside` and all around it up to the repository's, the innermost first. */
export function foldersAround({ inside }: Pick<Place, "inside">): readonly string[] {
  const parts = inside === "" ? [] : inside.split("/");
  return parts.map((_, index) => parts.slice(0, parts.length - index).join("/")).concat("");
}

/** As the remote says; else `main` or `master` where there is one; else the branch that is checked out. */
export async function defaultBranch(git: AskGit): Promise<string> {
  const [remote] = (await git("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")) ?? [];
  if (remote !== undefined) return remote.replace(/^origin\//, "");
  const refs = (await git("for-each-ref", "--format=%(refname)", "refs/heads", "refs/remotes")) ?? [];
  const usual = ["main", "master"].find((name) =>
    refs.some((ref) => ref === `refs/heads/${name}` || ref === `refs/remotes/origin/${name}`),
  );
  const [current = "main"] = (await git("symbolic-ref", "--quiet", "--short", "HEAD")) ?? [];
  return usual ?? current;
}
