import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { ProcessRow, ProcessTable } from "./process-table.ts";

/** How long to look for survivors of a SIGKILL; one that hangs in the kernel cannot be waited for. */
const SECONDS_TO_DIE = 2;

/** A process that we started and everything that came of it. */
export interface ProcessTree {
  /** Leader of its own process group and session; `undefined` when it is gone and only survivors are sought. */
  readonly root: () => number | undefined;
  /** Text in the environment of all its members, and of no other process. */
  readonly mark: string;
}

/**
 * Ends all members of a tree: SIGTERM first, SIGKILL for those that are still
 * there after `graceSeconds`. Resolves when none is left.
 *
 * A signal to the process group misses children that called setsid, and walking
 * from parent to child misses those whose parent has ended. So members are also
 * known by a mark in their environment, which is inherited by all of them. Only
 * a daemon that leaves its session and overwrites its environment escapes.
 */
export async function endTree(
  tree: ProcessTree,
  options: { graceSeconds: number; table: ProcessTable },
): Promise<void> {
  if (process.platform === "win32") return await taskkill(tree.root());

  const known = new Set<string>();
  const members = () => membersOf(tree, options.table(), known);
  signalAll(tree.root(), members(), "SIGTERM");
  if (await isGoneWithin(options.graceSeconds, members)) return;

  const deadline = performance.now() + SECONDS_TO_DIE * 1000;
  // Again and again: a member may start another while the table is read.
  while (performance.now() < deadline) {
    signalAll(tree.root(), members(), "SIGKILL");
    await sleep(10);
    if (members().length === 0) return;
  }
}

function membersOf(
  tree: ProcessTree,
  rows: readonly ProcessRow[],
  known: Set<string>,
): readonly ProcessRow[] {
  const root = tree.root();
  const others = rows.filter((row) => row.pid !== process.pid);
  const members = new Map(
    others
      .filter(
        (row) =>
          known.has(identityOf(row)) ||
          // Only while the root is not reaped: afterwards its number may belong to somebody else.
          (root !== undefined && (row.group === root || row.session === root)) ||
          row.isMarked(tree.mark),
      )
      .map((row) => [row.pid, row]),
  );
  for (let before = -1; before < members.size; ) {
    before = members.size;
    for (const row of others) if (members.has(row.parent)) members.set(row.pid, row);
  }
  for (const row of members.values()) known.add(identityOf(row));
  return [...members.values()];
}

function identityOf(row: ProcessRow): string {
  return `${row.pid} ${row.started}`;
}

async function isGoneWithin(seconds: number, members: () => readonly ProcessRow[]): Promise<boolean> {
  const deadline = performance.now() + seconds * 1000;
  for (let pause = 5; performance.now() < deadline; pause = Math.min(100, pause * 2)) {
    await sleep(pause);
    if (members().length === 0) return true;
  }
  return members().length === 0;
}

/** The group at once first, so that its members have no time to start others. */
function signalAll(
  group: number | undefined,
  members: readonly ProcessRow[],
  signal: "SIGTERM" | "SIGKILL",
): void {
  if (group !== undefined) send(-group, signal);
  for (const { pid, group: own } of members) if (own !== group) send(pid, signal);
}

function send(target: number, signal: "SIGTERM" | "SIGKILL"): void {
  try {
    process.kill(target, signal);
  } catch {
    // It ended by itself in the meantime, or it runs as somebody else, whom we may not signal.
  }
}

async function taskkill(root: number | undefined): Promise<void> {
  if (root === undefined) return;
  const killer = spawn("taskkill", ["/PID", String(root), "/T", "/F"], {
    stdio: "ignore",
    windowsHide: true,
  });
  await once(killer, "exit").catch(() => undefined);
}
