import type { Ports } from "../../ports.ts";

/** Holds processes, with all their threads, to one processor, or lets go of them. */
export interface Pinning {
  hold(pids: readonly number[]): Promise<void>;
  release(pids: readonly number[]): Promise<void>;
}

/**
 * Linux, with `taskset` of util-linux, and more than one processor to choose
 * from; nothing elsewhere.
 *
 * Two processors of a shared machine are rarely alike: another guest sits on
 * the other half of the core of one of them. Workers that wander between them
 * draw lots for each turn; on one processor all meet the same. Measured on two
 * virtual processors under foreign load, the standard deviation of the ratio of
 * two launches of the same code fell from 14 % to 1.5 % for 1.5 ms of sorting and
 * hashing, and from 7.7 % to 1.9 % for a benchmark that allocates; holding the
 * main threads alone did less. It is the same processor for the whole block,
 * and one drawn anew for the next.
 */
export async function openPinning(
  ports: Pick<Ports, "files" | "processes">,
  random: () => number,
): Promise<Pinning | undefined> {
  const status = await ports.files.read("/proc/self/status").catch(() => undefined);
  const list = /^Cpus_allowed_list:\s*([\d,-]+)$/m.exec(status ?? "")?.[1];
  if (list === undefined) return undefined;
  const processors = parseProcessors(list);
  const chosen = processors[Math.floor(random() * processors.length)];
  if (chosen === undefined || processors.length < 2) return undefined;

  const allow = async (pids: readonly number[], allowed: string): Promise<void> => {
    // Where it is missing or refused, everything goes on where it is.
    await Promise.all(
      pids.map((pid) =>
        ports.processes.run({
          command: { kind: "program", file: "taskset", args: ["-a", "-p", "-c", allowed, String(pid)] },
          directory: "/",
          timeoutSeconds: 5,
        }),
      ),
    );
  };
  return {
    hold: (pids) => allow(pids, String(chosen)),
    release: (pids) => allow(pids, list),
  };
}

/** `0-3,8` as single numbers. */
export function parseProcessors(list: string): readonly number[] {
  return list.split(",").flatMap((part) => {
    const [first = Number.NaN, last = first] = part.split("-").map(Number);
    return Number.isInteger(first) && last >= first
      ? Array.from({ length: last - first + 1 }, (_, index) => first + index)
      : [];
  });
}
