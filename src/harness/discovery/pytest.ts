import { posix } from "node:path";
import { type Discovered, entryOf, filesWith, listed, outermost, quoted, type Search } from "./search.ts";

/** The files of tests that ask for the `benchmark` fixture of pytest-benchmark. */
export async function pytestFiles(search: Search): Promise<readonly string[]> {
  const candidates = await search.find(["**/test_*.py", "**/*_test.py"]);
  return filesWith(search, candidates, usesBenchmarkFixture);
}

/** One entry for all of them. */
export async function findPytest(search: Search): Promise<readonly Discovered[]> {
  const paths = await pytestFiles(search);
  if (paths.length === 0) return [];
  const folders = outermost(paths.map((path) => posix.dirname(path)));
  // In the root itself, pytest would collect every test of the project: name the files.
  const targets = folders.includes(".") ? paths : folders;
  const command = ["python3 -m pytest", ...targets.map(quoted), "--benchmark-only"];
  return [
    {
      entry: entryOf({
        name: "pytest",
        command: `${command.join(" ")} --benchmark-json={output} -q`,
        adapter: "pytest-benchmark",
      }),
      why: `Found ${listed(paths, "test file")} that use the benchmark fixture of pytest-benchmark.`,
    },
  ];
}

/** A test function with a parameter `benchmark`, its parameters maybe on several lines. */
export function usesBenchmarkFixture(text: string): boolean {
  return /^\s*(?:async\s+)?def\s+test\w*\s*\((?:[^)]*[\s,(*])?benchmark(?:_weave)?\s*[,:)=]/m.test(text);
}
