import { readFileSync, writeFileSync } from "node:fs";

/** Makes Linux forget the highest resident set of this process. False where that cannot be had. */
export function resetPeak(): boolean {
  if (process.platform !== "linux") return false;
  try {
    writeFileSync("/proc/self/clear_refs", "5");
    return true;
  } catch {
    return false;
  }
}

/** Bytes of the highest resident set since the last reset; `undefined` where the platform does not tell. */
export function readPeak(): number | undefined {
  if (process.platform !== "linux") return undefined;
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
}
