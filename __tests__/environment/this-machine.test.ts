import { cpus } from "node:os";
import { describe, expect, it } from "vitest";
import { detectEnvironment } from "../../src/environment/detect.ts";
import { systemFiles } from "../../src/platform/files.ts";
import { systemFacts } from "../../src/platform/system-facts.ts";

describe("the environment of this machine", () => {
  it("is found with the real files, and on x86 Linux without a process", async () => {
    const started: unknown[] = [];
    const processes = {
      run: async (request: unknown) => {
        started.push(request);
        return { exitCode: null, signal: null, timedOut: false, stdout: "", stderr: "", seconds: 0 };
      },
    };
    const facts = systemFacts();
    await using files = systemFiles();
    const environment = await detectEnvironment({ files, processes, variables: {}, facts });

    expect(environment.cpu.logical).toBe(cpus().length);
    expect(environment.cpu.available).toBeGreaterThan(0);
    expect(environment.cpu.available).toBeLessThanOrEqual(environment.cpu.logical);
    expect(environment.memory.availableBytes).toBeLessThanOrEqual(environment.memory.totalBytes);
    expect(environment.runtimes).toEqual({ node: process.versions.node });
    expect(environment.class).toMatch(/ \/ local \/ node \d+$/);
    if (process.platform === "linux" && process.arch === "x64") {
      expect(started).toEqual([]);
      expect(environment.virtualisation.virtual).toBeTypeOf("boolean");
    }
  });
});
