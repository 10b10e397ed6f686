import type { Sides } from "../../domain/sides.ts";
import type { CommandTask } from "../command-run.ts";
import type { ModuleTask } from "../module.ts";
import type { Plan, Task } from "../plan.ts";
import { keyedTasks } from "../task-key.ts";
import { labelOf } from "../task-label.ts";
import type { ToolTask } from "../tool-launch.ts";

/** The same task in both trees. */
export type PairedTasks =
  | { readonly kind: "module"; readonly tasks: Sides<ModuleTask> }
  | { readonly kind: "tool"; readonly tasks: Sides<ToolTask> }
  | { readonly kind: "command"; readonly tasks: Sides<CommandTask> };

export interface Matched {
  /** Every task of the candidate, in its order, with its partner if it has one. */
  readonly slots: readonly (PairedTasks | { readonly kind: "alone"; readonly task: Task })[];
  /** Tasks of the baseline that the candidate lacks. */
  readonly missing: readonly Task[];
  readonly warnings: readonly string[];
}

/**
 * Which tasks of both trees are the same: of one kind, of entries of the same
 * name, and for modules at the same path. Of several that are alike in all this
 * the first belongs to the first. Results that exist already cannot be measured
 * side by side, nor can what runs in the same folder for both.
 */
export function matchTasks(plans: Sides<Plan>): Matched {
  const partners = keyedTasks(plans.baseline.tasks);
  const candidates = keyedTasks(plans.candidate.tasks);
  const warnings: string[] = [];
  const slots = [...candidates].map(([key, task]) => {
    const paired = pairOf(partners.get(key), task);
    if (task.kind === "file") warnings.push(existsText(task));
    if (paired === undefined) return { kind: "alone" as const, task };
    const { directory } = task;
    if (directory !== paired.tasks.baseline.directory) return paired;
    warnings.push(sameFolderText(task));
    return { kind: "alone" as const, task };
  });
  const missing = [...partners].flatMap(([key, task]) => (candidates.has(key) ? [] : [task]));
  return { slots, missing, warnings };
}

function existsText(task: Task): string {
  return `${labelOf(task)}: these results exist already, so they cannot be measured side by side and are not compared.`;
}

function sameFolderText(task: Task): string {
  return `${labelOf(task)} runs in ${task.directory} for both versions, so it would measure one of them twice. It is not compared. Make its working_directory relative, so that it is another one in each tree.`;
}

function pairOf(baseline: Task | undefined, candidate: Task): PairedTasks | undefined {
  if (baseline?.kind === "module" && candidate.kind === "module") {
    return { kind: "module", tasks: { baseline, candidate } };
  }
  if (baseline?.kind === "tool" && candidate.kind === "tool") {
    return { kind: "tool", tasks: { baseline, candidate } };
  }
  if (baseline?.kind === "command" && candidate.kind === "command") {
    return { kind: "command", tasks: { baseline, candidate } };
  }
  return undefined;
}
