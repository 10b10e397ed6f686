import type { Directed } from "./directed.ts";
import type { Evidence } from "./evidence.ts";
import type { Pair, RuleOptions } from "./rule.ts";

/** Everything that one verdict of the classic rule rests on. */
export interface Case {
  readonly pair: Pair;
  readonly evidence: Evidence;
  /** p-value of the deciding test in each direction, adjusted over the report; absent where no test is possible. */
  readonly adjusted?: Directed;
  readonly options: RuleOptions;
  /** The level that a series must reach if it is the only one that changed. */
  readonly loneLevel: number;
}

/**
 * With fewer samples a side the bootstrap interval of a median covers less than
 * its name says (measured: 65 % with 2, 90 % with 3, 96 % with 5), too little to call two
 * versions equal.
 */
export const FEWEST_FOR_EQUIVALENCE = 5;
