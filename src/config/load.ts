import { BenchmarkError } from "../errors.ts";
import type { Files } from "../ports.ts";
import { readConfigurationFile } from "./file.ts";
import { type Layer, textLayer } from "./layer.ts";
import { ENTRY_SETTINGS } from "./manifest.ts";
import { type Resolved, resolveConfig } from "./resolve.ts";

export const CONFIGURATION_FILE = "benchmark-config.toml";

/** Inputs that stand for one `[[benchmarks]]` entry, for workflows that need no file. */
const ENTRY_INPUTS: readonly string[] = ENTRY_SETTINGS.map(({ name }) => name);

export interface ConfigurationRequest {
  /** Folder that relative paths are resolved against. */
  readonly directory: string;
  /** The file that the user named; when he named none, `benchmark-config.toml` is read if it is there. */
  readonly file?: string;
  readonly origin: "input" | "flag";
  /** Kebab-case names to texts; empty texts are unset. */
  readonly texts: Readonly<Record<string, string>>;
}

/**
 * The validated configuration of one run.
 *
 * @throws CONFIG_NOT_FOUND, CONFIG_SYNTAX, CONFIG_INVALID
 */
export async function loadConfig(
  request: ConfigurationRequest,
  files: Files,
): Promise<Resolved & { readonly file?: string }> {
  const { directory } = request;
  if ((await files.kind(directory)) !== "directory") {
    throw new BenchmarkError("CONFIG_INVALID", `There is no folder ${directory}.`, {
      hint: 'Correct the path in "working-directory". It is relative to the checkout.',
    });
  }
  const name = request.file ?? CONFIGURATION_FILE;
  const text = await files.read(isAbsolute(name) ? name : `${directory}/${name}`);
  if (text === undefined && request.file !== undefined) {
    throw new BenchmarkError(
      "CONFIG_NOT_FOUND",
      `There is no configuration file ${request.file} in ${directory}.`,
      {
        hint: 'Correct the path in "config", or leave it out to use benchmark-config.toml.',
      },
    );
  }
  const file = text === undefined ? undefined : readConfigurationFile(text, name);
  const resolved = resolveConfig(file, givenLayer(request));
  return { ...resolved, ...(file === undefined ? {} : { file: name }) };
}

/** `/a/b`, or `C:\\a\\b` on Windows. */
function isAbsolute(path: string): boolean {
  return /^([/\\]|[A-Za-z]:)/.test(path);
}

function givenLayer({ origin, texts }: ConfigurationRequest): Layer {
  const settings = Object.entries(texts).filter(([name]) => !ENTRY_INPUTS.includes(name));
  const entry = Object.entries(texts).filter(
    ([name, text]) => ENTRY_INPUTS.includes(name) && text.trim() !== "",
  );
  const layer = textLayer(origin, Object.fromEntries(settings));
  if (entry.length === 0) return layer;
  const source = ["command", "modules", "file"].find((name) => (texts[name] ?? "").trim() !== "");
  return {
    ...layer,
    values: {
      ...layer.values,
      benchmarks: [
        { name: source === undefined ? origin : String(texts[source]).trim(), ...Object.fromEntries(entry) },
      ],
    },
    spellings: { ...layer.spellings, benchmarks: entry.map(([name]) => name).join(", ") },
  };
}
