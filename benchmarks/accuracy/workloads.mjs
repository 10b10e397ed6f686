// The workloads of the live study: what they are made of, and how many units of work they do.
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const sources = fileURLToPath(new URL("workloads/", import.meta.url));

/**
 * One workload: a small repository of its own with one or more benchmarks.
 *
 * @typedef {object} Workload
 * @property {string} name
 * @property {string} language
 * @property {"module" | "command" | "tool" | "report"} kind `report`: all modules of 1 ms in one run
 * @property {readonly Part[]} parts what can be slowed down, each on its own
 * @property {Readonly<Record<string, string>>} files path in the repository to path under `workloads/`
 * @property {(tools: Tools) => readonly Entry[]} entries the `[[benchmarks]]` tables
 */

/**
 * @typedef {object} Part
 * @property {string} name also the beginning of its benchmarks' names in the results
 * @property {string} file holds the number of units, in decimal
 * @property {number} units of the unchanged version; a multiple of 100, so that whole percents are exact
 * @property {(tools: Tools) => Probe} [probe] how to run it once, to weigh the start of its process in units
 */

/** @typedef {{ file: string, args: readonly string[] }} Probe program, in the folder of the checkout */
/** @typedef {Readonly<Record<string, string | readonly string[]>>} Entry */
/** @typedef {{ python: string, go: string, cc: string, rustc: string }} Tools */

/** @param {string} name @param {string} source @param {number} units @returns {Workload} */
const module = (name, source, units) => ({
  name,
  language: "JavaScript",
  kind: "module",
  parts: [{ name: source, file: `${source}.units`, units }],
  files: { [`${source}.mjs`]: `node/${source}.mjs` },
  entries: () => [{ name, modules: `${source}.mjs` }],
});

/**
 * @param {string} name
 * @param {{ language: string, units: number, source: string, build?: (tools: Tools) => string, run: (tools: Tools) => string[] }} given
 * @returns {Workload}
 */
const command = (name, { language, units, source, build, run }) => ({
  name,
  language,
  kind: "command",
  parts: [
    { name, file: "units", units, probe: (tools) => ({ file: run(tools)[0], args: run(tools).slice(1) }) },
  ],
  files: { [source.slice(source.indexOf("/") + 1)]: source },
  entries: (tools) => [
    {
      name,
      measure: "command",
      command: run(tools).join(" "),
      ...(build === undefined ? {} : { setup: build(tools) }),
    },
  ],
});

/** About 1 ms a call. */
const MODULES = [
  module("json", "json", 900),
  module("regex", "regex", 9000),
  module("sort", "sort", 1000),
  module("map", "map", 2000),
  module("allocation", "allocation", 70_000),
  module("text", "text", 2000),
  module("matrix", "matrix", 3200),
  module("async", "async", 20_000),
];

/** @type {readonly Workload[]} */
export const WORKLOADS = [
  ...MODULES,
  // About 50 µs a call.
  module("regex-50us", "regex", 500),
  module("map-50us", "map", 100),
  // About 50 ms a process.
  command("c-hash", {
    language: "C",
    units: 10_000,
    source: "c/hash.c",
    build: ({ cc }) => `${cc} -O2 -o program hash.c`,
    run: () => ["./program"],
  }),
  command("c-table", {
    language: "C",
    units: 120_000,
    source: "c/table.c",
    build: ({ cc }) => `${cc} -O2 -o program table.c`,
    run: () => ["./program"],
  }),
  command("rust-words", {
    language: "Rust",
    units: 50_000,
    source: "rust/words.rs",
    build: ({ rustc }) => `${rustc} -O -o program words.rs`,
    run: () => ["./program"],
  }),
  command("go-orders", {
    language: "Go",
    units: 25_000,
    source: "go/orders.go",
    build: ({ go }) => `${go} build -o program orders.go`,
    run: () => ["./program"],
  }),
  command("python-text", {
    language: "Python",
    units: 13_000,
    source: "python/text.py",
    run: ({ python }) => [python, "-I", "-S", "text.py"],
  }),
  command("python-objects", {
    language: "Python",
    units: 6000,
    source: "python/objects.py",
    run: ({ python }) => [python, "-I", "-S", "objects.py"],
  }),
  {
    name: "pytest-benchmark",
    language: "Python",
    kind: "tool",
    parts: [{ name: "", file: "units", units: 400 }],
    files: { "bench_records.py": "pytest/bench_records.py" },
    entries: ({ python }) => [
      {
        name: "pytest-benchmark",
        command: `${python} -m pytest -q -p no:cacheprovider bench_records.py --benchmark-json={output} --benchmark-max-time=0.3 --benchmark-min-rounds=20`,
        adapter: "pytest-benchmark",
      },
    ],
  },
  {
    name: "go-test",
    language: "Go",
    kind: "tool",
    parts: [{ name: "", file: "units", units: 2000 }],
    files: { "go.mod": "go-bench/go.mod", "parse_test.go": "go-bench/parse_test.go" },
    entries: ({ go }) => [
      {
        name: "go-test",
        setup: `${go} test -c -o bench.test`,
        command: "./bench.test -test.run='^$' -test.bench=. -test.benchtime=200ms -test.count=2",
        adapter: "go",
      },
    ],
  },
  {
    name: "report",
    language: "JavaScript",
    kind: "report",
    parts: MODULES.flatMap(({ parts }) => parts),
    files: Object.assign({}, ...MODULES.map(({ files }) => files)),
    entries: () => [{ name: "report", modules: "*.mjs" }],
  },
];

/**
 * Writes a workload's files into `folder`, with `units` for each part's file.
 *
 * @param {Workload} workload
 * @param {{ folder: string, units: Readonly<Record<string, number>>, tools: Tools }} given
 */
export function writeWorkload(workload, { folder, units, tools }) {
  for (const [path, source] of Object.entries(workload.files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(sources, source), join(folder, path));
  }
  for (const [file, count] of Object.entries(units)) writeFileSync(join(folder, file), `${count}\n`);
  const tables = workload.entries(tools).map((entry) => {
    const lines = Object.entries(entry).map(([key, value]) => `${key} = ${JSON.stringify(value)}`);
    return `[[benchmarks]]\n${lines.join("\n")}\n`;
  });
  writeFileSync(join(folder, "benchmark-config.toml"), tables.join("\n"));
}
