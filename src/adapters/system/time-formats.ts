import { readNumber } from "../read/text.ts";

/** One command as `time` saw it. */
export interface TimedRun {
  /** Its command line, where the format tells. */
  readonly command?: string;
  /** Seconds on the wall clock; of processor time, user and system together. */
  readonly elapsed: number;
  readonly processor: number;
  /** Bytes. */
  readonly peak?: number;
  /** Why it counts as failed. */
  readonly problem?: string;
}

// GNU time -v, kbytes of 1,024 bytes:
//   \tCommand being timed: "python3 -c x=[0]*1000000"
//   \tUser time (seconds): 0.09
//   \tElapsed (wall clock) time (h:mm:ss or m:ss): 0:00.20
//   \tMaximum resident set size (kbytes): 21216
//   \tExit status: 0
const COMMAND = /^\tCommand being timed: "(?<command>.*)"$/;
const FIELD = /^\t(?<name>[A-Z][^:]*(?:\([^)]*\))?): (?<value>[\d:.]+)$/;
const LAST_FIELD = "Exit status";

// GNU time without options, on two lines of which the first has all:
//   0.09user 0.01system 0:00.20elapsed 50%CPU (0avgtext+0avgdata 21216maxresident)k
const GNU =
  /^(?<user>[\d.]+)user (?<system>[\d.]+)system (?<elapsed>[\d:.]+)elapsed (?:\d+|\?)%CPU \(\d+avgtext\+\d+avgdata (?<peak>\d+)maxresident\)k$/;

// bash, ksh and `time -p`, in this order:
//   real\t0m0.203s        or 0m0,203s, or 0.20
const SHELL = /^(?<name>real|user|sys)[\t ]+(?:(?<minutes>\d+)m)?(?<seconds>\d+(?:[.,]\d+)?)(?<unit>s?)$/;

// zsh:
//   sleep 0.2  0.00s user 0.00s system 1% cpu 0.203 total
const ZSH =
  /^(?<command>.*) {2}(?<user>[\d.]+)s user (?<system>[\d.]+)s system \d+% cpu (?<elapsed>[\d:.]+) total$/;

// BSD and macOS, with the block only under -l:
//           0.20 real         0.09 user         0.01 sys
//              2097152  maximum resident set size
const BSD = /^ +(?<elapsed>\d+[.,]\d+) real +(?<user>\d+[.,]\d+) user +(?<system>\d+[.,]\d+) sys$/;
const BSD_FACT = /^ {2,}(?<value>\d+) {2}(?<name>[a-z][a-z ]+)$/;

const GNU_PROBLEM =
  /^Command (?<what>exited with non-zero status \d+|terminated by signal \d+|stopped by signal \d+)$/;

export function holdsTimedRun(lines: readonly string[]): boolean {
  return lines.some(
    (line, index) =>
      COMMAND.test(line) ||
      GNU.test(line) ||
      ZSH.test(line) ||
      BSD.test(line) ||
      shellRun(lines, index) !== undefined,
  );
}

/** Every run, in order, and how many began and did not end. */
export function timedRuns(lines: readonly string[]): {
  readonly runs: readonly TimedRun[];
  readonly unfinished: number;
} {
  const runs: TimedRun[] = [];
  let unfinished = 0;
  let problem: string | undefined;
  lines.forEach((line, index) => {
    const what = GNU_PROBLEM.exec(line)?.groups?.["what"];
    if (what !== undefined) problem = `The command ${what}.`;
    const isBlock = COMMAND.test(line);
    const run = isBlock
      ? verboseRun(lines, index)
      : (oneLineRun(line) ?? bsdRun(lines, index) ?? shellRun(lines, index));
    if (run !== undefined) {
      runs.push({ ...run, ...(problem === undefined ? {} : { problem }) });
      problem = undefined;
    } else if (isBlock) unfinished += 1;
  });
  return { runs, unfinished };
}

/** Complete only with its last field, which tells whether the command failed. */
function verboseRun(lines: readonly string[], start: number): TimedRun | undefined {
  const command = COMMAND.exec(lines[start] ?? "")?.groups?.["command"] ?? "";
  const fields = new Map<string, string>();
  for (let index = start + 1; index < lines.length && !fields.has(LAST_FIELD); index += 1) {
    const line = lines[index] ?? "";
    // Another command's block: this one broke off.
    if (COMMAND.test(line)) return undefined;
    const { name = "", value = "" } = FIELD.exec(line)?.groups ?? {};
    if (name !== "") fields.set(name, value);
  }
  const status = fields.get(LAST_FIELD);
  const elapsed = clock(fields.get("Elapsed (wall clock) time (h:mm:ss or m:ss)"));
  const user = clock(fields.get("User time (seconds)"));
  const system = clock(fields.get("System time (seconds)"));
  const peak = clock(fields.get("Maximum resident set size (kbytes)"));
  if (status === undefined || elapsed === undefined || user === undefined || system === undefined)
    return undefined;
  return {
    command,
    elapsed,
    processor: user + system,
    ...(peak === undefined ? {} : { peak: peak * 1024 }),
    ...(status === "0" ? {} : { problem: `The command ended with exit code ${status}.` }),
  };
}

function oneLineRun(line: string): TimedRun | undefined {
  const gnu = GNU.exec(line)?.groups;
  const { command, user, system, elapsed } = gnu ?? ZSH.exec(line)?.groups ?? {};
  const [wall, own, kernel] = [clock(elapsed), clock(user), clock(system)];
  if (wall === undefined || own === undefined || kernel === undefined) return undefined;
  const peak = clock(gnu?.["peak"]);
  return {
    ...(command === undefined ? {} : { command }),
    elapsed: wall,
    processor: own + kernel,
    ...(peak === undefined ? {} : { peak: peak * 1024 }),
  };
}

/** Three lines in a row, as they are printed. */
function shellRun(lines: readonly string[], start: number): TimedRun | undefined {
  const [real, user, system] = ["real", "user", "sys"].map((name, offset) => {
    const groups = SHELL.exec(lines[start + offset] ?? "")?.groups;
    return groups?.["name"] === name ? secondsOf(groups) : undefined;
  });
  if (real === undefined || user === undefined || system === undefined) return undefined;
  return { elapsed: real, processor: user + system };
}

function secondsOf({ minutes, seconds, unit }: Record<string, string | undefined>): number | undefined {
  // Minutes and the letter go together; the portable format has neither.
  if ((minutes === undefined) !== (unit === "")) return undefined;
  const value = readNumber((seconds ?? "").replace(",", "."));
  return value === undefined ? undefined : Number(minutes ?? 0) * 60 + value;
}

function bsdRun(lines: readonly string[], start: number): TimedRun | undefined {
  const groups = BSD.exec(lines[start] ?? "")?.groups;
  const [elapsed, user, system] = [groups?.["elapsed"], groups?.["user"], groups?.["system"]].map((text) =>
    clock(text?.replace(",", ".")),
  );
  if (elapsed === undefined || user === undefined || system === undefined) return undefined;
  const facts = new Map<string, number>();
  for (let index = start + 1; index < lines.length; index += 1) {
    const { name = "", value } = BSD_FACT.exec(lines[index] ?? "")?.groups ?? {};
    if (name === "") break;
    facts.set(name, Number(value));
  }
  const peak = peakOfBsd(facts);
  return { elapsed, processor: user + system, ...(peak === undefined ? {} : { peak }) };
}

/**
 * macOS counts bytes, whole pages of them, and the BSDs kilobytes. Only macOS
 * prints the first two; the third is the last one elsewhere. Where neither is
 * certain the value is not read.
 */
function peakOfBsd(facts: ReadonlyMap<string, number>): number | undefined {
  const resident = facts.get("maximum resident set size");
  if (resident === undefined) return undefined;
  if (facts.has("peak memory footprint") || facts.has("instructions retired")) return resident;
  const isComplete = facts.has("involuntary context switches");
  return isComplete && resident % PAGE !== 0 ? resident * 1024 : undefined;
}

const PAGE = 4096;

/** `12.34`, `m:ss.cc` or `h:mm:ss` in seconds. */
function clock(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const parts = text.split(":").map((part) => readNumber(part));
  return parts.reduce<number | undefined>(
    (total, part) => (total === undefined || part === undefined ? undefined : total * 60 + part),
    0,
  );
}
