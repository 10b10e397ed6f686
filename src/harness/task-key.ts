import type { Task } from "./plan.ts";

/** What makes a task the same in two plans: kind, name of the entry, and for modules the path. */
export function taskName(task: Task): string {
  return JSON.stringify([task.kind, task.entry.name, task.kind === "module" ? task.module : ""]);
}

/** Tasks by their names, in their order. Of several that have the same the first has the first key. */
export function keyedTasks(tasks: readonly Task[]): ReadonlyMap<string, Task> {
  const seen = new Map<string, number>();
  return new Map(
    tasks.map((task) => {
      const name = taskName(task);
      const number = seen.get(name) ?? 0;
      seen.set(name, number + 1);
      return [`${name} ${number}`, task];
    }),
  );
}
