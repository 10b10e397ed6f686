import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BenchmarkEntry } from "../../src/config/schema.ts";
import type { Budget } from "../../src/harness/plan.ts";
import { systemClock } from "../../src/platform/clock.ts";
import { systemFiles } from "../../src/platform/files.ts";
import { systemProcesses } from "../../src/platform/processes.ts";
import type { Log, Ports } from "../../src/ports.ts";

export interface HarnessSetting extends AsyncDisposable {
  /** An empty folder, removed at the end. */
  readonly directory: string;
  readonly ports: Ports;
  /** Debug lines, and lines of progress. */
  readonly debugged: readonly string[];
  readonly progress: readonly string[];
}

/** Real files and processes in a folder of their own. */
export async function harnessSetting(): Promise<HarnessSetting> {
  const directory = await mkdtemp(join(tmpdir(), "harness-"));
  const files = systemFiles();
  const processes = systemProcesses({ variables: process.env, graceSeconds: 0.2 });
  const debugged: string[] = [];
  const progress: string[] = [];
  const log: Log = {
    debug: (line) => debugged.push(line),
    info: () => undefined,
    warn: () => undefined,
    group: (_title, body) => body(),
    progress: (line) => progress.push(line),
  };
  return {
    directory,
    ports: { files, processes, clock: systemClock, log, variables: process.env },
    debugged,
    progress,
    async [Symbol.asyncDispose]() {
      await processes.endAll();
      await files[Symbol.asyncDispose]();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export function entryOf(settings: Partial<BenchmarkEntry>): BenchmarkEntry {
  return BenchmarkEntry.parse({ name: "entry", ...settings });
}

/** Long enough not to be what ends a test. */
export function budgetOf(settings: Partial<Budget> = {}): Budget {
  return {
    minRounds: 3,
    warmupRounds: 0,
    maxTime: 60,
    timeout: 600,
    parallel: false,
    smokeTest: false,
    memoryProfiling: false,
    precision: 0.02,
    ...settings,
  };
}

export const NEVER = new AbortController().signal;
