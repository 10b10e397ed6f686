import { join } from "node:path";
import { expect, it } from "vitest";
import { loadConfig } from "../../src/config/load.ts";
import { budgetOf } from "../../src/harness/budget.ts";
import { collect } from "../../src/harness/collect.ts";
import { planTasks } from "../../src/harness/discover.ts";
import { moduleHarness } from "../../src/harness/module.ts";
import type { Harness } from "../../src/harness/run-task.ts";
import { systemClock } from "../../src/platform/clock.ts";
import { systemFiles } from "../../src/platform/files.ts";
import { systemProcesses } from "../../src/platform/processes.ts";
import { builtWorker } from "../support/built-worker.ts";
import { quietLog } from "../support/quiet-log.ts";

const SAMPLE = join(import.meta.dirname, "../../fixtures/projects/javascript-quickstart");

const notUsed = async () => {
  throw new Error("The sample has modules only.");
};

it("the JavaScript sample project runs as its configuration says", async () => {
  await using files = systemFiles();
  const { config } = await loadConfig({ directory: SAMPLE, origin: "flag", texts: {} }, files);
  const plan = await planTasks({ config, directory: SAMPLE, files });
  const harness: Harness = {
    module: moduleHarness({ workerPath: await builtWorker() }),
    tool: notUsed,
    command: notUsed,
    file: notUsed,
  };
  const collected = await collect(
    plan,
    { ...budgetOf(config), smokeTest: true },
    {
      files,
      processes: systemProcesses({ variables: process.env }),
      clock: systemClock,
      log: quietLog(),
      variables: {},
    },
    harness,
  );

  expect(collected.failures).toEqual([]);
  expect(collected.measurements.map(({ category, benchmark }) => `${category}: ${benchmark}`)).toEqual([
    "parsing: parse/orders (rows=100)",
    "parsing: parse/orders (rows=2000)",
    "search: search/by id/found",
    "search: search/by id/missing",
    "search: search/by article",
    "reports: summary/per month",
    "reports: summary/per year",
  ]);
  expect(config.policies).toEqual([{ match: "parsing/**", metric: "time", sla: "100ms" }]);
});
