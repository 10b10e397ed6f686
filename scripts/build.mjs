// Bundles what `tsc` wrote to lib/ into dist/. The folder is made anew, because
// the numbers of the chunks change with the dependencies.

import { spawnSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { createRequire } from "node:module";

const ncc = createRequire(import.meta.url).resolve("@vercel/ncc/dist/ncc/cli.js");
const BUNDLES = [
  ["lib/index.js", "dist"],
  ["lib/cli.js", "dist/cli"],
  ["lib/harness/worker/index.js", "dist/worker"],
  ["lib/harness/worker/typescript/index.js", "dist/worker/typescript"],
];

await rm("dist", { recursive: true, force: true });
for (const [entry, out] of BUNDLES) {
  const { status } = spawnSync(
    process.execPath,
    [ncc, "build", entry, "-o", out, "--license", "licenses.txt", "-q"],
    { stdio: "inherit" },
  );
  if (status !== 0) process.exit(status ?? 1);
}
