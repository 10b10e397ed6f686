import { describe, expect, it } from "vitest";
import { matchTasks } from "../../../src/harness/paired/match.ts";
import { planOf } from "./fakes.ts";

type Tasks = Parameters<typeof planOf>[1];

function match(baseline: Tasks, candidate: Tasks, directories = { baseline: "/b", candidate: "/c" }) {
  const { slots, missing, warnings } = matchTasks({
    baseline: planOf(directories.baseline, baseline),
    candidate: planOf(directories.candidate, candidate),
  });
  return {
    slots: slots.map((slot) =>
      slot.kind === "alone"
        ? `${slot.task.entry.name} alone`
        : `${slot.tasks.candidate.entry.name} ${slot.kind}, ${slot.tasks.baseline.directory} and ${slot.tasks.candidate.directory}`,
    ),
    missing: missing.map(({ entry }) => entry.name),
    warnings,
  };
}

describe("tasks of two trees", () => {
  it("are the same when kind, entry and module are, in the candidate's order", () => {
    const tasks: Tasks = [{ name: "x" }, { name: "x", kind: "tool" }, { name: "x", kind: "module" }];

    expect(match(tasks, tasks.toReversed())).toEqual({
      slots: ["x module, /b and /c", "x tool, /b and /c", "x command, /b and /c"],
      missing: [],
      warnings: [],
    });
  });

  it("are not the same when the module has moved, or the entry has another kind", () => {
    const found = match(
      [{ name: "m", kind: "module", module: "old.bench.js" }, { name: "k" }],
      [
        { name: "m", kind: "module", module: "new.bench.js" },
        { name: "k", kind: "tool" },
      ],
    );

    expect(found).toEqual({ slots: ["m alone", "k alone"], missing: ["m", "k"], warnings: [] });
  });

  it("of one name belong together one by one", () => {
    expect(match([{ name: "x" }], [{ name: "x" }, { name: "x" }]).slots).toEqual([
      "x command, /b and /c",
      "x alone",
    ]);
  });

  it("that are results which exist already are not measured side by side, and that is said", () => {
    const found = match([{ name: "f", kind: "file" }], [{ name: "f", kind: "file" }]);

    expect(found).toEqual({
      slots: ["f alone"],
      missing: [],
      warnings: [
        "f: results.json: these results exist already, so they cannot be measured side by side and are not compared.",
      ],
    });
  });

  it("that run in one folder for both are not measured side by side: it would be the same code twice", () => {
    const found = match([{ name: "x" }], [{ name: "x" }], { baseline: "/opt/x", candidate: "/opt/x" });

    expect(found.slots).toEqual(["x alone"]);
    expect(found.warnings).toEqual([expect.stringContaining("runs in /opt/x for both versions")]);
  });
});
