/** What the runtime itself knows about the machine. `src/platform/system-facts.ts` reads it from Node. */
export interface SystemFacts {
  /** Node's name of the platform: `linux`, `darwin`, `win32`. */
  readonly platform: string;
  /** Kernel release, such as `6.8.0-1017-azure`. */
  readonly release: string;
  /** Node's name of the architecture: `x64`, `arm64`. */
  readonly architecture: string;
  /** Model of the first processor, as far as the runtime tells. */
  readonly cpuModel?: string;
  readonly logicalProcessors: number;
  /** Processors that the scheduler lets this process use: affinity, not quotas. */
  readonly usableProcessors: number;
  readonly totalMemory: number;
  readonly freeMemory: number;
  /** Without the leading `v`. */
  readonly nodeVersion: string;
  /** The working directory: its file system is the one whose storage matters. */
  readonly directory: string;
  /** One-minute load average; `undefined` where the platform has none. */
  loadAverage(): number | undefined;
}
