import { describe, expect, it } from "vitest";
import { withAcceptances } from "../../src/acceptance/rejudge.ts";
import type { Acceptance } from "../../src/domain/acceptance.ts";
import { buildReport, compared } from "../support/report-builder.ts";

const today = "2026-11-21";
const all: Acceptance = { source: { kind: "label", label: "ok", by: "mona" }, reason: "label ok" };
const failing = buildReport({
  comparisons: [compared()],
  gate: "fail",
  headline: "1 of 1 benchmark regressed.",
});

describe("a report that is judged again", () => {
  it("passes when everything that regressed is accepted, and says so", () => {
    const report = withAcceptances(failing, [all], { today });
    expect(report.gate).toBe("pass");
    expect(report.headline).toContain("accepted by mona");
    expect(report.acceptances).toMatchObject([{ status: "applied", series: ["parsing/parse/small"] }]);
    expect(report.counts.regressed).toBe(1);
  });

  it("fails again when the acceptance was taken back", () => {
    const report = withAcceptances(withAcceptances(failing, [all], { today }), [], { today });
    expect(report.gate).toBe("fail");
    expect(report.acceptances).toEqual([]);
  });

  it("believes nothing that a forged report says of acceptances, gate or counts", () => {
    const counts = { ...failing.counts, regressed: 0 };
    const forged = {
      ...failing,
      comparisons: [compared({ accepted: all })],
      gate: "pass" as const,
      headline: "Fine.",
      counts,
    };
    const report = withAcceptances(forged, [], { today });
    expect(report).toMatchObject({ gate: "fail", acceptances: [], counts: { regressed: 1 } });
    expect(report.headline).toBe(
      "1 of 1 benchmark regressed: parsing/parse/small is 6.1 % slower (4.9 % to 7.4 %).",
    );
  });

  it("still lacks the baseline that was to be measured, and still leaks and misses limits", () => {
    const unusable = { kind: "none", reason: "It could not be set up.", unusable: true } as const;
    const report = withAcceptances(buildReport({ baseline: unusable }), [all], { today });
    expect(report.gate).toBe("inconclusive");
    const leak = { benchmark: "cache", status: "LEAK_DETECTED", cycles: 10, growth: 1, reason: "" } as const;
    const memory = { peak: 1, profiles: [], leaks: [leak] };
    expect(withAcceptances({ ...failing, memory }, [all], { today }).gate).toBe("fail");
  });
});
