import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import type { MeterName } from "../../src/platform/choose-meter.ts";
import { systemProcesses } from "../../src/platform/processes.ts";

const directory = tmpdir();
const NAMES: Readonly<Record<MeterName, string>> = {
  perl: "wait4 by perl",
  python3: "wait4 by python3",
  bash: "time of bash, memory sampled from /proc",
};

describe.each(["perl", "python3", "bash"] as const)("the %s meter", (name) => {
  const processes = systemProcesses({ variables: process.env, meters: [name], graceSeconds: 0.2 });
  afterAll(() => processes.endAll());

  it("measures the processor time of a program that uses 0.2 s", async () => {
    const { use, exitCode } = await processes.measure(node("spin.mjs", "0.2"));

    expect(exitCode).toBe(0);
    expect(use.meter).toBe(NAMES[name]);
    const cpu = (use.user ?? 0) + (use.system ?? 0);
    expect(cpu).toBeGreaterThan(0.19);
    // Node.js starts and stops besides; its threads may run at the same time as the loop.
    expect(cpu).toBeLessThan(2);
    expect(use.wall).toBeGreaterThan(0.1);
    expect(use.wall).toBeLessThan(20);
  });

  it("counts what the children of a command used", async () => {
    const { use } = await processes.measure(
      shell(
        `'${process.execPath}' '${fixture("spin.mjs")}' 0.1; '${process.execPath}' '${fixture("spin.mjs")}' 0.1`,
      ),
    );

    expect((use.user ?? 0) + (use.system ?? 0)).toBeGreaterThan(0.19);
  });

  it("measures the peak memory of a program that touches 200 MB", async () => {
    const { use } = await processes.measure(node("allocate.mjs", "200"));

    expect(use.peakMemory).toBeGreaterThan(200e6);
    expect(use.peakMemory).toBeLessThan(400e6);
  });

  it("measures it also when this process has needed more", async () => {
    const own = Buffer.alloc(400e6, 1);
    const { use } = await processes.measure(node("allocate.mjs", "200"));

    expect(own.at(-1)).toBe(1);
    expect(use.peakMemory).toBeGreaterThan(200e6);
    expect(use.peakMemory).toBeLessThan(400e6);
  });

  it("does not take its own memory for that of the command", async () => {
    const { use } = await processes.measure(shell("exit 0"));

    expect(use.peakMemory ?? 0).toBeLessThan(3e6);
  });

  it("does not count waiting as processor time", async () => {
    const { use } = await processes.measure(shell("sleep 0.3"));

    expect(use.wall).toBeGreaterThanOrEqual(0.3);
    expect((use.user ?? 0) + (use.system ?? 0)).toBeLessThan(0.2);
  });

  it("gives the command the same surroundings as an unmeasured run", async () => {
    const request = {
      ...shell(
        [
          "env | grep -v -e ^_= -e ^PERFORMANCE_BENCHMARK -e ^SHLVL | sort",
          "ls /proc/self/fd",
          // Only the last seven hexadecimal digits: the C library uses signals 32 and 33 itself.
          "grep -E 'Sig(Ign|Blk)' /proc/self/status | sed -E 's/[0-9a-f]{9}([0-9a-f]{7})$/\\1/'",
        ].join("; "),
      ),
      variables: {
        EMPTY: "",
        LINES: "one\ntwo",
        PERL5OPT: "-MNoSuchModule",
        PYTHONHOME: "/none",
        BASH_ENV: "/none",
      },
    };

    expect((await processes.measure(request)).stdout).toBe((await processes.run(request)).stdout);
  });

  it("passes exit code, output and input through", async () => {
    const result = await processes.measure({ ...shell("cat; echo problem >&2; exit 9"), input: "given\n" });

    expect(result).toMatchObject({ exitCode: 9, stdout: "given\n", stderr: "problem\n", timedOut: false });
  });

  it("starts the program even where the shell has a builtin of that name", async () => {
    const command = { kind: "program", file: "printf", args: ["--version"] } as const;

    expect((await processes.measure({ command, directory })).stdout).toContain("coreutils");
  });

  it("keeps the wall time of what was ended by a timeout", async () => {
    const result = await processes.measure({ ...shell("sleep 300"), timeoutSeconds: 0.3 });

    expect(result.timedOut).toBe(true);
    expect(result.use.wall).toBeGreaterThan(0);
  });
});

describe.each(["perl", "python3"] as const)("the %s meter", (name) => {
  const processes = systemProcesses({ variables: process.env, meters: [name] });

  it("tells the signal that ended the command", async () => {
    expect(await processes.measure(shell("kill -SEGV $$"))).toMatchObject({
      exitCode: null,
      signal: "SIGSEGV",
    });
  });

  it("tells why the command could not be started", async () => {
    const command = { kind: "program", file: "/no/such/program", args: [] } as const;

    expect(await processes.measure({ command, directory })).toMatchObject({
      exitCode: null,
      startError: "No such file or directory",
    });
  });
});

describe("choosing a meter", () => {
  it.each(["perl", "python3"] as const)(
    "takes %s though our own environment would break it",
    async (name) => {
      const hostile = { PYTHONHOME: "/none", PERL5OPT: "-MNoSuchModule", PERL5LIB: "/none" };
      const processes = systemProcesses({ variables: { ...process.env, ...hostile }, meters: [name] });

      const { use, stdout } = await processes.measure(shell("echo $PYTHONHOME $PERL5OPT"));

      expect(use.meter).toBe(NAMES[name]);
      expect(stdout).toBe("/none -MNoSuchModule\n");
    },
  );

  it("takes the first that works", async () => {
    const processes = systemProcesses({
      variables: { ...process.env, PATH: "/none" },
      meters: ["perl", "python3"],
    });

    const { use, exitCode } = await processes.measure(shell("exit 4"));

    expect(exitCode).toBe(4);
    expect(use).toEqual({ wall: expect.any(Number), meter: "wall clock of Node.js" });
    expect(use.wall).toBeGreaterThan(0);
  });
});

function node(script: string, argument: string) {
  return {
    command: { kind: "program", file: process.execPath, args: [fixture(script), argument] },
    directory,
  } as const;
}

function shell(line: string) {
  return { command: { kind: "shell", line }, directory } as const;
}

function fixture(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/processes/${name}`, import.meta.url));
}
