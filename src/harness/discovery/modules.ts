import { posix } from "node:path";
import { type Discovered, entryOf, filesWith, listed, outermost, quoted, type Search } from "./search.ts";

const MODULES = "**/*.bench.{js,mjs,cjs,ts,mts}";

/** Benchmark modules, whoever runs them. */
export function moduleFiles(search: Search): Promise<readonly string[]> {
  return search.find([MODULES]);
}

/** Benchmark modules for the built-in harness, and those that Vitest runs. */
export async function findModules(search: Search): Promise<readonly Discovered[]> {
  const paths = await moduleFiles(search);
  const ofVitest = await filesWith(search, paths, importsVitest);
  const own = paths.filter((path) => !ofVitest.includes(path));
  return [...ownEntries(own, ofVitest.length > 0), ...vitestEntries(ofVitest)];
}

/** `bench` of Vitest works only inside Vitest. */
export function importsVitest(text: string): boolean {
  return /\bfrom\s*["']vitest["']|\brequire\(\s*["']vitest["']\s*\)/.test(text);
}

/** With modules of both kinds side by side the glob would take in the wrong ones: they are listed one by one. */
function ownEntries(paths: readonly string[], mixed: boolean): readonly Discovered[] {
  if (paths.length === 0) return [];
  return [
    {
      entry: entryOf({ name: "modules", modules: mixed ? [...paths] : MODULES }),
      why: `Found ${listed(paths, "benchmark module")}, run by the built-in harness.`,
    },
  ];
}

function vitestEntries(paths: readonly string[]): readonly Discovered[] {
  if (paths.length === 0) return [];
  const folders = outermost(paths.map((path) => posix.dirname(path)));
  const where = folders.includes(".") ? "" : ` ${folders.map(quoted).join(" ")}`;
  return [
    {
      entry: entryOf({
        name: "vitest",
        command: `npx vitest bench${where} --run --outputJson={output}`,
        adapter: "vitest",
      }),
      why: `Found ${listed(paths, "module")} that import vitest, run by \`vitest bench\`.`,
    },
  ];
}
