import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const attempt = (status: string, duration: number, message?: string) => ({
  status,
  duration,
  errors: message === undefined ? [] : [{ message }],
});
const read = (tests: readonly object[], more: object = {}) =>
  readOutput(
    textOutput(
      JSON.stringify({
        config: { rootDir: "/t", projects: [], version: "1.65.1" },
        suites: [
          { title: "a.spec.ts", specs: [], suites: [{ title: "group", specs: [{ title: "t", tests }] }] },
        ],
        errors: [],
        stats: {},
        ...more,
      }),
    ),
    "auto",
  );

describe("playwright", () => {
  it("takes repetitions for rounds and projects for categories", () => {
    const test = (projectName: string, duration: number) => ({
      projectName,
      status: "expected",
      results: [attempt("passed", duration)],
    });
    const { measurements } = read([test("one", 10), test("one", 20), test("two", 30)]);
    expect(measurements.map(({ category, benchmark, rounds }) => [category, benchmark, rounds])).toEqual([
      ["one", "a.spec.ts > group > t", [[0.01], [0.02]]],
      ["two", "a.spec.ts > group > t", [[0.03]]],
    ]);
  });

  it("takes the attempt that passed, with a warning", () => {
    const results = [attempt("failed", 10, "no"), attempt("passed", 20)];
    const { measurements, warnings } = read([{ status: "flaky", results }]);
    expect(measurements.map(({ rounds }) => rounds)).toEqual([[[0.02]]]);
    expect(warnings).toEqual(['"a.spec.ts > group > t" passed in attempt 2 only, whose time is taken.']);
  });

  it("tells failed from timed out, without the colours of the message", () => {
    const failing = (status: string) => ({
      status: "unexpected",
      results: [attempt(status, 10, "\u001b[31mError: no\u001b[39m\nat x")],
    });
    const { measurements, failures } = read([failing("failed"), failing("timedOut")]);
    expect(measurements).toEqual([]);
    expect(failures).toEqual([
      { benchmark: "a.spec.ts > group > t", kind: "failed", message: "Error: no", output: "Error: no\nat x" },
      {
        benchmark: "a.spec.ts > group > t",
        kind: "timed-out",
        message: "Error: no",
        output: "Error: no\nat x",
      },
    ]);
  });

  it("says what was skipped, and what went wrong outside of tests", () => {
    const { warnings } = read([{ status: "skipped", results: [attempt("skipped", 0)] }], {
      errors: [{ message: "Error: no global setup\nat x" }],
    });
    expect(warnings).toContain("1 skipped: a.spec.ts > group > t.");
    expect(warnings).toContain("Playwright: Error: no global setup");
  });
});
