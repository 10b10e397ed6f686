import type { Alert } from "./alert.ts";
import { branchOf } from "./words.ts";

/**
 * Ids that put all mails about one project, workflow, job and branch into one
 * thread: each refers to a first mail, which need never have been sent. RFC 5322,
 * section 3.6.4.
 */
export function threadOf(
  { report }: Alert,
  from: string,
  deliveryId: string,
): { readonly messageId: string; readonly references: string } {
  const { project, run, workflow } = report;
  const domain = idPart(from.replace(/>$/, "").split("@").at(-1) ?? "");
  const series = [project, workflow?.workflow ?? "", workflow?.job ?? "", branchOf(run.ref) ?? run.ref ?? ""];
  return {
    messageId: `<${idPart(deliveryId)}.alert@${domain}>`,
    references: `<${series.map(idPart).join(".")}.alerts@${domain}>`,
  };
}

/** Letters that need no quoting in an id. */
function idPart(text: string): string {
  const safe = text.replace(/[^A-Za-z0-9.-]+/g, "-").slice(0, 60);
  return safe.replace(/\.{2,}|^\.|\.$/g, "-") || "-";
}
