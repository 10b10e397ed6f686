import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** One living process, as far as the platform tells. */
export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** Absent where `ps` has no such number. */
  readonly session?: number;
  /** With the pid it names one process for good: pids are used again. */
  readonly started: string;
  /** Whether the environment that it was started with contains this text; false where that cannot be read. */
  isMarked(text: string): boolean;
}

/** Lists the living processes; zombies are left out. */
export type ProcessTable = () => readonly ProcessRow[];

export function systemProcessTable(): ProcessTable {
  return process.platform === "linux" ? procTable : psTable;
}

/** Linux: proc(5). A process that ends while the table is read is left out. */
export function procTable(): readonly ProcessRow[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = readProc(`/proc/${name}/stat`);
      // 4242 (any text, with brackets) S 1 4242 4242 …
      const [state, parent, group, session, ...others] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (state === undefined || parent === undefined || state === "Z" || state === "X") return [];
      return [
        {
          pid: Number(name),
          parent: Number(parent),
          group: Number(group),
          session: Number(session),
          started: others[15] ?? "",
          isMarked: (text: string) => readProc(`/proc/${name}/environ`).includes(text),
        },
      ];
    });
}

/** macOS and others: what ps(1) of POSIX and BSD both know. It has no environments. */
export function psTable(): readonly ProcessRow[] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid=,pgid=,stat=,lstart="], { encoding: "utf8" });
  return (stdout ?? "").split("\n").flatMap((line) => {
    const [pid, parent, group, state, ...started] = line.trim().split(/\s+/);
    if (state === undefined || state.startsWith("Z")) return [];
    return [
      {
        pid: Number(pid),
        parent: Number(parent),
        group: Number(group),
        started: started.join(" "),
        isMarked: () => false,
      },
    ];
  });
}

/** Empty when the process is gone or belongs to somebody else. */
function readProc(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}
