// Fails when the committed dist/ is not what the sources give. `git status`
// sees new chunk files as well, which `git diff` would not.
import { execFileSync } from "node:child_process";

const changed = execFileSync("git", ["status", "--porcelain", "--", "dist"], { encoding: "utf8" }).trim();
if (changed !== "") {
  console.error(`dist/ is not up to date. Run \`npm run build\` and commit the result:\n${changed}`);
  process.exit(1);
}
console.log("dist/ is up to date.");
