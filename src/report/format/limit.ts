import type { SlaResult } from "../../domain/sla.ts";
import { formatValue } from "./value.ts";

/** The limit with its direction: `<1.25 s`, `p99 <250 ms`, `>10 k/s`. */
export function limitText(result: SlaResult): string {
  const judged = result.percentile === undefined ? "" : `p${result.percentile} `;
  return `${judged}${isUpperLimit(result) ? "<" : ">"}${formatValue(result.limit, result.unit, { digits: 4, trim: true })}`;
}

/** The margin is positive on the good side, so its sign tells on which side of the limit that is. */
function isUpperLimit({ limit, value, margin }: SlaResult): boolean {
  return limit === value || Math.sign(limit - value) === Math.sign(margin);
}
