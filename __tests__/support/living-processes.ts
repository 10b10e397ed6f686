import { readFileSync } from "node:fs";

/** Of these, the processes that live; a zombie does not. */
export function living(pids: readonly number[]): readonly number[] {
  return pids.filter((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
      return !/^[ZX]$/.test(stat.slice(stat.lastIndexOf(")") + 2)[0] ?? "");
    } catch {
      return false;
    }
  });
}
