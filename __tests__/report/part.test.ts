import { describe, expect, it } from "vitest";
import { partOf } from "../../src/report/part.ts";
import { buildReport } from "../support/report-builder.ts";

const { workflow } = buildReport();
if (workflow === undefined) throw new Error("There is no workflow.");
const ofStep = (step: string) => partOf(buildReport({ workflow: { ...workflow, job: "bench", step } }));

describe("the part of a step that measures", () => {
  it.each([
    ["__acme_performance-benchmark", "bench"],
    ["__acme_performance-benchmark_2", "bench, step 2"],
    ["__self_12", "bench, step 12"],
    ["measure_2", "bench"],
    ["__acme_bench_1", "bench"],
  ])("of the runner's name %s is called %s", (step, title) => {
    expect(ofStep(step).title).toBe(title);
  });

  it("is another one for each step", () => {
    expect(new Set(["__self", "__self_2", "a", "b"].map((step) => ofStep(step).id)).size).toBe(4);
  });
});
