import { describe, expect, it } from "vitest";
import { ciFacts, runnerClass } from "../../src/environment/ci.ts";
import { parseCpuInfo } from "../../src/environment/cpu-info.ts";
import { loadPerProcessor, withLoadAfter } from "../../src/environment/load.ts";
import { normalizationFactors } from "../../src/environment/normalization.ts";
import { parseOsRelease } from "../../src/environment/os-release.ts";
import { detectLinuxStorage } from "../../src/environment/storage.ts";
import { classifyLinux } from "../../src/environment/virtualisation.ts";
import { ENVIRONMENT } from "../support/report-builder.ts";

const NO_TRACES = { dockerFile: false, podmanFile: false, kubernetes: false };

describe("/proc/cpuinfo", () => {
  it("gives an unknown ARM part by its numbers", () => {
    const info = parseCpuInfo("processor\t: 0\nCPU implementer\t: 0x48\nCPU part\t: 0xd01\n");
    expect(info).toEqual({ logical: 1, model: "ARM implementer 0x48 part 0xd01" });
  });

  it("counts hyper-threads of one core once, over all sockets", () => {
    const cpu = (socket: number, core: number) =>
      `processor\t: 0\nmodel name\t: X\nphysical id\t: ${socket}\ncore id\t: ${core}\n\n`;
    const info = parseCpuInfo([cpu(0, 0), cpu(0, 0), cpu(0, 1), cpu(1, 0)].join(""));
    expect(info).toEqual({ logical: 4, physical: 3, model: "X" });
  });

  it("that is empty gives nothing", () => {
    expect(parseCpuInfo("")).toEqual({});
  });
});

describe("/etc/os-release", () => {
  it("without a version is the name alone", () => {
    expect(parseOsRelease("NAME='Arch Linux'\nID=arch\n")).toBe("Arch Linux");
    expect(parseOsRelease("")).toBeUndefined();
  });
});

describe("the kind of machine", () => {
  it.each([
    ["Amazon EC2", "c5.large", { virtual: true, kind: "amazon" }],
    ["Amazon EC2", "c5.metal", { virtual: false }],
    ["QEMU", "Standard PC (Q35 + ICH9, 2009)", { virtual: true, kind: "kvm" }],
    ["innotek GmbH", "VirtualBox", { virtual: true, kind: "virtualbox" }],
    ["VMware, Inc.", "VMware20,1", { virtual: true, kind: "vmware" }],
    // A Microsoft Surface is a real computer.
    ["Microsoft Corporation", "Surface Laptop 4", { virtual: false }],
  ])("made by %s as %s", (vendor, product, expected) => {
    const hypervisorFlag = expected.virtual;
    expect(classifyLinux({ ...NO_TRACES, vendor, product, hypervisorFlag })).toEqual(expected);
  });

  it("of ARM guests is in the device tree", () => {
    expect(classifyLinux({ ...NO_TRACES, deviceTree: "linux,kvm\0" })).toEqual({
      virtual: true,
      kind: "kvm",
    });
  });

  it("names podman, systemd-nspawn and the group of the first process", () => {
    expect(classifyLinux({ ...NO_TRACES, podmanFile: true, hypervisorFlag: false }).container).toBe("podman");
    expect(classifyLinux({ ...NO_TRACES, systemdContainer: "systemd-nspawn\n" }).container).toBe(
      "systemd-nspawn",
    );
    expect(classifyLinux({ ...NO_TRACES, firstGroups: "3:cpu:/kubepods/burstable/pod1" }).container).toBe(
      "kubernetes",
    );
  });
});

describe("storage", () => {
  const read = (files: Readonly<Record<string, string>>) => async (path: string) => files[path];
  const root = (source: string) => `26 1 0:40 / / rw - btrfs ${source} rw\n`;

  it("of btrfs is that of its device file, as its device number is anonymous", async () => {
    const files = read({
      "/sys/block/sda/queue/rotational": "0\n",
      "/sys/block/sda/device/model": "Samsung SSD 860\n",
    });
    expect(await detectLinuxStorage("/home", root("/dev/sda2"), files)).toBe("ssd");
  });

  it("is unknown on memory, on the network, and on mapped devices", async () => {
    expect(await detectLinuxStorage("/tmp", "26 1 0:40 / / rw - tmpfs tmpfs rw\n", read({}))).toBeUndefined();
    expect(
      await detectLinuxStorage("/tmp", "26 1 0:40 / / rw - nfs4 host:/x rw\n", read({})),
    ).toBeUndefined();
    const mapped = read({
      "/sys/dev/block/253:0/uevent": "DEVNAME=dm-0\n",
      "/sys/block/dm-0/queue/rotational": "0\n",
    });
    expect(
      await detectLinuxStorage("/", "26 1 253:0 / / rw - ext4 /dev/mapper/root rw\n", mapped),
    ).toBeUndefined();
  });

  it("below an overlay is unknown when the disks differ", async () => {
    const files = read({
      "/proc/partitions": " 8 0 1 sda\n 8 16 1 sdb\n",
      "/sys/block/sda/queue/rotational": "0",
      "/sys/block/sdb/queue/rotational": "1",
    });
    expect(await detectLinuxStorage("/", "26 1 0:40 / / rw - overlay overlay rw\n", files)).toBeUndefined();
  });
});

describe("CI facts", () => {
  it("of a self-hosted runner leave its name out of the class", () => {
    const ci = ciFacts({
      GITHUB_ACTIONS: "true",
      RUNNER_ENVIRONMENT: "self-hosted",
      RUNNER_NAME: "box-7",
      ImageOS: "",
    });
    expect(ci).toEqual({ provider: "github", runnerKind: "self-hosted", runnerName: "box-7" });
    expect(runnerClass(ci)).toBe("self-hosted");
  });

  it("of another provider are its name; of none there are none", () => {
    expect(ciFacts({ GITLAB_CI: "true", CI: "true" })).toEqual({ provider: "gitlab" });
    expect(ciFacts({ CI: "1" })).toEqual({ provider: "unknown" });
    expect(ciFacts({ CI: "false" })).toBeUndefined();
    expect(runnerClass(undefined)).toBe("local");
  });
});

describe("the fixed factors", () => {
  it("are those of the specification: cores of four, less a fifth when virtual, a third for a hard disk", () => {
    const base = { ...ENVIRONMENT, cpu: { logical: 2, available: 2 } };
    expect(
      normalizationFactors({ ...base, virtualisation: { virtual: true }, storage: { kind: "hdd" } }),
    ).toEqual({
      cpuPerformance: 0.4,
      memoryPerformance: 1,
      ioPerformance: 0.3,
      overall: 0.4 * 0.6 + 0.2 + 0.3 * 0.2,
    });
    const windows = {
      ...base,
      os: { ...ENVIRONMENT.os, system: "Windows" },
      virtualisation: {},
      storage: {},
    };
    expect(normalizationFactors(windows).ioPerformance).toBe(1.1);
  });
});

describe("the load", () => {
  const facts = (load: number | undefined) => ({ loadAverage: () => load, logicalProcessors: 4 });

  it("is divided by the processors, and unknown where the system has none", () => {
    expect(loadPerProcessor(facts(2))).toBe(0.5);
    expect(loadPerProcessor(facts(undefined))).toBeUndefined();
  });

  it("afterwards is kept beside the load before", () => {
    expect(withLoadAfter(ENVIRONMENT, facts(6)).load).toEqual({ before: 0.12, after: 1.5 });
    expect(withLoadAfter(ENVIRONMENT, facts(undefined))).toBe(ENVIRONMENT);
  });
});
