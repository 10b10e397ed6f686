import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (text: string) => readOutput(textOutput(text), "bench-node");
const result = (more: object) => ({ name: "a", iterations: 9, plugins: [], opsSec: 50, ...more });

describe("bench-node", () => {
  it("reads rates that were printed in any locale", () => {
    const csv = (rate: string) =>
      read(`name,ops/sec,samples,plugins,min,max\na,"${rate}",9,"",1.00us,2.00us\n`).measurements[0]?.rounds;
    expect(csv("1,234,567")).toEqual([[1_234_567]]);
    expect(csv("1.234.567")).toEqual([[1_234_567]]);
    expect(csv("12,34,567")).toEqual([[1_234_567]]);
    expect(csv("1\u202f234")).toEqual([[1234]]);
    expect(csv("1’234")).toEqual([[1234]]);
    expect(csv("39,56")).toEqual([[39.56]]);
    expect(csv("39.5")).toEqual([[39.5]]);
  });

  it("keeps commas and quotes of a name in a table that does not quote it", () => {
    const text = 'name,ops/sec,samples,plugins,min,max\nsort, "q", x,"8",9,"p=1,r=2",1.00us,2.00us\n';
    expect(read(text).measurements.map(({ benchmark }) => benchmark)).toEqual(['sort, "q", x']);
  });

  it("puts the names of a tree together, also where a name ends in x", () => {
    const line = (name: string) => `${name}    50 ops/sec (9 runs sampled) min..max=(1.00us...2.00us)`;
    const text = ["├─ outer", `│ ├─ ${line("a x")}`, `│ └─ inner`, `│   └─ ${line("b")}`, `└─ ${line("c")}`];
    expect(read(`${text.join("\n")}\n`).measurements.map(({ benchmark }) => benchmark)).toEqual([
      "outer/a x",
      "outer/inner/b",
      "c",
    ]);
  });

  it("takes the samples of a result, and its rate where their list was shortened", () => {
    const histogram = { samples: 2, min: 10, max: 20, sampleData: [10, 20] };
    const whole = read(JSON.stringify([result({ histogram })]));
    expect(whole.measurements).toMatchObject([{ metric: "time", rounds: [[1e-8, 2e-8]] }]);

    const { measurements, warnings } = read(
      JSON.stringify([result({ histogram: { ...histogram, sampleData: [10] } })]),
    );
    expect(measurements).toMatchObject([
      { metric: "throughput", unit: "1/s", better: "higher", rounds: [[50]] },
    ]);
    expect(warnings).toHaveLength(1);
  });

  it("calls a total time that is printed as undefined failed", () => {
    const { measurements, failures } = read(
      "a  x undefined total time (3 runs sampled) min..max=(1.00us...2.00us)\n",
    );
    expect(measurements).toEqual([]);
    expect(failures.map(({ benchmark }) => benchmark)).toEqual(["a"]);
  });

  it("keeps the extremes of the runs only where the rate of all calls lies between them", () => {
    const json = (opsSec: number) =>
      JSON.stringify([
        {
          name: "a",
          runsSampled: 9,
          min: "1.00us",
          minNS: 1000,
          max: "2.00us",
          maxNS: 2000,
          plugins: [],
          opsSec,
        },
      ]);
    expect(read(json(600_000)).measurements[0]?.summary).toMatchObject({ min: 500_000, max: 1_000_000 });
    expect(read(json(400_000)).measurements[0]?.summary).toEqual({ mean: 400_000, count: 9 });
  });
});
