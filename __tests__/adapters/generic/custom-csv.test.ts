import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (text: string) => readOutput(textOutput(text, "output.csv"), "auto");
const samples = (text: string) => read(text).measurements.flatMap(({ rounds }) => rounds.flat());

describe("custom values as CSV", () => {
  it("reads rows of one name and kind as samples of one benchmark, also in other units", () => {
    const { measurements } = read("name,unit,value\na,ms,1\nb,MB,3\na,s,0.5\na,kB,2\n");
    expect(measurements.map(({ benchmark, metric, rounds }) => [benchmark, metric, rounds])).toEqual([
      ["a", "time", [[0.001, 0.5]]],
      ["b", "size", [[3e6]]],
      ["a", "size", [[2000]]],
    ]);
  });

  it("makes a round of the rows that say the same in the column round", () => {
    const [measurement] = read("round,value,unit,name\n2,1,s,a\n1,2,s,a\n2,3,s,a\n").measurements;
    expect(measurement?.rounds).toEqual([[1, 3], [2]]);
  });

  it("takes the column better before what the unit implies", () => {
    const { measurements, warnings } = read("name,unit,value,better\na,ms,1,higher\nb,ms,1,\nc,points,1,\n");
    expect(measurements.map(({ better }) => better)).toEqual(["higher", "lower", "lower"]);
    expect(warnings).toEqual(['Nothing says which way a value in "points" is better; lower is assumed.']);
  });

  it("tells decimal commas from separators of thousands", () => {
    expect(samples('name,unit,value\na,s,"1,412"\n')).toEqual([1412]);
    expect(samples("name;unit;value\na;s;1,412\n")).toEqual([1.412]);
    expect(samples("name;unit;value\na;s;1,412.5\nb;s;2,500\n")).toEqual([1412.5, 2500]);
    expect(samples("name\tunit\tvalue\na\ts\t0,500\nb\ts\t1,412\n")).toEqual([0.5, 1.412]);
  });

  it("fails a benchmark of which a value is no number, and keeps the others", () => {
    const { measurements, failures } = read("name,unit,value\na,s,1\na,s,NaN\nb,s,2\n");
    expect(measurements.map(({ benchmark }) => benchmark)).toEqual(["b"]);
    expect(failures).toEqual([
      { benchmark: "a", kind: "failed", message: 'A value of its time is no number: "NaN".', output: "" },
    ]);
  });

  it("refuses rows of one benchmark that differ in their unit or direction", () => {
    expect(() => read("name,metric,unit,value\na,x,s,1\na,x,MB,1\n")).toThrow(
      'rows of the x of "a" differ in the column "unit"; one of them says "MB"',
    );
    expect(() => read("name,unit,value,better\na,s,1,lower\na,s,1,higher\n")).toThrow(
      'in the column "better"',
    );
    expect(() => read("name,unit,value,better\na,s,1,faster\n")).toThrow('is "faster", not lower or higher');
  });
});
