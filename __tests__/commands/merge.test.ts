import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../src/commands/command.ts";
import { mergeCommand } from "../../src/commands/merge.ts";
import { REPORT_DATA_PATH, reportData } from "../../src/exchange/report-data.ts";
import { systemClock } from "../../src/platform/clock.ts";
import { systemFiles } from "../../src/platform/files.ts";
import { systemProcesses } from "../../src/platform/processes.ts";
import type { Report } from "../../src/report/report.ts";
import { job, same, worse } from "../merge/jobs.ts";
import { quietLog } from "../support/quiet-log.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";

async function run(
  reports: Readonly<Record<string, Report | "broken">>,
  folders: readonly string[],
  { json = false, results }: { json?: boolean; results?: string } = {},
) {
  await using folder = await temporaryDirectory();
  await using files = systemFiles();
  for (const [name, report] of Object.entries(reports)) {
    const path = join(folder.path, name, REPORT_DATA_PATH);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, report === "broken" ? "{" : reportData(report));
  }
  const printed: string[] = [];
  const context: CommandContext = {
    ports: {
      files,
      processes: systemProcesses({ variables: {} }),
      clock: systemClock,
      log: quietLog(),
      variables: {},
    },
    directory: folder.path,
    version: "1.2.3",
    script: "",
    json,
    print: (text) => printed.push(text),
    terminal: { width: 100, colour: false },
  };
  const exitCode = await mergeCommand(
    folders,
    results === undefined ? {} : { resultsDirectory: results },
    context,
  );
  const written = (await files.kind(join(folder.path, "joined"))) === "directory";
  return { exitCode, printed: printed.join(""), written };
}

const SHARDS = {
  "artifacts/one": job({ part: "1/2", comparisons: [same("a")] }),
  "artifacts/two": job({ part: "2/2", comparisons: [worse("b")] }),
};

describe("merge", () => {
  it("finds the reports below its folders, shows them as one, and fails as that does", async () => {
    const { exitCode, printed, written } = await run(SHARDS, ["artifacts"]);
    expect(exitCode).toBe(1);
    expect(written).toBe(false);
    expect(printed).toMatchInlineSnapshot(`
      "measure
      Benchmark          Change (interval)  Baseline → Now (median)  Verdict
      parsing/b  +25.0% (+23.8% to +26.3%)        1.00 ms → 1.25 ms  regressed, small
      parsing/a     +0.1% (-1.1% to +1.4%)        1.00 ms → 1.00 ms  shown equal

      1 of 2 benchmarks regressed: parsing/b is 25.0 % slower (23.8 % to 26.3 %).
      "
    `);
  });

  it("prints one JSON value with --json, and writes the files where it is told to", async () => {
    const { printed, written } = await run(SHARDS, ["artifacts/one"], { json: true, results: "joined" });
    expect(written).toBe(true);
    expect(JSON.parse(printed)).toMatchObject({
      version: 1,
      gate: "inconclusive",
      environments: [{ title: "measure", shards: { count: 2, missing: [2] } }],
    });
  });

  it("does not pass without a shard that nobody has seen, nor with a report that cannot be read", async () => {
    const all = { ...SHARDS, "artifacts/two": job({ part: "2/2", comparisons: [same("b")] }) };
    expect((await run(all, ["artifacts"])).exitCode).toBe(0);
    expect((await run(all, ["artifacts/one"])).exitCode).toBe(3);
    expect((await run({ ...all, "artifacts/three": "broken" }, ["artifacts"])).exitCode).toBe(3);
  });

  it("takes several folders, and says which one is not there", async () => {
    expect((await run(SHARDS, ["artifacts/two", "artifacts/one"])).exitCode).toBe(1);
    await expect(run(SHARDS, ["nowhere"])).rejects.toMatchObject({
      code: "FILE_UNREADABLE",
      message: "There is no folder nowhere.",
    });
    await expect(run({}, ["."])).rejects.toMatchObject({ code: "REPORTS_NOT_FOUND" });
  });
});
