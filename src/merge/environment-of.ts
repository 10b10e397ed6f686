import type { Shard } from "../domain/shard.ts";
import { shortText } from "../report/comment/short-text.ts";
import type { Report } from "../report/report.ts";

/** What keeps one column apart from the others: all but the shard. */
interface EnvironmentOf {
  readonly workflow: string;
  readonly job: string;
  /** Values of the matrix and the environment's label. */
  readonly leg: string;
  readonly suite: string;
  /** Several steps of one job may have measured. */
  readonly step: string;
}

export function environmentOf({ workflow, run, shard }: Report): EnvironmentOf {
  const matrix = workflow?.matrix === undefined ? undefined : matrixWithoutShard(workflow.matrix, shard);
  const parts = [matrix, run.environment.label].filter((text) => text !== undefined && text !== "");
  return {
    workflow: workflow?.workflow ?? "",
    job: workflow?.job ?? "",
    leg: [...new Set(parts)].join(", "),
    suite: run.suite,
    step: workflow?.step ?? "",
  };
}

/**
 * The values of a matrix without the one that says which shard this is. How the
 * workflow calls it is not known, so it is told by its value: `2/8`, else `2`,
 * else `shard 2`, as numbers of a matrix are written.
 */
export function matrixWithoutShard(matrix: string, shard: Shard | undefined): string {
  if (shard === undefined) return matrix;
  const values = matrix.split(", ");
  const { index, count } = shard;
  const forms: readonly ((value: string) => boolean)[] = [
    (value) => value === `${index}/${count}`,
    (value) => value === String(index),
    (value) => new RegExp(`^\\S*(shard|part|split|chunk|slice)\\S* ${index}$`, "i").test(value),
    (value) => new RegExp(`^\\S+ ${index}$`).test(value),
  ];
  const position = forms.map((form) => values.findIndex(form)).find((found) => found >= 0);
  return values.filter((_, at) => at !== position).join(", ");
}

/** The shortest names that tell all environments apart. */
export function titlesOf(environments: readonly EnvironmentOf[]): readonly string[] {
  const inJob = ({ job, leg }: EnvironmentOf) => (leg === "" ? job || "local" : `${job || "local"} (${leg})`);
  const forms: readonly ((environment: EnvironmentOf) => string)[] = [
    ({ job, leg }) => leg || job || "local",
    inJob,
    (environment) => `${inJob(environment)}, ${environment.suite}`,
    (environment) => `${environment.workflow}: ${inJob(environment)}, ${environment.suite}`,
    (environment) => `${inJob(environment)}, step ${environment.step}`,
  ];
  const titles = forms.map((form) =>
    environments.map((environment) => shortText(form(environment), LONGEST) || "unnamed"),
  );
  const distinct = titles.find((names) => new Set(names).size === names.length);
  return distinct ?? titles[0]?.map((title, index) => `${title} [${index + 1}]`) ?? [];
}

/** It is the head of a column, and part of the name of each benchmark. */
const LONGEST = 60;
