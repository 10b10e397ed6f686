// How much more the slowed versions really do: instructions counted by valgrind, which no other load changes.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openCheckout, openRepository, unitsAt } from "./repositories.mjs";
import { markdownTable } from "./tables.mjs";

/** Nearly the same instructions from run to run: no other threads, no clock, no random hashes. */
const PREDICTABLE = ["--predictable", "--single-threaded", "--hash-seed=7", "--random-seed=7"];
/** Calls before those that are counted, and with them: when the first are done, JavaScript is compiled. */
const CALLS = { before: 100, all: 150 };
const callModule = fileURLToPath(new URL("call-module.mjs", import.meta.url));

/**
 * Prints a table: units asked for, and instructions counted. A command is counted
 * from start to end, and once without any unit. Of the others the calls are
 * counted, without the start of the process and the first calls.
 *
 * @param {readonly import("./workloads.mjs").Workload[]} workloads
 * @param {{ work: string, levels: readonly number[], tools: import("./workloads.mjs").Tools }} given
 */
export function verify(workloads, { work, levels, tools }) {
  const changed = levels.filter((level) => level > 0);
  const rows = workloads
    .filter(({ kind }) => kind !== "report")
    .map((workload) => {
      const counts = countsOf(workload, { work, levels: changed, tools });
      console.error(`${workload.name} counted.`);
      return counts;
    });
  const heading = ["workload", "counted", "instructions at 0 %", ...changed.map((level) => `+${level} %`)];
  console.log(markdownTable(heading, rows.flat()));
}

function countsOf(workload, { work, levels, tools }) {
  const repository = openRepository(workload, { work, tools });
  const folder = openCheckout(workload, repository, { work, truth: { level: 0, slowed: [] } });
  const scratch = mkdtempSync(join(work, "count-"));
  try {
    for (const { setup } of workload.entries(tools)) {
      if (setup !== undefined) execFileSync("sh", ["-c", String(setup)], { cwd: folder, stdio: "ignore" });
    }
    const [part] = workload.parts;
    const count = (units, calls) => {
      writeFileSync(join(folder, part.file), `${units}\n`);
      return instructions(commandOf(workload, calls, tools), { folder, scratch });
    };
    const at = (level) => unitsAt(workload, repository, { level, slowed: [part.name] })[part.file];
    const row = (what, before, after) => [
      workload.name,
      what,
      before.toExponential(3),
      ...after.map((value) => `${percent(value / before)} %`),
    ];
    const asked = [
      workload.name,
      "asked for",
      "",
      ...levels.map((level) => `${percent(at(level) / part.units)} %`),
    ];
    if (workload.kind === "command") {
      const [empty, before] = [count(0), count(part.units)];
      const after = levels.map((level) => count(at(level)));
      return [
        asked,
        row("process", before, after),
        row(
          "units",
          before - empty,
          after.map((value) => value - empty),
        ),
      ];
    }
    const calls = (units) => count(units, CALLS.all) - count(units, CALLS.before);
    return [
      asked,
      row(
        "calls",
        calls(part.units),
        levels.map((level) => calls(at(level))),
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** A ratio as the change in percent. */
function percent(ratio) {
  return (100 * (ratio - 1)).toFixed(2);
}

/** Program and arguments that do the work of a workload so many times; a command does it once. */
function commandOf({ name, kind, parts, files, language }, calls, tools) {
  if (kind === "command") {
    const { file, args } = parts[0].probe(tools);
    return [file, ...args];
  }
  if (kind === "module") {
    return [process.execPath, ...PREDICTABLE, callModule, Object.keys(files)[0], `${calls}`];
  }
  if (language === "Go")
    return ["./bench.test", "-test.run=^$", "-test.bench=.", `-test.benchtime=${calls}x`];
  if (name === "pytest-benchmark") {
    const script = `import bench_records\nfor _ in range(${calls}): bench_records.convert()`;
    return [tools.python, "-c", script];
  }
  throw new Error(`It is not known how to count ${name}.`);
}

function instructions(command, { folder, scratch }) {
  const options = [
    "--tool=cachegrind",
    "--cache-sim=no",
    "--smc-check=all-non-file",
    `--cachegrind-out-file=${join(scratch, "out")}`,
  ];
  const { stderr, status, error } = spawnSync("valgrind", [...options, ...command], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, PYTHONHASHSEED: "0", GOMAXPROCS: "1", GOGC: "off" },
  });
  if (error !== undefined) throw new Error("--verify needs valgrind on the PATH.", { cause: error });
  const found = /I\s+refs:\s+([\d,]+)/.exec(stderr);
  if (status !== 0 || found === null)
    throw new Error(`valgrind ${command.join(" ")}:\n${stderr.slice(-2000)}`);
  return Number(found[1].replaceAll(",", ""));
}
