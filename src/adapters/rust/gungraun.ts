import type { Adapter, OutputFile, Reading, ToolOutput } from "../adapter.ts";
import { assemble } from "../read/reading.ts";
import { eachLine, someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { gungraunLine } from "./gungraun-lines.ts";
import { holdsGungraunSummaries, readGungraunSummaries } from "./gungraun-summaries.ts";
import { readGungraunText } from "./gungraun-text.ts";

/**
 * Gungraun, which was Iai-Callgrind before: what it prints as text or JSON,
 * and the folder of summaries that it saves with `--save-summary`.
 */
export const gungraun: Adapter = {
  name: "gungraun",
  tree: { marker: "**/summary.json", files: ["**/summary.json"] },
  recognises(output) {
    if (output.kind === "tree") return summaries(output).some((file) => holdsGungraunSummaries(file));
    return holdsGungraunSummaries(output) || isText(someLines(output));
  },
  parse(output) {
    if (output.kind === "tree") return readTree(output);
    const text = readGungraunText(eachLine(output.file));
    if (holdsGungraunSummaries(output)) {
      const { entries, warnings } = readGungraunSummaries(output);
      return assemble({ entries, failures: text.failures, warnings });
    }
    if (text.entries.length > 0 || isText(someLines(output))) return assemble(text);
    throw unreadable(output, {
      expected: "output of Gungraun or Iai-Callgrind",
      found: 'there is no line such as "  Instructions:  1734|1650  (+5.09090%)" and no JSON summary',
    });
  },
};

/** The name of a benchmark, and on a later line a number and its change from the run before. */
function isText(lines: readonly string[]): boolean {
  const begin = lines.findIndex((line) => gungraunLine(line)?.kind === "benchmark");
  return begin >= 0 && lines.some((line, index) => index > begin && isResult(line));
}

function isResult(line: string): boolean {
  return (
    gungraunLine(line)?.kind === "value" && /\|(?:N\/A|[\d.]+) +\(|^ {2}(?:L1|L2|RAM)[\w ]* Hits: /.test(line)
  );
}

function readTree(output: ToolOutput): Reading {
  const read = summaries(output).filter(holdsGungraunSummaries).map(readGungraunSummaries);
  if (read.length === 0) {
    throw unreadable(output, {
      expected: "a folder of Gungraun",
      found: "there is no summary.json of a benchmark",
    });
  }
  return assemble({
    entries: read.flatMap(({ entries }) => entries),
    warnings: read.flatMap(({ warnings }) => warnings),
  });
}

function summaries(output: ToolOutput): readonly ToolOutput[] {
  const files: readonly OutputFile[] = output.kind === "tree" ? output.files : [output.file];
  return files
    .filter(({ path }) => /(?:^|\/)summary\.json$/.test(path))
    .map((file) => ({ kind: "file", file }));
}
