import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { BenchmarkError } from "../errors.ts";

/** A folder of our own under the temporary one, and a place in it for a tree that does not exist yet. */
export interface TreeFolder {
  readonly path: string;
  readonly tree: string;
  /** Never rejects: what cannot be removed lies in the temporary folder anyway. */
  remove(): Promise<void>;
}

/** Short, so that the path of the tree can be filled up to the wanted length. */
const PREFIX = "pb-";
const RANDOM_CHARACTERS = 6;
/** File systems allow 255 bytes for one name. */
const LONGEST_NAME = 200;

/**
 * Makes the folder in the first of `parents` where the tree's path can have
 * `length` characters, else in the very first. A program's arguments and
 * environment lie on top of its stack, so the length of a path moves everything
 * below, and with it the alignment and the time of native code by up to some
 * percent (Mytkowicz et al., "Producing wrong data without doing anything
 * obviously wrong!", ASPLOS 2009): paths of the same length move both sides alike.
 *
 * Only parents on the file system of `beside` come into question: benchmarks
 * that read files would be faster on one side.
 */
export async function makeTreeFolder(options: {
  readonly parents: readonly string[];
  readonly beside: string;
  readonly length: number;
}): Promise<TreeFolder> {
  const { beside, length } = options;
  const [first = ".", ...others] = options.parents;
  const device = await deviceOf(beside);
  const near = (await Promise.all(others.map(deviceOf))).map((found) => found === device);
  const parents = [first, ...others.filter((_, index) => near[index])];
  const fitting = parents.find((parent) => nameLength(parent, length) > 0) ?? first;
  const path = await make(fitting);
  const tree = join(path, nameOf(length - path.length - 1));
  return {
    path,
    tree,
    remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined),
  };
}

function nameLength(parent: string, length: number): number {
  return length - join(parent, PREFIX).length - RANDOM_CHARACTERS - 1;
}

/** `baseline`, cut off or filled up. */
function nameOf(length: number): string {
  const name = "baseline";
  return length < 1 || length > LONGEST_NAME ? name : name.slice(0, length).padEnd(length, "-");
}

async function deviceOf(path: string): Promise<number | undefined> {
  return await stat(path).then(
    ({ dev }) => dev,
    () => undefined,
  );
}

async function make(parent: string): Promise<string> {
  try {
    await mkdir(parent, { recursive: true });
    return await mkdtemp(join(parent, PREFIX));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new BenchmarkError("WRITE_FAILED", `No temporary folder could be made in ${parent}: ${reason}.`, {
      hint: "Check the free space and that this user may write there.",
      cause,
    });
  }
}
