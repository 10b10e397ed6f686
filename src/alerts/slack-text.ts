import type { MrkdwnElement, PlainTextElement } from "@slack/types";
import { clipped, visibleText } from "../report/plain-text.ts";

/**
 * The one place where text from outside becomes Slack's markup. Slack reads
 * mentions, channels and links in `<…>`, and formatting in `*_~` and backticks,
 * for which it knows no escape: so text from outside is shown as code, where
 * Slack formats nothing, or in a `plain_text` object, and never as mrkdwn.
 * https://docs.slack.dev/messaging/formatting-message-text
 */

/** A name, as code. A backtick, which would end it, becomes a letter that looks like one. */
export function slackCode(text: string, characters = NAME_CHARACTERS): string {
  const shown = clipped(visibleText(text).replaceAll("`", "\u02CB"), characters);
  return `\`${escaped(shown) || "—"}\``;
}

/** Prose from outside. Emoji are not made of `:names:`. */
export function slackPlain(text: string, characters: number): PlainTextElement {
  return { type: "plain_text", text: fitted(visibleText(text), characters) || "—", emoji: false };
}

/** Markup of ours; what is in it from outside has gone through the functions above. Slack adds no links of its own. */
export function slackMarkup(markup: string): MrkdwnElement {
  return { type: "mrkdwn", text: markup, verbatim: true };
}

/** A link, or `undefined` when the address is not one of the web. The label is ours. */
export function slackLink(label: string, url: string): string | undefined {
  if (!/^https?:\/\/\S+$/.test(url) || url.length > URL_CHARACTERS) return undefined;
  const address = visibleText(url).replace(/[|`<>]/g, encodeURIComponent);
  return `<${escaped(address)}|${escaped(visibleText(label).replace(/[|`*_~]/g, " "))}>`;
}

/** Long enough for any name that a person wrote. */
const NAME_CHARACTERS = 120;
const URL_CHARACTERS = 1000;

/** Slack counts characters as they are sent, so an entity must not be cut in half either. */
function fitted(text: string, characters: number): string {
  const whole = escaped(text);
  if (whole.length <= characters) return whole;
  const ends = [...text].map((character) => escaped(character));
  let length = 0;
  const kept = ends.findIndex((character) => {
    length += character.length;
    return length > characters - 1;
  });
  return `${ends.slice(0, kept).join("")}…`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
