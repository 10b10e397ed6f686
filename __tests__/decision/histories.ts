import { judgeAgainstHistory } from "../../src/decision/history.ts";
import { type EarlierRun, historyCaseOf, type RunFacts } from "../../src/decision/history-case.ts";
import type { RuleOptions } from "../../src/decision/rule.ts";
import type { Compared } from "../../src/domain/comparison.ts";
import type { Measurement } from "../../src/domain/measurement.ts";
import { timeOf } from "./samples.ts";

export const HISTORY_OPTIONS: RuleOptions = {
  significanceLevel: 0.05,
  correction: "holm",
  seed: 1,
  effectSizes: { small: 5, medium: 15, large: 25 },
};

const MAIN = { ref: "refs/heads/main", environmentClass: "Linux x64" };
export const CANDIDATE: RunFacts = { ...MAIN, commit: "c".repeat(40) };

/** Runs on main, one value each, commits `0000000…`, `1111111…` and so on in turn. */
export function runsOf(
  values: readonly number[],
  fields: { readonly run?: Partial<RunFacts>; readonly measurement?: Partial<Measurement> } = {},
): readonly EarlierRun[] {
  return values.map((value, index) => ({
    run: { ...MAIN, commit: String(index % 10).repeat(40), ...fields.run },
    measurement: { ...timeOf([value]), ...fields.measurement },
  }));
}

/** Twelve runs about 1 s, 1.6 % apart. */
export const STEADY = [1.0, 1.02, 0.99, 1.01, 1.03, 0.98, 1.0, 1.01, 0.99, 1.02, 1.0, 1.01];

/** Judges one series: the candidate's value after these runs on main. */
export function judgeOne(
  earlier: readonly EarlierRun[],
  value: number,
  fields: {
    readonly run?: Partial<RunFacts>;
    readonly measurement?: Partial<Measurement>;
    readonly own?: readonly EarlierRun[];
    readonly threshold?: number;
    readonly options?: Partial<RuleOptions>;
  } = {},
): Compared {
  const judged = historyCaseOf({
    run: { ...CANDIDATE, ...fields.run },
    measurement: { ...timeOf([value]), ...fields.measurement },
    earlier,
    ...(fields.own && { own: fields.own }),
    threshold: fields.threshold ?? 0.05,
  });
  if (judged === undefined) throw new Error("There is nothing to judge the candidate by.");
  const [compared] = judgeAgainstHistory([judged], { ...HISTORY_OPTIONS, ...fields.options });
  if (compared === undefined) throw new Error("There is no result.");
  return compared;
}
