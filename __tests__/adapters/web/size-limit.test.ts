import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (checks: readonly object[], adapter = "size-limit") =>
  readOutput(textOutput(JSON.stringify(checks)), adapter);

describe("size-limit", () => {
  it("reads a list of sizes without any limit when it is named, but does not claim it", () => {
    const checks = [{ name: "a", size: 5 }];
    expect(read(checks).measurements).toMatchObject([
      { benchmark: "a", metric: "size", unit: "B", rounds: [[5]] },
    ]);
    expect(() => read(checks, "auto")).toThrow("not the output of a tool that we know");
  });

  it("does not claim lists whose entries have other keys", () => {
    expect(() => read([{ name: "a", size: 5, passed: true, gzip: 3 }], "auto")).toThrow(
      "not the output of a tool that we know",
    );
  });

  it("keeps a size that is over its limit and warns", () => {
    const { measurements, warnings } = read([{ name: "a", passed: false, size: 5, sizeLimit: 4 }], "auto");
    expect(measurements.map(({ rounds }) => rounds)).toEqual([[[5]]]);
    expect(warnings).toEqual(['size-limit says that "a" is over its limit.']);
  });

  it("calls a check without files failed, not zero", () => {
    const { measurements, failures } = read([
      { name: "", passed: true, size: 0 },
      { name: "gone", passed: true },
    ]);
    expect(measurements).toEqual([]);
    expect(failures.map(({ benchmark }) => benchmark)).toEqual(["(no name)", "gone"]);
  });
});
