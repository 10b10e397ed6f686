import type { SlackMessage } from "../../src/alerts/slack.ts";

/** What Slack would make of a text of type `mrkdwn`. */
export interface ReadMarkup {
  /** Contents of the code spans, with entities read. */
  readonly code: readonly string[];
  /** `<…>`: links, mentions and commands, without the brackets. */
  readonly angles: readonly string[];
  /** The text with every code span, and every address of a link, replaced: what is left is markup. */
  readonly skeleton: string;
}

/** A small reader of Slack's markup, for tests. Throws for what Slack does not define. */
export function readMarkup(text: string): ReadMarkup {
  const code: string[] = [];
  const angles: string[] = [];
  let skeleton = "";
  for (let at = 0; at < text.length; ) {
    const sign = text.charAt(at);
    if (sign === "`" || sign === "<") {
      const end = text.indexOf(sign === "`" ? "`" : ">", at + 1);
      const inner = text.slice(at + 1, end);
      if (end < 0 || inner === "" || inner.includes("\n")) throw new Error(`${sign} is open in: ${text}`);
      if (sign === "`" && inner.includes("<")) throw new Error(`A command in code: ${inner}`);
      (sign === "`" ? code : angles).push(unescaped(inner));
      skeleton += sign === "`" ? "`¤`" : `<¤|${inner.split("|").slice(1).join("|")}>`;
      at = end + 1;
    } else {
      if (sign === ">") throw new Error(`A quote or an unescaped > in: ${text}`);
      skeleton += sign;
      at += 1;
    }
  }
  return { code, angles, skeleton };
}

/** Every text of a message, with how Slack reads it. */
export function textsOf(message: SlackMessage): readonly { readonly type: string; readonly text: string }[] {
  return [
    { type: "mrkdwn", text: message.text },
    ...message.blocks.flatMap((block) => {
      if (block.type === "context") return block.elements.filter((element) => "text" in element);
      if (block.type === "header") return [block.text];
      return [...(block.text === undefined ? [] : [block.text]), ...(block.fields ?? [])];
    }),
  ];
}

export function unescaped(text: string): string {
  if (/[<>]|&(?!(amp|lt|gt);)/.test(text)) throw new Error(`Not escaped: ${text}`);
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
