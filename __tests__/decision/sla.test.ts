import { describe, expect, it } from "vitest";
import type { Policy } from "../../src/config/schema.ts";
import { judgeSla, slaWarnings } from "../../src/decision/sla.ts";
import { describeMeasurements } from "../../src/decision/statistics.ts";
import { parseLimit } from "../../src/domain/limit.ts";
import type { Measurement } from "../../src/domain/measurement.ts";
import { BenchmarkError } from "../../src/errors.ts";
import { noisy, timeOf } from "./samples.ts";

function judge(measurement: Measurement, policies: readonly Policy[]) {
  const statistics = describeMeasurements([measurement], { seed: 1 });
  return judgeSla({ measurements: [measurement], statistics, policies });
}

const steady = timeOf(noisy(1, { count: 30, noise: 0.02, seed: 1 }));
const throughput = timeOf(noisy(1000, { count: 30, noise: 0.02, seed: 1 }), {
  metric: "throughput",
  unit: "1/s",
  better: "higher",
});

describe("an SLA on the mean", () => {
  it("passes while the upper end of the interval is within the limit and 5 %", () => {
    const [result] = judge(steady, [{ match: "*", sla: "0.98s" }]);
    expect(result).toMatchObject({ status: "PASS", limit: 0.98, metric: "time", unit: "s" });
    expect(result?.bound).toBeGreaterThan(result?.value ?? Number.NaN);
    expect(result?.margin).toBeCloseTo(0.98 - (result?.value ?? 0), 12);
    expect(result?.margin).toBeLessThan(0);
    expect(result?.reason).toMatch(
      /^The upper end of the 95 % interval of the mean, 1\.\d+ s, is within the limit of 0\.98 s with its 5 % tolerance\.$/,
    );
    expect(judge(steady, [{ match: "*", sla: "900ms" }])[0]?.status).toBe("FAIL");
  });

  it("fails for an uncertain mean whose interval reaches beyond", () => {
    const loud = timeOf([0.6, 1.3, 0.8, 1.2]);
    expect(judge(loud, [{ match: "*", sla: "1s" }])[0]).toMatchObject({ status: "FAIL", value: 0.975 });
  });

  it("is a floor where higher is better", () => {
    expect(judge(throughput, [{ match: "*", sla: "1020 ops/s" }])[0]).toMatchObject({
      status: "PASS",
      limit: 1020,
    });
    const [missed] = judge(throughput, [{ match: "*", sla: "1.2 kops/s" }]);
    expect(missed).toMatchObject({ status: "FAIL" });
    expect(missed?.margin).toBeLessThan(0);
    expect(missed?.reason).toContain("The lower end of the 95 % interval of the mean");
  });

  it("judges a single value as it is, and says so", () => {
    const [result] = judge(timeOf([1.05]), [{ match: "*", sla: 1 }]);
    expect(result).toMatchObject({ status: "PASS", value: 1.05, bound: 1.05 });
    expect(result?.reason).toContain("a single value has no interval");
  });
});

describe("an SLA on a percentile", () => {
  const ramp = timeOf(Array.from({ length: 101 }, (_, index) => index / 100));

  it("holds that percentile of all samples against the limit", () => {
    expect(judge(ramp, [{ match: "*", sla: "0.92s", slaPercentile: 95 }])[0]).toMatchObject({
      status: "PASS",
      percentile: 95,
      value: 0.95,
      bound: 0.95,
    });
    expect(judge(ramp, [{ match: "*", sla: "0.9s", slaPercentile: 95 }])[0]).toMatchObject({
      status: "FAIL",
    });
    expect(judge(ramp, [{ match: "*", sla: "1s", slaPercentile: 100 }])[0]).toMatchObject({
      value: 1,
      status: "PASS",
    });
  });

  it("says when there are too few samples to see it", () => {
    const [enough] = judge(ramp, [{ match: "*", sla: "1s", slaPercentile: 99 }]);
    expect(enough?.reason).not.toContain("needed");
    const [few] = judge(ramp, [{ match: "*", sla: "1s", slaPercentile: 99.9 }]);
    expect(few?.reason).toContain("it rests on 101 samples, and at least 1000 are needed to see it");
  });

  it("is what so many samples reach where higher is better", () => {
    const [result] = judge({ ...ramp, better: "higher" }, [{ match: "*", sla: "0.05s", slaPercentile: 95 }]);
    expect(result).toMatchObject({ value: 0.05, status: "PASS" });
    expect(result?.reason).toContain("The value that 95 % of the samples reach");
  });
});

describe("judging", () => {
  it("skips what has no limit, and keeps the order of the rest", () => {
    const measurements = ["a", "b", "c"].map((benchmark) => timeOf([1, 2], { benchmark }));
    const statistics = describeMeasurements(measurements, { seed: 1 });
    const policies = [
      { match: "c", sla: "9s" },
      { match: "a", sla: "9s" },
    ];
    expect(judgeSla({ measurements, statistics, policies }).map(({ benchmark }) => benchmark)).toEqual([
      "a",
      "c",
    ]);
  });

  it("warns of limits that apply to nothing", () => {
    const policies = [
      { match: "*", sla: "1s" },
      { match: "prase/*", sla: "1s" },
      { match: "*", sla: "200MB", metric: "peak-memory" },
      { match: "nothing", regressionThreshold: 5 },
    ];
    expect(slaWarnings({ measurements: [steady], policies })).toEqual([
      'The SLA "1s" of the policy for "prase/*" applies to nothing that was measured.',
      'The SLA "200MB" of the policy for "*" applies to no measured "peak-memory".',
    ]);
  });
});

describe("a limit", () => {
  it("is read into base units", () => {
    expect(parseLimit("1s")).toEqual({ value: 1, unit: "s" });
    expect(parseLimit(" 250 ms ")).toEqual({ value: 0.25, unit: "s" });
    expect(parseLimit("200MB")).toEqual({ value: 2e8, unit: "B" });
    expect(parseLimit("1.5 kops/s")).toEqual({ value: 1500, unit: "1/s" });
    expect(parseLimit("1e-3 s")).toEqual({ value: 0.001, unit: "s" });
    expect(parseLimit("0.5")).toEqual({ value: 0.5, unit: "" });
    expect(parseLimit(0.5)).toEqual({ value: 0.5, unit: "" });
  });

  it.each(["fast", "", "-1s", "0s", "1 sek", "s1", 0, -2, Number.NaN])(
    "is refused when it is %j",
    (limit) => {
      expect(() => parseLimit(limit)).toThrow(expect.objectContaining({ code: "CONFIG_INVALID" }));
      expect(() => parseLimit(limit)).toThrow(BenchmarkError);
    },
  );
});
