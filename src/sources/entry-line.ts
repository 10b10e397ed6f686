/** Where the configuration names an entry. */
export interface EntryLine {
  readonly line: number;
  /** The entry measures its own command, so it is where the benchmark is written. */
  readonly measuresCommand: boolean;
}

/** The line `name = "…"` of the one `[[benchmarks]]` entry of that name; nothing when there are several. */
export function entryLineOf(entries: readonly Entry[], name: string): EntryLine | undefined {
  const found = entries.filter((entry) => entry.name === name);
  const [only] = found;
  return only?.line === undefined || found.length > 1
    ? undefined
    : { line: only.line, measuresCommand: only.measuresCommand };
}

/** One `[[benchmarks]]` of the configuration. */
export interface Entry {
  name?: string;
  line?: number;
  measuresCommand: boolean;
}

export function entriesOf(toml: string): readonly Entry[] {
  const entries: Entry[] = [];
  let entry: Entry | undefined;
  for (const [index, line] of toml.split("\n").entries()) {
    if (/^\s*\[/.test(line)) {
      entry = /^\s*\[\[\s*benchmarks\s*\]\]/.test(line) ? { measuresCommand: false } : undefined;
      if (entry !== undefined) entries.push(entry);
      continue;
    }
    const { key, value = "" } = SETTING.exec(line)?.groups ?? {};
    if (entry === undefined || key === undefined) continue;
    if (key === "measure") entry.measuresCommand = textOf(value) === "command";
    else Object.assign(entry, { name: textOf(value), line: index + 1 });
  }
  return entries;
}

const SETTING = /^\s*(?<key>name|measure)\s*=\s*(?<value>"(?:[^"\\]|\\.)*"|'[^']*')/;

/** TOML's texts in double quotes have the escapes of JSON. */
function textOf(value: string): string | undefined {
  if (value.startsWith("'")) return value.slice(1, -1);
  try {
    return String(JSON.parse(value));
  } catch {
    return undefined;
  }
}
