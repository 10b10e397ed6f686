import { arch, availableParallelism, cpus, freemem, loadavg, platform, release, totalmem } from "node:os";
import type { SystemFacts } from "../environment/system-facts.ts";

/** The machine as Node.js sees it, read once; only the load average is read anew. */
export function systemFacts(): SystemFacts {
  const processors = cpus();
  const model = processors[0]?.model.trim();
  return {
    platform: platform(),
    release: release(),
    architecture: arch(),
    // libuv says "unknown" where it cannot tell; that word must not become a model.
    ...(model === undefined || model === "" || model === "unknown" ? {} : { cpuModel: model }),
    // A sandbox that hides /proc/cpuinfo leaves the list empty.
    logicalProcessors: processors.length === 0 ? availableParallelism() : processors.length,
    usableProcessors: availableParallelism(),
    totalMemory: totalmem(),
    freeMemory: freemem(),
    nodeVersion: process.versions.node,
    directory: process.cwd(),
    // Windows has no load average: Node answers zeros there.
    loadAverage: () => (platform() === "win32" ? undefined : loadavg()[0]),
  };
}
