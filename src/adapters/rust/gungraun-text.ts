import type { Failure } from "../../domain/measurement.ts";
import { type Entry, failed } from "../read/reading.ts";
import { type GungraunLine, gungraunLine } from "./gungraun-lines.ts";
import { type GungraunValue, gungraunMetrics } from "./gungraun-metrics.ts";

/** What the lines of Gungraun say, whatever stands between them. */
interface GungraunText {
  readonly entries: readonly Entry[];
  readonly failures: readonly Failure[];
  readonly warnings: readonly string[];
}

/** What is known of a benchmark until the next one begins. */
interface Open {
  readonly name: string;
  readonly description?: string;
  readonly values: GungraunValue[];
  tool: string;
  /** Numbers that follow are not those of the benchmark as a whole. */
  isAside: boolean;
  /** Something was printed below its name. */
  isReported: boolean;
  hasPartsOnly: boolean;
  nameBefore: Pick<GungraunValue, "name" | "unit"> | undefined;
  readonly output: string[];
}

/** A panic may bring a trace of any length. */
const KEPT_LINES = 20;

export function readGungraunText(lines: Iterable<string>): GungraunText {
  const entries: Entry[] = [];
  const failures: Failure[] = [];
  const warnings: string[] = [];
  let open: Open | undefined;
  for (const raw of lines) {
    const line = gungraunLine(raw);
    if (line?.kind === "benchmark") {
      close();
      open = begin(line);
    } else if (open !== undefined) {
      if (open.output.length < KEPT_LINES) open.output.push(raw.trimEnd());
      if (line !== undefined) add(open, line);
    }
  }
  close();
  return { entries, failures, warnings };

  function close(): void {
    if (open === undefined) return;
    const { name, description, values, output } = open;
    if (open.hasPartsOnly) {
      warnings.push(`"${name}" ran in several processes, whose numbers have no total; they are left out.`);
    }
    if (values.length > 0) {
      const parameters = description === undefined ? {} : { parameters: { arguments: description } };
      entries.push({ benchmark: name, metrics: gungraunMetrics(values), ...parameters });
    } else if (open.isReported) {
      warnings.push(`Gungraun reports no number of this run for "${name}".`);
    } else if (output.length > 0) {
      // Where nothing follows, not even the end of the line, the name itself may be cut off.
      const message = "Gungraun began this benchmark and printed no result for it.";
      failures.push(failed(name, { message, output: output.join("\n").trim() }));
    }
  }
}

function begin({ name, description }: Extract<GungraunLine, { kind: "benchmark" }>): Open {
  return {
    name,
    ...(description === undefined ? {} : { description }),
    values: [],
    // With one tool only it is not named, unless it is another one.
    tool: "Callgrind",
    isAside: false,
    isReported: false,
    hasPartsOnly: false,
    nameBefore: undefined,
    output: [],
  };
}

function add(open: Open, line: Exclude<GungraunLine, { kind: "benchmark" }>): void {
  open.isReported = true;
  if (line.kind === "tool") {
    open.tool = line.tool;
    open.isAside = false;
  } else if (line.kind === "comparison" || line.kind === "part") {
    open.isAside = true;
    if (line.kind === "part") open.hasPartsOnly = true;
  } else if (line.kind === "total") {
    open.isAside = false;
    open.hasPartsOnly = false;
  } else if (line.kind === "value" && line.value !== undefined && !open.isAside) {
    const named = line.name === "" ? open.nameBefore : line;
    if (named !== undefined) {
      const { name, unit } = named;
      open.values.push({ tool: open.tool, name, value: line.value, ...(unit ? { unit } : {}) });
    }
  }
  open.nameBefore = line.kind === "name" ? line : undefined;
}
