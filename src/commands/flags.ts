import { type Command, InvalidArgumentError, Option } from "commander";
import type { ConfigurationRequest } from "../config/load.ts";
import { describeSetting, ENTRY_SETTINGS, SETTINGS } from "../config/manifest.ts";
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
  for (const setting of [...SETTINGS, ...ENTRY_SETTINGS]) {
    const { name, boolean } = setting;
    const shown = describeSetting(setting).replaceAll("`", "");
    command.option(boolean ? `--${name} [boolean]` : `--${name} <value>`, shown);
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

/** Parses a probability, for commander. */
export function probability(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value > 0 && value < 1))
    throw new InvalidArgumentError("Expected a number above 0 and below 1.");
  return value;
}

export function usage(message: string): BenchmarkError {
  return new BenchmarkError("USAGE", message, { hint: "Run it with --help to see what it takes." });
}
