import { z } from "zod";
import type { Environment } from "../domain/environment.ts";
import type { PlatformFacts } from "./platform-facts.ts";
import { makerKind } from "./virtualisation.ts";

/** Prints one JSON value with all that {@link parseWindows} reads; one start of PowerShell is enough. */
export const WINDOWS_QUERY = [
  "$ErrorActionPreference = 'SilentlyContinue'",
  "$processors = @(Get-CimInstance Win32_Processor | Select-Object Name, NumberOfCores)",
  "$system = Get-CimInstance Win32_ComputerSystem | Select-Object Manufacturer, Model",
  "$os = Get-CimInstance Win32_OperatingSystem | Select-Object Caption, Version, FreePhysicalMemory",
  "$disks = @(Get-Partition -DriveLetter (Get-Location).Drive.Name | Get-Disk | Get-PhysicalDisk" +
    " | Select-Object FriendlyName, @{n='MediaType';e={\"$($_.MediaType)\"}}, @{n='BusType';e={\"$($_.BusType)\"}})",
  "@{ processors = $processors; system = $system; os = $os; disks = $disks } | ConvertTo-Json -Depth 3 -Compress",
].join("; ");

const Text = z.string().nullish();
const Answer = z.object({
  processors: z.array(z.object({ Name: Text, NumberOfCores: z.number().nullish() })).nullish(),
  system: z.object({ Manufacturer: Text, Model: Text }).nullish(),
  os: z.object({ Caption: Text, FreePhysicalMemory: z.number().nullish() }).nullish(),
  disks: z.array(z.object({ FriendlyName: Text, MediaType: Text, BusType: Text })).nullish(),
});

/** Facts from the answer of {@link WINDOWS_QUERY}; an answer that is not as expected gives no facts. */
export function parseWindows(text: string): PlatformFacts {
  const answer = Answer.safeParse(jsonOrUndefined(text)).data;
  if (answer === undefined) return { virtualisation: {} };

  const name = answer.os?.Caption?.replace(/^Microsoft\s+/, "").trim();
  const model = answer.processors?.[0]?.Name?.trim();
  const cores = (answer.processors ?? []).reduce((sum, { NumberOfCores }) => sum + (NumberOfCores ?? 0), 0);
  const storageKind = diskKind(answer.disks?.[0]);
  const free = answer.os?.FreePhysicalMemory;
  return {
    ...(name ? { name } : {}),
    ...(model ? { cpuModel: model } : {}),
    ...(cores > 0 ? { physicalProcessors: cores } : {}),
    // Windows counts free memory in KiB.
    ...(typeof free === "number" ? { availableBytes: free * 1024 } : {}),
    ...(storageKind === undefined ? {} : { storageKind }),
    virtualisation: virtualisation(answer.system),
  };
}

/**
 * `HypervisorPresent` is not asked: it is true on every physical Windows that
 * has Hyper-V or memory integrity switched on. The maker's name tells.
 */
function virtualisation(system: z.infer<typeof Answer>["system"]): Environment["virtualisation"] {
  if (!system?.Manufacturer || !system.Model) return {};
  const kind = makerKind(system.Manufacturer, system.Model);
  return kind === undefined ? { virtual: false } : { virtual: true, kind };
}

function diskKind(
  disk: NonNullable<z.infer<typeof Answer>["disks"]>[number] | undefined,
): NonNullable<Environment["storage"]["kind"]> | undefined {
  if (disk === undefined) return undefined;
  if (/virtual disk|qemu|vbox|vmware|persistentdisk/i.test(disk.FriendlyName ?? "")) return "virtual";
  if (disk.BusType === "NVMe") return "nvme";
  if (disk.MediaType === "SSD") return "ssd";
  return disk.MediaType === "HDD" ? "hdd" : undefined;
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}
