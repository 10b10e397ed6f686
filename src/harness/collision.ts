import { posix } from "node:path";
import type { Outcome } from "./outcome.ts";
import type { Task } from "./plan.ts";

interface TaskOutcome extends Outcome {
  readonly task: Task;
}

/**
 * Gives benchmarks of different tasks that have the same name different ones:
 * a name is what history and comparison know a benchmark by. All of them get a
 * longer name, so that the order of the tasks does not matter.
 */
export function tellApart<T extends TaskOutcome>(
  outcomes: readonly T[],
): { readonly outcomes: readonly T[]; readonly warnings: readonly string[] } {
  const owners = new Map<string, T[]>();
  for (const outcome of outcomes) {
    for (const name of namesOf(outcome)) owners.set(name, [...(owners.get(name) ?? []), outcome]);
  }
  const shared = [...owners].filter(([, users]) => users.length > 1);
  if (shared.length === 0) return { outcomes, warnings: [] };

  const renamed = new Map<T, Map<string, string>>(outcomes.map((outcome) => [outcome, new Map()]));
  for (const [name, users] of shared) {
    const prefixes = prefixesFor(users.map(({ task }) => task));
    for (const [index, user] of users.entries()) {
      renamed.get(user)?.set(name, `${prefixes[index]}/${name}`);
    }
  }
  return {
    outcomes: outcomes.map((outcome) => rename(outcome, renamed.get(outcome))),
    warnings: shared.map(([name, users]) => {
      const names = users.map((user) => renamed.get(user)?.get(name)).join(" and ");
      return `${users.length} tasks have a benchmark named ${name}. They are reported as ${names}.`;
    }),
  };
}

/** The shortest of several prefixes that tells all tasks apart. */
function prefixesFor(tasks: readonly Task[]): readonly string[] {
  const candidates: readonly ((task: Task, index: number) => string)[] = [
    ({ entry }) => entry.name,
    (task) => (task.kind === "module" ? posix.dirname(task.module) : task.entry.name),
    (task) => (task.kind === "module" ? `${task.entry.name}/${task.module}` : task.entry.name),
    ({ entry }, index) => `${entry.name} ${index + 1}`,
  ];
  const options = candidates.map((candidate) => tasks.map(candidate));
  return options.find((prefixes) => new Set(prefixes).size === tasks.length) ?? [];
}

function namesOf(outcome: Outcome): ReadonlySet<string> {
  const { measurements, failures, profiles } = outcome;
  return new Set([...measurements, ...failures, ...profiles].map(({ benchmark }) => benchmark));
}

function rename<T extends TaskOutcome>(outcome: T, names: ReadonlyMap<string, string> | undefined): T {
  const renamed = <N extends { readonly benchmark: string }>(named: N): N => ({
    ...named,
    benchmark: names?.get(named.benchmark) ?? named.benchmark,
  });
  return {
    ...outcome,
    measurements: outcome.measurements.map(renamed),
    failures: outcome.failures.map(renamed),
    profiles: outcome.profiles.map(renamed),
  };
}
