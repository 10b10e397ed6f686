// One session of the live study: a checkout, one run of the command line in it, and what it found.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openCheckout, unitsAt } from "./repositories.mjs";

const cli = fileURLToPath(new URL("../../dist/cli/index.js", import.meta.url));
const RESULTS = "benchmark-results";

/**
 * Runs one session. What happened is in the answer, also when the run failed: then it has `error`.
 *
 * @param {import("./schedule.mjs").Session} session
 * @param {{ workload: import("./workloads.mjs").Workload, repository: import("./repositories.mjs").Repository,
 *   work: string, flags: readonly string[] }} given
 * @returns {Promise<Record<string, unknown>>}
 */
export async function runSession(session, { workload, repository, work, flags }) {
  const slowed = slowedParts(session, workload);
  const truth = { level: session.level, slowed };
  const folder = openCheckout(workload, repository, { work, truth });
  try {
    const started = new Date().toISOString();
    const begin = performance.now();
    const { exitCode, stdout, stderr } = await runCli(folder, repository.base, flags);
    const seconds = (performance.now() - begin) / 1000;
    const facts = {
      version: 1,
      ...session,
      language: workload.language,
      kind: workload.kind,
      slowed,
      units: unitsAt(workload, repository, truth),
      started,
      seconds: rounded(seconds),
      exitCode,
    };
    if (exitCode !== 0 && exitCode !== 1) return { ...facts, error: stderr.slice(-2000) };
    return { ...facts, ...outcomeOf(join(folder, RESULTS), JSON.parse(stdout)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The parts that the level slows down: all, but of a report only one, another each time. */
function slowedParts({ level, repetition }, { kind, parts }) {
  if (level === 0) return [];
  const names = parts.map(({ name }) => name);
  return kind === "report" ? [names[repetition % names.length]] : names;
}

/** @returns {Promise<{ exitCode: number | null, stdout: string, stderr: string }>} */
function runCli(folder, base, flags) {
  const args = ["run", "--json", "--store", "file", "--results-directory", RESULTS];
  const paired = ["--baseline-mode", "paired", "--baseline-ref", base];
  const child = spawn(process.execPath, [cli, ...args, ...paired, ...flags], {
    cwd: folder,
    env: environmentOutsideOfCi(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const end = () => child.kill("SIGTERM");
  process.once("exit", end);
  return new Promise((resolve, reject) => {
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      stderr += text;
    });
    child.once("error", reject);
    child.once("close", (exitCode) => {
      process.off("exit", end);
      resolve({ exitCode, stdout, stderr });
    });
  });
}

/** Without the variables of a workflow, from which the command line would take its revision. */
function environmentOutsideOfCi() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(CI|GITHUB_.*|RUNNER_.*|INPUT_.*)$/.test(name)),
  );
}

/** Verdicts from the report, and recorded rounds from the files beside it. */
function outcomeOf(results, report) {
  const [baseline, candidate] = ["baseline-measurements-", "measurements-"].map((prefix) =>
    readReport(results, prefix),
  );
  const partner = new Map(baseline.map((measurement) => [keyOf(measurement), measurement]));
  return {
    phaseSeconds: rounded(report.benchmark_suite.execution_duration_seconds),
    gate: report.regression_analysis.baseline_comparison.gate,
    comparisons: report.comparisons.map(verdictOf),
    series: candidate.flatMap((measurement) => {
      const before = partner.get(keyOf(measurement));
      return before === undefined ? [] : [seriesOf(before, measurement)];
    }),
    warnings: report.warnings,
    failures: report.failures,
  };
}

/** Measurements of the file whose name begins so; none when there is no such file. */
function readReport(results, prefix) {
  const folder = join(results, "reports");
  const name = readdirSync(folder).find((file) => file.startsWith(prefix));
  return name === undefined ? [] : JSON.parse(readFileSync(join(folder, name), "utf8")).measurements;
}

function verdictOf(comparison) {
  const { benchmark, metric, verdict, status, reason } = comparison;
  return {
    benchmark,
    metric,
    verdict,
    status,
    restsOn: comparison.rests_on ?? null,
    change: rounded(comparison.change_percent),
    interval: comparison.interval_percent?.map(rounded) ?? null,
    p: rounded(comparison.p_value),
    adjusted: rounded(comparison.adjusted_p_value),
    detectable: rounded(comparison.minimum_detectable_change_percent),
    noiseFloor: rounded(comparison.noise_floor_percent),
    pairs: comparison.pairs ?? null,
    reason,
  };
}

/** Both sides' rounds with five digits, which is less than the clocks know and more than the noise leaves. */
function seriesOf(baseline, candidate) {
  const { benchmark, metric, unit, better, pairing } = candidate;
  return {
    benchmark,
    metric,
    unit,
    better,
    pairing: pairing ?? null,
    baseline: baseline.rounds.map((round) => round.map(rounded)),
    candidate: candidate.rounds.map((round) => round.map(rounded)),
  };
}

function keyOf({ benchmark, category, metric }) {
  return JSON.stringify([benchmark, category ?? null, metric]);
}

function rounded(value) {
  return typeof value === "number" && Number.isFinite(value) ? Number(value.toPrecision(5)) : null;
}
