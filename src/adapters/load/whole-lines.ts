import type { ToolOutput } from "../adapter.ts";
import { eachLine } from "../read/text.ts";

/**
 * The lines that end in a line break: behind the last of them there is nothing,
 * or the beginning of a line that was cut off. None for a folder.
 */
export function* wholeLines(output: ToolOutput): Generator<string, void> {
  if (output.kind !== "file") return;
  let before: string | undefined;
  for (const line of eachLine(output.file)) {
    if (before !== undefined) yield before;
    before = line;
  }
}
