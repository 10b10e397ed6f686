import type { ContextBlock, HeaderBlock, SectionBlock } from "@slack/types";
import { capitalised } from "../report/format/capitalised.ts";
import { counted } from "../report/format/duration.ts";
import { verdictCount, WORST_FIRST } from "../report/format/verdict-words.ts";
import type { Alert } from "./alert.ts";
import { slackCode, slackLink, slackMarkup, slackPlain } from "./slack-text.ts";
import { type AlertList, type AlertRow, alertWords, factsOf, listsOf, moreWords, worstOf } from "./words.ts";

/** The body of a post to an incoming webhook. */
export interface SlackMessage {
  /** For notifications, and for clients that cannot show blocks. */
  readonly text: string;
  readonly blocks: (HeaderBlock | SectionBlock | ContextBlock)[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/** https://docs.slack.dev/reference/block-kit/blocks */
const HEADER_CHARACTERS = 150;
const SECTION_CHARACTERS = 3000;
const FIELDS = 10;

/** Longer than any sentence that our judgement writes. */
const HEADLINE_CHARACTERS = 1000;
const DETAIL_CHARACTERS = 200;

/**
 * One message. Places to go on to are links and not buttons: Slack shows a
 * warning beside a button of an app that has no server to answer it.
 */
export function slackMessage(alert: Alert): SlackMessage {
  const { report } = alert;
  const what = alertWords(alert);
  const worst = worstOf(alert);
  return {
    text: `${capitalised(what)} in ${slackCode(report.project)}: ${slackCode(worst.name)} ${worst.figure}`.trim(),
    blocks: [
      {
        type: "header",
        text: slackPlain(`${capitalised(what)} in ${report.project}`, HEADER_CHARACTERS),
      },
      { type: "section", text: slackPlain(report.headline, HEADLINE_CHARACTERS) },
      { type: "section", fields: fieldsOf(alert) },
      ...listsOf(alert).flatMap(sectionsOf),
      contextOf(alert),
    ],
    unfurl_links: false,
    unfurl_media: false,
  };
}

function fieldsOf(alert: Alert) {
  return factsOf(alert)
    .slice(0, FIELDS)
    .map(({ label, value }) => slackMarkup(`*${label}*\n${slackCode(value)}`));
}

/** As many sections as the lines of the list need. */
function sectionsOf({ title, rows, omitted }: AlertList): readonly SectionBlock[] {
  const lines = [...rows.map(lineOf), ...(omitted === 0 ? [] : [moreWords(omitted)])];
  const texts = [`*${title}*`];
  for (const line of lines) {
    const joined = `${texts.at(-1)}\n${line}`;
    if (joined.length <= SECTION_CHARACTERS) texts[texts.length - 1] = joined;
    else texts.push(line);
  }
  return texts.map((text) => ({ type: "section", text: slackMarkup(text) }));
}

function lineOf({ name, figure, detail }: AlertRow): string {
  return `• ${slackCode(name)} *${figure}* ${slackCode(detail, DETAIL_CHARACTERS)}`;
}

function contextOf({ report, links }: Alert): ContextBlock {
  const written = links.map(({ text, url }) => slackLink(text, url)).filter((link) => link !== undefined);
  const counts = WORST_FIRST.filter((verdict) => report.counts[verdict] > 0)
    .map((verdict) => verdictCount(verdict, report.counts[verdict]))
    .join(", ");
  const numbers = `${counted(report.comparisons.length, "series", "series")}${counts === "" ? "" : `: ${counts}`}`;
  return {
    type: "context",
    elements: [
      ...written.slice(0, CONTEXT_ELEMENTS - 1).map(slackMarkup),
      slackPlain(`${numbers} · ${report.run.time}`, HEADLINE_CHARACTERS),
    ],
  };
}

const CONTEXT_ELEMENTS = 10;
