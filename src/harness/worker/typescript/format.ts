import { readFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { Script } from "node:vm";

/**
 * Whether compiled TypeScript is an ES module. `.mts` and `.cts` say so; for
 * `.ts` the nearest package.json does, and unless that says `module`, the
 * syntax: TypeScript projects without `"type"` write import and export all the
 * same.
 */
export async function formatOf(path: string, code: string): Promise<"module" | "commonjs"> {
  const extension = extname(path);
  if (extension === ".mts") return "module";
  if (extension === ".cts") return "commonjs";
  if ((await packageType(dirname(path))) === "module") return "module";
  return isCommonJs(code) ? "commonjs" : "module";
}

/** `type` of the nearest package.json, as Node looks for it. */
async function packageType(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, "package.json"), "utf8").catch(() => undefined);
  if (text !== undefined) {
    const description: unknown = JSON.parse(text);
    const known = typeof description === "object" && description !== null && "type" in description;
    return known ? String(description.type) : undefined;
  }
  const parent = dirname(folder);
  return parent === folder ? undefined : packageType(parent);
}

/** Compiles without running: import, export, import.meta and top-level await are errors in a function. */
function isCommonJs(code: string): boolean {
  try {
    new Script(`(function (exports, require, module, __filename, __dirname) {${code}\n})`);
    return true;
  } catch {
    return false;
  }
}
