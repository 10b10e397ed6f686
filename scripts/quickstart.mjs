// README's first command: the main job on a sample project, once as it is, and once with a change that makes it
// slower, measured side by side with the version before. Needs Node.js and git alone; dist/ is committed.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const project = join(mkdtempSync(join(tmpdir(), "performance-benchmark-quickstart-")), "project");
cpSync(join(root, "fixtures/projects/javascript-quickstart"), project, { recursive: true });
writeFileSync(join(project, ".gitignore"), "benchmark-results/\n.performance-benchmark/\n");
git("init", "--quiet", "--initial-branch=main");
git("add", "--all");
git("commit", "--quiet", "--message=The project as it is");

const first = run(
  "The project as it is. There is nothing to compare with yet; this run begins its history.",
  ["--store-results"],
);
if (first !== 0) process.exit(first ?? 1);

const parser = join(project, "src/parse.js");
writeFileSync(parser, readFileSync(parser, "utf8").replace("? 4 : 1", "? 4 : 2"));
const second = run(
  "Now src/parse.js parses each line twice. Both versions take turns on this machine. The gate has to fail.",
  ["--baseline-mode", "paired"],
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

function git(...args) {
  const name = ["-c", "user.name=Quickstart", "-c", "user.email=quickstart@example.com"];
  const settings = ["-c", "core.hooksPath=/dev/null", "-c", "commit.gpgSign=false"];
  const { status, error } = spawnSync("git", [...name, ...settings, ...args], {
    cwd: project,
    stdio: "inherit",
  });
  if (status === 0) return;
  console.error(
    error === undefined ? `git ${args[0]} ended with ${status}.` : `git is needed: ${error.message}`,
  );
  process.exit(1);
}

function run(title, options) {
  const args = [join(root, "dist/cli/index.js"), "run", "--suite", "quick", "--store", "file", ...options];
  console.log(`\n${title}\n$ performance-benchmark ${args.slice(1).join(" ")}\n`);
  return spawnSync(process.execPath, args, { cwd: project, stdio: "inherit" }).status;
}
