import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const SCRIPT = new URL("../../actions/prepare-runner/quiet-host.sh", import.meta.url).pathname;

describe("preparing the runner", () => {
  let root = "";
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "quiet-host-"));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it("sets what the kernel offers, on every processor, and names it", async () => {
    await kernelFile("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "powersave");
    await kernelFile("sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", "powersave");
    await kernelFile("sys/devices/system/cpu/intel_pstate/no_turbo", "0");
    await kernelFile("proc/sys/kernel/randomize_va_space", "2");
    expect(await prepare()).toBe("applied=governor,turbo,address-randomisation\nnot-applied=\n");
    expect(await kernelValue("sys/devices/system/cpu/cpu1/cpufreq/scaling_governor")).toBe("performance");
    expect(await kernelValue("sys/devices/system/cpu/intel_pstate/no_turbo")).toBe("1");
    expect(await kernelValue("proc/sys/kernel/randomize_va_space")).toBe("0");
  });

  it("turns the boost of other processors off", async () => {
    await kernelFile("sys/devices/system/cpu/cpufreq/boost", "1");
    expect(await prepare()).toBe("applied=turbo\nnot-applied=governor,address-randomisation\n");
    expect(await kernelValue("sys/devices/system/cpu/cpufreq/boost")).toBe("0");
  });

  it("never fails on a runner that offers nothing", async () => {
    expect(await prepare()).toBe("applied=\nnot-applied=governor,turbo,address-randomisation\n");
  });

  async function kernelFile(path: string, value: string): Promise<void> {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), `${value}\n`);
  }

  async function kernelValue(path: string): Promise<string> {
    return (await readFile(join(root, path), "utf8")).trim();
  }

  /** What the script wrote as step outputs. */
  async function prepare(): Promise<string> {
    const output = join(root, "output");
    await promisify(execFile)("bash", [SCRIPT], {
      env: { ...process.env, QUIET_HOST_ROOT: root, GITHUB_OUTPUT: output },
    });
    return readFile(output, "utf8");
  }
});
