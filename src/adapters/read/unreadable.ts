import { BenchmarkError } from "../../errors.ts";
import type { ToolOutput } from "../adapter.ts";

/**
 * The error for output that is not what it should be. `expected` names the
 * format with its article: `a JSON export of hyperfine`; `found` is one clause
 * that says what is wrong and where.
 */
export function unreadable(
  output: ToolOutput,
  { expected, found, cause }: { expected: string; found: string; cause?: unknown },
): BenchmarkError {
  return new BenchmarkError("OUTPUT_UNREADABLE", `${placeOf(output)} is not ${expected}: ${found}.`, {
    hint: 'Check that the command wrote this output completely, and that "adapter" names the tool that wrote it. docs/adapters.md shows what each adapter reads.',
    ...(cause === undefined ? {} : { cause }),
  });
}

/** For messages: the path of the file, or how many files of which folder. */
export function placeOf(output: ToolOutput): string {
  if (output.kind === "file") return output.file.path;
  const [first] = output.files;
  if (first === undefined) return "An empty folder";
  return `The folder of ${first.path} with ${output.files.length} matching file${output.files.length === 1 ? "" : "s"}`;
}
