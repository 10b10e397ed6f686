import type { Failure } from "../../domain/measurement.ts";
import type { Task } from "../plan.ts";
import { labelOf } from "../task-label.ts";
import { type Course, isOpen, standingOf } from "./course.ts";
import type { PairedTasks } from "./match.ts";
import { withoutSetup } from "./run-pair.ts";

/** What is left, and if not all of it, which benchmarks. */
interface LeftOver {
  readonly task: Task;
  readonly filter?: RegExp;
}

/**
 * What of a pair is still to be measured in the candidate's tree alone, because
 * it works there and fails in the baseline's: a benchmark that a change adds or
 * repairs must be seen all the same. Nothing when there is nothing.
 */
export function leftForCandidate(pair: PairedTasks, course: Course): LeftOver | undefined {
  const failed = course.failures.candidate;
  const measured = new Set(course.ledger.measurements("candidate").map(({ benchmark }) => benchmark));
  if (measured.size === 0 && failed.size === 0) {
    // The setup of modules is known to be done; that of others has worked here, and is run once.
    return { task: pair.kind === "module" ? pair.tasks.candidate : withoutSetup(pair.tasks.candidate) };
  }
  if (pair.kind !== "module") return undefined;
  const names = [...course.failures.baseline.keys()].filter(
    (name) => !measured.has(name) && !failed.has(name),
  );
  if (names.length === 0) return undefined;
  return { task: pair.tasks.candidate, filter: new RegExp(`^(?:${names.map(escaped).join("|")})$`) };
}

/** Notes for each benchmark that was still open when the run was ended how far it got. */
export function noteCutOff(course: Course): void {
  const { task, ledger, failures, lastWords } = course;
  const { candidate } = failures;
  for (const name of ledger.benchmarks()) {
    if (!isOpen(standingOf(course, name))) continue;
    const [series] = ledger.series(name);
    const category = series?.candidate.category;
    const message = `The run ended after ${ledger.pairs(name)} pairs, before they could settle its question. They are kept.`;
    candidate.set(name, cutOff(name, category, message, lastWords));
  }
  if (ledger.measurements("candidate").length > 0 || candidate.size > 0) return;
  const message = "The run ended before it was measured on both sides.";
  candidate.set(labelOf(task), cutOff(labelOf(task), task.entry.category, message, lastWords));
}

function cutOff(benchmark: string, category: string | undefined, message: string, output: string): Failure {
  return { benchmark, ...(category === undefined ? {} : { category }), kind: "cut-off", message, output };
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
