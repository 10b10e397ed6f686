import { z } from "zod";
import { describeIssues } from "../../domain/issues.ts";
import type { ToolOutput } from "../adapter.ts";
import { unreadable } from "../read/unreadable.ts";

/** One benchmark in a tree of groups. */
export interface Leaf {
  /** Its keys, joined by slashes. */
  readonly name: string;
  /** In nanoseconds; one for an estimate. */
  readonly times: readonly unknown[] | undefined;
  /** Bytes and allocations of one evaluation, the least of all samples. */
  readonly memory?: number | null | undefined;
  readonly allocs?: number | null | undefined;
}

const Amount = z.number().nullish();
const Trial = z.object({ times: z.array(z.unknown()), memory: Amount, allocs: Amount });
const Estimate = z.object({ time: z.unknown(), memory: Amount, allocs: Amount });
const Group = z.object({ data: z.record(z.string(), z.unknown()) });
const Typed = z.tuple([z.string(), z.unknown()]);

/**
 * The benchmarks in what was saved, in its order, and how many comparisons of
 * two runs are among them. Without recursion: how deep the groups go, the file says.
 *
 * @throws OUTPUT_UNREADABLE when a group or a result has another shape
 */
export function leavesOf(
  values: readonly unknown[],
  output: ToolOutput,
): { readonly leaves: readonly Leaf[]; readonly comparisons: number } {
  const leaves: Leaf[] = [];
  let comparisons = 0;
  const waiting = values.map((value) => ({ name: "", value })).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { name, value } = next;
    const typed = Typed.safeParse(value);
    // Anything else that people put into a group: not a result.
    if (!typed.success) continue;
    const [type, fields] = typed.data;
    switch (type.replace(/^BenchmarkTools\./, "")) {
      case "BenchmarkGroup": {
        const { data } = fieldsOf(Group, name, fields);
        const inside = Object.entries(data).map(([key, entry]) => ({
          name: joined(name, key),
          value: entry,
        }));
        for (const entry of inside.reverse()) waiting.push(entry);
        break;
      }
      case "Trial": {
        leaves.push({ name, ...fieldsOf(Trial, name, fields) });
        break;
      }
      case "TrialEstimate": {
        const { time, memory, allocs } = fieldsOf(Estimate, name, fields);
        leaves.push({ name, times: [time], memory, allocs });
        break;
      }
      case "TrialRatio":
      case "TrialJudgement":
        comparisons += 1;
    }
  }
  return { leaves, comparisons };

  function fieldsOf<T>(schema: z.ZodType<T>, name: string, fields: unknown): T {
    const result = schema.safeParse(fields);
    if (result.success) return result.data;
    const found = `in "${name}": ${describeIssues(result.error)}`;
    throw unreadable(output, { expected: "a file of BenchmarkTools.jl", found, cause: result.error });
  }
}

function joined(name: string, key: string): string {
  const shown = keyText(key);
  return name === "" ? shown : `${name}/${shown}`;
}

/** Keys are printed as Julia code: `:sum` is a symbol; tuples such as `("sum", 100)` stay as they are. */
function keyText(key: string): string {
  return /^:[\p{L}_][\p{L}\p{N}_!]*$/u.test(key) ? key.slice(1) : key;
}
