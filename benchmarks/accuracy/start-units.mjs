// How much work the start of a process is, measured in a workload's units.
import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** The least of so many runs: what disturbs a run only ever makes it longer. */
const RUNS = 40;

/**
 * @param {import("./workloads.mjs").Workload} workload
 * @param {{ path: string, tools: import("./workloads.mjs").Tools }} given `path`: a checkout, whose units file is changed
 * @returns {Record<string, number>} by units file; nothing for what is timed from within its process
 */
export function startInUnits(workload, { path, tools }) {
  for (const { setup } of workload.entries(tools)) {
    if (setup !== undefined) execFileSync("sh", ["-c", String(setup)], { cwd: path, stdio: "ignore" });
  }
  const found = workload.parts.map(({ file, units, probe }) => {
    if (probe === undefined) return [];
    const line = workload
      .entries(tools)
      .map(({ command }) => String(command))
      .join(" && ");
    let [empty, whole] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let run = 0; run < RUNS; run += 1) {
      empty = Math.min(empty, seconds(0));
      whole = Math.min(whole, seconds(units));
    }
    return [[file, (units * empty) / (whole - empty)]];

    function seconds(count) {
      writeFileSync(join(path, file), `${count}\n`);
      const begin = performance.now();
      // Through a shell, as the run does it.
      const { status } = spawnSync("sh", ["-c", line], { cwd: path, stdio: "ignore" });
      if (status !== 0) throw new Error(`${workload.name}: ${line} ended with ${status}.`);
      return (performance.now() - begin) / 1000;
    }
  });
  return Object.fromEntries(found.flat());
}
