import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { describe, expect, it } from "vitest";
import { procTable, psTable } from "../../src/platform/process-table.ts";
import { endTree } from "../../src/platform/process-tree.ts";
import { living } from "../support/living-processes.ts";

const NO_MARK = "a mark that no process has";

describe.each([
  ["proc(5)", procTable],
  ["ps(1)", psTable],
])("ending a tree by %s alone, without marks", (_name, table) => {
  it("ends children, and children's sessions, that ignore SIGTERM", async () => {
    const script = 'trap "" TERM; sleep 300 & echo $!; setsid sleep 300 & echo $!; sleep 0.1; echo $$; wait';
    const { child, pids } = await start(script, 3);

    await endTree({ root: rootOf(child), mark: NO_MARK }, { graceSeconds: 0.1, table });

    expect(living(pids)).toEqual([]);
  });

  it("ends children that outlive their parent by the grace", async () => {
    const { child, pids } = await start("(trap '' TERM; echo ready; exec sleep 300) & echo $!; wait", 2);

    await endTree({ root: rootOf(child), mark: NO_MARK }, { graceSeconds: 0.3, table });

    expect(living(pids)).toEqual([]);
  });

  it("does not signal the group of a root that is gone, whose number may be another's by now", async () => {
    const { child, pids } = await start("sleep 300 >/dev/null & echo $!", 1);
    if (child.exitCode === null) await once(child, "exit");

    await endTree({ root: rootOf(child), mark: NO_MARK }, { graceSeconds: 0.1, table });

    expect(living(pids)).toEqual(pids);
    for (const pid of pids) process.kill(pid, "SIGKILL");
  });
});

async function start(script: string, lines: number) {
  const child = spawn("/bin/sh", ["-c", script], { detached: true, stdio: ["ignore", "pipe", "ignore"] });
  const pids: number[] = [];
  let heard = 0;
  for await (const line of createInterface(child.stdout)) {
    if (/^\d+$/.test(line)) pids.push(Number(line));
    heard += 1;
    if (heard === lines) break;
  }
  return { child, pids };
}

function rootOf(child: ReturnType<typeof spawn>) {
  return () => (child.exitCode === null && child.signalCode === null ? child.pid : undefined);
}
