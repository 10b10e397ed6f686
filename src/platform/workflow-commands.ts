import { randomUUID } from "node:crypto";

/**
 * Workflow commands: lines on standard output that the GitHub runner acts on.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function workflowCommand(
  name: "debug" | "warning" | "error" | "group" | "endgroup",
  text: string,
): string {
  return `::${name}::${escapeData(text)}\n`;
}

/**
 * Text that the runner only shows. Benchmarks print what they like; a line such
 * as `::add-mask::` or `##[stop-commands]` among it must not be obeyed.
 */
export function inertText(text: string): string {
  if (!mayHoldCommand(text)) return `${text}\n`;
  const token = randomUUID();
  return `::stop-commands::${token}\n${text}\n::${token}::\n`;
}

/** A line break would end the command, and what follows could be another. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/**
 * The runner takes `\r` for a line end too, looks for `::` after leading white
 * space, and for the older form `##[name]` anywhere in a line. A name with `::`
 * inside, as in Rust and C++, is no command.
 */
function mayHoldCommand(text: string): boolean {
  return text.includes("##[") || text.split(/[\r\n]/).some((line) => /^[^\p{L}\p{N}]*::/u.test(line));
}
