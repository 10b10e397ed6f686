import type { z } from "zod";

/** More of them hide the first, which usually is the cause of the others. */
const SHOWN = 3;

/** What does not fit a shape, as text for people: `results[0].mean: expected number, received string`. */
export function describeIssues(error: z.ZodError): string {
  const shown = error.issues.slice(0, SHOWN).map((issue) => {
    const message = messageOf(issue).replace(/^Invalid input: /, "");
    return issue.path.length === 0 ? message : `${pathText(issue.path)}: ${message}`;
  });
  const hidden = error.issues.length - shown.length;
  return hidden > 0 ? `${shown.join("; ")}; and ${hidden} more` : shown.join("; ");
}

/** Of alternatives, the one that had the right type says best what is wrong. */
function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== "invalid_union") return issue.message;
  const nearest = issue.errors.flat().find((error) => error.code !== "invalid_type");
  return nearest?.message ?? issue.message;
}

/** `results[0].mean`. */
function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
}
