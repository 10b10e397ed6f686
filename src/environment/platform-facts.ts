import type { Environment } from "../domain/environment.ts";

/** What the files or programs of one operating system added to the runtime's own facts. */
export interface PlatformFacts {
  /** Product name and version of the system. */
  readonly name?: string;
  readonly cpuModel?: string;
  readonly physicalProcessors?: number;
  /** Processors by quota or cpuset. */
  readonly allowedProcessors?: number;
  readonly availableBytes?: number;
  readonly memoryLimitBytes?: number;
  readonly storageKind?: NonNullable<Environment["storage"]["kind"]>;
  readonly virtualisation: Environment["virtualisation"];
}
