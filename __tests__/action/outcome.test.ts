import { describe, expect, it } from "vitest";
import { tellOutcome } from "../../src/action/outcome.ts";
import { actionLog } from "../../src/platform/action-log.ts";
import { systemClock } from "../../src/platform/clock.ts";
import type { Report } from "../../src/report/report.ts";
import { CommandReader } from "../support/mini-runner-commands.ts";
import { buildReport, compared } from "../support/report-builder.ts";
import { eventfulReport, firstReport } from "../support/sample-reports.ts";

/** The step's log, and the lines of it that no group folds away. */
async function told(report: Report, reportPath?: string) {
  let text = "";
  const log = actionLog({ write: (more) => (text += more), debug: false, clock: systemClock });
  await tellOutcome(report, log, reportPath);
  return { text, open: text.replace(/::group::[\s\S]*::endgroup::\n/, "").split("\n") };
}

describe("the end of a step's log", () => {
  it.each(["pass", "inconclusive", "fail"] as const)(
    "has the headline, whatever the gate says: %s",
    async (gate) => {
      const report = buildReport({ gate, headline: "1 of 2 benchmarks regressed." });
      const { open } = await told(report, "out/report.json");
      expect(open.slice(-3)).toEqual([
        "1 of 2 benchmarks regressed.",
        "Benchmark Results: out/report.json",
        "",
      ]);
    },
  );

  it("has the verdicts as the command line prints them, folded when they are long", async () => {
    const short = await told(firstReport());
    expect(short.text).not.toContain("::group::");
    expect(short.open).toContain("Verdicts:");

    const long = await told(eventfulReport());
    expect(long.text).toMatch(/^::group::Performance benchmarks in detail\n[\s\S]*\nVerdicts:\n/);
    expect(long.open).not.toContain("Verdicts:");
    expect(long.open).toContain(eventfulReport().headline);
    expect(long.text).not.toContain("\u001b");
  });

  it("names no report where none was written", async () => {
    expect((await told(firstReport())).text).not.toContain("Benchmark Results");
  });

  it("obeys nothing that a benchmark is called", async () => {
    const names = ["::error::x", "##[set-output name=gate]pass", "a\n::add-mask::b", "\u001b[31mred"];
    const comparisons = names.map((benchmark) => compared({ benchmark, change: 0.5 }));
    const headline = `Worst is ${names.join(", ")}`;
    const { text } = await told(buildReport({ comparisons, headline, warnings: names }));
    const runner = new CommandReader();
    for (const line of text.split(/[\r\n]/)) runner.read(line);
    expect(runner.annotations).toEqual([]);
    expect(runner.takeLog()).toContain("::error::x");
    expect(text).not.toContain("##[");
    expect(text).not.toContain("\u001b");
  });
});
