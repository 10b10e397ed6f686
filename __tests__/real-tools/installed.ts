import { execFile, spawnSync } from "node:child_process";
import { access, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

/** Where installed tools are kept from run to run. */
const CACHE =
  process.env["REAL_TOOLS_CACHE"] ?? join(homedir(), ".cache", "performance-benchmark", "real-tools");

/**
 * A folder that `install` has filled, now or in an earlier run. The key must
 * change with whatever the content depends on: versions, first of all. The
 * folder is at its final path while `install` runs, because virtual environments
 * and build caches hold their own path.
 */
export async function installed(key: string, install: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(CACHE, key);
  const mark = join(folder, ".installed");
  if (await exists(mark)) return folder;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await install(folder);
  await writeFile(mark, "");
  return folder;
}

export interface Finished {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** Runs a program to its end, whatever its exit code; without a shell. */
export function finish(
  program: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Finished> {
  const { env, ...place } = options;
  return new Promise((resolve, reject) => {
    execFile(
      program,
      args,
      { ...place, env: { ...process.env, ...env }, maxBuffer: 2 ** 28 },
      (error, stdout, stderr) => {
        if (error !== null && typeof error.code !== "number") reject(error);
        else resolve({ stdout, stderr, exitCode: error === null ? 0 : Number(error.code) });
      },
    );
  });
}

/** The same for what must succeed: an installation, a build. */
export async function succeed(...given: Parameters<typeof finish>): Promise<Finished> {
  const [program, args] = given;
  const result = await finish(...given);
  if (result.exitCode === 0) return result;
  const said = `${result.stdout}\n${result.stderr}`.trim().slice(-4000);
  throw new Error(`${program} ${args.join(" ")} ended with ${result.exitCode}:\n${said}`);
}

/** Folder with npm packages at exact versions: `["mitata@1.0.34"]`. */
export function npmPackages(packages: readonly string[]): Promise<string> {
  const key = `npm-${packages.join("-").replace(/[^\w.@-]/g, "_")}`;
  return installed(key, async (folder) => {
    await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
    await succeed("npm", ["install", "--no-audit", "--no-fund", "--save-exact", ...packages], {
      cwd: folder,
    });
  });
}

/** Folder with a virtual environment that has Python packages at exact versions; its programs are in `bin`. */
export function pythonPackages(packages: readonly string[]): Promise<string> {
  const key = `pip-${packages.join("-").replace(/[^\w.=-]/g, "_")}`;
  return installed(key, async (folder) => {
    await succeed("python3", ["-m", "venv", folder]);
    await succeed(join(folder, "bin", "pip"), ["install", "--disable-pip-version-check", "-q", ...packages]);
  });
}

/** Installs what is missing of these Debian packages; needs the rights of root for that. */
export async function debianPackages(packages: readonly string[]): Promise<void> {
  const missing = packages.filter(
    (name) =>
      !spawnSync("dpkg-query", ["-W", "-f=${Status}", name]).stdout.toString().endsWith("ok installed"),
  );
  if (missing.length === 0) return;
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const install = ["install", "-y", "-qq", "--no-install-recommends", ...missing];
  const first = await finish("apt-get", install, { env });
  if (first.exitCode === 0) return;
  await succeed("apt-get", ["update", "-qq"], { env });
  await succeed("apt-get", install, { env });
}

/** A fresh folder beside the cache for the files of one test, at a path that stays the same for compilers' caches. */
export async function emptyFolder(name: string): Promise<string> {
  const folder = join(CACHE, "work", name);
  await mkdir(dirname(folder), { recursive: true });
  const old = await mkdtemp(join(CACHE, "old-"));
  await rename(folder, join(old, "content")).catch(() => undefined);
  await rm(old, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
