import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import type { Adapter, Reading, ToolOutput } from "../adapter.ts";
import { assemble } from "../read/reading.ts";
import { eachLine, readNumber, someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";

// parse: 12.345ms           Node.js; from a second on 1.234s, from a minute on 1:02.345 (m:ss.mmm), Deno 1204ms
// parse: 9034ms - timer ended      Firefox; Chrome writes 9034 ms
// [12.34ms] parse           Bun

const SPAN = /^(?<value>\d+(?:\.\d+)?) ?(?<unit>ms|s)(?<ended> - timer ended)?$/;
const CLOCK = /^(?:(?<hours>\d+):)?(?<minutes>\d{1,2}):(?<seconds>\d\d\.\d{3}) \((?:h:m)?m:ss\.mmm\)$/;
const BRACKETED = /^\[(?<value>\d+(?:\.\d+)?)(?<unit>ms|s)\] (?<label>.+)$/;

interface Timer {
  readonly label: string;
  readonly seconds: number;
  /** Only Firefox says what its line is; the others look like any line with a time at its end. */
  readonly ended: boolean;
}

/** `auto` needs lines of Firefox, or an output in which every line is that of a timer. */
export const consoleTime: Adapter = {
  name: "console-time",
  recognises(output) {
    const lines = someLines(output).filter((line) => line.trim() !== "");
    const timers = lines.flatMap((line) => timerOf(line) ?? []);
    return timers.some(({ ended }) => ended) || (timers.length > 0 && timers.length === lines.length);
  },
  parse: (output) => read(output),
};

/** A label that comes again is another sample of the same code. */
function read(output: ToolOutput): Reading {
  const samples = new Map<string, number[]>();
  for (const line of output.kind === "file" ? eachLine(output.file) : []) {
    const timer = timerOf(line);
    if (timer === undefined) continue;
    const known = samples.get(timer.label);
    if (known === undefined) samples.set(timer.label, [timer.seconds]);
    else known.push(timer.seconds);
  }
  if (samples.size === 0) {
    throw unreadable(output, {
      expected: "what console.timeEnd prints",
      found: 'no line has the form "label: 12.3ms"',
    });
  }
  return assemble({
    entries: [...samples].map(([benchmark, round]) => ({
      benchmark,
      metrics: [{ metric: "time", unit: "s", better: "lower", rounds: [round] }],
    })),
  });
}

function timerOf(line: string): Timer | undefined {
  const bracketed = BRACKETED.exec(line)?.groups;
  const at = line.lastIndexOf(": ");
  const [label, time] = bracketed
    ? [bracketed["label"] ?? "", `${bracketed["value"]}${bracketed["unit"]}`]
    : [line.slice(0, Math.max(at, 0)), line.slice(at + 2).trimEnd()];
  const seconds = secondsOf(time);
  if (label.trim() === "" || seconds === undefined) return undefined;
  return { label: label.trim(), seconds, ended: time.endsWith(" - timer ended") };
}

function secondsOf(time: string): number | undefined {
  const span = SPAN.exec(time)?.groups;
  const unit = unitKind(span?.["unit"] ?? "");
  const value = readNumber(span?.["value"] ?? "");
  if (unit !== undefined && value !== undefined) return inBaseUnit(value, unit);
  const clock = CLOCK.exec(time)?.groups;
  if (clock === undefined) return undefined;
  const { hours = "0", minutes, seconds } = clock;
  return (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
}
