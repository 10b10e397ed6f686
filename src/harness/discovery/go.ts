import { posix } from "node:path";
import { type Discovered, entryOf, filesWith, isWithin, listed, type Search } from "./search.ts";

/** Go test files with benchmarks, one entry for each Go module. */
export async function findGo(search: Search): Promise<readonly Discovered[]> {
  const paths = await filesWith(search, await search.find(["**/*_test.go"]), hasGoBenchmark);
  if (paths.length === 0) return [];
  const manifests = await search.find(["**/go.mod"]);
  const modules = manifests.map((path) => posix.dirname(path)).sort((a, b) => b.length - a.length);
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    // The longest is the innermost; without any go.mod, Go itself says what is missing.
    const module = modules.find((folder) => isWithin(path, folder)) ?? ".";
    groups.set(module, [...(groups.get(module) ?? []), path]);
  }
  return [...groups].map(([module, files]) => ({
    entry: entryOf({
      name: module === "." ? "go" : `go ${module}`,
      // Go keeps no samples: each count is one, and with fewer than ten no test can tell anything.
      command: "go test -run '^$' -bench . -benchmem -benchtime=100ms -count=10 ./...",
      adapter: "go",
      ...(module === "." ? {} : { workingDirectory: module }),
    }),
    why: `Found ${listed(files, "Go test file")} with benchmarks.`,
  }));
}

export function hasGoBenchmark(text: string): boolean {
  return /^func Benchmark(?![a-z])\w*\(\s*\w+\s+\*testing\.B\s*\)/m.test(text);
}
