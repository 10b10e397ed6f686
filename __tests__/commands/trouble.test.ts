import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commandLine, writeProject } from "../support/command-line.ts";

const ENTRY = '[[benchmarks]]\nname = "a"\nmeasure = "command"\ncommand = "touch measured"\nlaunches = 2\n';

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "trouble-"));
  await writeProject(folder, { "benchmark-config.toml": ENTRY });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("what cannot work", () => {
  it.each([
    [["--baseline-file", "absent.json"], "BASELINE_NOT_FOUND"],
    [["--baseline-ref", "main"], "BASE_UNKNOWN"],
    [["--store", "branch"], "GIT_NOT_A_CHECKOUT"],
    [["--store", "cache"], "STORE_UNAVAILABLE"],
    [["--adapter", "no-such-tool", "--command", "true"], "CONFIG_INVALID"],
  ])("is said before anything is measured: %j", async (flags, code) => {
    const { exitCode, stderr } = await commandLine({ folder }, "run", ...flags);
    expect(stderr).toContain(`(${code})`);
    expect([2, 4]).toContain(exitCode);
    expect(await readdir(folder)).toEqual(["benchmark-config.toml"]);
  });

  it("is a baseline-ref that does not exist, before anything is set up", async () => {
    git("init", "--quiet");
    git("add", ".");
    git("commit", "--quiet", "--message=one");
    const flags = ["--baseline-ref", "nosuch", "--setup-command", "touch set-up"];
    const { exitCode, stderr } = await commandLine({ folder }, "run", ...flags);
    expect(stderr).toContain("(BASELINE_NOT_FOUND)");
    expect(exitCode).toBe(2);
    expect(await readdir(folder)).not.toContain("set-up");
  });

  it("is a set-up that fails, whose lines are shown once and do not act as commands", async () => {
    const { exitCode, stdout, stderr } = await commandLine(
      { folder, variables: { GITHUB_ACTIONS: "true" } },
      ...["run", "--store", "file", "--setup-command", "echo ::error::tail; exit 1"],
    );
    expect(`${stdout}${stderr}`.split("\n").filter((line) => line === "::error::tail")).toHaveLength(1);
    expect(stderr).toMatch(/^::stop-commands::([\w-]{36})\n(?:(?!::\1::).*\n)*::error::tail\n/m);
    expect(exitCode).toBe(3);
  });

  it("is found by verify-setup as well", async () => {
    const { exitCode, stdout } = await commandLine({ folder }, "verify-setup", "--baseline-mode", "paired");
    expect(stdout).toMatch(/✗ baseline +Git cannot read a checkout .*not a git repository/);
    expect(exitCode).toBe(2);
  });

  it("is a limit that nobody can read, too", async () => {
    await writeProject(folder, {
      "benchmark-config.toml": `${ENTRY}[[policy]]\nmatch = "*"\nsla = "1 sek"\n`,
    });
    const { exitCode, stderr } = await commandLine({ folder }, "config");
    expect(stderr).toContain(
      '[[policy]] 1 sla (benchmark-config.toml): The SLA limit "1 sek" cannot be read',
    );
    expect(exitCode).toBe(2);
  });
});

it("never overwrites the report of another run of the same second", async () => {
  const reports = join(folder, "benchmark-results/reports");
  const stamp = (second: number) =>
    new Date(Date.now() + second * 1000)
      .toISOString()
      .replaceAll(/[-:]|\..*/g, "")
      .replace("T", "-");
  const names = Array.from({ length: 60 }, (_, second) => `benchmark-report-${stamp(second)}.json`);
  await writeProject(reports, Object.fromEntries(names.map((name) => [name, "other"])));
  const { stdout } = await commandLine({ folder }, "run", "--store", "file");
  const written = (await readdir(reports)).filter((name) =>
    /^benchmark-report-\d{8}-\d{6}-[0-9a-f]{8}\.json$/.test(name),
  );
  expect(written).toHaveLength(1);
  expect(stdout).toContain(`/${written[0]}`);
  for (const name of names) expect(await readFile(join(reports, name), "utf8")).toBe("other");
});

describe("a history that cannot be read", () => {
  it("costs the comparison, not the report", async () => {
    git("init", "--quiet", "--initial-branch=main");
    git("remote", "add", "origin", join(folder, "nowhere.git"));
    const { exitCode, stdout } = await commandLine({ folder }, "run", "--store", "branch");
    expect(stdout).toMatch(/✓ a/);
    expect(stdout).toContain("could not be read");
    expect(exitCode).toBe(0);
    expect(await readdir(join(folder, "benchmark-results/reports"))).toHaveLength(4);
  });

  it("on a remote that never answers does not keep an interrupted run from its report", async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const address = silent.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    git("init", "--quiet", "--initial-branch=main");
    git("remote", "add", "origin", `http://127.0.0.1:${port}/o/r.git`);

    const running = commandLine({ folder }, "run", "--store", "branch");
    await new Promise<void>((resolve) => silent.once("connection", () => resolve()));
    running.child.kill("SIGINT");
    const { stdout } = await running;
    silent.close();
    expect(stdout).toMatch(/✓ a/);
    expect(stdout).toContain("The run was cancelled.");
    expect(await readdir(join(folder, "benchmark-results/reports"))).toHaveLength(4);
  });

  it("is begun on a branch that is there but empty", async () => {
    const bare = join(folder, "origin.git");
    execFileSync("git", ["init", "--quiet", "--bare", bare]);
    git("init", "--quiet", "--initial-branch=main");
    git("remote", "add", "origin", bare);
    git("commit", "--quiet", "--allow-empty", "--message", "empty");
    git("push", "--quiet", "origin", "HEAD:refs/heads/benchmark-data");
    const { stderr, exitCode } = await commandLine({ folder }, "run", "--store", "branch", "--store-results");
    expect(stderr).toContain("in branch benchmark-data");
    expect(exitCode).toBe(0);
  });
});

it("results that cannot be written are still shown, and the exit code says so", async () => {
  await writeProject(folder, { occupied: "a file" });
  const { exitCode, stdout, stderr } = await commandLine(
    { folder },
    "run",
    "--store",
    "file",
    "--results-directory",
    "occupied",
  );
  expect(stdout).toMatch(/✓ a/);
  expect(stderr).toContain("(WRITE_FAILED)");
  expect(exitCode).toBe(4);
});

it("a measured command that the filter leaves out is not run", async () => {
  const { exitCode, stderr } = await commandLine({ folder }, "run", "--filter", "^b$", "--store", "file");
  expect(stderr).toContain("(BENCHMARKS_NOT_FOUND)");
  expect(exitCode).toBe(2);
  expect(await readdir(folder)).not.toContain("measured");
});

function git(...args: readonly string[]): void {
  execFileSync("git", ["-C", folder, "-c", "user.name=a", "-c", "user.email=a@b", ...args]);
}
