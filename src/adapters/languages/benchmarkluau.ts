import { z } from "zod";
import type { Failure, Summary } from "../../domain/measurement.ts";
import type { Adapter, Reading, ToolOutput } from "../adapter.ts";
import { holdsJson, listOf, readJson } from "../read/json.ts";
import { assemble, type Entry, failed, keptSamples } from "../read/reading.ts";
import { linesOf, someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { isLuauLine, type LuauMean, luauText } from "./luau-text.ts";

// [[["chess.lua", "/luau/luau", "luau", "chess", [69.2, 69.5], 2]]]
// The file bench.json of Luau's bench/bench.py: file, driver, its short name, test, milliseconds, how many of
// them. One list for each test, in it one for each driver. What bench.py prints: luau-text.ts.

const Result = z.tuple([z.string(), z.string(), z.string(), z.string(), z.array(z.unknown()), z.number()]);

const format = {
  expected: "a results file of Luau's bench.py",
  probe: listOf(listOf(z.custom((value) => Array.isArray(value) && hasResultShape(value)))),
  schema: z.array(z.array(Result)),
};

export const benchmarkLuau: Adapter = {
  name: "benchmarkluau",
  recognises: (output) => holdsJson(output, format) || someLines(output).some(isLuauLine),
  parse: (output) => (holdsJson(output, format) ? readResults(output) : readPrinted(output)),
};

function hasResultShape(value: readonly unknown[]): boolean {
  const [file, , driver, test, times, count] = value;
  const texts = [file, driver, test].every((part) => typeof part === "string");
  return value.length === 6 && texts && Array.isArray(times) && typeof count === "number";
}

/** Every time that was measured. */
function readResults(output: ToolOutput): Reading {
  const results = readJson(output, format).flat(2);
  const nameOf = naming(results.map(([, , driver]) => driver));
  const entries: Entry[] = [];
  const failures: Failure[] = [];
  for (const [file, , driver, test, times, count] of results) {
    // A driver that failed where another did not has no name of the test.
    const benchmark = nameOf(test === "" ? file : test, driver);
    const samples = keptSamples(times, count);
    if (samples === "none") failures.push(failed(benchmark, { message: "It gave no time." }));
    else if (samples === "shortened") {
      failures.push(
        failed(benchmark, { message: `${count} times were measured, but not all of them are there.` }),
      );
    } else entries.push(toEntry(benchmark, samples.map(seconds)));
  }
  return assemble({ entries, failures });
}

function readPrinted(output: ToolOutput): Reading {
  const lines = output.kind === "file" ? linesOf(output.file) : [];
  if (!lines.some(isLuauLine)) {
    throw unreadable(output, {
      expected: "output of Luau's bench.py",
      found: 'there is no line such as "SUCCESS: chess : 69.560ms +/- 0.212% on luau", and no such table',
    });
  }
  const { means, failed: broken, isDeviation } = luauText(lines);
  const nameOf = naming(means.map(({ driver }) => driver));
  return assemble({
    entries: means.map((mean) =>
      toEntry(nameOf(mean.name, mean.driver), [seconds(mean.mean)], summaryOfMean(mean, isDeviation)),
    ),
    failures: broken.map(({ name, driver }) =>
      failed(name, { message: `bench.py calls it FAILED on ${driver}.` }),
    ),
  });
}

/** The driver is part of the name only where there are several to compare. */
function naming(drivers: readonly string[]): (name: string, driver: string) => string {
  const several = new Set(drivers).size > 1;
  return (name, driver) => (several ? `${name} (${driver})` : name);
}

function toEntry(benchmark: string, samples: readonly number[], summary?: Summary): Entry {
  return {
    benchmark,
    metrics: [
      { metric: "time", unit: "s", better: "lower", rounds: [samples], ...(summary ? { summary } : {}) },
    ],
  };
}

/** Its confidence is 95 %, but only bench.py's own log tells whether it is an interval at all. */
function summaryOfMean({ mean, min, spread }: LuauMean, isDeviation: boolean): Summary {
  const half = mean * spread;
  return {
    mean: seconds(mean),
    ...(min === undefined ? {} : { min: seconds(min) }),
    ...(isDeviation
      ? { standardDeviation: seconds(half) }
      : { interval: { low: seconds(mean - half), high: seconds(mean + half) } }),
  };
}

function seconds(milliseconds: number): number {
  return milliseconds / 1000;
}
