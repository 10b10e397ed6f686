import { exitCodeOfCancelled } from "../cancelled.ts";
import { exitCodeOfRun } from "../exit-code.ts";
import { closingText } from "../report/closing-text.ts";
import { benchmarkReport } from "../report/files/benchmark-report.ts";
import { type RunPorts, type RunRequest, runBenchmarks } from "../run.ts";
import { type CommandContext, type ExitCode, printJson } from "./command.ts";

/** `run`: the main job, as in CI. With `--json` it prints the JSON report. */
export async function runCommand(
  request: RunRequest,
  ports: RunPorts,
  context: CommandContext,
): Promise<ExitCode> {
  const { report, config, reportJson, trouble } = await runBenchmarks(request, ports);
  if (context.json) printJson(context, benchmarkReport(report));
  else context.print(`\n${closingText(report, { reportPath: reportJson, ...context.terminal })}`);
  const cancelled = exitCodeOfCancelled(ports.cancelled);
  if (cancelled !== undefined) return cancelled;
  if (trouble !== undefined) throw trouble;
  return exitCodeOfRun(report, config);
}
