import type { Task } from "./plan.ts";

/** What people read for a task: `js core: sort.bench.js`. */
export function labelOf(task: Task): string {
  return `${task.entry.name}: ${shortened(subjectOf(task))}`;
}

function subjectOf(task: Task): string {
  switch (task.kind) {
    case "module":
      return task.module;
    case "tool":
    case "command":
      return task.command;
    case "file":
      return task.patterns.join(", ");
    default:
      return task satisfies never;
  }
}

const LONGEST = 80;

function shortened(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, " ");
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}
