import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BenchmarkEntry } from "../../../src/config/schema.ts";
import type { Sides } from "../../../src/domain/sides.ts";
import type { CommandTask } from "../../../src/harness/command-run.ts";
import type { PairOptions } from "../../../src/harness/paired/harness.ts";
import type { BlockRequest } from "../../../src/harness/paired/subject.ts";
import { mapSides, SIDES } from "../../../src/harness/paired/turns.ts";
import type { ToolTask } from "../../../src/harness/tool-launch.ts";
import type { Ports } from "../../../src/ports.ts";
import { budgetOf, entryOf, type HarnessSetting, harnessSetting } from "../../support/harness-setting.ts";

type Settings = Partial<BenchmarkEntry> & { readonly command: string };

/** Two folders for real processes, `baseline` and `candidate`. */
export interface TwoTrees extends HarnessSetting {
  /** Writes a file that can be run, relative to the folder that holds both. */
  write(path: string, content: string): Promise<void>;
  /** Lines that commands appended to `log` in the folder that holds both. */
  log(): Promise<readonly string[]>;
  commands(settings: Settings): Sides<CommandTask>;
  tools(settings: Settings): Sides<ToolTask>;
}

export async function twoTrees(): Promise<TwoTrees> {
  const setting = await harnessSetting();
  const { directory } = setting;
  for (const side of SIDES) await mkdir(join(directory, side));
  return {
    ...setting,
    async write(path, content) {
      await writeFile(join(directory, path), content, { mode: 0o755 });
    },
    async log() {
      return (await readFile(join(directory, "log"), "utf8")).split("\n").filter((line) => line !== "");
    },
    commands(settings) {
      const entry = entryOf({ measure: "command", ...settings });
      const { command } = settings;
      return mapSides((side) => ({ kind: "command", entry, directory: join(directory, side), command }));
    },
    tools(settings) {
      const { command } = settings;
      const entry = entryOf(settings);
      return mapSides((side) => ({ kind: "tool", entry, directory: join(directory, side), command }));
    },
  };
}

/** The same ports with a clock that goes on by so many seconds whenever it is read. */
export function ticking(ports: Ports, seconds: number): Ports {
  let now = 0;
  const monotonic = () => {
    now += seconds;
    return now;
  };
  return { ...ports, clock: { ...ports.clock, monotonic } };
}

export function optionsOf(budget: Parameters<typeof budgetOf>[0] = {}): PairOptions {
  return { budget: budgetOf(budget), seed: 1 };
}

export function requestOf(settings: Partial<BlockRequest> = {}): BlockRequest {
  return { order: "baseline-outside", label: "block 2", limit: 10, ...settings };
}

/** Appends the side and a word. */
export function logging(word: string): string {
  return `echo "$(basename "$PWD") ${word}" >> ../log`;
}
