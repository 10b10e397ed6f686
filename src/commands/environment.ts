import { environmentToJson } from "../domain/environment-json.ts";
import { detectEnvironment } from "../environment/detect.ts";
import type { SystemFacts } from "../environment/system-facts.ts";
import { environmentLines } from "../report/environment-lines.ts";
import { type CommandContext, type ExitCode, printJson } from "./command.ts";

/** `environment`: what is known of this machine, and the class that its runs are compared within. */
export async function environmentCommand(
  options: { label?: string },
  facts: SystemFacts,
  context: CommandContext,
): Promise<ExitCode> {
  const environment = await detectEnvironment({ ...context.ports, facts }, options);
  if (context.json) {
    printJson(context, environmentToJson(environment));
    return 0;
  }
  const lines = [
    ...environmentLines(environment),
    [
      "Normalization factor",
      `${environment.normalizationFactor} (fixed by the number of processors; shown, never used to judge)`,
    ],
  ] as const;
  const width = Math.max(...lines.map(([name]) => name.length));
  for (const [name, text] of lines) context.print(`${name.padEnd(width)}  ${text}\n`);
  return 0;
}
