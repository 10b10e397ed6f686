import { readFileSync } from "node:fs";
import { z } from "zod";
import type { EnvironmentPorts } from "../../src/environment/detect.ts";
import { BenchmarkError } from "../../src/errors.ts";

const Recording = z.object({
  facts: z.object({
    platform: z.string(),
    release: z.string(),
    architecture: z.string(),
    cpuModel: z.string().optional(),
    logicalProcessors: z.number(),
    usableProcessors: z.number(),
    totalMemory: z.number(),
    freeMemory: z.number(),
    nodeVersion: z.string(),
    directory: z.string(),
    loadAverage: z.number().optional(),
  }),
  variables: z.record(z.string(), z.string()),
  /** Path to text; lines are easier to read in JSON than one long text. */
  files: z.record(z.string(), z.array(z.string())),
  /** Files that exist but may not be read. */
  forbidden: z.array(z.string()).default([]),
  /** First word of the command to what it prints. */
  commands: z.record(z.string(), z.array(z.string())),
});

/** A machine that was written down: its files, its commands, its variables. Remembers which programs were started. */
export function recordedSystem(name: string): EnvironmentPorts & { readonly started: readonly string[] } {
  const url = new URL(`../../fixtures/environments/${name}.json`, import.meta.url);
  const { facts, variables, files, forbidden, commands } = Recording.parse(
    JSON.parse(readFileSync(url, "utf8")),
  );
  const { cpuModel, loadAverage, ...others } = facts;
  const started: string[] = [];
  const text = (lines: readonly string[] | undefined) => lines?.map((line) => `${line}\n`).join("");
  const run: EnvironmentPorts["processes"]["run"] = async ({ command }) => {
    const file = command.kind === "program" ? command.file : command.line;
    started.push(file);
    const stdout = text(commands[file]);
    return {
      exitCode: stdout === undefined ? null : 0,
      signal: null,
      timedOut: false,
      ...(stdout === undefined ? { startError: `spawn ${file} ENOENT` } : {}),
      stdout: stdout ?? "",
      stderr: "",
      seconds: 0.01,
    };
  };
  return {
    started,
    variables,
    facts: { ...others, ...(cpuModel === undefined ? {} : { cpuModel }), loadAverage: () => loadAverage },
    files: {
      read: async (path) => {
        if (forbidden.includes(path)) {
          throw new BenchmarkError("FILE_UNREADABLE", `${path} may not be read.`, { hint: "" });
        }
        return text(files[path]);
      },
      kind: async (path) => (files[path] === undefined && !forbidden.includes(path) ? undefined : "file"),
    },
    processes: { run },
  };
}
