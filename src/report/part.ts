import type { Report } from "./report.ts";

/** One job's share in what several jobs write together. */
export interface ReportPart {
  /** Equal in every run of the same step, and for no other step, job, shard or leg of a matrix. */
  readonly id: string;
  /** For people: `benchmarks (ubuntu-24.04, node 24)`, `benchmarks 2/8`, `benchmarks, step 2`. */
  readonly title: string;
}

/** What keeps this report apart from those of other workflows, jobs, legs of a matrix, shards and steps. */
export function partOf({ workflow, run, shard }: Report): ReportPart {
  const { workflow: name = "", job = "", matrix, step = "" } = workflow ?? {};
  const { label } = run.environment;
  const leg = [...new Set([matrix, label].filter((text) => text !== undefined))].join(", ");
  const share = shard === undefined ? "" : ` ${shard.index}/${shard.count}`;
  const suite = run.suite === USUAL_SUITE ? "" : ` · ${run.suite}`;
  return {
    id: [name, job, leg, share.trim(), run.suite, step].filter((text) => text !== "").join("/"),
    title: `${job || "local"}${share}${suite}${leg === "" ? "" : ` (${leg})`}${stepText(step)}`,
  };
}

/** The runner numbers the steps of one job that use the same action: `__owner_action`, `__owner_action_2`. */
function stepText(step: string): string {
  const number = /^__.+_(?<number>[2-9]|[1-9]\d+)$/.exec(step)?.groups?.["number"];
  return number === undefined ? "" : `, step ${number}`;
}

/** Named only where it is another one: most comments are about this. */
const USUAL_SUITE = "quick";
