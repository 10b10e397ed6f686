import { describe, expect, it } from "vitest";
import { readCgroupLimits } from "../../src/environment/cgroup.ts";
import { countCpuList } from "../../src/environment/cpuset.ts";

const from = (files: Readonly<Record<string, string>>) => async (path: string) => files[path];

describe("cgroup limits", () => {
  it("are the tightest of the group and all groups above it", async () => {
    const limits = await readCgroupLimits(
      "0::/kubepods/pod1/container1\n",
      from({
        "/sys/fs/cgroup/kubepods/pod1/container1/cpu.max": "max 100000\n",
        "/sys/fs/cgroup/kubepods/pod1/cpu.max": "250000 100000\n",
        "/sys/fs/cgroup/kubepods/cpuset.cpus.effective": "0-15\n",
        "/sys/fs/cgroup/kubepods/pod1/container1/memory.max": "4294967296\n",
        "/sys/fs/cgroup/kubepods/pod1/memory.max": "1073741824\n",
      }),
    );
    expect(limits).toEqual({ processors: 2.5, memoryBytes: 1_073_741_824 });
  });

  it("of version 1 are read from the controllers' own folders", async () => {
    const limits = await readCgroupLimits(
      "6:cpu,cpuacct:/a\n4:memory:/b\n0::/\n",
      from({
        "/sys/fs/cgroup/cpu/a/cpu.cfs_quota_us": "50000\n",
        "/sys/fs/cgroup/cpu/a/cpu.cfs_period_us": "100000\n",
        "/sys/fs/cgroup/memory/memory.limit_in_bytes": "536870912\n",
      }),
    );
    expect(limits).toEqual({ processors: 0.5, memoryBytes: 536_870_912 });
  });

  it("are absent where nothing is limited or nothing can be read", async () => {
    const unlimited = from({
      "/sys/fs/cgroup/cpu.max": "max 100000\n",
      "/sys/fs/cgroup/memory.max": "max\n",
      "/sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
    });
    expect(await readCgroupLimits("4:memory:/\n0::/\n", unlimited)).toEqual({});
    expect(await readCgroupLimits("", from({}))).toEqual({});
  });
});

describe("a list of processors", () => {
  it.each([
    ["0", 1],
    ["0-3", 4],
    ["0-1,4,6-7\n", 5],
    ["", undefined],
    ["all", undefined],
  ])("%j names %j", (text, count) => {
    expect(countCpuList(text)).toBe(count);
  });
});
