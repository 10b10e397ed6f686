import { BenchmarkError } from "./errors.ts";

const JOB_KINDS = ["run", "merge", "publish", "accept"] as const;

/** What a step does. */
export type JobKind = (typeof JOB_KINDS)[number];

/**
 * From the input `mode`; by default, from the event.
 *
 * @throws CONFIG_INVALID
 */
export function jobKindOf(mode: string, eventName: string): JobKind {
  const wanted = mode.trim();
  if (wanted === "" || wanted === "auto") return BY_EVENT[eventName] ?? "run";
  const kind = JOB_KINDS.find((name) => name === wanted);
  if (kind !== undefined) return kind;
  throw new BenchmarkError("CONFIG_INVALID", `The input mode is "${wanted}".`, {
    hint: `Set it to auto, ${JOB_KINDS.join(", ")}, or leave it out.`,
  });
}

const BY_EVENT: Readonly<Record<string, JobKind>> = { workflow_run: "publish", issue_comment: "accept" };
