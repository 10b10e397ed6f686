import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Reading, ToolOutput } from "../../src/adapters/adapter.ts";
import { ADAPTERS, adapterNamed, readHistory, readOutput } from "../../src/adapters/registry.ts";
import {
  parseHistoryFile,
  parseMeasurementsFile,
  toMeasurementsFile,
} from "../../src/domain/measurements-file.ts";
import type { RecordedRun } from "../../src/domain/run.ts";
import { unitKind } from "../../src/domain/unit.ts";
import { BenchmarkError } from "../../src/errors.ts";
import { findOutputs, loadOutput } from "../../src/harness/written-output.ts";
import { systemFiles } from "../../src/platform/files.ts";
import { cases, outputOf } from "../adapters/fixtures.ts";
import { WRITERS } from "../adapters/writers/all.ts";

const CUSTOM = ["custom-bigger-is-better", "custom-smaller-is-better"];

/** The generic values of which no unit tells the direction: two adapters read them, so people must choose. */
const UNDECIDED = new Set(["custom-smaller-is-better/own-units", "custom-bigger-is-better/mixed-units"]);

const DOCUMENTATION = readFileSync(new URL("../../docs/adapters.md", import.meta.url), "utf8");

const CASES = cases().map((each) => ({ ...each, id: `${each.adapter}/${each.name}` }));

describe.each(CASES)("$id", (each) => {
  const { adapter: name, folder, id } = each;
  const adapter = adapterNamed(name);

  it("is read into the measurements recorded beside it", async () => {
    const reading = adapter.parse(outputOf(each));
    await expect(recorded(reading)).toMatchFileSnapshot(join(folder, "measurements.json"));
  });

  it("is claimed by no other adapter", () => {
    const claimants = ADAPTERS.filter((candidate) => candidate.recognises(outputOf(each)));
    const expected = UNDECIDED.has(id) ? CUSTOM : [name];
    expect(claimants.map((claimant) => claimant.name)).toEqual(expected);
  });

  it("gives finite numbers, names and base units", () => {
    const reading = adapter.parse(outputOf(each));
    expectSound(reading);
    for (const { unit } of reading.measurements) expect(unitKind(unit)?.factor ?? 1).toBe(1);
  });

  it("comes back unchanged from a measurements file", () => {
    const { measurements } = adapter.parse(outputOf(each));
    const written = toMeasurementsFile({ environment: {}, measurements });
    const text = JSON.stringify(written);
    expect(parseMeasurementsFile(JSON.parse(text), "run.json").measurements).toEqual(measurements);
    expect(JSON.stringify(toMeasurementsFile(parseMeasurementsFile(JSON.parse(text), "run.json")))).toBe(
      text,
    );
  });

  it("is read the same from a downloaded log, with colours, and between other lines", () => {
    const expected = adapter.parse(outputOf(each));
    for (const dress of Object.values(DRESSES)) {
      expect(adapter.parse(withTexts(outputOf(each), dress))).toEqual(expected);
    }
  });

  it("is refused or read in part, but never crashes or gives another number, when it was cut off", () => {
    const whole = outputOf(each);
    // Of a history that was cut off another run may be the newest.
    const known = valuesOf(...readHistory(whole, name));
    for (let part = 0; part < 50; part += 1) {
      const output = cutOff(whole, part / 50);
      const reading = expectRefusedOrSound(() => adapter.parse(output));
      for (const value of valuesOf(...(reading ? [reading] : []))) expect(known).toContain(value);
      // All adapters look at it then, so not as often.
      if (part % 10 === 0) expectRefusedOrSound(() => readOutput(output, "auto"));
    }
  });

  it("is refused or read in part, but never crashes, when characters of it are damaged", () => {
    const whole = outputOf(each);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(...DAMAGE),
        (place, character) => {
          const output = withTexts(whole, (text) => {
            const index = Math.floor(place * (text.length - 1));
            return text.slice(0, index) + character + text.slice(index + 1);
          });
          expectRefusedOrSound(() => adapter.parse(output));
        },
      ),
      { numRuns: 60, seed: 20 },
    );
  });
});

/** A careful reader needs some milliseconds for this; a pattern that tries all ways needs hours. */
const SECONDS_FOR_STRETCHED = 5;

describe.each(ADAPTERS.map(({ name }) => name))("%s", (name) => {
  it("reads in time that grows with the length of the text, whatever is repeated in it", () => {
    const adapter = adapterNamed(name);
    const stretches: readonly [RegExp, number][] = [
      [/ +/, 100_000],
      [/\d+/, 100_000],
      [/[^\n]+/, 2_000],
      [/\S+[ \t]+/, 20_000],
      [/[,:;|=()[\]<>/"-]/, 100_000],
      [/\n/, 100_000],
    ];
    for (const each of cases().filter((one) => one.adapter === name)) {
      for (const [part, times] of stretches) {
        // The first place alone would always be the header.
        for (const from of [0, 0.3, 0.7]) {
          const output = withTexts(outputOf(each), (text) => stretched(text, { part, times, from }));
          const begin = process.cpuUsage();
          expectRefusedOrSound(() => adapter.parse(output));
          // Processor time: what else the machine does must not count.
          expect(process.cpuUsage(begin).user / 1e6).toBeLessThan(SECONDS_FOR_STRETCHED);
        }
      }
    }
  });
});

describe("every adapter", () => {
  it.each(ADAPTERS.map(({ name }) => name))("%s has a folder of real output", (name) => {
    expect(cases().some(({ adapter }) => adapter === name)).toBe(true);
  });

  it.each(ADAPTERS.map(({ name }) => name))("%s says where each of its cases comes from", (name) => {
    const sources = readFileSync(
      new URL(`../../fixtures/adapters/${name}/SOURCES.md`, import.meta.url),
      "utf8",
    );
    for (const { folder } of cases().filter(({ adapter }) => adapter === name)) {
      expect(sources).toMatch(new RegExp(`^\\| \`${basename(folder)}[\`/]`, "m"));
    }
  });

  it.each(ADAPTERS.map(({ name }) => name))("%s is tried with names of any kind", (name) => {
    expect(Object.keys(WRITERS)).toContain(name);
  });

  it.each(ADAPTERS.map(({ name }) => name))("%s has a row in the documentation", (name) => {
    expect(DOCUMENTATION).toContain(`\n| \`${name}\` |`);
  });

  it.each(ADAPTERS.map(({ name }) => name))(
    "%s neither claims nor reads what is no benchmark output",
    (name) => {
      const adapter = adapterNamed(name);
      const nothing: readonly ToolOutput[] = [
        file(""),
        file("npm warn deprecated\nDone in 3 s.\n"),
        file("[]"),
        file("{}"),
        file("null"),
        file("[[1, 2], [3, 4]]"),
        file('{"results": [], "benchmarks": [], "files": [], "measurements": {}}'),
        file(`${"[".repeat(5000)}`),
        { kind: "tree", files: [] },
        { kind: "tree", files: [{ path: "a/notes.txt", text: "hello" }] },
      ];
      for (const output of nothing) {
        expect(adapter.recognises(output)).toBe(false);
        expect(() => adapter.parse(output)).toThrow(expect.objectContaining({ code: "OUTPUT_UNREADABLE" }));
      }
    },
  );

  it("is named once, and no folder of fixtures is left without one", () => {
    const names = ADAPTERS.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)].sort());
    expect([...new Set(cases().map(({ adapter }) => adapter))]).toEqual(names);
  });
});

describe.each(CASES.filter(isTree))("$id", (each) => {
  it("is found as one output in the folder that holds it", async () => {
    const files = systemFiles();
    const found = await findOutputs("tree", each.folder, files);
    const outputs = await Promise.all(found.map((one) => loadOutput(one, each.folder, files)));
    expect(outputs).toEqual([[outputOf(each)]]);
  });
});

describe.each(CASES.filter(isHistory))("$id", (each) => {
  const runs = () => readHistory(outputOf(each), each.adapter);

  it("is read into the runs recorded beside it", async () => {
    await expect(recordedRuns(runs())).toMatchFileSnapshot(join(each.folder, "history.json"));
  });

  it("has its runs in order of time, of which parse gives the newest", () => {
    const times = runs().flatMap(({ time }) => (time === undefined ? [] : [Date.parse(time)]));
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    const { measurements } = adapterNamed(each.adapter).parse(outputOf(each));
    expect(runs().at(-1)?.measurements).toEqual(measurements);
  });

  it("comes back unchanged from a history file", () => {
    const written = JSON.parse(JSON.stringify(runs().map(toMeasurementsFile)));
    expect(JSON.stringify(parseHistoryFile(written, "history.json").map(toMeasurementsFile))).toBe(
      JSON.stringify(written),
    );
  });
});

/** Formats that may hold many runs; of some of their cases there is one. */
function isHistory({ adapter }: { adapter: string }): boolean {
  return ADAPTERS.some(({ name, history }) => name === adapter && history !== undefined);
}

function isTree({ folder }: { folder: string }): boolean {
  return existsSync(join(folder, "tree"));
}

function file(text: string): ToolOutput {
  return { kind: "file", file: { path: "output.txt", text } };
}

/** What logs and terminals do to a tool's text. */
const DRESSES: Readonly<Record<string, (text: string) => string>> = {
  windows: (text) => `\uFEFF${text.replaceAll("\n", "\r\n")}`,
  log: (text) =>
    text
      .split("\n")
      .map((line) => `2026-06-07T07:39:58.2348128Z ${line}`)
      .join("\n"),
  "log of gh": (text) =>
    text
      .split("\n")
      .map((line) => `bench (20, ubuntu)\tRun benchmarks\t2026-06-07T07:39:58.2348128Z ${line}`)
      .join("\n"),
  colours: (text) =>
    text
      .split("\n")
      .map((line) => `\u001b[1m\u001b[32m${line}\u001b[39m\u001b[22m`)
      .join("\n"),
  between: (text) => `\n> demo@1.0.0 bench\n> run [all] {quickly}\n\n${text}\nDone in 3.2 s.\n`,
};

const DAMAGE = ["\0", '"', "}", "]", ",", "-", "9", "e", " ", "\n", "\\", "µ", "\ud800", "["];

function withTexts(output: ToolOutput, change: (text: string) => string): ToolOutput {
  if (output.kind === "file") {
    return { kind: "file", file: { ...output.file, text: change(output.file.text) } };
  }
  return { kind: "tree", files: output.files.map((each) => ({ ...each, text: change(each.text) })) };
}

function cutOff(output: ToolOutput, part: number): ToolOutput {
  return withTexts(output, (text) => text.slice(0, Math.floor(text.length * part)));
}

/** Repeats the first match behind a share of the text. */
function stretched(
  text: string,
  { part, times, from }: { part: RegExp; times: number; from: number },
): string {
  const place = Math.floor(text.length * from);
  return text.slice(0, place) + text.slice(place).replace(part, (found) => found.repeat(times));
}

/** Every sample as text with its metric: what a cut-off file gives must be among what the whole file gives. */
function valuesOf(...runs: readonly Pick<Reading, "measurements">[]): ReadonlySet<string> {
  const measurements = runs.flatMap((run) => run.measurements);
  return new Set(
    measurements.flatMap(({ metric, unit, rounds }) =>
      rounds.flat().map((value) => `${metric} ${value} ${unit}`),
    ),
  );
}

/** The reading, where it is one. */
function expectRefusedOrSound(read: () => Reading): Reading | undefined {
  let reading: Reading;
  try {
    reading = read();
  } catch (error) {
    expect(error).toBeInstanceOf(BenchmarkError);
    expect(error).toHaveProperty("code", expect.stringMatching(/^(?:OUTPUT_UNREADABLE|ADAPTER_AMBIGUOUS)$/));
    return undefined;
  }
  expectSound(reading);
  return reading;
}

function expectSound({ measurements, failures }: Reading): void {
  const identities = measurements.map(({ category, benchmark, metric }) =>
    JSON.stringify([category, benchmark, metric]),
  );
  expect(new Set(identities).size).toBe(identities.length);
  for (const { benchmark, metric, better, rounds, summary } of measurements) {
    expect(benchmark.trim()).not.toBe("");
    expect(metric).not.toBe("");
    expect(["lower", "higher"]).toContain(better);
    expect(rounds.length).toBeGreaterThan(0);
    for (const round of rounds) expect(round.length).toBeGreaterThan(0);
    const { interval, ...rest } = summary ?? {};
    for (const value of [...rounds.flat(), ...Object.values(rest), ...Object.values(interval ?? {})]) {
      expect(Number.isFinite(value)).toBe(true);
    }
  }
  for (const { benchmark, message } of failures) {
    expect(benchmark).not.toBe("");
    expect(message).not.toBe("");
  }
}

/** A line for each value of each run. */
function recordedRuns(runs: readonly RecordedRun[]): string {
  const values = ({ measurements, ...facts }: RecordedRun) => ({
    ...facts,
    samples: measurements.map(
      ({ category = "", benchmark, metric, unit, rounds }) =>
        `${category} | ${benchmark} | ${metric}: ${rounds.map((round) => round.join(" ")).join(" ; ")} ${unit}`,
    ),
  });
  return `${JSON.stringify(runs.map(values), null, 2)}\n`;
}

/** Indented, but with each round on one line. */
function recorded(reading: Reading): string {
  const lists = /\[\s+(?:-?[\d.]+(?:e[+-]?\d+)?,?\s+)+\]/g;
  return `${JSON.stringify(reading, null, 2).replace(lists, (list) => list.replace(/\s+/g, " "))}\n`;
}
