import type { ExitCode } from "./commands/command.ts";
import type { Config } from "./config/schema.ts";
import { isOpenRegression } from "./domain/comparison.ts";
import type { Report } from "./report/report.ts";

/**
 * How a run ends. A benchmark that gave no result comes first: without it, the
 * gate judged something else than was asked for. `fail-on-regression: false`
 * lets regressions pass, but neither a broken limit nor a leak. What somebody
 * accepted is no regression here.
 */
export function exitCodeOfRun(report: Report, config: Pick<Config, "failOnRegression">): ExitCode {
  if (report.run.failures.length > 0) return 3;
  const hasRegression = report.comparisons.some(isOpenRegression);
  const hasBrokenLimit = report.sla.some(({ status }) => status === "FAIL");
  const hasLeak = report.memory?.leaks.some(({ status }) => status === "LEAK_DETECTED") ?? false;
  return hasBrokenLimit || hasLeak || (hasRegression && config.failOnRegression) ? 1 : 0;
}
