// Recorded pairs with a known truth: our verdicts from `compare --batch` beside the rules of others on the same samples.
// See benchmarks/accuracy/README.md.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { PEER_RULES } from "./peer-rules.mjs";
import { groupBy, markdownTable, share } from "./tables.mjs";

const PARTS = ["interleaved", "adjacent", "sequential"];
const HELP = `node benchmarks/accuracy/recorded.mjs DATAFOLDER [--parts interleaved,adjacent] [--threshold 2] [--by-condition]

DATAFOLDER holds ${PARTS.map((part) => `${part}.jsonl`).join(", ")}, itself or in its folder "corpus".
`;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    parts: { type: "string", default: PARTS.join(",") },
    threshold: { type: "string", default: "2" },
    "by-condition": { type: "boolean", default: false },
  },
});

/**
 * One recorded pair of the same work and N(1 + p) of it.
 *
 * @typedef {object} Recorded
 * @property {string} id
 * @property {string} condition
 * @property {number} level p as a fraction
 * @property {"paired" | "independent"} design
 * @property {import("./peer-rules.mjs").Rounds} rounds one list for each process
 * @property {string} workload
 */

const [folder] = positionals;
if (folder === undefined) {
  console.error(HELP);
  process.exitCode = 2;
} else {
  console.log(`${new Date().toISOString().slice(0, 10)}, threshold ${values.threshold} %.`);
  for (const part of values.parts.split(",")) report(part, readPart(resolve(folder), part));
}

/** @returns {readonly Recorded[]} */
function readPart(folder, part) {
  const path = [join(folder, `${part}.jsonl`), join(folder, "corpus", `${part}.jsonl`)].find(existsSync);
  if (path === undefined) throw new Error(`There is no ${part}.jsonl in ${folder}.`);
  const lines = readFileSync(path, "utf8").trim().split("\n");
  return lines.map((line, index) => {
    const { workload, mode, condition, trueSlowdown, roundsPerProcess, baseline, current } = JSON.parse(line);
    const rounds = { baseline: cut(baseline, roundsPerProcess), candidate: cut(current, roundsPerProcess) };
    const design = mode === "interleaved" ? "paired" : "independent";
    return { id: `${part} ${index + 1}`, condition, level: trueSlowdown, design, rounds, workload };
  });
}

/** The samples of one process after the other, as lists of so many. */
function cut(samples, count) {
  return Array.from({ length: Math.ceil(samples.length / count) }, (_, index) =>
    samples.slice(index * count, (index + 1) * count),
  );
}

/** @param {string} part @param {readonly Recorded[]} pairs */
function report(part, pairs) {
  const verdicts = ourVerdicts(pairs);
  const judged = pairs.map((pair, index) => ({ ...pair, verdict: verdicts[index] }));
  const conditions = values["by-condition"] ? groupBy(judged, ({ condition }) => condition) : new Map();
  for (const [condition, group] of [["all", judged], ...conditions]) {
    console.log(`\n## ${part}, ${condition}\n`);
    console.log(rulesTable(group));
    console.log("\nOur verdicts:\n");
    console.log(verdictTable(group));
  }
}

/** One row for each rule: alarms at each level, with Wilson's 95 % interval. */
function rulesTable(group) {
  const levels = levelsOf(group);
  const rules = [
    { name: "**ours**", alarm: ({ verdict }) => verdict === "regressed" },
    ...PEER_RULES.map(({ name, isSlower }) => ({ name, alarm: ({ rounds }) => isSlower(rounds) })),
  ];
  const rows = rules.map(({ name, alarm }) => [
    name,
    ...levels.map((level) => {
      const pairs = group.filter((pair) => pair.level === level);
      return share(pairs.filter(alarm).length, pairs.length);
    }),
  ]);
  const found = levels.map((level) => `${levelTitle(level)}: ${level === 0 ? "false alarms" : "found"}`);
  return markdownTable(["rule", ...found], rows);
}

function verdictTable(group) {
  const levels = levelsOf(group);
  const rows = ["regressed", "improved", "equivalent", "inconclusive"].map((verdict) => [
    verdict,
    ...levels.map((level) => {
      const pairs = group.filter((pair) => pair.level === level);
      return share(pairs.filter((pair) => pair.verdict === verdict).length, pairs.length);
    }),
  ]);
  return markdownTable(["verdict", ...levels.map(levelTitle)], rows);
}

function levelsOf(group) {
  return [...new Set(group.map(({ level }) => level))].sort((a, b) => a - b);
}

function levelTitle(level) {
  return level === 0 ? "unchanged" : `+${(100 * level).toFixed(0)} %`;
}

/** What `compare --batch` says of each pair, each judged alone. @param {readonly Recorded[]} pairs */
function ourVerdicts(pairs) {
  const temporary = mkdtempSync(join(tmpdir(), "recorded-"));
  const file = join(temporary, "batch.ndjson");
  try {
    const lines = pairs.map(({ id, design, rounds, workload }) => {
      const side = (values) => ({
        version: 1,
        measurements: [{ benchmark: workload, metric: "time", unit: "s", better: "lower", rounds: values }],
      });
      return JSON.stringify({
        id,
        design,
        baseline: side(rounds.baseline),
        candidate: side(rounds.candidate),
      });
    });
    writeFileSync(file, `${lines.join("\n")}\n`);
    const cli = fileURLToPath(new URL("../../dist/cli/index.js", import.meta.url));
    const args = ["compare", "--batch", file, "--json", "--regression-threshold", values.threshold];
    const { stdout, stderr, status } = spawnSync(process.execPath, [cli, ...args], {
      encoding: "utf8",
      maxBuffer: 2 ** 30,
    });
    if (status !== 0 && status !== 1) throw new Error(`compare --batch ended with ${status}:\n${stderr}`);
    return stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).comparisons[0].verdict);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
