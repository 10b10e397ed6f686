import { BenchmarkError } from "../errors.ts";
import { searchDeeper } from "./deepening.ts";
import type { BaseWish } from "./mode.ts";
import type { Fetched, SourceRepository } from "./ports.ts";

/** The commit that is measured as the baseline, or why there is none. */
export type Base =
  | {
      readonly kind: "found";
      readonly commit: string;
      /** For people: `3f2c1a9, where the pull request left main`. */
      readonly description: string;
      readonly warnings: readonly string[];
    }
  | { readonly kind: "none"; readonly reason: string };

type Wish<K extends BaseWish["kind"]> = Extract<BaseWish, { kind: K }>;

/**
 * Finds the base, and fetches what a shallow clone lacks of it.
 *
 * @throws BASELINE_NOT_FOUND when there is no such thing as the user named
 */
export async function findBase(wish: BaseWish, repository: SourceRepository): Promise<Base> {
  const { head } = repository;
  if (head === undefined) return { kind: "none", reason: "The checkout has no commit yet." };
  const base = await lookUp(wish, head, repository);
  if (base.kind === "none" || wish.kind === "default-branch") return base;
  const what = await missingFrom(head, { wish, base: base.commit }, repository);
  if ((base.commit !== head && what === undefined) || (await repository.hasChanges())) return base;
  if (what !== undefined) return { kind: "none", reason: notMeasured(what, head) };
  return { ...base, warnings: [...base.warnings, sameCode(head)] };
}

/** What is to be judged and is not checked out; the gate must not pass by a version that nobody asked about. */
async function missingFrom(
  head: string,
  { wish, base }: { readonly wish: BaseWish; readonly base: string },
  repository: SourceRepository,
): Promise<"merge group" | "pull request" | undefined> {
  if (wish.kind === "merge-queue" && base === head) return "merge group";
  if (wish.kind !== "pull-request" || wish.headSha === head) return undefined;
  const isOfBase = base === head || (wish.ofBase === true && (await isOnBranch(wish, head, repository)));
  return isOfBase ? "pull request" : undefined;
}

/**
 * Whether the head is a commit of the base branch, which may have moved on since
 * the event's base. The commit that merged the pull request is judged as such.
 */
async function isOnBranch(
  { headSha, baseBranch }: Wish<"pull-request">,
  head: string,
  repository: SourceRepository,
): Promise<boolean> {
  if ((await repository.parents(head)).includes(headSha)) return false;
  const tip = await bring(`refs/heads/${baseBranch}`, repository);
  if (tip.kind !== "fetched") return false;
  const parting = await searchDeeper(() => repository.mergeBase(head, tip.commit), tip.commit, repository);
  return parting.kind === "found" && parting.commit === head;
}

async function lookUp(wish: BaseWish, head: string, repository: SourceRepository): Promise<Base> {
  switch (wish.kind) {
    case "pull-request":
      return await ofPullRequest(wish, head, repository);
    case "merge-queue":
      return await ofCommit(wish.baseSha, "which the merge queue builds on", repository);
    case "push":
      return await ofCommit(wish.before, "the commit before this push", repository);
    case "ref":
      return await ofRef(wish.ref, head, repository);
    case "default-branch":
      return await ofDefaultBranch(head, repository);
    default:
      return wish satisfies never;
  }
}

/**
 * What is checked out is often the merge that GitHub makes of head and base:
 * its first parent is the base, even when the branch moved on since the event.
 */
async function ofPullRequest(
  { headSha, baseBranch, baseSha }: Wish<"pull-request">,
  head: string,
  repository: SourceRepository,
): Promise<Base> {
  const [first, second, ...others] = await repository.parents(head);
  if (first !== undefined && second === headSha && others.length === 0) {
    return await ofCommit(
      first,
      `the commit of ${baseBranch} that the pull request is merged with`,
      repository,
    );
  }
  const branch = `refs/heads/${baseBranch}`;
  const sha = baseSha === undefined ? undefined : await bring(baseSha, repository);
  const tip = sha?.kind === "fetched" ? sha : await bring(branch, repository);
  if (tip.kind !== "fetched") return notThere(baseSha ?? baseBranch, sha?.kind === "unreachable" ? sha : tip);
  return await ofParting({ tip: tip.commit, branch: baseBranch, who: "the pull request" }, head, repository);
}

async function ofDefaultBranch(head: string, repository: SourceRepository): Promise<Base> {
  const branch = await repository.defaultBranch();
  const tip = branch === undefined ? undefined : await repository.commitNamed(branch);
  const base: Base =
    branch === undefined || tip === undefined
      ? found(head, "")
      : await ofParting({ tip, branch, who: "this branch" }, head, repository);
  if (base.kind === "none" || base.commit !== head) return base;
  if (await repository.hasChanges()) return found(head, "without the changes that are not committed");
  return found(head, "the same commit", [sameCode(head)]);
}

/**
 * The best common ancestor, as `git merge-base` finds it. Where two commits have
 * several ways to each other, a shallow history may show an older one than the best.
 */
async function ofParting(
  from: { readonly tip: string; readonly branch: string; readonly who: string },
  head: string,
  repository: SourceRepository,
): Promise<Base> {
  const { tip, branch, who } = from;
  const parting = await searchDeeper(() => repository.mergeBase(head, tip), tip, repository);
  if (parting.kind === "found") return found(parting.commit, `where ${who} left ${branch}`);
  const why = parting.kind === "not-there" ? "They have no commit in common." : parting.reason;
  return found(tip, `the tip of ${branch}`, [
    `The commit where ${who} left ${branch} is not known. ${why} The baseline is the tip of ${branch}, ${short(tip)}, instead, so what changed on ${branch} since counts as well.`,
  ]);
}

async function ofCommit(sha: string, what: string, repository: SourceRepository): Promise<Base> {
  const brought = await bring(sha, repository);
  return brought.kind === "fetched" ? found(brought.commit, what) : notThere(sha, brought);
}

async function ofRef(ref: string, head: string, repository: SourceRepository): Promise<Base> {
  const known = await commitOfRef(ref, repository);
  if (known !== undefined) return found(known, asNamed(ref, known));
  const fetched = await repository.fetch(ref);
  if (fetched.kind === "fetched") return found(fetched.commit, asNamed(ref, fetched.commit));
  if (fetched.kind === "unreachable") return notThere(ref, fetched);
  // The remote knows only names and whole commits; the rest may lie beyond the end of a shallow clone.
  const deeper = isRelative(ref)
    ? await searchDeeper(() => commitOfRef(ref, repository), head, repository)
    : fetched;
  if (deeper.kind === "found") return found(deeper.commit, asNamed(ref, deeper.commit));
  if (deeper.kind === "unreachable") return notThere(ref, deeper);
  throw new BenchmarkError(
    "BASELINE_NOT_FOUND",
    `baseline-ref is "${ref}", and neither the checkout nor its remote has a commit, branch or tag of that name.`,
    { hint: "Correct the name; of a commit, give all 40 digits." },
  );
}

async function commitOfRef(ref: string, repository: SourceRepository): Promise<string | undefined> {
  return (await repository.commitNamed(ref)) ?? (await repository.commitNamed(`refs/remotes/origin/${ref}`));
}

/** `HEAD~3`, or the beginning of a commit's name. */
function isRelative(ref: string): boolean {
  return /[~^]/.test(ref) || /^[0-9a-f]{7,39}$/.test(ref);
}

async function bring(name: string, repository: SourceRepository): Promise<Fetched> {
  const known = await repository.commitNamed(name);
  return known === undefined ? await repository.fetch(name) : { kind: "fetched", commit: known };
}

function notThere(name: string, { kind, ...rest }: Exclude<Fetched, { kind: "fetched" }>): Base {
  const shown = /^[0-9a-f]{40,}$/.test(name) ? short(name) : name;
  const why = "reason" in rest ? rest.reason : "Neither the checkout nor its remote has it.";
  return { kind: "none", reason: `The base ${shown} could not be had. ${why}` };
}

function found(commit: string, what: string, warnings: readonly string[] = []): Base {
  return {
    kind: "found",
    commit,
    description: what === "" ? short(commit) : `${short(commit)}, ${what}`,
    warnings,
  };
}

/** Nothing more to say of a commit that was named by itself. */
function asNamed(ref: string, commit: string): string {
  return commit.startsWith(ref) ? "" : `named ${ref}`;
}

function sameCode(commit: string): string {
  return `What is checked out is the baseline itself, ${short(commit)}, so both sides are the same code.`;
}

function notMeasured(what: "merge group" | "pull request", commit: string): string {
  const sentence = `What is checked out is the base, ${short(commit)}, and nothing of the ${what}.`;
  return `${sentence} Leave the ref of actions/checkout at its default, and measure on pull_request and not on pull_request_target.`;
}

function short(commit: string): string {
  return commit.slice(0, 7);
}
