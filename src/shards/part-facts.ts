import type { BenchmarkDuration, Run } from "../domain/run.ts";
import type { WorkflowFacts } from "../report/report.ts";
import type { Split } from "./split.ts";

/** What a run keeps so that it can be joined with the other parts, and later runs be split by it. */
export function partFacts(given: {
  readonly durations: readonly BenchmarkDuration[];
  readonly split?: Split | undefined;
  readonly workflow?: WorkflowFacts | undefined;
}): Pick<Run, "durations" | "shard" | "group"> {
  const { durations, split, workflow } = given;
  return {
    ...(durations.length === 0 ? {} : { durations }),
    ...(split === undefined ? {} : { shard: split.shard }),
    // Without the attempt: a shard that is run again belongs to those that are not.
    ...(split === undefined || workflow === undefined || workflow.runId === ""
      ? {}
      : { group: `${workflow.runId}/${workflow.job}` }),
  };
}
