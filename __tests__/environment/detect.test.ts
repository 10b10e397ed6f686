import { describe, expect, it } from "vitest";
import { detectEnvironment } from "../../src/environment/detect.ts";
import { recordedSystem } from "../support/recorded-system.ts";

const detect = (name: string) => detectEnvironment(recordedSystem(name));

describe("the environment", () => {
  it("of a hosted Ubuntu runner is a virtual machine with its image", async () => {
    const environment = await detect("github-hosted-ubuntu");
    expect(environment).toEqual({
      os: { system: "Linux", release: "6.14.0-1017-azure", name: "Ubuntu 24.04", architecture: "x64" },
      cpu: { model: "AMD EPYC 7763 64-Core Processor", logical: 4, physical: 2, available: 4 },
      memory: { totalBytes: 16_773_484_544, availableBytes: 15_032_385_536 },
      storage: { kind: "virtual" },
      virtualisation: { virtual: true, kind: "microsoft" },
      ci: {
        provider: "github",
        runnerName: "GitHub Actions 2",
        runnerKind: "github-hosted",
        image: "ubuntu24",
        imageVersion: "20261110.1.0",
      },
      runtimes: { node: "24.21.0" },
      load: { before: 0.125 },
      class: "Linux x64 / AMD EPYC 7763 64-Core Processor / github-hosted ubuntu24 / node 24",
      normalizationFactor: 0.6 * 0.8 + 0.2 + 0.2,
    });
  });

  it("of a Kubernetes container has the limits of its cgroup and the disks of its host", async () => {
    const environment = await detect("container-cgroup-v2");
    expect(environment.cpu).toMatchObject({ logical: 8, physical: 4, available: 1.5 });
    expect(environment.memory).toMatchObject({ limitBytes: 2 ** 31 });
    expect(environment.virtualisation).toEqual({
      virtual: false,
      kind: "kubernetes",
      container: "kubernetes",
    });
    // The root is an overlay; both disks of the machine are NVMe, so the answer is certain.
    expect(environment.storage).toEqual({ kind: "nvme" });
    expect(environment.os.name).toBe("Alpine Linux 3.20.1");
  });

  it("of a version 1 container has its cpuset, no memory limit, and the disk below the work tree", async () => {
    const environment = await detect("docker-cgroup-v1");
    expect(environment.cpu.available).toBe(3);
    expect(environment.memory).not.toHaveProperty("limitBytes");
    expect(environment.storage).toEqual({ kind: "hdd" });
    expect(environment.virtualisation).toEqual({ virtual: false, kind: "docker", container: "docker" });
    expect(environment).not.toHaveProperty("ci");
    expect(environment.class).toContain(" / local / ");
  });

  it("of a small virtual machine that hides its maker is virtual without a hypervisor's name", async () => {
    const environment = await detect("firecracker-container");
    expect(environment.virtualisation).toEqual({ virtual: true, kind: "docker", container: "docker" });
    expect(environment.storage).toEqual({ kind: "virtual" });
    expect(environment.cpu).toMatchObject({ model: "AMD EPYC", physical: 2 });
  });

  it("of an ARM cloud machine names the core, and asks systemd only because no file tells", async () => {
    const system = recordedSystem("arm64-cloud");
    const environment = await detectEnvironment(system);
    expect(environment.cpu).toEqual({ model: "ARM Neoverse-N1", logical: 2, available: 2 });
    expect(environment.virtualisation).toEqual({ virtual: true, kind: "amazon" });
    expect(environment.storage).toEqual({ kind: "virtual" });
    expect(system.started).toEqual(["systemd-detect-virt"]);
  });

  it("of an ARM board without systemd does not know whether it is virtual", async () => {
    const environment = await detect("bare-arm64");
    expect(environment.virtualisation).toEqual({});
    expect(environment.cpu.model).toBe("ARM Cortex-A72");
    expect(environment.storage).toEqual({ kind: "ssd" });
  });

  it("of WSL 2 says so", async () => {
    const environment = await detect("wsl2");
    expect(environment.virtualisation).toEqual({ virtual: true, kind: "wsl" });
    expect(environment.storage).toEqual({ kind: "virtual" });
  });

  it("of a hosted Mac is read from its programs", async () => {
    const environment = await detect("macos-hosted");
    expect(environment.os).toMatchObject({ system: "Darwin", name: "macOS 26.1" });
    expect(environment.virtualisation).toEqual({ virtual: true, kind: "apple" });
    expect(environment.storage).toEqual({ kind: "virtual" });
    expect(environment.cpu.physical).toBe(3);
  });

  it("of a Mac on a desk is physical, with a fast disk", async () => {
    const environment = await detect("macos-laptop");
    expect(environment.virtualisation).toEqual({ virtual: false });
    expect(environment.storage).toEqual({ kind: "nvme" });
    expect(environment.normalizationFactor).toBeCloseTo((12 / 4) * 1.05 * 0.6 + 0.4, 12);
  });

  it("of hosted Windows is read from one start of PowerShell", async () => {
    const system = recordedSystem("windows-hosted");
    const environment = await detectEnvironment(system);
    expect(environment.os).toMatchObject({ system: "Windows", name: "Windows Server 2025 Datacenter" });
    expect(environment.cpu).toMatchObject({ model: "AMD EPYC 7763 64-Core Processor", physical: 2 });
    expect(environment.virtualisation).toEqual({ virtual: true, kind: "microsoft" });
    expect(environment.storage).toEqual({ kind: "virtual" });
    expect(environment.load).toEqual({});
    expect(system.started).toEqual(["powershell.exe"]);
  });

  it("of a Windows desktop is physical, although its Windows runs under a hypervisor of its own", async () => {
    const environment = await detect("windows-desktop");
    expect(environment.virtualisation).toEqual({ virtual: false });
    expect(environment.storage).toEqual({ kind: "nvme" });
  });

  it("is still known in part when programs are missing and files may not be read", async () => {
    const system = recordedSystem("windows-desktop");
    const processes = {
      run: async () => ({
        exitCode: null,
        signal: null,
        timedOut: false,
        startError: "spawn powershell.exe ENOENT",
        stdout: "",
        stderr: "",
        seconds: 0,
      }),
    };
    const environment = await detectEnvironment({ ...system, processes });
    expect(environment.virtualisation).toEqual({});
    expect(environment.storage).toEqual({});
    expect(environment.cpu.model).toBe("AMD Ryzen 7 5800X 8-Core Processor");

    const nothing = {
      ...recordedSystem("docker-cgroup-v1"),
      files: { read: forbidden, kind: async () => undefined },
    };
    const blind = await detectEnvironment({ ...nothing, processes });
    expect(blind.virtualisation).toEqual({});
    expect(blind.cpu).toEqual({ model: "Intel(R) Core(TM) i7-6700 CPU @ 3.40GHz", logical: 8, available: 8 });
  });

  it.each([
    "github-hosted-ubuntu",
    "container-cgroup-v2",
    "docker-cgroup-v1",
    "firecracker-container",
    "wsl2",
  ])("of %s is found without starting a process", async (name) => {
    const system = recordedSystem(name);
    await detectEnvironment(system);
    expect(system.started).toEqual([]);
  });

  it("takes the user's label into its class", async () => {
    const environment = await detectEnvironment(recordedSystem("wsl2"), { label: "python 3.11" });
    expect(environment.label).toBe("python 3.11");
    expect(environment.class).toMatch(/ \/ node 24 \/ python 3\.11$/);
  });

  it("has the same class after an image, kernel or memory change, and another one on another processor", async () => {
    const system = recordedSystem("github-hosted-ubuntu");
    const before = await detectEnvironment(system);
    const updated = await detectEnvironment({
      ...system,
      facts: { ...system.facts, release: "6.17.0-1022-azure", totalMemory: 1, nodeVersion: "24.30.1" },
      variables: { ...system.variables, ImageVersion: "20261117.2.0", RUNNER_NAME: "GitHub Actions 9" },
    });
    expect(updated.class).toBe(before.class);
    expect((await detect("wsl2")).class).not.toBe(before.class);
  });
});

async function forbidden(path: string): Promise<never> {
  throw new Error(`EACCES ${path}`);
}
