import { readdirSync, readFileSync } from "node:fs";

/** The kernel keeps each process's high-water mark, so only how often a process is caught alive matters. */
const MILLISECONDS_BETWEEN = 25;

/**
 * Samples the peak resident set of the processes below `pid` from proc(5).
 * `stop` gives the largest in bytes; `undefined` when no process was seen, or
 * none that needed more than `pid` itself, whose children begin with its figure.
 */
export function samplePeakMemory(pid: number): { stop(): number | undefined } {
  let peak = 0;
  let floor = 0;
  const sample = () => {
    floor = Math.max(floor, highWaterMark(pid));
    for (const descendant of descendantsOf(pid)) peak = Math.max(peak, highWaterMark(descendant));
  };
  const timer = setInterval(sample, MILLISECONDS_BETWEEN);
  return {
    stop() {
      clearInterval(timer);
      return peak > floor ? peak : undefined;
    },
  };
}

/** Every thread has children of its own. */
function descendantsOf(pid: number): readonly number[] {
  const children = threadsOf(pid)
    .flatMap((thread) => readProc(`/proc/${pid}/task/${thread}/children`).split(" "))
    .filter((text) => text !== "")
    .map(Number);
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

function threadsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** Bytes; 0 when the process is gone. */
function highWaterMark(pid: number): number {
  const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(readProc(`/proc/${pid}/status`))?.[1];
  return Number(kibibytes ?? 0) * 1024;
}

function readProc(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}
