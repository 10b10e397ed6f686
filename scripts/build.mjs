// Bundles what `tsc` wrote to lib/ into dist/. The folder is made anew, because
// the numbers of the chunks change with the dependencies.

import { spawn } from "node:child_process";
import { once } from "node:events";
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
// Side by side: the first takes as long as the others together.
const codes = await Promise.all(BUNDLES.map(bundle));
process.exitCode = codes.find((code) => code !== 0) ?? 0;

async function bundle([entry, out]) {
  const options = ["-o", out, "--license", "licenses.txt", "-q"];
  const [code] = await once(
    spawn(process.execPath, [ncc, "build", entry, ...options], { stdio: "inherit" }),
    "exit",
  );
  return code ?? 1;
}
