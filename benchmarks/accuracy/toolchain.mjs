// The compilers and interpreters of the workloads. What is not on the machine is made under the work folder, pinned.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";

const REQUIREMENTS = ["pytest==9.2.0", "pytest-benchmark==5.3.1"];

/**
 * @param {string} work
 * @returns {import("./workloads.mjs").Tools}
 */
export function openToolchain(work) {
  mkdirSync(work, { recursive: true });
  return { python: virtualEnvironment(work), go: located("go"), cc: located("cc"), rustc: located("rustc") };
}

/** @param {import("./workloads.mjs").Tools} tools */
export function versionsOf(tools) {
  const first = (file, ...args) => execFileSync(file, args, { encoding: "utf8" }).split("\n")[0];
  return {
    node: process.version,
    python: first(tools.python, "--version"),
    ...Object.fromEntries(REQUIREMENTS.map((line) => line.split("=="))),
    go: first(tools.go, "version"),
    cc: first(tools.cc, "--version"),
    rustc: first(tools.rustc, "--version"),
  };
}

function virtualEnvironment(work) {
  const folder = join(work, "python");
  const python = join(folder, "bin/python");
  const finished = join(folder, "finished");
  if (existsSync(finished)) return python;
  execFileSync("python3", ["-m", "venv", "--clear", folder], { stdio: "inherit" });
  execFileSync(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...REQUIREMENTS], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  mkdirSync(`${finished}.partial`, { recursive: true });
  renameSync(`${finished}.partial`, finished);
  return python;
}

/** Absolute path: a shim that looks for the right version at each start would be measured too. */
function located(name) {
  const { stdout, status } = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" });
  if (status !== 0) throw new Error(`The live study needs ${name} on the PATH.`);
  return stdout.trim();
}
