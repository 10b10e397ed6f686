import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

let built: Promise<string> | undefined;

/**
 * Path of the script that runs benchmark modules, compiled once for each test
 * process. It lies under `node_modules`, where it finds its own dependencies.
 */
export function builtWorker(): Promise<string> {
  built ??= build();
  return built;
}

async function build(): Promise<string> {
  const cache = join(ROOT, "node_modules/.cache");
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "worker-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  await writeFile(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      extends: join(ROOT, "tsconfig.build.json"),
      compilerOptions: { outDir: "lib", rootDir: join(ROOT, "src") },
      include: [join(ROOT, "src/harness/worker")],
    }),
  );
  await new Promise<void>((resolve, reject) => {
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    execFile(process.execPath, [tsc, "-p", folder], (error, stdout) => {
      if (error === null) resolve();
      else reject(new Error(`The worker does not compile:\n${stdout}`));
    });
  });
  return join(folder, "lib/harness/worker/index.js");
}
