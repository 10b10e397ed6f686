import { describe, expect, it } from "vitest";
import { noiseFloorOf } from "../../../src/decision/robust/noise-floor.ts";
import { noiseSentence } from "../../../src/report/noise-sentence.ts";
import { compared, notCompared } from "../../support/report-builder.ts";

describe("the noise floor of a job", () => {
  it("is that of the times, median and worst", () => {
    const floor = noiseFloorOf([
      compared({ benchmark: "a", noiseFloor: 0.01 }),
      compared({ benchmark: "b", category: "io", noiseFloor: 0.08 }),
      compared({ benchmark: "c", noiseFloor: 0.02 }),
      compared({ benchmark: "c", metric: "peak-memory", noiseFloor: 0.5 }),
      notCompared(),
    ]);
    expect(floor).toEqual({ typical: 0.02, worst: { benchmark: "io/b", value: 0.08 }, benchmarks: 3 });
    expect(floor && noiseSentence(floor)).toBe(
      "Noise floor: launches of identical code in this job differed by 2.0% (median of 3 benchmarks), the noisiest, io/b, by 8.0%.",
    );
  });

  it("is that of all metrics where there is no time, and unknown where none was measured", () => {
    const floor = noiseFloorOf([compared({ metric: "instructions", noiseFloor: 0.001 })]);
    expect(floor).toMatchObject({ typical: 0.001, benchmarks: 1 });
    expect(floor && noiseSentence(floor)).toBe(
      "Noise floor: launches of identical code in this job differed by 0.1%.",
    );
    expect(noiseFloorOf([compared({})])).toBeUndefined();
  });
});
