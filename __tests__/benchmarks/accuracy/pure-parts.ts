/**
 * The parts of benchmarks/accuracy that need no built library. They are plain
 * JavaScript, so their types are written down here.
 */
interface PureParts {
  readonly tables: {
    wilson(count: number, total: number): { low: number; high: number };
    share(count: number, total: number): string;
    markdownTable(heading: readonly string[], rows: readonly (readonly string[])[]): string;
    median(values: readonly number[]): number;
  };
  readonly schedule: {
    sessionsOf(wanted: {
      workloads: readonly string[];
      levels: readonly number[];
      condition: string;
      random: () => number;
      repetitions: { unchanged: number; changed: number };
    }): readonly { id: string; workload: string; level: number; repetition: number }[];
  };
  readonly sessionFile: {
    readSessions(path: string): readonly Record<string, unknown>[];
    repair(path: string): void;
    appendSession(path: string, session: unknown): void;
  };
  readonly noise: {
    readonly NOISE_MODELS: Readonly<Record<string, (random: () => number) => Machine>>;
    simulateRun(
      machine: Machine,
      given: {
        design: "processes" | "turns";
        pairs: number;
        change: number;
        random: () => number;
        course?: { moment: number };
      },
    ): { baseline: readonly (readonly number[])[]; candidate: readonly (readonly number[])[] };
  };
  readonly workloads: {
    readonly WORKLOADS: readonly {
      readonly name: string;
      readonly language: string;
      readonly kind: string;
      readonly parts: readonly { readonly name: string; readonly file: string; readonly units: number }[];
    }[];
  };
}

export interface Machine {
  launch(): (moment: number) => number;
}

/** The module of that name, such as `session-file`. */
export async function load<K extends keyof PureParts>(part: K): Promise<PureParts[K]> {
  return await import(new URL(`../../../benchmarks/accuracy/${FILES[part]}`, import.meta.url).href);
}

const FILES: Readonly<Record<keyof PureParts, string>> = {
  tables: "tables.mjs",
  schedule: "schedule.mjs",
  sessionFile: "session-file.mjs",
  noise: "noise-models.mjs",
  workloads: "workloads.mjs",
};
