import type { Changes } from "../support/workspace-git.ts";

/**
 * A small project with two benchmarks. `hash` takes about 1 ms and does exactly
 * as much work as it is told; `lengths` is the one that no change touches.
 */
export const SAMPLE_PROJECT: Changes = {
  ".gitignore": "node_modules/\n",
  "package.json": '{ "name": "widgets", "private": true, "type": "module" }\n',
  "package-lock.json": `{
  "name": "widgets",
  "lockfileVersion": 3,
  "requires": true,
  "packages": { "": { "name": "widgets" } }
}
`,
  "benchmark-config.toml": configuration({ maxTime: 30 }),
  "bench/text.bench.js": `import { hash, lengths } from "../src/text.js";

const bytes = Uint8Array.from({ length: 1000 }, (_, index) => (index * 7919) % 256);
const text = "the quick brown fox jumps over the lazy dog ".repeat(40);

export default ({ bench }) => {
  bench("hash", () => hash(bytes));
  bench("lengths", () => lengths(text));
};
`,
  "src/text.js": text({ passes: 1000 }),
};

/** The benchmark `hash` takes ten times as long: more than the mood of any machine. */
export const SLOWER: Changes = { "src/text.js": text({ passes: 10_000 }) };
/** It does exactly a tenth more. */
export const TEN_PERCENT_SLOWER: Changes = { "src/text.js": text({ passes: 1100 }) };
/** As it was, in other words: the file differs, the work does not. */
export const REPAIRED: Changes = { "src/text.js": `// Repaired.\n${text({ passes: 1000 })}` };
/** Changes nothing that is measured. */
export const HARMLESS: Changes = { "README.md": "# Widgets\n" };
/** A benchmark that never comes to an end, long before its own time is up, after one that is done at once. */
export const ENDLESS: Changes = {
  "benchmark-config.toml": configuration({ maxTime: 60, launches: 1 }),
  "bench/zz-endless.bench.js": `export default ({ bench }) => {
  bench("endless", () => new Promise(() => setInterval(() => {}, 1000)));
};
`,
};
/** Little time and few launches for a benchmark, where a test is not about what they find. */
export const BRIEF: Changes = { "benchmark-config.toml": configuration({ maxTime: 1, launches: 3 }) };
/** As little time, and as many launches as a verdict on the numbers themselves takes. */
export const BRIEFLY_JUDGED: Changes = { "benchmark-config.toml": configuration({ maxTime: 1 }) };
/** A threshold that no other work on the machine crosses, however much of it there is, and ten times as slow does. */
export const TOLERANT: Changes = { "benchmark-config.toml": configuration({ maxTime: 30, threshold: 300 }) };

/** The same threshold for all suites: an ordinary one if none is given. */
function configuration({
  maxTime,
  launches,
  threshold = 5,
}: {
  readonly maxTime: number;
  readonly launches?: number;
  /** In percent. */
  readonly threshold?: number;
}): string {
  const suite = (name: string) => `
[performance_benchmark.${name}]
max_time = ${maxTime}
min_rounds = 3
regression_threshold = ${threshold.toFixed(1)}
`;
  return `[performance_benchmark]
regression_threshold = ${threshold.toFixed(1)}
${["quick", "full", "load"].map(suite).join("")}
[[benchmarks]]
name = "text"
category = "strings"
modules = "bench/*.bench.js"
${launches === undefined ? "" : `launches = ${launches}\n`}`;
}

/** The loop waits for each step of itself, which keeps its time steady from process to process. */
function text({ passes }: { readonly passes: number }): string {
  return `export function hash(bytes) {
  let hash = 17;
  for (let pass = 0; pass < ${passes}; pass += 1) {
    for (let index = 0; index < bytes.length; index += 1) {
      hash = (Math.imul(hash, 31) + bytes[index]) | 0;
    }
  }
  return hash;
}

export function lengths(text) {
  return text.split(" ").map((word) => word.length);
}
`;
}
