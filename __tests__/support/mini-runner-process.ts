import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const resolve = createRequire(import.meta.url).resolve;

/** The oldest Node.js that we support, and the one that GitHub's runners use for actions; both are development dependencies. */
const NODE_20 = resolve("node-20/package.json").replace(/package\.json$/, "bin/node");
export const NODE_24 = resolve("node-24/package.json").replace(/package\.json$/, "bin/node");

/** Each binary that the bundle must run on, with its name. */
export const NODES: readonly { readonly name: string; readonly node: string }[] = [
  { name: "Node 20", node: NODE_20 },
  { name: "Node 24", node: NODE_24 },
];

export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
}

/** The variables of this machine that a process needs at all; nothing else leaks into a run. */
export function machineVariables(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ["PATH", "HOME", "LANG", "TMPDIR"].flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Runs a script in an environment of its own; calls `onLine` for each line of both streams. */
export async function runNode(request: {
  readonly node: string;
  readonly script: string;
  readonly directory: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
  /** Sends SIGINT, as a runner that cancels does, when a line matches. */
  readonly interruptAt?: RegExp | undefined;
}): Promise<Exit> {
  const child = spawn(request.node, [request.script], {
    cwd: request.directory,
    env: { ...machineVariables(), ...request.variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    request.onLine(line);
    if (request.interruptAt?.test(line) === true) child.kill("SIGINT");
  });
  createInterface({ input: child.stderr }).on("line", request.onLine);
  return await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal }));
  });
}
