import type { Sides } from "../../domain/sides.ts";
import type { Ports } from "../../ports.ts";
import type { CommandTask } from "../command-run.ts";
import type { ModuleTask } from "../module.ts";
import type { Budget, Task } from "../plan.ts";
import type { Harness } from "../run-task.ts";
import type { ToolTask } from "../tool-launch.ts";
import type { PairedSubject } from "./subject.ts";

/** How long to measure side by side. */
export type PairedBudget = Budget & {
  /** For all benchmarks together; only `maxTime` and `timeout` limit them when absent. */
  readonly maxMinutes?: number;
};

export interface PairOptions {
  readonly budget: Budget;
  /** For whatever is left to chance, such as who begins. */
  readonly seed: number;
}

/** Makes a subject of a task that exists in both trees. Nothing is started by it. */
type MakePair<T extends Task> = (tasks: Sides<T>, options: PairOptions, ports: Ports) => PairedSubject;

/** How tasks of each kind are measured side by side. Results that exist already cannot be. */
export interface PairedHarness {
  readonly module: MakePair<ModuleTask>;
  readonly tool: MakePair<ToolTask>;
  readonly command: MakePair<CommandTask>;
  /** For what exists in the candidate's tree alone. */
  readonly alone: Harness;
}
