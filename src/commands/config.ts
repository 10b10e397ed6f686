import type { ConfigurationRequest } from "../config/load.ts";
import { loadConfig } from "../config/load.ts";
import { camelCase } from "../config/names.ts";
import { publishedConfig } from "../config/published.ts";
import { type CommandContext, type ExitCode, printJson } from "./command.ts";

/** `config`: every setting, its value and where it comes from. */
export async function configCommand(
  request: ConfigurationRequest,
  context: CommandContext,
): Promise<ExitCode> {
  const { config, origins, warnings } = await loadConfig(request, context.ports.files);
  for (const warning of warnings) context.ports.log.warn(warning);
  const settings = Object.entries(publishedConfig(config)).map(([key, value]) => ({
    key,
    value,
    origin: origins[camelCase(key)] ?? "default",
  }));
  if (context.json) {
    printJson(context, {
      version: 1,
      settings: Object.fromEntries(settings.map(({ key, value, origin }) => [key, { value, origin }])),
    });
    return 0;
  }
  const keyWidth = Math.max(...settings.map(({ key }) => key.length));
  const texts = settings.map((setting) => ({ ...setting, text: JSON.stringify(setting.value) ?? "not set" }));
  const textWidth = Math.max(...texts.filter(({ text }) => text.length <= 40).map(({ text }) => text.length));
  for (const { key, text, origin } of texts) {
    context.print(`${key.padEnd(keyWidth)}  ${text.padEnd(textWidth)}  ${origin}\n`);
  }
  return 0;
}
