export interface CpuInfo {
  readonly model?: string;
  readonly logical?: number;
  readonly physical?: number;
  /** The processor says that it is virtual; only x86 has such a flag, so `undefined` elsewhere. */
  readonly hypervisor?: boolean;
}

/** Reads `/proc/cpuinfo` of x86, ARM, POWER or s390 machines. */
export function parseCpuInfo(text: string): CpuInfo {
  const processors = text
    .split(/^(?=processor\s*:)/m)
    .map(fieldsOf)
    .filter((fields) => fields.has("processor"));
  const first = processors[0];
  if (first === undefined) return {};

  const model = first.get("model name") ?? first.get("cpu") ?? armModel(first);
  const physical = physicalCores(processors);
  const flags = first.get("flags");
  return {
    logical: processors.length,
    ...(model === undefined || model === "" ? {} : { model: model.replace(/\s+/g, " ") }),
    ...(physical === undefined ? {} : { physical }),
    ...(flags === undefined ? {} : { hypervisor: flags.split(" ").includes("hypervisor") }),
  };
}

function fieldsOf(block: string): ReadonlyMap<string, string> {
  return new Map(
    block.split("\n").flatMap((line): [string, string][] => {
      const colon = line.indexOf(":");
      return colon === -1 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]];
    }),
  );
}

/** Distinct pairs of socket and core; `undefined` when the kernel does not name them, as on ARM. */
function physicalCores(processors: readonly ReadonlyMap<string, string>[]): number | undefined {
  const cores = new Set<string>();
  for (const fields of processors) {
    const socket = fields.get("physical id");
    const core = fields.get("core id");
    if (socket === undefined || core === undefined) return undefined;
    cores.add(`${socket}/${core}`);
  }
  return cores.size;
}

/** ARM kernels print numbers instead of names; these are the parts that CI providers rent out. */
const ARM_PARTS: Readonly<Record<string, string>> = {
  "0x41/0xd03": "ARM Cortex-A53",
  "0x41/0xd08": "ARM Cortex-A72",
  "0x41/0xd0b": "ARM Cortex-A76",
  "0x41/0xd0c": "ARM Neoverse-N1",
  "0x41/0xd40": "ARM Neoverse-V1",
  "0x41/0xd49": "ARM Neoverse-N2",
  "0x41/0xd4f": "ARM Neoverse-V2",
  "0x41/0xd84": "ARM Neoverse-V3",
  "0x41/0xd8e": "ARM Neoverse-N3",
  "0xc0/0xac3": "Ampere Ampere-1",
  "0xc0/0xac4": "Ampere Ampere-1a",
  "0x6d/0xd49": "Microsoft Azure Cobalt 100",
};

function armModel(fields: ReadonlyMap<string, string>): string | undefined {
  const implementer = fields.get("CPU implementer");
  const part = fields.get("CPU part");
  if (implementer === undefined || part === undefined) return undefined;
  return ARM_PARTS[`${implementer}/${part}`] ?? `ARM implementer ${implementer} part ${part}`;
}
