import { describe, expect, it } from "vitest";
import type { Environment } from "../../src/domain/environment.ts";
import { environmentToJson } from "../../src/domain/environment-json.ts";

const full: Environment = {
  os: { system: "Linux", release: "6.8.0-1021-azure", name: "Ubuntu 24.04", architecture: "x64" },
  cpu: { model: "AMD EPYC 7763", logical: 4, physical: 2, available: 1.5 },
  memory: { totalBytes: 16 * 1024 ** 3, availableBytes: 14.256 * 1024 ** 3, limitBytes: 2 * 1024 ** 3 },
  storage: { kind: "ssd" },
  virtualisation: { virtual: true, kind: "github_actions", container: "docker" },
  ci: {
    provider: "github",
    runnerName: "runner 1",
    runnerKind: "github-hosted",
    image: "ubuntu24",
    imageVersion: "1.2",
  },
  runtimes: { node: "24.21.0", python: "3.11.2" },
  load: { before: 0.1, after: 0.9 },
  label: "lab",
  class: "Linux x64",
  normalizationFactor: 1.2,
};

describe("environmentToJson", () => {
  it("has the specs' shape and what is known besides", () => {
    expect(environmentToJson(full)).toEqual({
      platform: {
        system: "Linux",
        release: "6.8.0-1021-azure",
        machine: "x86_64",
        processor: "x86_64",
        name: "Ubuntu 24.04",
      },
      python: { version: "3.11.2" },
      hardware: {
        cpu_count_logical: 4,
        cpu_count_physical: 2,
        cpu_count_available: 1.5,
        cpu_model: "AMD EPYC 7763",
        memory_total_gb: 16,
        memory_available_gb: 14.26,
        memory_limit_gb: 2,
        storage: "ssd",
      },
      virtualization: {
        is_virtualized: true,
        platform: "github_actions",
        container: "docker",
        normalization_factor: 1.2,
      },
      ci: {
        provider: "github",
        runner_name: "runner 1",
        runner_kind: "github-hosted",
        image: "ubuntu24",
        image_version: "1.2",
      },
      runtimes: { node: "24.21.0", python: "3.11.2" },
      load: { before: 0.1, after: 0.9 },
      label: "lab",
      class: "Linux x64",
    });
  });

  it("leaves out what is unknown instead of guessing", () => {
    const { label: _label, ci: _ci, ...rest } = full;
    const sparse: Environment = {
      ...rest,
      os: { system: "Darwin", release: "24.1.0", architecture: "arm64" },
      cpu: { logical: 8, available: 8 },
      memory: { totalBytes: 1024 ** 3 },
      storage: {},
      virtualisation: {},
      runtimes: {},
      load: {},
    };
    expect(environmentToJson(sparse)).toEqual({
      platform: { system: "Darwin", release: "24.1.0", machine: "arm64", processor: "arm64" },
      hardware: { cpu_count_logical: 8, cpu_count_available: 8, memory_total_gb: 1 },
      virtualization: { normalization_factor: 1.2 },
      runtimes: {},
      load: {},
      class: "Linux x64",
    });
  });

  it.each([
    ["Linux", "arm64", "aarch64"],
    ["Windows", "x64", "AMD64"],
    ["Windows", "arm64", "ARM64"],
    ["Linux", "riscv64", "riscv64"],
  ])("names the machine of %s on %s as Python does: %s", (system, architecture, machine) => {
    const environment = { ...full, os: { system, release: "1", architecture } };
    expect(environmentToJson(environment)["platform"]).toMatchObject({ machine });
  });
});
