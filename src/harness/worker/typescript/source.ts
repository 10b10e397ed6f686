import { statSync } from "node:fs";

/** What TypeScript means by an extension that JavaScript will have later. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  ".js": [".ts", ".tsx"],
  ".jsx": [".tsx"],
  ".mjs": [".mts"],
  ".cjs": [".cts"],
};
const EXTENSIONS = [".ts", ".tsx", ".mts", ".cts", ".js", ".mjs", ".cjs", ".json"];

/**
 * The file that a relative import means, or nothing when Node's own rules find
 * it. From TypeScript `./x.js` means `x.ts` where there is one, even beside a
 * compiled `x.js`, which may be older.
 */
export function sourceFor(target: URL, fromTypeScript: boolean): URL | undefined {
  const extension = /\.[^./]+$/.exec(target.pathname)?.[0] ?? "";
  const sources = (SOURCES[extension] ?? []).map((source) =>
    withPath(target, `${target.pathname.slice(0, -extension.length)}${source}`),
  );
  const exact = isFile(target) ? [target] : [];
  const rest = [
    ...EXTENSIONS.map((added) => withPath(target, `${target.pathname}${added}`)),
    ...EXTENSIONS.map((added) => withPath(target, `${target.pathname.replace(/\/$/, "")}/index${added}`)),
  ];
  const order = fromTypeScript ? [...sources, ...exact, ...rest] : [...exact, ...sources, ...rest];
  return order.find(isFile);
}

function withPath(url: URL, pathname: string): URL {
  const copy = new URL(url);
  copy.pathname = pathname;
  return copy;
}

function isFile(url: URL): boolean {
  const file = new URL(url);
  file.search = "";
  file.hash = "";
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
