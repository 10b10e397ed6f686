import { qualifiedName } from "../domain/measurement.ts";
import type { Run } from "../domain/run.ts";
import { environmentClass } from "../environment/environment-class.ts";
import { UNCATEGORISED } from "../report/format/names.ts";

/** What one issue is about. Nothing of it changes from run to run. */
export interface IssueKey {
  readonly suite: string;
  /** For people, too: `Linux x64 / any processor / github-hosted ubuntu24 / node 24`. */
  readonly environment: string;
  /** Of the benchmarks: their category, or the module that they lie in. */
  readonly group: string;
}

/** Suite and environment, which all issues of a run share. */
export type IssueScope = Omit<IssueKey, "group">;

/**
 * The environment class but for the processor. Hosted runners have another one
 * from day to day: with it in the key, one slow commit would open an issue for
 * each model. Values are compared within one class all the same.
 */
export function scopeOf({ suite, environment }: Run): IssueScope {
  const anywhere = { ...environment, cpu: { ...environment.cpu, model: "any processor" } };
  return { suite, environment: environmentClass(anywhere) };
}

/**
 * The first part of the qualified name. Benchmarks whose names have one part
 * alone lie in no module, and share a group: else each would have its own issue.
 */
export function groupOf(series: { readonly benchmark: string; readonly category?: string }): string {
  const [first = "", ...rest] = qualifiedName(series).split(/\/|::/);
  return rest.length === 0 || first.trim() === "" ? UNCATEGORISED : first;
}

export function isSameKey(one: IssueKey, other: IssueKey): boolean {
  return isSameScope(one, other) && one.group === other.group;
}

export function isSameScope(one: IssueScope, other: IssueScope): boolean {
  return one.suite === other.suite && one.environment === other.environment;
}
