import type { Environment } from "../domain/environment.ts";
import type { PlatformFacts } from "./platform-facts.ts";

/**
 * Facts from what `sysctl`, `sw_vers` and `diskutil info /` print; each text is
 * empty when the program could not be run.
 */
export function parseMacos(texts: {
  readonly sysctl: string;
  readonly swVers: string;
  readonly diskutil: string;
}): PlatformFacts {
  const sysctl = fields(texts.sysctl);
  const version = fields(texts.swVers);
  const model = sysctl.get("machdep.cpu.brand_string");
  const physical = count(sysctl.get("hw.physicalcpu"));
  const name = [version.get("ProductName"), version.get("ProductVersion")].filter(
    (part) => part !== undefined,
  );
  const storageKind = diskKind(fields(texts.diskutil));
  return {
    ...(name.length === 0 ? {} : { name: name.join(" ") }),
    ...(model === undefined ? {} : { cpuModel: model }),
    ...(physical === undefined ? {} : { physicalProcessors: physical }),
    ...(storageKind === undefined ? {} : { storageKind }),
    virtualisation: virtualisation(sysctl),
  };
}

/** The names that {@link parseMacos} wants `sysctl` to print. */
export const SYSCTL_NAMES = ["machdep.cpu.brand_string", "hw.physicalcpu", "kern.hv_vmm_present", "hw.model"];

function virtualisation(sysctl: ReadonlyMap<string, string>): Environment["virtualisation"] {
  const present = sysctl.get("kern.hv_vmm_present");
  if (present === "0") return { virtual: false };
  if (present !== "1") return {};
  const model = sysctl.get("hw.model") ?? "";
  if (/^VMware/i.test(model)) return { virtual: true, kind: "vmware" };
  if (/^Parallels/i.test(model)) return { virtual: true, kind: "parallels" };
  return /^VirtualMac/i.test(model) ? { virtual: true, kind: "apple" } : { virtual: true };
}

function diskKind(disk: ReadonlyMap<string, string>): Environment["storage"]["kind"] {
  if (disk.get("Virtual") === "Yes" && disk.get("Protocol") === "Virtio") return "virtual";
  const solid = disk.get("Solid State");
  if (solid === "No") return "hdd";
  if (solid !== "Yes") return undefined;
  return /NVMe|Apple Fabric|PCI-Express/.test(disk.get("Protocol") ?? "") ? "nvme" : "ssd";
}

/** `name: value` lines. */
function fields(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split("\n").flatMap((line): [string, string][] => {
      const [, name, value] = /^\s*([^:]+):\s*(.*\S)\s*$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value]];
    }),
  );
}

function count(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
