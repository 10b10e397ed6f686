import { type Command, InvalidArgumentError, Option } from "commander";
import type { ConfigurationRequest } from "../config/load.ts";
import { ENTRY_SETTINGS, SETTINGS } from "../config/manifest.ts";
import { camelCase } from "../config/names.ts";
import { BenchmarkError } from "../errors.ts";

/** What commander makes of the command line. */
export type Flags = Readonly<Record<string, string | boolean | undefined>>;

/** Flags of every command. */
export function common(command: Command): Command {
  return command
    .option("--json", "print exactly one JSON value on stdout")
    .option("--verbose", "say more on stderr");
}

/** Every setting of the schema as a flag. */
export function settings(command: Command): Command {
  command.option("--config <file>", "configuration file; default: benchmark-config.toml, if it is there");
  for (const { name, description, default: fallback, boolean } of [...SETTINGS, ...ENTRY_SETTINGS]) {
    const shown =
      fallback === undefined || fallback === "" ? description : `${description} Default: ${fallback}.`;
    command.option(boolean ? `--${name} [boolean]` : `--${name} <value>`, shown.replaceAll("`", ""));
    if (boolean) command.addOption(new Option(`--no-${name}`).hideHelp());
  }
  return command;
}

/** The flags that were given, as texts: the schema judges them like inputs. */
export function request(directory: string, flags: Flags): ConfigurationRequest {
  const texts = [...SETTINGS, ...ENTRY_SETTINGS].map(({ name }) => {
    const value = flags[camelCase(name)];
    return [name, value === undefined ? "" : String(value)];
  });
  const file = flags["config"];
  return {
    directory,
    origin: "flag",
    texts: Object.fromEntries(texts),
    ...(typeof file === "string" ? { file } : {}),
  };
}

export function labelOf(flags: Flags): { label?: string } {
  const label = flags["environmentLabel"];
  return typeof label === "string" ? { label } : {};
}

/** Parses a number within limits, for commander. */
export function number(min: number, max: number) {
  return (text: string): number => {
    const value = Number(text);
    if (text.trim() === "" || !(value >= min && value <= max))
      throw new InvalidArgumentError(`Expected a number from ${min} to ${max}.`);
    return value;
  };
}

export function usage(message: string): BenchmarkError {
  return new BenchmarkError("USAGE", message, { hint: "Run it with --help to see what it takes." });
}
