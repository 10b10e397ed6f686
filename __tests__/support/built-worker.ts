import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SOURCE = join(ROOT, "src/harness/worker");

let built: Promise<string> | undefined;

/**
 * Path of the script that runs benchmark modules, compiled once for each state
 * of its sources. It lies under `node_modules`, where it finds its own
 * dependencies.
 */
export function builtWorker(): Promise<string> {
  built ??= build();
  return built;
}

async function build(): Promise<string> {
  const cache = join(ROOT, "node_modules/.cache");
  const target = join(cache, `worker-${await fingerprint()}`);
  if (!existsSync(target)) {
    await mkdir(cache, { recursive: true });
    const folder = await mkdtemp(join(cache, "worker-being-built-"));
    await compile(folder);
    // Another test process may have been faster; its result is the same.
    await rename(folder, target).catch(() => rm(folder, { recursive: true, force: true }));
  }
  return join(target, "lib/harness/worker/index.js");
}

async function fingerprint(): Promise<string> {
  const names = await readdir(SOURCE, { recursive: true });
  const hash = createHash("sha256").update(process.version);
  for (const name of names.filter((entry) => entry.endsWith(".ts")).sort()) {
    hash.update(name).update(await readFile(join(SOURCE, name)));
  }
  return hash.digest("hex").slice(0, 12);
}

async function compile(folder: string): Promise<void> {
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  await writeFile(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      extends: join(ROOT, "tsconfig.build.json"),
      compilerOptions: { outDir: "lib", rootDir: join(ROOT, "src") },
      include: [SOURCE],
    }),
  );
  await new Promise<void>((resolve, reject) => {
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    execFile(process.execPath, [tsc, "-p", folder], (error, stdout) => {
      if (error === null) resolve();
      else reject(new Error(`The worker does not compile:\n${stdout}`));
    });
  });
}
