import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commandLine, writeProject } from "../support/command-line.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cancelled-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const SHORT = '[[benchmarks]]\nname = "short"\nmeasure = "command"\ncommand = "true"\nlaunches = 2\n';
const ENDLESS =
  '[[benchmarks]]\nname = "endless"\nmeasure = "command"\ncommand = "touch started; sleep 100"\n';

describe("a run that is cancelled", () => {
  it("says so at once, reports what was measured, and ends as a program that was interrupted", async () => {
    await writeProject(folder, { "benchmark-config.toml": SHORT + ENDLESS });
    const running = commandLine({ folder }, "run", "--store", "file");
    await started(join(folder, "started"));
    running.child.kill("SIGINT");
    const { exitCode, stdout, stderr } = await running;
    expect(stderr).toMatch(/^Warning: Cancelled by SIGINT: /m);
    expect(stdout).toContain("The run was cancelled");
    expect(stdout).toContain("Cancelled: 1 benchmark was measured; endless was not measured to the end.");
    expect(stdout).not.toContain("--store-results");
    expect(stdout).toMatch(/✓ short/);
    expect(exitCode).toBe(130);
  });

  it.each([
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("by %s leaves nothing of the baseline behind", async (signal, code) => {
    const temporary = join(folder, "temporary");
    const project = join(folder, "project");
    await mkdir(temporary);
    await writeProject(project, { "benchmark-config.toml": SHORT });
    const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: project });
    git("init", "--quiet");
    git("add", ".");
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--message=one");
    // In the tree of the baseline `.git` is a file.
    const setup = 'test -d .git || { touch "$STARTED"; sleep 100; }';
    const running = commandLine(
      { folder: project, variables: { TMPDIR: temporary, STARTED: join(folder, "started") } },
      ...["run", "--baseline-ref", "HEAD", "--store", "file", "--setup-command", setup],
    );
    await started(join(folder, "started"));
    running.child.kill(signal);
    const { exitCode, stdout } = await running;
    expect(stdout).toMatch(/^Cancelled: nothing was measured to its end; short.* was still open\.$/m);
    expect(stdout).not.toContain("--store-results");
    expect(exitCode).toBe(code);
    expect(await readdir(temporary)).toEqual([]);
  });
});

async function started(file: string): Promise<void> {
  for (let tries = 0; tries < 300 && !existsSync(file); tries += 1) await sleep(100);
}
