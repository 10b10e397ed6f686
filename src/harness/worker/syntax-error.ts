import { spawnSync } from "node:child_process";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";

/** What failed to load, and hooks that it was loaded with, if any. Both are URLs. */
interface Loading {
  readonly url: string;
  readonly hooks: string | undefined;
}

/** Milliseconds. The text cannot be read, so nothing of it runs. */
const LONGEST = 10_000;

/**
 * A syntax error with the file and line in which it is: `lib.js:3: Unexpected token ';'`.
 *
 * Node knows the place in an ES module that another one imports, but keeps it
 * from whoever catches the error and prints it only when nobody does. So another
 * process is left to load the same module and to fail. Other errors stay as they
 * are, and so does a syntax error of the module's own doing, as of JSON.parse.
 */
export function withPlace(error: unknown, loading: Loading): unknown {
  if (!(error instanceof SyntaxError)) return error;
  const stack = error.stack ?? "";
  const printed = HEAD.test(stack) ? stack : ranByItself(stack) ? "" : printedBy(loading);
  const [, url = "", line = "", code = ""] = HEAD.exec(printed) ?? [];
  if (url === "") return error;
  const path = url.startsWith("file:") ? fileURLToPath(url) : url;
  const place = `${shortened(path)}:${line}`;
  const placed = new SyntaxError(`${place}: ${error.message}`, { cause: error });
  placed.stack = `${place}\n${code}\n${placed.name}: ${error.message}`;
  return placed;
}

/** File, line, and the text with a mark below it, which stand before the error itself. */
const HEAD = /^(?!\w*Error: )(\S.*):(\d+)\n([\s\S]*?)\n\s*\n\w*Error: /m;

/** Frames outside of Node itself: then the code had begun to run. */
function ranByItself(stack: string): boolean {
  return stack.split("\n").some((line) => /^\s+at /.test(line) && !line.includes("node:internal"));
}

function printedBy({ url, hooks }: Loading): string {
  const registers =
    hooks === undefined ? "" : `(await import("node:module")).register(${JSON.stringify(hooks)});`;
  const script = `${registers} await import(${JSON.stringify(url)});`;
  const { stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
    timeout: LONGEST,
  });
  return stderr;
}

/** As the user writes it, where it lies in the folder that the benchmark runs in. */
function shortened(path: string): string {
  const inside = relative(process.cwd(), path);
  return inside.startsWith("..") ? path : inside;
}
