import type { Environment } from "../domain/environment.ts";
import type { Files, Processes, Variables } from "../ports.ts";
import { ciFacts } from "./ci.ts";
import { environmentClass } from "./environment-class.ts";
import { readLinux } from "./linux.ts";
import { loadPerProcessor } from "./load.ts";
import { parseMacos, SYSCTL_NAMES } from "./macos.ts";
import { normalizationFactors } from "./normalization.ts";
import type { PlatformFacts } from "./platform-facts.ts";
import type { SystemFacts } from "./system-facts.ts";
import { parseWindows, WINDOWS_QUERY } from "./windows.ts";

export interface EnvironmentPorts {
  readonly files: Pick<Files, "read" | "kind">;
  readonly processes: Pick<Processes, "run">;
  readonly variables: Variables;
  readonly facts: SystemFacts;
}

/**
 * What this machine is. Nothing is guessed: what no file, program or variable
 * tells stays `undefined`. On Linux no process is started but on rare
 * processors that do not say whether they are virtual.
 */
export async function detectEnvironment(
  ports: EnvironmentPorts,
  options: { readonly label?: string } = {},
): Promise<Environment> {
  const { facts } = ports;
  const found = await readPlatform(ports);
  const ci = ciFacts(ports.variables);
  const load = loadPerProcessor(facts);
  const cpuModel = found.cpuModel ?? facts.cpuModel;

  const known = {
    os: {
      system: SYSTEMS[facts.platform] ?? facts.platform,
      release: facts.release,
      ...(found.name === undefined ? {} : { name: found.name }),
      architecture: facts.architecture,
    },
    cpu: {
      ...(cpuModel === undefined ? {} : { model: cpuModel }),
      logical: facts.logicalProcessors,
      ...(found.physicalProcessors === undefined ? {} : { physical: found.physicalProcessors }),
      available: Math.min(facts.usableProcessors, found.allowedProcessors ?? Number.POSITIVE_INFINITY),
    },
    memory: memoryOf(facts, found),
    storage: found.storageKind === undefined ? {} : { kind: found.storageKind },
    virtualisation: hostedIsVirtual(found.virtualisation, ci),
    ...(ci === undefined ? {} : { ci }),
    runtimes: { node: facts.nodeVersion },
    load: load === undefined ? {} : { before: load },
    ...(options.label === undefined ? {} : { label: options.label }),
  };
  return {
    ...known,
    class: environmentClass(known),
    normalizationFactor: normalizationFactors(known).overall,
  };
}

/** Node's platform names to those that the published reports have always used. */
const SYSTEMS: Readonly<Record<string, string>> = { linux: "Linux", darwin: "Darwin", win32: "Windows" };

async function readPlatform(ports: EnvironmentPorts): Promise<PlatformFacts> {
  switch (ports.facts.platform) {
    case "linux":
      return readLinux(ports);
    case "darwin": {
      const [sysctl, swVers, diskutil] = await Promise.all([
        printed(ports, "sysctl", SYSCTL_NAMES),
        printed(ports, "sw_vers", []),
        printed(ports, "diskutil", ["info", "/"]),
      ]);
      return parseMacos({ sysctl, swVers, diskutil });
    }
    case "win32": {
      const args = ["-NoProfile", "-NonInteractive", "-Command", WINDOWS_QUERY];
      return parseWindows(await printed(ports, "powershell.exe", args));
    }
    default:
      return { virtualisation: {} };
  }
}

/** What a program printed; empty when it is not there. `sysctl` exits with 1 for one unknown name, yet prints the others. */
async function printed(ports: EnvironmentPorts, file: string, args: readonly string[]): Promise<string> {
  const result = await ports.processes.run({
    command: { kind: "program", file, args },
    directory: ports.facts.directory,
    timeoutSeconds: 20,
  });
  return result.stdout;
}

function memoryOf(facts: SystemFacts, found: PlatformFacts): Environment["memory"] {
  // A version 1 container without a limit may still show one that is larger than the machine.
  const limit = found.memoryLimitBytes;
  return {
    totalBytes: facts.totalMemory,
    availableBytes: found.availableBytes ?? facts.freeMemory,
    ...(limit === undefined || limit >= facts.totalMemory ? {} : { limitBytes: limit }),
  };
}

/** GitHub documents every hosted runner as a virtual machine, so this is knowledge where the system shows nothing. */
function hostedIsVirtual(
  found: Environment["virtualisation"],
  ci: Environment["ci"],
): Environment["virtualisation"] {
  if (ci?.runnerKind !== "github-hosted") return found;
  return { ...found, virtual: true, kind: found.kind ?? "github_actions" };
}
