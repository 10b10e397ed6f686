import { decideGate } from "../../src/decision/gate.ts";
import type { Comparison } from "../../src/domain/comparison.ts";
import type { Failure } from "../../src/domain/measurement.ts";
import type { Report } from "../../src/report/report.ts";
import { buildReport, compared, described, ENVIRONMENT, notCompared } from "../support/report-builder.ts";

const { run: RUN, workflow: WORKFLOW } = buildReport();

export interface Job extends Partial<Report> {
  /** `2/4`. */
  readonly part?: string;
  readonly matrix?: string;
  readonly job?: string;
  readonly attempt?: string;
  readonly commit?: string;
  readonly cpu?: string;
  readonly label?: string;
  readonly failures?: readonly Failure[];
}

/** The report of one job, judged as it would be; what it compared it has measured. */
export function job({
  part,
  matrix,
  job: name = "measure",
  attempt = "1",
  commit,
  cpu,
  label,
  failures = [],
  ...more
}: Job): Report {
  const { comparisons = [], sla = [] } = more;
  const [index, count] = (part ?? "").split("/").map(Number);
  const { model: _, ...processor } = ENVIRONMENT.cpu;
  return buildReport({
    ...decideGate({ comparisons, sla, failures }),
    statistics: comparisons
      .filter((comparison) => comparison.verdict !== "missing" && comparison.verdict !== "failed")
      .map(({ benchmark, category, metric }) =>
        described({ benchmark, metric, ...(category === undefined ? {} : { category }) }),
      ),
    ...more,
    run: {
      ...RUN,
      failures,
      ...(commit === undefined ? {} : { commit }),
      environment: {
        ...ENVIRONMENT,
        ...(cpu === undefined ? {} : { cpu: { ...processor, model: cpu } }),
        ...(label === undefined ? {} : { label }),
      },
    },
    ...(index === undefined || count === undefined || part === undefined ? {} : { shard: { index, count } }),
    ...(WORKFLOW === undefined
      ? {}
      : {
          workflow: {
            ...WORKFLOW,
            job: name,
            runAttempt: attempt,
            ...(matrix === undefined ? {} : { matrix }),
          },
        }),
  });
}

export const worse = (benchmark: string, change = 0.25): Comparison => compared({ benchmark, change });
export const same = (benchmark: string): Comparison =>
  compared({ benchmark, change: 0.001, verdict: "equivalent" });
export const better = (benchmark: string): Comparison =>
  compared({ benchmark, change: -0.2, verdict: "improved" });
export const unclear = (benchmark: string): Comparison =>
  compared({ benchmark, change: 0.02, verdict: "inconclusive" });
export const gone = (benchmark: string): Comparison => notCompared({ benchmark, verdict: "missing" });
