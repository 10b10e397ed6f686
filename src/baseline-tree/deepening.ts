import type { SourceRepository } from "./ports.ts";

/** How many commits a shallow clone is deepened by, one step after the other: most branches are short. */
const STEPS = [50, 200, 1000, "all"] as const;

export type DeepSearch =
  | { readonly kind: "found"; readonly commit: string }
  /** The whole history is here, and it does not hold what was looked for. */
  | { readonly kind: "not-there" }
  /** One sentence. */
  | { readonly kind: "unreachable"; readonly reason: string };

/** Looks for a commit, in more and more of the history of `head` and of another commit, until it is found. */
export async function searchDeeper(
  look: () => Promise<string | undefined>,
  other: string,
  repository: SourceRepository,
): Promise<DeepSearch> {
  for (const step of STEPS) {
    const commit = await look();
    if (commit !== undefined) return { kind: "found", commit };
    const deepened = await repository.deepen(other, step);
    if (deepened.kind === "complete") return { kind: "not-there" };
    if (deepened.kind === "unreachable") return deepened;
  }
  const commit = await look();
  return commit === undefined ? { kind: "not-there" } : { kind: "found", commit };
}
