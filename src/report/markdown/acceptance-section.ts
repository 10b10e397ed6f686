import { percentBound } from "../../decision/words.ts";
import type { Acceptance, AcceptanceOutcome, Unused } from "../../domain/acceptance.ts";
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

function row(outcome: AcceptanceOutcome): string {
  const { acceptance, detail } = outcome;
  const parts = [
    `- **${outcomeWord(outcome)}** ${whose(acceptance)}: ${extent(outcome)}.`,
    ...reasonSentences(acceptance),
    prose(detail),
  ];
  return parts.join(" ");
}

/** What became of an acceptance, in a word or two. */
export function outcomeWord({ status, unused = "not-needed" }: AcceptanceOutcome): string {
  return status === "unused" ? UNUSED_WORDS[unused] : WORDS[status];
}

const WORDS = {
  applied: "Accepted",
  expired: "Expired",
  rejected: "Rejected",
} as const satisfies Record<Exclude<AcceptanceOutcome["status"], "unused">, string>;

const UNUSED_WORDS = {
  "too-narrow": "Not enough",
  waiting: "Waits",
  "not-needed": "Not needed",
  "no-match": "No match",
} as const satisfies Record<Unused, string>;

/** Why, as a sentence; a label has no words of its own, its name is all that there is. */
function reasonSentences({ source, reason }: Pick<Acceptance, "source" | "reason">): readonly string[] {
  if (source.kind === "label" || reason === "") return [];
  return [quotedReason(reason)];
}

/** With a full stop, unless the reason ends with one of its own. */
export function quotedReason(reason: string): string {
  return `Reason: “${prose(reason)}”${/[.!?…]$/.test(reason) ? "" : "."}`;
}

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

/** What it is about: benchmarks, size, and time, unless the detail has that. */
function extent({ acceptance: { pattern, limit, until }, status }: AcceptanceOutcome): string {
  return [
    pattern === undefined ? "every benchmark" : code(pattern),
    ...(limit === undefined ? [] : [`up to ${percentBound(limit)}`]),
    ...(until === undefined || status === "expired" ? [] : [`until ${prose(until)}`]),
  ].join(", ");
}
