import type { Files, Processes, Variables } from "../ports.ts";
import { type ReadText, readCgroupLimits } from "./cgroup.ts";
import { parseCpuInfo } from "./cpu-info.ts";
import { parseMemInfo } from "./memory-info.ts";
import { parseOsRelease } from "./os-release.ts";
import type { PlatformFacts } from "./platform-facts.ts";
import { detectLinuxStorage } from "./storage.ts";
import type { SystemFacts } from "./system-facts.ts";
import { classifyLinux, type LinuxTraces } from "./virtualisation.ts";

/** Facts of a Linux system, from files alone wherever they suffice: starting a program takes longer than all of them. */
export async function readLinux(ports: {
  readonly files: Pick<Files, "read" | "kind">;
  readonly processes: Pick<Processes, "run">;
  readonly variables: Variables;
  readonly facts: SystemFacts;
}): Promise<PlatformFacts> {
  const { files, facts } = ports;
  const read = readingFrom(files);
  const [cpuText, memoryText, osRelease, ownGroups, mountInfo] = await Promise.all([
    read("/proc/cpuinfo"),
    read("/proc/meminfo"),
    read("/etc/os-release"),
    read("/proc/self/cgroup"),
    read("/proc/self/mountinfo"),
  ]);
  const cpu = parseCpuInfo(cpuText ?? "");
  const [limits, storageKind, traces] = await Promise.all([
    readCgroupLimits(ownGroups ?? "", read),
    detectLinuxStorage(facts.directory, mountInfo ?? "", read),
    readTraces(files, read, ports.variables, cpu.hypervisor),
  ]);

  const name = parseOsRelease(osRelease ?? "");
  const { availableBytes } = parseMemInfo(memoryText ?? "");
  return {
    ...(name === undefined ? {} : { name }),
    ...(cpu.model === undefined ? {} : { cpuModel: cpu.model }),
    ...(cpu.physical === undefined ? {} : { physicalProcessors: cpu.physical }),
    ...(limits.processors === undefined ? {} : { allowedProcessors: limits.processors }),
    ...(availableBytes === undefined ? {} : { availableBytes }),
    ...(limits.memoryBytes === undefined ? {} : { memoryLimitBytes: limits.memoryBytes }),
    ...(storageKind === undefined ? {} : { storageKind }),
    virtualisation: classifyLinux(await withDetectVirt(traces, ports.processes)),
  };
}

async function readTraces(
  files: Pick<Files, "kind">,
  read: ReadText,
  variables: Variables,
  hypervisorFlag: boolean | undefined,
): Promise<LinuxTraces> {
  const [texts, docker, podman] = await Promise.all([
    readAll(read, {
      vendor: "/sys/class/dmi/id/sys_vendor",
      product: "/sys/class/dmi/id/product_name",
      hypervisorType: "/sys/hypervisor/type",
      deviceTree: "/proc/device-tree/hypervisor/compatible",
      kernel: "/proc/sys/kernel/osrelease",
      systemdContainer: "/run/systemd/container",
      firstGroups: "/proc/1/cgroup",
    }),
    files.kind("/.dockerenv"),
    files.kind("/run/.containerenv"),
  ]);
  return {
    ...texts,
    ...(hypervisorFlag === undefined ? {} : { hypervisorFlag }),
    dockerFile: docker !== undefined,
    podmanFile: podman !== undefined,
    kubernetes: variables["KUBERNETES_SERVICE_HOST"] !== undefined,
  };
}

/** Asks `systemd-detect-virt` only where the files leave the question open, which they never do on x86. */
async function withDetectVirt(traces: LinuxTraces, processes: Pick<Processes, "run">): Promise<LinuxTraces> {
  if (classifyLinux(traces).virtual !== undefined) return traces;
  const result = await processes.run({
    command: { kind: "program", file: "systemd-detect-virt", args: ["--vm"] },
    directory: "/",
    timeoutSeconds: 2,
  });
  const answer = result.stdout.trim();
  return answer === "" ? traces : { ...traces, detectVirt: answer };
}

async function readAll<K extends string>(
  read: ReadText,
  paths: Readonly<Record<K, string>>,
): Promise<Partial<Record<K, string>>> {
  const texts: Partial<Record<K, string>> = {};
  const names: K[] = [];
  for (const name in paths) names.push(name);
  await Promise.all(
    names.map(async (name) => {
      const text = await read(paths[name]);
      if (text !== undefined) texts[name] = text;
    }),
  );
  return texts;
}

/** Files under /proc and /sys may be forbidden, or be folders elsewhere; then the fact is unknown, not an error. */
function readingFrom(files: Pick<Files, "read">): ReadText {
  return (path) => files.read(path).catch(() => undefined);
}
