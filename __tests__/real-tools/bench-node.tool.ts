import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { succeed } from "./installed.ts";
import { BUSY, BUSY_20_MS, nodeProject } from "./node-project.ts";
import { measurementOf, readPrinted, readWritten } from "./read.ts";

const SUITE = `
${BUSY}
const { writeFileSync } = require("node:fs");
const { Suite, textReport } = require("bench-node");
const { toCSV } = require("bench-node/lib/reporter/csv");
const { toJSON } = require("bench-node/lib/reporter/json");
const suite = new Suite({ reporter: false });
suite.add("busy 20 ms", { minTime: 0.05, maxTime: 0.2 }, () => busy(20));
suite.run().then((results) => {
  textReport(results);
  writeFileSync("report.csv", toCSV(results));
  writeFileSync("report.json", toJSON(results));
  writeFileSync("results.json", JSON.stringify(results));
});
`;

it("bench-node: our rates are the one that it printed, and its samples are those of the code", async () => {
  const folder = await nodeProject("bench-node", ["bench-node@0.15.0"]);
  await writeFile(join(folder, "suite.cjs"), SUITE);
  const { stdout } = await succeed("node", ["--allow-natives-syntax", "suite.cjs"], {
    cwd: folder,
    env: { LC_ALL: "C" },
  });
  const printed = / x \D*?(?<rate>\d+(?:\.\d+)?) ops\/sec/.exec(stdout.replace(COLOURS, ""))?.groups?.[
    "rate"
  ];

  const readings = [
    readPrinted(stdout, "bench-node"),
    await readWritten("report.csv", folder, "bench-node"),
    await readWritten("report.json", folder, "bench-node"),
  ];
  for (const reading of readings) {
    expect(measurementOf(reading, "busy 20 ms", "throughput").rounds).toEqual([[Number(printed)]]);
  }
  const samples = measurementOf(
    await readWritten("results.json", folder, "bench-node"),
    "busy 20 ms",
  ).rounds.flat();
  expect(samples.length).toBeGreaterThan(2);
  expect(Math.min(...samples)).toBeGreaterThanOrEqual(BUSY_20_MS);
});

const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, "g");
