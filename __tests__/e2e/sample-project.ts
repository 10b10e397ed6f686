import type { Changes } from "../support/workspace-git.ts";

/**
 * A small project with two benchmarks. Its threshold is wide and its slow-down
 * large, so that no other load on the machine can change a verdict.
 */
export const SAMPLE_PROJECT: Changes = {
  ".gitignore": "node_modules/\n",
  "package.json": '{ "name": "widgets", "private": true, "type": "module" }\n',
  "benchmark-config.toml": `[performance_benchmark]
regression_threshold = 200.0

[performance_benchmark.quick]
max_time = 2
min_rounds = 3
regression_threshold = 200.0

[performance_benchmark.full]
max_time = 2
min_rounds = 3
regression_threshold = 200.0

[performance_benchmark.load]
max_time = 2
min_rounds = 3
regression_threshold = 200.0

[[benchmarks]]
name = "text"
category = "strings"
modules = "bench/*.bench.js"
`,
  "bench/words.bench.js": `import { count, lengths } from "../src/words.js";

const text = "the quick brown fox jumps over the lazy dog ".repeat(40);

export default ({ bench }) => {
  bench("count", () => count(text));
  bench("lengths", () => lengths(text));
};
`,
  "src/words.js": words({ effort: 1 }),
};

/** The benchmark `count` takes ten times as long. */
export const SLOWER: Changes = { "src/words.js": words({ effort: 10 }) };
/** As it was, in other words. */
export const REPAIRED: Changes = { "src/words.js": `// Repaired.\n${words({ effort: 1 })}` };
/** Changes nothing that is measured. */
export const HARMLESS: Changes = { "README.md": "# Widgets\n" };
/** A benchmark that never comes to an end, after one that does. */
export const ENDLESS: Changes = {
  "bench/zz-endless.bench.js": `export default ({ bench }) => {
  bench("endless", () => new Promise(() => setInterval(() => {}, 1000)));
};
`,
};

function words({ effort }: { readonly effort: number }): string {
  return `export function count(text) {
  let words = 0;
  for (let pass = 0; pass < ${effort}; pass += 1) words += text.split(" ").length;
  return words;
}

export function lengths(text) {
  return text.split(" ").map((word) => word.length);
}
`;
}
