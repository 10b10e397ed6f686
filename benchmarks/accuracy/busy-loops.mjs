// Competing load: processes of our own that compute without a pause.
import { spawn } from "node:child_process";

/** Ends by itself when the process that started it is gone, however it went. */
const LOOP = "const parent = process.ppid; while (process.ppid === parent) for (let i = 0; i < 1e8; i += 1);";

/**
 * @param {number} count
 * @returns {{ stop(): void }}
 */
export function startBusyLoops(count) {
  const loops = Array.from({ length: count }, () =>
    spawn(process.execPath, ["-e", LOOP], { stdio: "ignore" }),
  );
  const stop = () => {
    for (const loop of loops) loop.kill("SIGKILL");
  };
  process.once("exit", stop);
  return { stop };
}
