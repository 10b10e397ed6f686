import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (subject: string) =>
  readOutput(
    textOutput(
      `<?xml version="1.0"?>\n<phpbench version="1.2.15"><suite date=""><benchmark class="\\A\\B">${subject}</benchmark></suite></phpbench>\n`,
    ),
    "auto",
  );
const variant = (inside: string, revs = 10) => `<variant revs="${revs}">${inside}</variant>`;
const set = (name: string) => `<parameter-set name="${name}"/>`;
const iteration = '<iteration time-net="50" time-revs="10" mem-peak="7"/>';

describe("PHPBench", () => {
  it("makes each iteration, which is a process, a round of its own", () => {
    const { measurements } = read(`<subject name="c">${variant(iteration + iteration)}</subject>`);
    expect(measurements.map(({ benchmark, metric, rounds }) => [benchmark, metric, rounds])).toEqual([
      ["A\\B::c", "time", [[5e-6], [5e-6]]],
      ["A\\B::c", "peak-memory", [[7], [7]]],
    ]);
  });

  it("divides the net time of early versions by the revolutions", () => {
    const { measurements } = read(
      `<subject name="c">${variant('<iteration time="40" revs="4"/>')}</subject>`,
    );
    expect(measurements[0]?.rounds).toEqual([[1e-5]]);
  });

  it("names sets of parameters, and revolutions where they differ", () => {
    const variants = [
      variant(set("x") + iteration),
      variant(set("y") + iteration),
      variant(set("y") + iteration, 20),
    ];
    const { measurements } = read(`<subject name="c">${variants.join("")}</subject>`);
    expect([...new Set(measurements.map(({ benchmark }) => benchmark))]).toEqual([
      "A\\B::c (x)",
      "A\\B::c (y, 10 revs)",
      "A\\B::c (y, 20 revs)",
    ]);
  });

  it("fails a variant that threw, or of which an iteration has no time", () => {
    const threw = "<errors><error>no table &quot;users&quot;</error></errors>";
    const { measurements, failures } = read(
      `<subject name="c">${variant(threw)}</subject><subject name="d">${variant(`${iteration}<iteration/>`)}</subject>`,
    );
    expect(measurements).toEqual([]);
    expect(failures.map(({ benchmark, message }) => [benchmark, message])).toEqual([
      ["A\\B::c", 'no table "users"'],
      ["A\\B::d", "PHPBench has no times of it."],
    ]);
  });

  it("keeps the times of a variant whose assertion failed, with a warning", () => {
    const failures = "<failures><failure>too slow</failure></failures>";
    const { measurements, warnings } = read(`<subject name="c">${variant(failures + iteration)}</subject>`);
    expect(measurements).toHaveLength(2);
    expect(warnings).toEqual(['An assertion of "A\\B::c" failed: too slow']);
  });
});
