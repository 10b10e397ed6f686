import { readFile } from "node:fs/promises";
import type { LoadHook, ResolveHook } from "node:module";
import { fileURLToPath } from "node:url";
import { transformSync } from "amaro";
import { formatOf } from "./format.ts";
import { sourceFor } from "./source.ts";

/**
 * Module hooks that load TypeScript, the same on Node 20 and later: types are
 * removed, enums, namespaces and parameter properties are compiled, and imports
 * are resolved as TypeScript resolves them. Types are not checked.
 */

const TYPESCRIPT = /\.[cm]?tsx?$/;

export const resolve: ResolveHook = async (specifier, context, nextResolve) => {
  const parent = context.parentURL;
  if (parent === undefined || !parent.startsWith("file:") || !/^(\.{1,2}(\/|$)|file:)/.test(specifier)) {
    return nextResolve(specifier, context);
  }
  const source = sourceFor(new URL(specifier, parent), TYPESCRIPT.test(parent));
  return nextResolve(source?.href ?? specifier, context);
};

export const load: LoadHook = async (url, context, nextLoad) => {
  const location = new URL(url);
  if (location.protocol !== "file:" || !TYPESCRIPT.test(location.pathname)) return nextLoad(url, context);
  const path = fileURLToPath(location);
  const source = compile(path, await readFile(path, "utf8"));
  return { format: await formatOf(path, source), source, shortCircuit: true };
};

function compile(path: string, source: string): string {
  try {
    const { code, map } = transformSync(source, { mode: "transform", sourceMap: true, filename: path });
    const inline = Buffer.from(map ?? "{}").toString("base64");
    return `${code}\n//# sourceMappingURL=data:application/json;base64,${inline}\n`;
  } catch (error) {
    throw syntaxError(path, error);
  }
}

/** The compiler throws plain objects, which would reach the user as `[object Object]`. */
function syntaxError(path: string, error: unknown): unknown {
  if (typeof error !== "object" || error === null || !("message" in error)) return error;
  const line = "startLine" in error ? `:${error.startLine}` : "";
  const snippet = "snippet" in error ? `\n${error.snippet}` : "";
  return new SyntaxError(`${path}${line}: ${error.message}${snippet}`);
}
