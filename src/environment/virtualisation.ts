import type { Environment } from "../domain/environment.ts";

type Virtualisation = Environment["virtualisation"];

/** What a Linux system shows of itself; each text is `undefined` when the file is not there. */
export interface LinuxTraces {
  /** The x86 processor flag; `undefined` on other processors. */
  readonly hypervisorFlag?: boolean;
  /** Vendor and product of the mainboard, from DMI. */
  readonly vendor?: string;
  readonly product?: string;
  /** `/sys/hypervisor/type` */
  readonly hypervisorType?: string;
  /** `/proc/device-tree/hypervisor/compatible` */
  readonly deviceTree?: string;
  /** `/proc/sys/kernel/osrelease` */
  readonly kernel?: string;
  readonly dockerFile: boolean;
  readonly podmanFile: boolean;
  /** `/run/systemd/container` */
  readonly systemdContainer?: string;
  /** `/proc/1/cgroup` */
  readonly firstGroups?: string;
  readonly kubernetes: boolean;
  /** What `systemd-detect-virt --vm` printed, if it was asked. */
  readonly detectVirt?: string;
}

/**
 * The kind of machine. A virtual x86 processor must say so by a flag, hence its
 * absence proves a physical machine; on other processors only a positive trace
 * counts and silence means unknown.
 */
export function classifyLinux(traces: LinuxTraces): Virtualisation {
  const container = containerOf(traces);
  const kind =
    hypervisorOf(traces) ?? (traces.detectVirt === "none" ? undefined : traces.detectVirt) ?? container;
  const virtual = isVirtual(traces);
  return {
    ...(virtual === undefined ? {} : { virtual }),
    ...(kind === undefined ? {} : { kind }),
    ...(container === undefined ? {} : { container }),
  };
}

function isVirtual(traces: LinuxTraces): boolean | undefined {
  if (hypervisorOf(traces) !== undefined || traces.hypervisorFlag === true) return true;
  if (traces.detectVirt !== undefined) return traces.detectVirt !== "none";
  return traces.hypervisorFlag;
}

const MAKERS: readonly (readonly [RegExp, string])[] = [
  [/amazon ec2/i, "amazon"],
  [/google compute engine/i, "google"],
  [/microsoft corporation.*virtual machine/i, "microsoft"],
  [/vmware/i, "vmware"],
  [/virtualbox|innotek/i, "virtualbox"],
  [/parallels/i, "parallels"],
  [/\bxen\b/i, "xen"],
  [/firecracker/i, "firecracker"],
  [/apple virtualization/i, "apple"],
  [/qemu|kvm|openstack|digitalocean|hetzner.*vserver|alibaba cloud ecs/i, "kvm"],
];

/** The hypervisor's name from the maker's texts, or `undefined` for a maker of real hardware. */
export function makerKind(vendor: string, product: string): string | undefined {
  const text = `${vendor} ${product}`;
  // Amazon rents out bare metal too, under names such as c5.metal.
  if (/amazon ec2/i.test(vendor) && /\.metal/.test(product)) return undefined;
  return MAKERS.find(([pattern]) => pattern.test(text))?.[1];
}

function hypervisorOf(traces: LinuxTraces): string | undefined {
  if (/microsoft/i.test(traces.kernel ?? "")) return "wsl";
  const maker = makerKind(traces.vendor?.trim() ?? "", traces.product?.trim() ?? "");
  if (maker !== undefined) return maker;
  const type = traces.hypervisorType?.trim();
  if (type !== undefined && type !== "") return type;
  // A device tree separates its texts by NUL: "linux,kvm".
  return /(?:^|,)(kvm|xen)/.exec(traces.deviceTree ?? "")?.[1];
}

function containerOf(traces: LinuxTraces): string | undefined {
  const named = traces.systemdContainer?.trim();
  if (named !== undefined && named !== "") return named;
  if (traces.kubernetes) return "kubernetes";
  if (traces.podmanFile) return "podman";
  if (traces.dockerFile) return "docker";
  const [, group] = /\/(docker|kubepods|lxc|libpod|containerd)\b/.exec(traces.firstGroups ?? "") ?? [];
  if (group === "kubepods") return "kubernetes";
  return group === "libpod" ? "podman" : group;
}
