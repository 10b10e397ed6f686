import type { Report } from "./report.ts";

/** One job's share in what several jobs write together. */
export interface ReportPart {
  /** Equal in every run of the same job, and for no other job, shard or leg of a matrix. */
  readonly id: string;
  /** For people: `benchmarks (ubuntu-24.04, node 24)`, `benchmarks 2/8`. */
  readonly title: string;
}

/** What keeps this report apart from those of other workflows, jobs, legs of a matrix and shards. */
export function partOf({ workflow, run, shard }: Report): ReportPart {
  const { workflow: name = "", job = "", matrix } = workflow ?? {};
  const { label } = run.environment;
  const leg = [...new Set([matrix, label].filter((text) => text !== undefined))].join(", ");
  const share = shard === undefined ? "" : ` ${shard.index}/${shard.count}`;
  return {
    id: [name, job, leg, share.trim()].filter((text) => text !== "").join("/"),
    title: `${job || "local"}${share}${leg === "" ? "" : ` (${leg})`}`,
  };
}
