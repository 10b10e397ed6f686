import type { z } from "zod";
import { expectation } from "../domain/issues.ts";
import { clipped, plainText } from "../report/plain-text.ts";
import { closestName } from "./names.ts";

/** Enough to know it again. */
const SHOWN_CHARACTERS = 60;

/** What is wrong with a value: `expected "auto" or "paired", found "pair"; did you mean "paired"?`. */
export function problemText(issue: z.core.$ZodIssue, found: unknown): string {
  const text = expectation(issue).replace(/, received [^,]*$/, "");
  if (!text.startsWith("expected") || isTable(found)) return text;
  return `${text}, found ${foundText(found)}${meantText(issue, found)}`;
}

function meantText(issue: z.core.$ZodIssue, found: unknown): string {
  if (issue.code !== "invalid_value" || typeof found !== "string") return "";
  const meant = closestName(found.toLowerCase(), issue.values.map(String));
  return meant === undefined ? "" : `; did you mean "${meant}"?`;
}

function foundText(found: unknown): string {
  if (found === undefined) return "nothing";
  if (Array.isArray(found)) return "a list";
  if (found instanceof Date) return found.toISOString();
  return typeof found === "string" ? `"${clipped(plainText(found), SHOWN_CHARACTERS)}"` : String(found);
}

/** A rule about a table as a whole names what is in it. */
function isTable(found: unknown): boolean {
  return typeof found === "object" && found !== null && !Array.isArray(found) && !(found instanceof Date);
}
