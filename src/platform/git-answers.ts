import { BenchmarkError } from "../errors.ts";
import type { PushOutcome, TreeFile } from "../store/ports.ts";

/** Files of the output of `git ls-tree -r -z`; throws `GIT_FAILED` when it was cut off. */
export function parseTree(listing: string): readonly TreeFile[] {
  if (listing !== "" && !listing.endsWith("\0")) {
    throw new BenchmarkError("GIT_FAILED", "Git did not list all files of the history.", {
      hint: "Run the step again.",
    });
  }
  return listing.split("\0").flatMap((line) => {
    const [, object, path] = /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
    return object === undefined || path === undefined ? [] : [{ object, path }];
  });
}

/** Objects and their sizes in bytes of the output of `git cat-file --batch-check`; missing ones are left out. */
export function parseSizes(listing: string): readonly { readonly object: string; readonly size: number }[] {
  return listing.split("\n").flatMap((line) => {
    const [, object, size] = /^([0-9a-f]+) blob (\d+)$/.exec(line) ?? [];
    return object === undefined ? [] : [{ object, size: Number(size) }];
  });
}

/**
 * Contents of the output of `git cat-file --batch`, by object name.
 *
 * Each begins where the header of the next object that was asked for stands,
 * not after as many bytes as the header says: a damaged file may hold bytes
 * that are no UTF-8, whose number is not known any more.
 */
export function parseContents(output: string, objects: readonly string[]): ReadonlyMap<string, string> {
  const contents = new Map<string, string>();
  let rest = output;
  objects.forEach((object, index) => {
    const header = /^([0-9a-f]+) \w+ \d+\n/.exec(rest);
    if (header?.[1] !== object) return;
    const next = objects[index + 1];
    const end = next === undefined ? -1 : rest.indexOf(`\n${next} blob `, header[0].length - 1);
    contents.set(object, rest.slice(header[0].length, end === -1 ? -1 : end));
    rest = end === -1 ? "" : rest.slice(end + 1);
  });
  return contents;
}

/** What the remote meant, from what `git push --porcelain` printed with `LC_ALL=C`. */
export function readPushFailure(stdout: string, stderr: string): Exclude<PushOutcome, { kind: "pushed" }> {
  const status = /^!\t[^\t]*\t(.*)$/m.exec(stdout)?.[1] ?? "";
  const words = remoteWords(status, stderr);
  if (isForbidden(stderr)) return { kind: "forbidden", words };
  if (OUTDATED.test(status)) return { kind: "outdated" };
  if (/remote rejected/.test(status)) return { kind: "refused", words };
  return { kind: "unreachable", words };
}

/** Whether git was refused for want of credentials or permission, from its standard error. */
export function isForbidden(stderr: string): boolean {
  return FORBIDDEN.test(stderr);
}

/** The remote's own lines if it sent any, else git's last ones; at most ten. */
function remoteWords(status: string, stderr: string): string {
  const lines = stderr.split(/\r?\n/).map((line) => line.trim());
  const remote = lines.flatMap((line) => /^remote:\s*(.*\S)/.exec(line)?.[1] ?? []);
  const own = lines.filter((line) => /^(fatal|error):/.test(line));
  return [status, ...(remote.length > 0 ? remote : own)]
    .filter((line) => line !== "")
    .slice(0, 10)
    .join("\n");
}

const FORBIDDEN =
  /returned error: (401|403)|Permission to .* denied|Permission denied|Write access to repository not granted|Authentication failed|could not read (Username|Password)|Resource not accessible/i;

const OUTDATED =
  /non-fast-forward|fetch first|stale info|cannot lock ref|failed to update ref|failed to lock|incorrect old value|reference already exists|already exists/i;
