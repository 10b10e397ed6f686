import type { Launch, Meter, MeterReading } from "./meter.ts";

/**
 * bash, where there is neither perl nor python3: its keyword `time` tells
 * milliseconds. Peak memory is sampled by the caller.
 */
export async function bashMeter(): Promise<Meter> {
  return {
    name: "time of bash, memory sampled from /proc",
    samplesMemory: true,
    wrap: (command): Launch => ({
      file: "bash",
      // -p: no start-up file of the command's environment is read.
      args: ["-p", "-c", SCRIPT, "bash", command.file, ...command.args],
      variables: command.variables,
      briefing: "",
    }),
    read: readBashReport,
  };
}

// The subshell: a program that is named like a builtin must be the program. The braces: `time` of a
// subshell would run inside it, where exec ends it.
const SCRIPT = `
TIMEFORMAT='used %3R %3U %3S'
trap : TERM
exec 4>&2
{ time { (exec 2>&4 3>&- 4>&-; exec "$@"); }; } 2>&3
status=$?
echo "status $status" >&3
`;

/** The decimal sign is that of the user's locale. */
function readBashReport(report: string): MeterReading | undefined {
  const used = /^used (\S+) (\S+) (\S+)$/m.exec(report);
  const status = /^status (\d+)$/m.exec(report)?.[1];
  if (used === null || status === undefined) return undefined;
  const [wall = Number.NaN, user = Number.NaN, system = Number.NaN] = used
    .slice(1)
    .map((text) => Number(text.replace(",", ".")));
  return { kind: "used", exitCode: Number(status), signal: null, use: { wall, user, system } };
}
