export interface MemoryInfo {
  readonly totalBytes?: number;
  readonly availableBytes?: number;
}

/** Reads `/proc/meminfo`. Kernels before 3.14 do not print MemAvailable; then it is unknown. */
export function parseMemInfo(text: string): MemoryInfo {
  const totalBytes = kibibytes(text, "MemTotal");
  const availableBytes = kibibytes(text, "MemAvailable");
  return {
    ...(totalBytes === undefined ? {} : { totalBytes }),
    ...(availableBytes === undefined ? {} : { availableBytes }),
  };
}

function kibibytes(text: string, name: string): number | undefined {
  const value = new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(text)?.[1];
  return value === undefined ? undefined : Number(value) * 1024;
}
