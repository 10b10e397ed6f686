import { describe, expect, it } from "vitest";
import type { Launch } from "../../src/platform/meter.ts";
import { superviseProcess } from "../../src/platform/supervised-process.ts";

/** Nothing is ever ended here. */
const options = {
  mark: "test ",
  outputLimit: 1000,
  graceSeconds: 0.1,
  table: () => [],
  running: new Set<() => Promise<void>>(),
};

describe("a process that reports on descriptor 3", () => {
  it("is heard also when it has ended before its empty briefing is sent", async () => {
    const launch: Launch = {
      file: "/bin/sh",
      args: ["-c", "echo told >&3"],
      variables: {},
      get briefing() {
        // A busy machine: the process is over by the time that we go on.
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
        return "";
      },
    };

    const { report, exitCode } = await superviseProcess(launch, { directory: "/" }, options);

    expect({ report, exitCode }).toEqual({ report: "told\n", exitCode: 0 });
  });
});
