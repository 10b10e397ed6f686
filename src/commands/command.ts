import type { Cancellation } from "../cancelled.ts";
import type { Ports } from "../ports.ts";

/** What every command of the command line gets besides its own arguments. */
export interface CommandContext {
  readonly ports: Ports;
  /** Folder that paths are resolved against. */
  readonly directory: string;
  readonly version: string;
  /** Path of the script that Node was started with: the package need not be on the PATH. */
  readonly script: string;
  /** True with `--json`: exactly one JSON value goes to stdout, everything else to stderr. */
  readonly json: boolean;
  /** Writes to stdout. */
  readonly print: (text: string) => void;
  /** Columns of the terminal, and whether it shows colours. */
  readonly terminal: { readonly width: number; readonly colour: boolean };
}

/** Exit codes of DESIGN "Command line", the last three of a run that a signal cancelled. Failures outside are thrown, and mapped by the edge. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | Cancellation["exitCode"];

/** One JSON value, readable by people as well, in which no runner of workflows finds a command. */
export function printJson(context: CommandContext, value: unknown): void {
  context.print(`${JSON.stringify(value, null, 2).replaceAll("##[", "##\\u005b")}\n`);
}
