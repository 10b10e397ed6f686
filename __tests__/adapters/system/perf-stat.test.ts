import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

describe("perf stat", () => {
  it.each([
    ["process id '1234'", "process id 1234"],
    ["thread id '1234'", "thread id 1234"],
    ["process id '1234' (3 runs)", "process id 1234"],
    ["'sleep 1'", "sleep 1"],
  ])("for %s is of %s", (heading, benchmark) => {
    const text = `\n Performance counter stats for ${heading}:\n\n             82.00 msec task-clock\n\n       0.349900000 seconds time elapsed\n\n`;
    expect(readOutput(textOutput(text), "auto").measurements).toMatchObject([
      { benchmark, metric: "cpu-time", rounds: [[0.082]] },
      { benchmark, metric: "time", rounds: [[0.3499]] },
    ]);
  });
});
