import type { z } from "zod";
import { inWords } from "../words.ts";

/** More of them hide the first, which usually is the cause of the others. */
const SHOWN = 3;

/**
 * What does not fit a shape, as text for people: `results[0].mean: expected number, received string`.
 * `clean` makes a line of it harmless where even the names in it are not to be trusted.
 */
export function describeIssues(
  error: z.ZodError,
  { most = SHOWN, clean = (line) => line }: { most?: number; clean?: (line: string) => string } = {},
): string {
  const shown = error.issues.slice(0, most).map((issue) => {
    const message = expectation(issue);
    return clean(issue.path.length === 0 ? message : `${pathText(issue.path)}: ${message}`);
  });
  const hidden = error.issues.length - shown.length;
  return hidden > 0 ? `${shown.join("; ")}; and ${hidden} more` : shown.join("; ");
}

/** What a value is not: `expected number, received string`, or `expected "lower" or "higher"`. */
export function expectation(issue: z.core.$ZodIssue): string {
  const nearest = nearestOf(issue);
  if (nearest.code === "invalid_value") {
    return `expected ${inWords(
      nearest.values.map((value) => JSON.stringify(value)),
      "or",
    )}`;
  }
  return nearest.message.replace(/^(?:Invalid input|Too small|Too big): /, "");
}

/** Of alternatives without a message of their own, the one that had the right type says best what is wrong. */
function nearestOf(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== "invalid_union" || issue.message !== "Invalid input") return issue;
  return issue.errors.flat().find((error) => error.code !== "invalid_type") ?? issue;
}

/** `results[0].mean`. */
function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
}
