import type { Environment } from "../../src/domain/environment.ts";
import type { Measurement } from "../../src/domain/measurement.ts";
import type { Run } from "../../src/domain/run.ts";

export const LINUX = "Linux x64, AMD EPYC 7763, github-hosted ubuntu-24.04, node 24";
export const MAC = "Darwin arm64, Apple M1, github-hosted macos-15, node 24";

export function environmentOf(environmentClass: string): Environment {
  return {
    os: { system: "Linux", release: "6.11.0", architecture: "x64" },
    cpu: { logical: 4, available: 4 },
    memory: { totalBytes: 16 * 1024 ** 3 },
    storage: {},
    virtualisation: {},
    runtimes: { node: "24.21.0" },
    load: {},
    class: environmentClass,
    normalizationFactor: 1,
  };
}

/** A run of `main` on Linux; minute `minute` of one day. */
export function runAt(minute: number, changes: Partial<Run> = {}): Run {
  const commit = minute.toString(16).padStart(40, "c");
  return {
    id: `run-${minute}`,
    commit,
    ref: "refs/heads/main",
    time: new Date(Date.UTC(2026, 10, 21, 6, minute)).toISOString(),
    suite: "quick",
    environment: environmentOf(LINUX),
    measurements: [
      timeOf("parse/small", [0.00102, 0.00099, 0.00101]),
      timeOf("parse/large", [0.5, 0.52, 0.49]),
    ],
    failures: [],
    ...changes,
  };
}

export function timeOf(benchmark: string, samples: readonly number[]): Measurement {
  return { benchmark, metric: "time", unit: "s", better: "lower", rounds: [samples] };
}
