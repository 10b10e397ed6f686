import { realpathSync } from "node:fs";
import { dirname, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { SourceLocation } from "../../domain/measurement.ts";

/** Where a module is, and where in it or in what it imports a function of ours is called. */
export interface CallSites {
  /** The module's own file. */
  readonly module: SourceLocation;
  /** The line that calls us now; nothing when it cannot be told. */
  here(): SourceLocation | undefined;
}

/**
 * Places relative to the folder that the worker runs in. Node names files of
 * modules by their real path, so links are followed here, too.
 */
export function callSitesOf(module: string, folder: string = process.cwd()): CallSites {
  const [own, from] = [realPath(module), realPath(folder)];
  const placed = (file: string) => relative(from, file).split(sep).join("/");
  return {
    module: { file: placed(own) },
    here() {
      const site = callSiteIn(deepStack(), own);
      return site === undefined ? undefined : { file: placed(site.file), line: site.line };
    },
  };
}

interface Frame {
  /** Absolute. */
  readonly file: string;
  readonly line: number;
}

/**
 * The first line of the module's own file in a stack, or of another file of the
 * user's: a helper that registers for its callers, or the TypeScript that a
 * source map names in the place of what was compiled from it.
 */
export function callSiteIn(stack: unknown, module: string): Frame | undefined {
  const frames = typeof stack === "string" ? stack.split("\n").flatMap(frameOf) : [];
  const users = frames.filter(({ file }) => !file.startsWith(OWN_FOLDER) && !INSTALLED.test(file));
  return users.find(({ file }) => file === module) ?? users[0];
}

const OWN_FOLDER = dirname(fileURLToPath(import.meta.url)) + sep;

const INSTALLED = /[\\/]node_modules[\\/]/;

/** `    at define (file:///project/bench/sort.bench.js:5:3)`; with source maps a path stands there in the place of a URL. */
const FRAME = /(?:\(|^\s*at (?:async )?)(?<file>(?:file:\/\/|\/|[A-Za-z]:[\\/]).*):(?<line>\d+):\d+\)?$/;

function frameOf(text: string): readonly Frame[] {
  const { file = "", line = "" } = FRAME.exec(text)?.groups ?? {};
  if (file === "") return [];
  try {
    return [{ file: file.startsWith("file:") ? fileURLToPath(file) : file, line: Number(line) }];
  } catch {
    return [];
  }
}

/** Groups nest, and each adds frames between the module and us. */
const DEPTH = 60;

/** A module may have changed how errors are made; its benchmarks then have no place, and run all the same. */
function deepStack(): unknown {
  const before = Error.stackTraceLimit;
  try {
    Error.stackTraceLimit = DEPTH;
    return new Error("Only its stack is wanted.").stack;
  } catch {
    return undefined;
  } finally {
    Error.stackTraceLimit = before;
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
