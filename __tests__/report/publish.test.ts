import { describe, expect, it } from "vitest";
import { BenchmarkError } from "../../src/errors.ts";
import { freeStamp, publishFiles } from "../../src/report/publish/files.ts";
import { publishAll } from "../../src/report/publish/publish-all.ts";
import { publishSummary } from "../../src/report/publish/summary.ts";
import { reportPaths } from "../../src/report/report-files.ts";
import { buildReport } from "../support/report-builder.ts";

describe("publishing everywhere", () => {
  it("goes on past a place that fails, and warns once, with what to do", async () => {
    const infos: string[] = [];
    const warnings: string[] = [];
    const log = { info: (text: string) => infos.push(text), warn: (text: string) => warnings.push(text) };
    const outcomes = await publishAll(
      [
        {
          name: "pull request comment",
          publish: async () => {
            throw new BenchmarkError("GITHUB_PERMISSION", "The token lacks a permission.", {
              hint: "Add it.",
            });
          },
        },
        {
          name: "chart",
          publish: () => {
            throw new Error("out of ink");
          },
        },
        { name: "step summary", publish: async () => "Wrote the step summary." },
      ],
      buildReport(),
      log,
    );
    expect(outcomes.map(({ name, published }) => [name, published])).toEqual([
      ["pull request comment", false],
      ["chart", false],
      ["step summary", true],
    ]);
    expect(infos).toEqual(["Wrote the step summary."]);
    expect(warnings).toHaveLength(2);
    expect(warnings[0]).toBe(
      "Not published: the pull request comment. The token lacks a permission.\nAdd it.\n(GITHUB_PERMISSION)",
    );
    expect(warnings[1]).toContain("Not published: the chart.");
    expect(warnings[1]).toContain("out of ink");
  });
});

describe("files and summary", () => {
  it("are written below the directory, whatever slash it ends with", async () => {
    const written = new Map<string, string>();
    const files = { write: async (path: string, content: string) => void written.set(path, content) };
    const paths = await publishFiles(files, "/tmp/results/", [{ path: "reports/a.json", content: "{}" }]);
    expect(paths).toEqual(["/tmp/results/reports/a.json"]);
    expect([...written]).toEqual([["/tmp/results/reports/a.json", "{}"]]);
  });

  it("have the run's id in their names only where another run of the same second has the names", async () => {
    const report = buildReport({});
    const taken = new Set<string>();
    const files = { kind: async (path: string) => (taken.has(path) ? ("file" as const) : undefined) };
    const stamp = await freeStamp(files, "/results", report);
    expect(reportPaths(report, stamp)).toEqual(reportPaths(report));
    taken.add(`/results/${reportPaths(report).report}`);
    expect(await freeStamp(files, "/results", report)).toBe(`${stamp}-${report.run.id.slice(0, 8)}`);
  });

  it("say how much of the step's room the summary takes", async () => {
    let text = "";
    const message = await publishSummary(async (markdown) => {
      text += markdown;
    }, "é\n");
    expect(text).toBe("é\n");
    expect(message).toBe("Wrote the step summary (3 of 1048576 bytes).");
  });
});
