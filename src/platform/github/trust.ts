/**
 * Whether a comment or issue can be ours: by a bot, as those of workflows are,
 * or by somebody who may write here, whose token was given. Anybody can guess
 * the marker and write it into a comment of his own, and edit that afterwards.
 */
export function isTrusted(written: {
  readonly user?: { readonly type: string } | null;
  readonly author_association?: string;
}): boolean {
  return written.user?.type === "Bot" || MAY_WRITE.has(written.author_association ?? "");
}

const MAY_WRITE: ReadonlySet<string> = new Set(["OWNER", "MEMBER", "COLLABORATOR"]);
