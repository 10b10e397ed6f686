import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { systemFiles } from "../../src/platform/files.ts";
import { systemProcesses } from "../../src/platform/processes.ts";
import { living } from "../support/living-processes.ts";

const STUBBORN_TREE = fileURLToPath(new URL("../../fixtures/processes/stubborn-tree.sh", import.meta.url));
const directory = tmpdir();

let processes = systemProcesses({ variables: process.env, graceSeconds: 0.2 });
afterEach(async () => {
  await processes.endAll();
  processes = systemProcesses({ variables: process.env, graceSeconds: 0.2 });
});

function shell(line: string) {
  return { command: { kind: "shell", line }, directory } as const;
}

describe("running a process", () => {
  it("gives its output, exit code and duration", async () => {
    const result = await processes.run(shell("echo out; echo err >&2; sleep 0.05; exit 7"));

    expect(result).toMatchObject({
      exitCode: 7,
      signal: null,
      timedOut: false,
      stdout: "out\n",
      stderr: "err\n",
    });
    expect(result.seconds).toBeGreaterThan(0.05);
  });

  it("passes arguments of a program without a shell, and input", async () => {
    const result = await processes.run({
      command: { kind: "program", file: "/bin/sh", args: ["-c", 'cat; echo "$1"', "sh", "$(id) 'x'"] },
      directory,
      input: "from input\n",
    });

    expect(result.stdout).toBe("from input\n$(id) 'x'\n");
  });

  it("adds and removes environment variables", async () => {
    const result = await processes.run({
      ...shell("env | grep -e ^ADDED= -e ^HOME="),
      variables: { ADDED: "added", HOME: undefined },
    });

    expect(result.stdout).toBe("ADDED=added\n");
  });

  it("hands on whole lines of both streams as they come", async () => {
    const lines: string[] = [];
    await processes.run({
      ...shell("printf 'on'; sleep 0.05; printf 'e\\r\\ntwo\\n\\n'; echo three >&2; printf 'no end'"),
      onLine: (line, stream) => lines.push(`${stream}: ${line}`),
    });

    expect(lines.filter((line) => line.startsWith("stdout"))).toEqual([
      "stdout: one",
      "stdout: two",
      "stdout: ",
      "stdout: no end",
    ]);
    expect(lines).toContain("stderr: three");
  });

  it("says why a process could not be started", async () => {
    const missing = { kind: "program", file: "/no/such/program", args: [] } as const;

    const result = await processes.run({ command: missing, directory });

    expect(result).toMatchObject({ exitCode: null, startError: "spawn /no/such/program ENOENT" });
  });

  it("survives a process that does not read its input", async () => {
    const result = await processes.run({ ...shell("exit 0"), input: "x".repeat(1_000_000) });

    expect(result.exitCode).toBe(0);
  });

  it("reports the signal that ended it", async () => {
    expect(await processes.run(shell("kill -SEGV $$"))).toMatchObject({ exitCode: null, signal: "SIGSEGV" });
  });

  it("keeps beginning and end of a flood of 100 MB, and says how much is missing", async () => {
    const small = systemProcesses({ variables: process.env, outputLimit: 1000 });
    let longest = 0;
    const result = await small.run({
      ...shell("echo first; head -c 100000000 /dev/zero; echo last"),
      onLine: (line) => {
        longest = Math.max(longest, line.length);
      },
    });

    expect(result.stdout.length).toBeLessThan(1100);
    expect(result.stdout).toMatch(/^first\n\0+\n\[99999011 bytes of output are left out here\]\n\0+last\n$/);
    expect(longest).toBe(16_384);
  });

  it("does not wait for a grandchild that lives on and holds the output, and lets it live until the end", async () => {
    const result = await processes.run(shell("sleep 300 & echo $!"));
    const survivor = Number(result.stdout);

    expect(result.exitCode).toBe(0);
    expect(living([survivor])).toEqual([survivor]);
    await processes.endAll();
    expect(living([survivor])).toEqual([]);
  });

  it("does not break the output of what lives on in the background", async () => {
    await using files = systemFiles();
    const proof = join(await files.temporaryDirectory("background"), "proof");

    await processes.run(shell(`(sleep 0.4; echo late; echo alive > '${proof}') &`));

    await expect.poll(() => files.read(proof), { timeout: 5000 }).toBe("alive\n");
  });
});

describe("ending a process", () => {
  it("ends the whole tree on timeout: children, orphans, sessions of their own, deaf to SIGTERM", async () => {
    const pids: number[] = [];
    const result = await processes.run({
      command: { kind: "program", file: "/bin/sh", args: [STUBBORN_TREE] },
      directory,
      timeoutSeconds: 2,
      onLine: (line) => pids.push(Number(line)),
    });

    expect(result).toMatchObject({ timedOut: true, exitCode: null, signal: "SIGKILL" });
    expect(pids).toHaveLength(5);
    expect(living(pids)).toEqual([]);
  });

  it.each(["run", "measure"] as const)("ends the whole tree when the signal fires during %s", async (how) => {
    const { lines, ...request } = untilLines(5);
    const command = { kind: "program", file: "/bin/sh", args: [STUBBORN_TREE] } as const;
    const result = await processes[how]({ command, directory, ...request });

    expect(result).toMatchObject({ timedOut: false, signal: "SIGKILL" });
    expect(living(lines.map(Number))).toEqual([]);
  });

  it("ends an orphan that dropped its environment, and with it our mark", async () => {
    const { lines, ...request } = untilLines(1);
    await processes.run({
      ...shell("(env -i /bin/sh -c 'echo $$; exec sleep 300' &); sleep 300"),
      ...request,
    });

    expect(Number(lines[0])).toBeGreaterThan(0);
    expect(living(lines.map(Number))).toEqual([]);
  });

  it("ends everything that runs when all is ended", async () => {
    const pids: number[] = [];
    const runs = [STUBBORN_TREE, STUBBORN_TREE].map((script) =>
      processes.run({
        command: { kind: "program", file: "/bin/sh", args: [script] },
        directory,
        onLine: (line) => pids.push(Number(line)),
      }),
    );
    await expect.poll(() => pids.length, { timeout: 5000 }).toBe(10);

    await processes.endAll();

    expect(living(pids)).toEqual([]);
    expect((await Promise.all(runs)).map(({ signal }) => signal)).toEqual(["SIGKILL", "SIGKILL"]);
  });

  it("lets a process clean up first", async () => {
    const { lines, ...request } = untilLines(1);
    const polite = "trap 'echo cleaned up; exit 0' TERM; echo ready; while :; do sleep 0.02; done";
    const result = await processes.run({ ...shell(polite), ...request });

    expect(result).toMatchObject({ exitCode: 0, stdout: "ready\ncleaned up\n" });
  });

  it("leaves processes of others alone, also when another run of ours lives beside it", async () => {
    const stranger = spawn("sleep", ["300"], { detached: true, stdio: "ignore" });
    const other = systemProcesses({ variables: process.env, graceSeconds: 0.2 });
    try {
      const background = Number((await other.run(shell("sleep 300 >/dev/null 2>&1 & echo $!"))).stdout);
      await processes.run({ ...shell("sleep 300"), timeoutSeconds: 0.1 });
      await processes.endAll();

      expect(living([stranger.pid ?? 0, background])).toEqual([stranger.pid, background]);
    } finally {
      stranger.kill("SIGKILL");
      await other.endAll();
    }
  });

  it("finds what a run within a run left behind", async () => {
    const outer = await processes.run(shell("echo $PERFORMANCE_BENCHMARK_PROCESS"));
    const inner = systemProcesses({
      variables: { ...process.env, PERFORMANCE_BENCHMARK_PROCESS: outer.stdout },
    });
    const left = Number((await inner.run(shell("sleep 300 >/dev/null 2>&1 & echo $!"))).stdout);

    await processes.endAll();

    expect(living([left])).toEqual([]);
  });

  it("does not start anything once the signal has fired", async () => {
    const result = await processes.run({ ...shell("echo started"), signal: AbortSignal.abort() });

    expect(result).toMatchObject({ exitCode: null, stdout: "" });
    expect(result.startError).toBe("the run was ended before it could start");
  });
});

describe("the process that runs us", () => {
  it("is a Node.js that can be started", async () => {
    const command = { kind: "program", file: processes.node, args: ["--version"] } as const;

    expect((await processes.run({ command, directory })).stdout.trim()).toBe(process.version);
  });
});

/** A request whose signal fires when so many lines have come. */
function untilLines(count: number) {
  const controller = new AbortController();
  const lines: string[] = [];
  const onLine = (line: string) => {
    lines.push(line);
    if (lines.length === count) controller.abort();
  };
  return { lines, onLine, signal: controller.signal };
}
