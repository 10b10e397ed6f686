import type { Environment } from "./environment.ts";

const BYTES_PER_GB = 1024 ** 3;

/**
 * The environment as published JSON: `platform`, `python`, `hardware` and
 * `virtualization` as the specs' performance report has them, then what we know
 * besides. Facts that are unknown are left out. Memory in GB of 1024³ bytes.
 */
export function environmentToJson(environment: Environment): Record<string, unknown> {
  const { os, cpu, memory, storage, virtualisation, ci, runtimes, load } = environment;
  const machine = machineName(os);
  return known({
    platform: known({
      system: os.system,
      release: os.release,
      machine,
      processor: machine,
      name: os.name,
    }),
    python: runtimes["python"] === undefined ? undefined : { version: runtimes["python"] },
    hardware: known({
      cpu_count_logical: cpu.logical,
      cpu_count_physical: cpu.physical,
      cpu_count_available: cpu.available,
      cpu_model: cpu.model,
      memory_total_gb: gigabytes(memory.totalBytes),
      memory_available_gb: gigabytes(memory.availableBytes),
      memory_limit_gb: gigabytes(memory.limitBytes),
      storage: storage.kind,
    }),
    virtualization: known({
      is_virtualized: virtualisation.virtual,
      platform: virtualisation.kind,
      container: virtualisation.container,
      normalization_factor: environment.normalizationFactor,
    }),
    ci:
      ci === undefined
        ? undefined
        : known({
            provider: ci.provider,
            runner_name: ci.runnerName,
            runner_kind: ci.runnerKind,
            image: ci.image,
            image_version: ci.imageVersion,
          }),
    runtimes: { ...runtimes },
    load: known({ before: load.before, after: load.after }),
    label: environment.label,
    class: environment.class,
  });
}

/** Python's `platform.machine()`, which is what the specs print, from Node's name of the architecture. */
function machineName({ system, architecture }: Environment["os"]): string {
  if (architecture === "x64") return system === "Windows" ? "AMD64" : "x86_64";
  if (architecture !== "arm64") return architecture;
  if (system === "Windows") return "ARM64";
  return system === "Darwin" ? "arm64" : "aarch64";
}

function gigabytes(bytes: number | undefined): number | undefined {
  return bytes === undefined ? undefined : Math.round((bytes / BYTES_PER_GB) * 100) / 100;
}

function known(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
