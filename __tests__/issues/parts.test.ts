import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chartOf } from "../../src/issues/chart.ts";
import { groupOf, scopeOf } from "../../src/issues/issue-key.ts";
import { newState } from "../../src/issues/regressions.ts";
import { reproduction } from "../../src/issues/reproduce.ts";
import type { TrackedSeries } from "../../src/issues/state.ts";
import { readState, stateMarker } from "../../src/issues/state-marker.ts";
import { mainRun } from "../support/issue-reports.ts";

describe("the key of an issue", () => {
  it.each([
    [{ category: "parsing", benchmark: "small" }, "parsing"],
    [{ category: "parsing/json", benchmark: "small" }, "parsing"],
    [{ benchmark: "parse::small" }, "parse"],
    [{ benchmark: "tests/test_a.py::test_b" }, "tests"],
    [{ benchmark: "fib 20" }, "uncategorized"],
    [{ benchmark: "/absolute" }, "uncategorized"],
  ])("groups %j", (series, group) => {
    expect(groupOf(series)).toBe(group);
  });

  it("is the same on another processor, and another on another system, runtime or label", () => {
    const { run } = mainRun(1, []);
    const scope = (environment: Partial<typeof run.environment>) =>
      scopeOf({ ...run, environment: { ...run.environment, ...environment } }).environment;
    expect(scope({})).toBe("Linux x64 / any processor / github-hosted ubuntu24 / node 24");
    expect(scope({ cpu: { ...run.environment.cpu, model: "Intel" } })).toBe(scope({}));
    expect(scope({ runtimes: { node: "26.0.0" } })).not.toBe(scope({}));
    expect(scope({ label: "python 3.13" })).toBe(`${scope({})} / python 3.13`);
  });
});

describe("the hidden state", () => {
  const state = newState({ suite: "quick", environment: "Linux", group: "parsing" }, mainRun(1, []));

  it("comes back as it was, whatever is in it, in one line that nothing can end early", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (group) => {
        const given = { ...state, key: { ...state.key, group } };
        const line = stateMarker(given);
        expect(line).toMatch(/^<!-- performance-benchmark:issue [A-Za-z0-9./]+ -->$/);
        expect(readState(`${line}\n\ntext`)).toEqual(given);
      }),
    );
  });

  it("is none where another marker, or text, stands first", () => {
    const line = stateMarker(state);
    expect(readState("")).toBeUndefined();
    expect(readState("<!-- performance-benchmark:issue -->")).toBeUndefined();
    expect(readState(` ${line}`)).toBeUndefined();
    expect(readState(`text\n${line}`)).toBeUndefined();
    expect(readState("<!-- performance-benchmark:issue AAAA -->")).toBe("unreadable");
    expect(readState(stateMarker({ ...state, v: 2 as 1 }))).toBe("unreadable");
    expect(readState(`${line}\r\n\r\ntext`)).toEqual(state);
  });
});

describe("the chart", () => {
  it("draws the level from before, the line of the change, and each run", () => {
    expect(chartOf({ unit: "s", before: 0.001, values: [0.0013, 0.00125, 0.0014, 0.001] })).toEqual([
      "1.40 ms ┤   │  █",
      "        ┤   │▆▁█",
      "        ┤   │███",
      "        ┤   │███",
      "        ┤   │███",
      " 933 µs ┤▇▇▇│███▇",
    ]);
  });

  it("is never wider than 60 columns nor without bars, whatever the values", () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(value, fc.array(value, { maxLength: 90 }), fc.string(), (before, values, unit) => {
        const lines = chartOf({ unit, before, values });
        expect(lines).toHaveLength(6);
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(60);
        expect(lines.join("")).not.toMatch(/NaN|undefined/);
      }),
    );
  });

  it("is level where nothing changed, zero included", () => {
    for (const at of [0, 5]) {
      const lines = chartOf({ unit: "count", before: at, values: [at, at] });
      expect(lines.at(-1)).toMatch(/┤(.)\1\1│\1\1$/);
    }
  });
});

describe("the command to reproduce", () => {
  const series = (benchmark: string) => ({ benchmark }) as TrackedSeries;

  it("measures the named benchmarks on both commits", () => {
    const range = { lastGood: "a".repeat(40), firstBad: "b".repeat(40) };
    expect(reproduction("quick", [series("parse/a+b"), series("parse/a+b"), series("it's")], range)).toEqual([
      `git checkout ${range.firstBad}`,
      "# with performance-benchmark cloned beside this repository",
      `node ../performance-benchmark/dist/cli/index.js run --baseline-ref ${range.lastGood} --filter '^(?:parse/a\\+b|it'\\''s)$' --suite quick`,
    ]);
  });

  it("has no commit that is none", () => {
    const hostile = { lastGood: "$(id)", firstBad: "--upload-pack=x" };
    expect(reproduction("quick", [series("a")], hostile)).toEqual([
      "# with performance-benchmark cloned beside this repository",
      "node ../performance-benchmark/dist/cli/index.js run --baseline-mode paired --filter '^(?:a)$' --suite quick",
    ]);
  });

  it("finds every name again, and no other", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (name) => {
        const command = reproduction("quick", [series(name)], {}).at(-1) ?? "";
        const quoted = /--filter '(.*)' --suite/s.exec(command)?.[1] ?? "";
        const pattern = new RegExp(quoted.replaceAll("'\\''", "'"));
        expect(name).toMatch(pattern);
        expect(`${name}x`).not.toMatch(pattern);
      }),
    );
  });
});
