import { countCpuList } from "./cpuset.ts";

/** What a container or a service manager allows this process. */
export interface CgroupLimits {
  /** Processors by quota or cpuset, may be a fraction; `undefined`: no limit is set. */
  readonly processors?: number;
  readonly memoryBytes?: number;
}

/** Reads one file, `undefined` when it is not there. */
export type ReadText = (path: string) => Promise<string | undefined>;

const ROOT = "/sys/fs/cgroup";

/**
 * Limits of the control group of this process and of every group above it: a
 * pod's limit sits above the container's own. Version 1 and 2 and the mixed
 * layout are read alike. Where a group's folder is not mounted, as in most
 * containers, the mounted root is the container's own group.
 */
export async function readCgroupLimits(ownGroups: string, read: ReadText): Promise<CgroupLimits> {
  const groups = parseOwnGroups(ownGroups);
  const processors: (number | undefined)[] = [];
  const memory: (number | undefined)[] = [];

  await Promise.all([
    ...pathsUpwards(groups.unified).flatMap((path) => [
      read(`${ROOT}${path}/cpu.max`).then((text) => processors.push(parseCpuMax(text))),
      read(`${ROOT}${path}/cpuset.cpus.effective`).then((text) => processors.push(cpuCount(text))),
      read(`${ROOT}${path}/memory.max`).then((text) => memory.push(parseMemoryLimit(text))),
    ]),
    ...pathsUpwards(groups.cpu).map(async (path) => {
      const [quota, period] = await Promise.all([
        read(`${ROOT}/cpu${path}/cpu.cfs_quota_us`),
        read(`${ROOT}/cpu${path}/cpu.cfs_period_us`),
      ]);
      processors.push(parseCfsQuota(quota, period));
    }),
    ...pathsUpwards(groups.cpuset).map((path) =>
      read(`${ROOT}/cpuset${path}/cpuset.effective_cpus`).then((text) => processors.push(cpuCount(text))),
    ),
    ...pathsUpwards(groups.memory).map((path) =>
      read(`${ROOT}/memory${path}/memory.limit_in_bytes`).then((text) => memory.push(parseMemoryLimit(text))),
    ),
  ]);

  const least = smallest(processors);
  const memoryBytes = smallest(memory);
  return {
    ...(least === undefined ? {} : { processors: least }),
    ...(memoryBytes === undefined ? {} : { memoryBytes }),
  };
}

/** Reads `/proc/self/cgroup`: the path per version 1 controller, and the one of version 2. */
function parseOwnGroups(text: string): Record<"unified" | "cpu" | "cpuset" | "memory", string | undefined> {
  const paths = new Map<string, string>();
  for (const line of text.split("\n")) {
    const [, controllers = "", path = ""] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? [];
    if (path === "") continue;
    for (const controller of controllers.split(",")) paths.set(controller, path);
  }
  const pathOf = (controller: string) => paths.get(controller);
  return { unified: pathOf(""), cpu: pathOf("cpu"), cpuset: pathOf("cpuset"), memory: pathOf("memory") };
}

/** `/a/b` to `/a/b`, `/a` and the root, which is the empty text. */
function pathsUpwards(path: string | undefined): readonly string[] {
  if (path === undefined) return [];
  const parts = path.split("/").filter((part) => part !== "" && part !== "..");
  return Array.from({ length: parts.length + 1 }, (_, left) =>
    parts.slice(0, parts.length - left).reduce((joined, part) => `${joined}/${part}`, ""),
  );
}

/** `150000 100000` is one and a half processors; `max 100000` is no limit. */
function parseCpuMax(text: string | undefined): number | undefined {
  const [quota, period] = text?.trim().split(/\s+/) ?? [];
  return parseCfsQuota(quota, period);
}

function parseCfsQuota(quota: string | undefined, period: string | undefined): number | undefined {
  const processors = Number(quota) / Number(period);
  return Number.isFinite(processors) && processors > 0 ? processors : undefined;
}

function cpuCount(text: string | undefined): number | undefined {
  return text === undefined ? undefined : countCpuList(text);
}

/** Version 1 writes "no limit" as a number near 2^63. */
const NO_MEMORY_LIMIT = 2 ** 60;

function parseMemoryLimit(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d+$/.test(text.trim())) return undefined;
  const bytes = Number(text);
  return bytes < NO_MEMORY_LIMIT ? bytes : undefined;
}

function smallest(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
