import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (text: string) => readOutput(textOutput(text), "auto");
const HEAD =
  "demo             fastest       │ slowest       │ median        │ mean          │ samples │ iters\n";
const samplesByName = (text: string) =>
  Object.fromEntries(read(HEAD + text).measurements.map(({ benchmark, rounds }) => [benchmark, rounds]));

describe("the table of divan", () => {
  it("has a benchmark's place in the tree in its name", () => {
    const text = [
      "├─ a             1 ns          │ 4 ns          │ 2 ns          │ 3 ns          │ 100     │ 800",
      "├─ b                           │               │               │               │         │",
      "│  ├─ c                        │               │               │               │         │",
      "│  │  ╰─ x | y   1 µs          │ 4 µs          │ 2 µs          │ 3 µs          │ 100     │ 800",
      "│  ╰─ d          1 ms          │ 4 ms          │ 2 ms          │ 3 ms          │ 100     │ 800",
      "╰─ e             1 s           │ 4 s           │ 2 s           │ 3 s           │ 100     │ 800\n",
    ].join("\n");
    expect(samplesByName(text)).toEqual({
      "demo::a": [[2e-9]],
      "demo::b::c::x | y": [[2e-6]],
      "demo::b::d": [[2e-3]],
      "demo::e": [[2]],
    });
  });

  it("names the first counter throughput, and others by what they count", () => {
    const text = [
      "╰─ a             1 ns          │ 4 ns          │ 2 ns          │ 3 ns          │ 100     │ 800",
      "                 1 Mchar/s     │ 4 Kchar/s     │ 2 Kchar/s     │ 3 Kchar/s     │         │",
      "                 1 KHz         │ 4 Hz          │ 2 Hz          │ 3 Hz          │         │\n",
    ].join("\n");
    const { measurements } = read(HEAD + text);
    expect(measurements.map(({ metric, better, rounds }) => [metric, better, rounds])).toEqual([
      ["time", "lower", [[2e-9]]],
      ["throughput", "higher", [[2000]]],
      ["cycle-throughput", "higher", [[2]]],
    ]);
    expect(measurements[1]?.summary).toEqual({ mean: 3000, median: 2000, min: 4000, max: 1e6 });
  });

  it("calls a benchmark that began and has no result a failure, if its name is whole", () => {
    const whole =
      "├─ a             1 ns          │ 4 ns          │ 2 ns          │ 3 ns          │ 100     │ 800\n";
    const { failures } = read(`${HEAD}${whole}╰─ broken        \nthread 'main' panicked at x.rs:1\n`);
    expect(failures.map(({ benchmark }) => benchmark)).toEqual(["demo::broken"]);
    expect(read(`${HEAD}${whole}╰─ brok`).failures).toEqual([]);
  });

  it("does not take another column when a name with its line was cut off", () => {
    const text = "╰─ a │ b         1 ns          │ 4 ns          │ 2 ns          │ 3 ns          │ 100";
    expect(read(HEAD + text).measurements).toEqual([]);
    expect(samplesByName(`${text}     │ 800\n`)).toEqual({ "demo::a │ b": [[2e-9]] });
  });
});
