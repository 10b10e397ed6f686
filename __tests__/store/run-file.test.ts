import fc from "fast-check";
import { expect, it } from "vitest";
import type { Measurement } from "../../src/domain/measurement.ts";
import {
  decodeDictionary,
  decodeRunFile,
  encodeRun,
  joinRun,
  type StoredRun,
  toStoredRun,
} from "../../src/store/run-file.ts";
import { roundStored } from "../../src/store/thin.ts";
import { runAt, timeOf } from "../support/temporary-runs.ts";

/** Any text, lone surrogates and control characters among it. */
const text = fc.string({ unit: "binary", maxLength: 20 });
/** As stored: finite and rounded. JSON knows no negative zero. */
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => roundStored(value) || 0);
const optional = { requiredKeys: [] as [] };
const summary = fc.record(
  {
    mean: number,
    median: number,
    standardDeviation: number,
    min: number,
    max: number,
    count: fc.nat(),
    interval: fc.record({ low: number, high: number }),
  },
  optional,
);
const parameter = fc.oneof(text, number, fc.boolean());
const named = fc.record(
  {
    benchmark: text,
    metric: text,
    unit: text,
    better: fc.constantFrom("lower", "higher"),
    rounds: fc.array(fc.array(number, { maxLength: 4 }), { maxLength: 5 }),
    category: text,
    summary,
    parameters: fc.dictionary(
      text.filter((key) => key !== "__proto__"),
      parameter,
      { noNullPrototype: true },
    ),
  },
  { requiredKeys: ["benchmark", "metric", "unit", "better", "rounds"] },
);
const run = fc.record(
  {
    id: text,
    time: text,
    suite: text,
    environment: fc.constant({ platform: { system: "Linux" } }),
    measurements: fc.array(named, { maxLength: 5 }),
    commit: text,
    ref: text,
    environmentClass: text,
  },
  { requiredKeys: ["id", "time", "suite", "environment", "measurements"] },
);

it("gives back every run as it was", () => {
  fc.assert(
    fc.property(run, (original) => {
      expect(readBack(original)).toEqual({ kind: "decoded", value: original });
    }),
  );
});

it("gives back what was accepted, and reads files that know nothing of acceptances", () => {
  const acceptances = [
    {
      source: { kind: "comment", by: "mona", url: "https://github.com/a/b/pull/7", id: 1 },
      pattern: "parse/small [time]",
      reason: "it checks UTF-8 now – “really”",
      until: "2026-12-31",
      limit: 0.07,
    },
    { source: { kind: "label", label: "ok" }, reason: "label ok" },
    { source: { kind: "trailer", commit: "3f2c1a9", by: "octo" }, reason: "meant" },
  ] as const;
  const stored = toStoredRun(runAt(1, { acceptances }));
  expect(readBack(stored)).toEqual({ kind: "decoded", value: stored });
  expect(readBack(toStoredRun(runAt(1)))).not.toHaveProperty("value.acceptances");
});

it("reads a run although an acceptance is of a kind that only a later version knows", () => {
  const { dictionary, text: textWith } = encodeRun(toStoredRun(runAt(1)));
  const names = decodeDictionary(dictionary.hash, dictionary.text);
  const raw = JSON.parse(textWith(dictionary.hash)) as { run: Record<string, unknown> };
  raw.run["acceptances"] = [
    { source: { kind: "vote" }, reason: "later" },
    "nonsense",
    { source: { kind: "label", label: "ok", later: true }, reason: "label ok", later: true },
  ];
  const file = decodeRunFile(JSON.stringify(raw));
  if (names.kind === "damaged" || file.kind === "damaged") throw new Error("It should be readable.");
  expect(joinRun(file.value, names.value)).toMatchObject({
    kind: "decoded",
    value: { acceptances: [{ source: { kind: "label", label: "ok" }, reason: "label ok" }] },
  });
});

it("writes plain ASCII on one line, whatever the names are", () => {
  fc.assert(
    fc.property(run, (original) => {
      const { dictionary, text: file } = encodeRun(original);
      expect(dictionary.text + file("0")).toMatch(/^[\x20-\x7e]*\n[\x20-\x7e]*\n$/);
    }),
  );
});

it("shares one dictionary between runs of the same benchmarks", () => {
  const [first, second] = [runAt(1), runAt(2, { measurements: runAt(2).measurements.map(doubled) })];
  expect(encodeRun(toStoredRun(first)).dictionary).toEqual(encodeRun(toStoredRun(second)).dictionary);
});

it("leaves out where benchmarks are written, which differs from commit to commit", () => {
  const placed = runAt(1).measurements.map((one) => ({ ...one, source: { file: "bench/a.js", line: 3 } }));
  const stored = toStoredRun(runAt(1, { measurements: placed }));

  expect(encodeRun(stored).dictionary).toEqual(encodeRun(toStoredRun(runAt(1))).dictionary);
  expect(readBack(stored)).toEqual(readBack(toStoredRun(runAt(1))));
});

it("notes how many samples a thinned series had", () => {
  const samples = Array.from({ length: 100 }, (_, index) => index);
  const { text: file } = encodeRun(
    toStoredRun(runAt(1, { measurements: [timeOf("a", [1]), timeOf("b", samples)] })),
  );
  expect(decodeRunFile(file("0".repeat(32)))).toMatchObject({ value: { thinned_from: [null, 100] } });
});

it("calls a dictionary damaged when a single character changed", () => {
  const { dictionary } = encodeRun(toStoredRun(runAt(1)));
  const changed = dictionary.text.replace("small", "smell");
  expect(decodeDictionary(dictionary.hash, changed)).toEqual({
    kind: "damaged",
    reason: "its content does not have the checksum of its name",
  });
});

it("calls a run damaged when it does not fit its dictionary", () => {
  const file = decodeRunFile(encodeRun(toStoredRun(runAt(1))).text("0".repeat(32)));
  if (file.kind === "damaged") throw new Error(file.reason);
  expect(joinRun(file.value, { version: 1, series: [] })).toEqual({
    kind: "damaged",
    reason: "it has 2 series and names for 0",
  });
});

it("says of every cut-off file that it is damaged", () => {
  const whole = encodeRun(toStoredRun(runAt(1))).text("0".repeat(32));
  for (let length = 0; length < whole.length - 1; length += 7) {
    expect(decodeRunFile(whole.slice(0, length)).kind).toBe("damaged");
  }
});

function readBack(original: StoredRun) {
  const { dictionary, text: textWith } = encodeRun(original);
  const names = decodeDictionary(dictionary.hash, dictionary.text);
  const file = decodeRunFile(textWith(dictionary.hash));
  if (names.kind === "damaged") return names;
  return file.kind === "damaged" ? file : joinRun(file.value, names.value);
}

function doubled(measurement: Measurement): Measurement {
  return { ...measurement, rounds: measurement.rounds.map((round) => round.map((value) => 2 * value)) };
}
