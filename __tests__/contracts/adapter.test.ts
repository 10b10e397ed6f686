import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Reading, ToolOutput } from "../../src/adapters/adapter.ts";
import { ADAPTERS, adapterNamed, readOutput, TREE_FILES } from "../../src/adapters/registry.ts";
import { parseMeasurementsFile, toMeasurementsFile } from "../../src/domain/measurements-file.ts";
import { unitKind } from "../../src/domain/unit.ts";
import { BenchmarkError } from "../../src/errors.ts";
import { cases, outputOf } from "../adapters/fixtures.ts";

const CUSTOM = ["custom-bigger-is-better", "custom-smaller-is-better"];

/** The generic values of which no unit tells the direction: two adapters read them, so people must choose. */
const UNDECIDED = new Set(["custom-smaller-is-better/own-units", "custom-bigger-is-better/mixed-units"]);

const DOCUMENTATION = readFileSync(new URL("../../docs/adapters.md", import.meta.url), "utf8");

describe.each(cases().map((each) => ({ ...each, id: `${each.adapter}/${each.name}` })))("$id", (each) => {
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

  it("is refused or read in part, but never crashes, when it was cut off", () => {
    const whole = outputOf(each);
    for (let part = 0; part < 50; part += 1) {
      const output = cutOff(whole, part / 50);
      expectRefusedOrSound(() => adapter.parse(output));
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

describe("every adapter", () => {
  it.each(ADAPTERS.map(({ name }) => name))("%s has a folder of real output", (name) => {
    expect(cases().some(({ adapter }) => adapter === name)).toBe(true);
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

  it("tells its folder files to the registry", () => {
    expect(TREE_FILES).toEqual(ADAPTERS.flatMap(({ treeFiles }) => treeFiles ?? []));
  });
});

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

function expectRefusedOrSound(read: () => Reading): void {
  let reading: Reading;
  try {
    reading = read();
  } catch (error) {
    expect(error).toBeInstanceOf(BenchmarkError);
    expect(error).toHaveProperty("code", expect.stringMatching(/^(?:OUTPUT_UNREADABLE|ADAPTER_AMBIGUOUS)$/));
    return;
  }
  expectSound(reading);
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

/** Indented, but with each round on one line. */
function recorded(reading: Reading): string {
  const lists = /\[\s+(?:-?[\d.]+(?:e[+-]?\d+)?,?\s+)+\]/g;
  return `${JSON.stringify(reading, null, 2).replace(lists, (list) => list.replace(/\s+/g, " "))}\n`;
}
