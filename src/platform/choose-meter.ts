import type { LaunchWith, Meter } from "./meter.ts";
import { bashMeter } from "./meter-bash.ts";
import { perlMeter } from "./meter-perl.ts";
import { pythonMeter } from "./meter-python.ts";

export const METERS = ["perl", "python3", "bash"] as const;
export type MeterName = (typeof METERS)[number];

export const WALL_CLOCK_ONLY = "wall clock of Node.js";

/**
 * The most accurate meter that works here, or none. perl goes first because a
 * forked child starts with its parent's resident set as peak memory: about 2 MB
 * with perl, 8.5 MB with python3, which hides what small programs need.
 */
export async function chooseMeter(
  candidates: readonly MeterName[],
  attempt: (launch: LaunchWith) => Promise<string>,
): Promise<Meter | undefined> {
  if (process.platform === "win32") return undefined;
  const makers = { perl: perlMeter, python3: pythonMeter, bash: bashMeter };
  for (const candidate of candidates) {
    const meter = await makers[candidate](attempt);
    if (meter !== undefined && (await works(meter, attempt))) return meter;
  }
  return undefined;
}

async function works(meter: Meter, attempt: (launch: LaunchWith) => Promise<string>): Promise<boolean> {
  const trial = { file: "/bin/sh", args: ["-c", "exit 3"] };
  const reading = meter.read(await attempt((own) => meter.wrap({ ...trial, variables: own }, own)));
  if (reading?.kind !== "used" || reading.exitCode !== 3) return false;
  const { wall, user = 0, system = 0 } = reading.use;
  // bash tells milliseconds, and the trial may take less than half of one.
  return wall >= 0 && wall < 10 && user + system < 10;
}
