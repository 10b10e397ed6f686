import type { ConfigurationRequest } from "../config/load.ts";
import { loadConfig } from "../config/load.ts";
import { snakeCase } from "../config/names.ts";
import { publishedConfig } from "../config/published.ts";
import { Config } from "../config/schema.ts";
import { type CommandContext, type ExitCode, printJson } from "./command.ts";

/** `config`: every setting, its value, which is `null` when it is not set, and where it comes from. */
export async function configCommand(
  request: ConfigurationRequest,
  context: CommandContext,
): Promise<ExitCode> {
  const { config, origins, warnings } = await loadConfig(request, context.ports.files);
  for (const warning of warnings) context.ports.log.warn(warning);
  const published = publishedConfig(config);
  const settings = Object.keys(Config.shape).map((name) => ({
    key: snakeCase(name),
    value: published[snakeCase(name)] ?? null,
    origin: origins[name] ?? "default",
  }));
  if (context.json) {
    printJson(context, {
      version: 1,
      settings: Object.fromEntries(settings.map(({ key, value, origin }) => [key, { value, origin }])),
    });
    return 0;
  }
  const keyWidth = Math.max(...settings.map(({ key }) => key.length));
  const texts = settings.map((setting) => ({
    ...setting,
    text: setting.value === null ? "not set" : JSON.stringify(setting.value),
  }));
  const textWidth = Math.max(...texts.filter(({ text }) => text.length <= 40).map(({ text }) => text.length));
  for (const { key, text, origin } of texts) {
    context.print(`${key.padEnd(keyWidth)}  ${text.padEnd(textWidth)}  ${origin}\n`);
  }
  return 0;
}
