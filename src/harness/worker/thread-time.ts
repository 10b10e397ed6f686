import { openSync, readSync } from "node:fs";

/** What the main thread got from the scheduler, in seconds since it began. */
export interface ThreadTime {
  readonly cpu: number;
  /** Ready to run, but no processor was free; `undefined` where the platform does not tell. */
  readonly waited?: number;
}

/**
 * Reads the time of the main thread alone: compilers and collectors in other
 * threads are not the benchmark's own work, and run when they like.
 *
 * Linux: schedstat of the thread, in nanoseconds (kernel documentation,
 * scheduler/sched-stats). The kernel brings it up to date only when it switches
 * or at a tick, up to 4 ms late; getrusage(2), which `process.cpuUsage` calls,
 * makes it do so. Both together take about 4 µs. Elsewhere what Node.js knows,
 * in microseconds, from Node 23.9 on of the thread, before that of the process.
 */
export function openThreadTime(): () => ThreadTime {
  const schedstat = openSchedstat();
  if (schedstat !== undefined) return schedstat;
  const usage =
    "threadCpuUsage" in process && isUsage(process.threadCpuUsage)
      ? process.threadCpuUsage
      : process.cpuUsage;
  return () => {
    const { user, system } = usage();
    return { cpu: (user + system) / 1e6 };
  };
}

type Usage = () => { readonly user: number; readonly system: number };

function isUsage(value: unknown): value is Usage {
  return typeof value === "function";
}

function openSchedstat(): (() => ThreadTime) | undefined {
  if (process.platform !== "linux") return undefined;
  try {
    // The main thread's number is that of the process.
    const file = openSync(`/proc/self/task/${process.pid}/schedstat`, "r");
    const buffer = Buffer.alloc(96);
    const read = (): ThreadTime => {
      process.cpuUsage();
      const [cpu, waited] = buffer.toString("latin1", 0, readSync(file, buffer, 0, 96, 0)).split(" ");
      return { cpu: Number(cpu) / 1e9, waited: Number(waited) / 1e9 };
    };
    return read().cpu > 0 ? read : undefined;
  } catch {
    return undefined;
  }
}
