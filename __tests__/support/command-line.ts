import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const CLI = fileURLToPath(new URL("../../dist/cli/index.js", import.meta.url));

interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the bundled command line in a folder, as on a laptop. The child is there to be signalled. */
export function commandLine(
  {
    folder,
    variables = {},
  }: { readonly folder: string; readonly variables?: Readonly<Record<string, string>> },
  ...args: readonly string[]
) {
  let finish: (result: Finished) => void = () => {};
  const finished = new Promise<Finished>((resolve) => {
    finish = resolve;
  });
  const child = execFile(
    process.execPath,
    [CLI, ...args],
    { cwd: folder, env: { ...process.env, NO_COLOR: "1", CI: "", ...variables } },
    (_, stdout, stderr) => finish({ exitCode: child.exitCode, stdout, stderr }),
  );
  return Object.assign(finished, { child });
}

export async function writeProject(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}
