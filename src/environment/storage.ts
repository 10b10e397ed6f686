import type { Environment } from "../domain/environment.ts";
import type { ReadText } from "./cgroup.ts";

type StorageKind = NonNullable<Environment["storage"]["kind"]>;

interface Mount {
  /** `major:minor` of the device. */
  readonly device: string;
  readonly point: string;
  readonly fileSystem: string;
  /** `/dev/sda1`, `overlay`, `tmpfs`, … */
  readonly source: string;
}

/**
 * Kind of the disk below `directory`. The mount that holds the directory names
 * the device; a union file system names none, and then all disks of the machine
 * must agree. `undefined` when nothing certain can be said.
 */
export async function detectLinuxStorage(
  directory: string,
  mountInfo: string,
  read: ReadText,
): Promise<StorageKind | undefined> {
  const mount = mountOf(directory, parseMountInfo(mountInfo));
  if (mount === undefined) return undefined;

  const disk = await diskOf(mount, read);
  if (disk !== undefined) return diskKind(disk, read);
  if (mount.fileSystem !== "overlay") return undefined;

  const disks = parsePartitions((await read("/proc/partitions")) ?? "");
  const kinds = new Set(await Promise.all(disks.map((name) => diskKind(name, read))));
  const [only] = kinds;
  return kinds.size === 1 ? only : undefined;
}

/** Reads `/proc/self/mountinfo`; see proc(5) for the columns. */
function parseMountInfo(text: string): readonly Mount[] {
  return text.split("\n").flatMap((line) => {
    const [before = "", after = ""] = line.split(" - ");
    const [, , device, , point] = before.split(" ");
    const [fileSystem, source] = after.split(" ");
    if (!device || !point || !fileSystem || !source) return [];
    return [{ device, point: unescapeOctal(point), fileSystem, source: unescapeOctal(source) }];
  });
}

/** The mount with the longest path above the directory; of equals the last, which hides the earlier. */
function mountOf(directory: string, mounts: readonly Mount[]): Mount | undefined {
  const above = mounts.filter(
    ({ point }) => point === "/" || directory === point || directory.startsWith(`${point}/`),
  );
  return above.reduce<Mount | undefined>(
    (best, mount) => (best === undefined || mount.point.length >= best.point.length ? mount : best),
    undefined,
  );
}

/** Name of the whole disk, such as `sda` or `nvme0n1`; device mapper names stay as they are. */
async function diskOf(mount: Mount, read: ReadText): Promise<string | undefined> {
  const uevent = await read(`/sys/dev/block/${mount.device}/uevent`);
  // btrfs and zfs show an anonymous device number; their source may still be a device file.
  const name =
    /^DEVNAME=(.+)$/m.exec(uevent ?? "")?.[1] ?? /^\/dev\/([^/]+)$/.exec(mount.source)?.[1] ?? undefined;
  return name === undefined || name === "root" ? undefined : wholeDisk(name);
}

function wholeDisk(name: string): string {
  return name
    .replace(/^((?:nvme\d+n\d+|mmcblk\d+))p\d+$/, "$1")
    .replace(/^((?:sd|vd|xvd|hd)[a-z]+)\d+$/, "$1");
}

/** Whole disks of `/proc/partitions`, without loop, memory, optical and mapped devices. */
function parsePartitions(text: string): readonly string[] {
  const names = [...text.matchAll(/^\s*\d+\s+\d+\s+\d+\s+(\S+)$/gm)].map(([, name = ""]) => name);
  return names.filter(
    (name) => /^(sd|vd|xvd|hd)[a-z]+$|^nvme\d+n\d+$|^mmcblk\d+$/.test(name) && wholeDisk(name) === name,
  );
}

/** Disks that a hypervisor presents: their rotation flag is what it chose to say. */
const VIRTUAL_MODELS = /virtual disk|persistentdisk|qemu|vbox|vmware|elastic block store/i;

async function diskKind(disk: string, read: ReadText): Promise<StorageKind | undefined> {
  const [rotational, model = ""] = await Promise.all([
    read(`/sys/block/${disk}/queue/rotational`),
    read(`/sys/block/${disk}/device/model`),
  ]);
  if (/^x?vd[a-z]/.test(disk) || VIRTUAL_MODELS.test(model)) return "virtual";
  if (disk.startsWith("nvme")) return "nvme";
  // A mapped device inherits the flag from what lies below, be that virtual or not.
  if (disk.startsWith("dm-") || disk.startsWith("md")) return undefined;
  if (rotational?.trim() === "0") return "ssd";
  return rotational?.trim() === "1" ? "hdd" : undefined;
}

function unescapeOctal(text: string): string {
  return text.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
