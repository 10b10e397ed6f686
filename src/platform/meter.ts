import type { ResourceUse, Variables } from "../ports.ts";

/** A program to start: file, arguments, environment. */
export interface Launch {
  readonly file: string;
  readonly args: readonly string[];
  readonly variables: Variables;
  /** Windows only: the arguments are quoted already. */
  readonly verbatim?: boolean;
  /** What to write to descriptor 3 of the program, which is open when this is set. */
  readonly briefing?: string;
}

/** Makes a launch from our own environment with the mark of the tree in it. */
export type LaunchWith = (own: Variables) => Launch;

/**
 * A small program that starts the command, waits for it and reports through
 * descriptor 3 what it used. Node.js tells neither processor time nor peak
 * memory of a child.
 */
export interface Meter {
  /** For the report: how the figures came about. */
  readonly name: string;
  /** `own`: the environment for the meter itself. */
  wrap(command: Launch, own: Variables): Launch;
  /** `undefined` when the report is not complete: the meter was killed. */
  read(report: string): MeterReading | undefined;
  /** The meter cannot tell peak memory: the process table is read while the command runs. */
  readonly samplesMemory?: boolean;
}

export type MeterReading =
  | { readonly kind: "not-started"; readonly reason: string }
  | {
      readonly kind: "used";
      readonly exitCode: number | null;
      readonly signal: number | null;
      readonly use: Omit<ResourceUse, "meter">;
    };

/**
 * The report of the perl and python3 meters, one line:
 * `used WALL USER SYSTEM PEAK FLOOR STATUS`, seconds and bytes, the floor being
 * the peak that any child has at least; or `failed REASON`.
 */
export function readMeterReport(report: string): MeterReading | undefined {
  const failed = /^failed (?<reason>.*)$/m.exec(report)?.groups?.["reason"];
  if (failed !== undefined) return { kind: "not-started", reason: failed };
  const figures = /^used (?<figures>.*)\n/m.exec(report)?.groups?.["figures"]?.split(" ").map(Number);
  const [wall, user, system, peak, floor, status] = figures ?? [];
  if (wall === undefined || user === undefined || system === undefined) return undefined;
  if (peak === undefined || floor === undefined || status === undefined) return undefined;
  const signal = status & 0x7f;
  return {
    kind: "used",
    exitCode: signal === 0 ? status >> 8 : null,
    signal: signal === 0 ? null : signal,
    use: { wall, user, system, ...(peak > floor && { peakMemory: peak }) },
  };
}

/**
 * Arguments and environment of the command for a meter, which itself runs with
 * our environment: a `PYTHONPATH` or `PERL5OPT` of the command must not break
 * the meter, and arguments, unlike environments, can be seen by every user.
 * Length of the payload in bytes, line end, then strings that end with NUL.
 */
export function briefingOf(command: Launch): string {
  const variables = Object.entries(command.variables).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  );
  const strings = [command.file, ...command.args];
  const payload = [String(strings.length), ...strings, ...variables].map((text) => `${text}\0`).join("");
  return `${Buffer.byteLength(payload)}\n${payload}`;
}
