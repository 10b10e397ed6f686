// README's first command: the main job on a sample project, once as it is and
// once with a slow-down switched on. Needs Node.js alone; dist/ is committed.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const project = join(mkdtempSync(join(tmpdir(), "performance-benchmark-quickstart-")), "project");
cpSync(join(root, "fixtures/projects/javascript-quickstart"), project, { recursive: true });

const first = run(
  "The project as it is. There is no baseline yet, so this run is stored as one.",
  ["--store-results"],
  {},
);
if (first !== 0) process.exit(first ?? 1);
const second = run(
  "The same project with a slow-down switched on. The gate has to fail.",
  ["--compare-baseline"],
  { SLOW_DOWN: "1" },
);
if (second !== 1) {
  console.log(
    `\nThe second run should have ended with exit code 1 (a regression), but ended with ${second}.`,
  );
  process.exit(1);
}
console.log(`\nThe regression was found (exit code 1), as it should be.
Look at the reports:   ${join(project, "benchmark-results")}
How it was set up:     ${join(project, "benchmark-config.toml")}
Try it on your own:    cd your-project && node ${join(root, "dist/cli/index.js")} run`);

function run(title, options, variables) {
  const args = [join(root, "dist/cli/index.js"), "run", "--suite", "quick", "--store", "file", ...options];
  const shown = Object.entries(variables).map(([name, value]) => `${name}=${value} `);
  console.log(`\n${title}\n$ ${shown.join("")}performance-benchmark ${args.slice(1).join(" ")}\n`);
  return spawnSync(process.execPath, args, {
    cwd: project,
    stdio: "inherit",
    env: { ...process.env, ...variables },
  }).status;
}
