import { percentLimit } from "../../decision/words.ts";
import type { Acceptance, AcceptanceOutcome } from "../../domain/acceptance.ts";
import { counted } from "../format/duration.ts";
import { shortCommit } from "../format/names.ts";
import { code, link, prose } from "./escape.ts";
import type { Section } from "./fit.ts";

/** Every word of acceptance and what became of it: who, what, why, until when. Nobody is called: names stand in code. */
export function acceptanceSections(outcomes: readonly AcceptanceOutcome[]): readonly Section[] {
  if (outcomes.length === 0) return [];
  const rejected = outcomes.filter(({ status }) => status === "rejected");
  const shown = rejected.slice(-SHOWN_REJECTED);
  const hidden = rejected.length - shown.length;
  const rows = ["applied", "expired", "rejected", "unused"].flatMap((status) =>
    (status === "rejected" ? shown : outcomes.filter((outcome) => outcome.status === status)).map(row),
  );
  const more =
    hidden === 0 ? [] : [`- ${counted(hidden, "older rejected one")}: the metadata file has them.`];
  return [{ name: "accepted and rejected", head: "### Accepted and rejected\n", rows: [...rows, ...more] }];
}

/** Anybody can comment, as often as he likes, and must not fill the report with it. */
const SHOWN_REJECTED = 10;

function row({ acceptance, status, detail }: AcceptanceOutcome): string {
  const { reason } = acceptance;
  const parts = [
    `- **${WORDS[status]}** ${whose(acceptance)}: ${extent(acceptance)}.`,
    ...(reason === "" ? [] : [`Reason: “${prose(reason)}”`]),
    prose(detail),
  ];
  return parts.join(" ");
}

const WORDS = {
  applied: "Accepted",
  expired: "Expired",
  rejected: "Rejected",
  unused: "Not needed",
} as const satisfies Record<AcceptanceOutcome["status"], string>;

function whose({ source }: Acceptance): string {
  switch (source.kind) {
    case "comment":
      return `by ${code(source.by)} in ${link("a comment", source.url)}`;
    case "label": {
      const by = source.by === undefined ? "" : `by ${code(source.by)} `;
      const label = `the label ${code(source.label)}`;
      return `${by}with ${source.url === undefined ? label : `${label} (${link("event", source.url)})`}`;
    }
    case "trailer": {
      const author = source.by === undefined ? "" : `, author ${code(source.by)}`;
      return `in commit ${code(shortCommit(source.commit))}${author}`;
    }
    default:
      return source satisfies never;
  }
}

/** What it is about: benchmarks, size, and time. */
function extent({ pattern, limit, until }: Acceptance): string {
  return [
    pattern === undefined ? "every benchmark" : code(pattern),
    ...(limit === undefined ? [] : [`up to ${percentLimit(Number(limit.toFixed(4)))}`]),
    ...(until === undefined ? [] : [`until ${prose(until)}`]),
  ].join(", ");
}
