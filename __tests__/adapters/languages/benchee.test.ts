import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const nothing = { samples: [], statistics: { average: null, sample_size: 0 } };
const scenario = (more: object) => ({
  name: "sort",
  job_name: "sort",
  input_name: "__no_input",
  tag: null,
  run_time_data: { samples: [1000, 3000], statistics: { average: 2000, sample_size: 2 } },
  memory_usage_data: nothing,
  ...more,
});
const read = (...scenarios: readonly object[]) =>
  readOutput(textOutput(JSON.stringify(scenarios)), "auto").measurements;

describe("benchee", () => {
  it("takes the mean where no samples were written", () => {
    const statistics = {
      average: 2000,
      median: 1900,
      std_dev: 100,
      minimum: 1,
      maximum: 5000,
      sample_size: 4,
    };
    expect(read(scenario({ run_time_data: { samples: [], statistics } }))).toEqual([
      {
        benchmark: "sort",
        metric: "time",
        unit: "s",
        better: "lower",
        rounds: [[2e-6]],
        summary: { mean: 2e-6, median: 1.9e-6, standardDeviation: 1e-7, min: 1e-9, max: 5e-6, count: 4 },
      },
    ]);
  });

  it("keeps all samples when benchee left outliers out of its own count", () => {
    const run_time_data = { samples: [1, 2, 900], statistics: { average: 1.5, sample_size: 2 } };
    expect(read(scenario({ run_time_data }))[0]?.rounds).toEqual([[1e-9, 2e-9, 9e-7]]);
  });

  it("reads memory and reductions as metrics of their own", () => {
    const more = { memory_usage_data: { samples: [624] }, reductions_data: { samples: [17] } };
    expect(read(scenario(more)).map(({ metric, unit, rounds }) => [metric, unit, rounds])).toEqual([
      ["time", "s", [[1e-6, 3e-6]]],
      ["bytes-per-op", "B", [[624]]],
      ["reductions", "count", [[17]]],
    ]);
  });
});
