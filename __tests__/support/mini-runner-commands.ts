/** A message that the job page shows above the log. */
export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly message: string;
  readonly title?: string;
  readonly file?: string;
  readonly line?: number;
}

/** Reads workflow commands out of a step's output, line by line, as the runner does. */
export class CommandReader {
  readonly annotations: Annotation[] = [];
  #log: string[] = [];
  #masks: string[] = [];
  /** Set between `::stop-commands::TOKEN` and `::TOKEN::`. */
  #stoppedUntil: string | undefined;

  read(line: string): void {
    if (this.#stoppedUntil !== undefined) {
      if (line === `::${this.#stoppedUntil}::`) this.#stoppedUntil = undefined;
      else this.#print(line);
      return;
    }
    const { name = "", properties = "", message = "" } = COMMAND.exec(line)?.groups ?? {};
    const text = unescapeData(message);
    switch (name) {
      case "error":
      case "warning":
      case "notice":
        this.annotations.push({ level: name, message: this.#masked(text), ...readProperties(properties) });
        this.#print(`${name}: ${text}`);
        return;
      case "group":
        this.#print(`▾ ${text}`);
        return;
      case "endgroup":
      case "debug":
        return;
      case "add-mask":
        this.#masks.push(text);
        return;
      case "stop-commands":
        this.#stoppedUntil = text;
        return;
      default:
        this.#print(line);
    }
  }

  /** What was printed since the last call. */
  takeLog(): string {
    const log = this.#log.join("\n");
    this.#log = [];
    return log;
  }

  #print(line: string): void {
    this.#log.push(this.#masked(line));
  }

  #masked(text: string): string {
    return this.#masks.reduce((masked, secret) => masked.replaceAll(secret, "***"), text);
  }
}

/** `name=value` lines and `name<<DELIMITER` blocks of the files behind `GITHUB_OUTPUT`, `GITHUB_ENV` and `GITHUB_STATE`. */
export function parseFileCommand(content: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  const lines = content.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    if (line === "") continue;
    const block = /^(?<name>[^=]+?)<<(?<delimiter>.+)$/.exec(line)?.groups;
    if (block === undefined) {
      const at = line.indexOf("=");
      if (at <= 0) throw new Error(`Invalid format "${line}" in a file command.`);
      values[line.slice(0, at)] = line.slice(at + 1);
      continue;
    }
    const end = lines.indexOf(block["delimiter"] ?? "", index + 1);
    if (end === -1) throw new Error(`The delimiter of "${block["name"]}" is missing in a file command.`);
    values[block["name"] ?? ""] = lines.slice(index + 1, end).join("\n");
    index = end;
  }
  return values;
}

const COMMAND = /^::(?<name>[a-z-]+)(?: (?<properties>.*?))?::(?<message>.*)$/;

function readProperties(text: string): Omit<Annotation, "level" | "message"> {
  const pairs = text.split(",").flatMap((pair) => {
    const at = pair.indexOf("=");
    return at === -1 ? [] : [[pair.slice(0, at).trim(), unescapeProperty(pair.slice(at + 1))] as const];
  });
  const { title, file, line } = Object.fromEntries(pairs);
  return {
    ...(title !== undefined && { title }),
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line: Number(line) }),
  };
}

function unescapeData(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll("%3A", ":").replaceAll("%2C", ","));
}
