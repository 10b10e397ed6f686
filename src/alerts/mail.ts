import { clipped, visibleText } from "../report/plain-text.ts";
import type { Alert } from "./alert.ts";
import { type AlertList, type AlertRow, alertWords, factsOf, listsOf, moreWords, worstOf } from "./words.ts";

export interface AlertMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** More is cut off by every mail program. */
const SUBJECT_CHARACTERS = 200;
const TEXT_CHARACTERS = 300;

/** A mail in plain text and in simple HTML, which loads nothing from anywhere. */
export function mailOf(alert: Alert): AlertMail {
  return { subject: subjectOf(alert), text: textOf(alert), html: htmlOf(alert) };
}

/** `[acme/widgets] major performance regression: parse/small +31.2%`; one line, whatever is in the name. */
function subjectOf(alert: Alert): string {
  const worst = worstOf(alert);
  const before = `[${clipped(line(alert.report.project), 80)}] ${alertWords(alert)}: `;
  const name = clipped(line(worst.name), SUBJECT_CHARACTERS - before.length - worst.figure.length - 1);
  return `${before}${name} ${worst.figure}`.trim();
}

function textOf(alert: Alert): string {
  const { report, links } = alert;
  const blocks = [
    [line(report.headline)],
    ...listsOf(alert).map((list) => [
      list.title,
      ...list.rows.map((row) => `- ${rowWords(row)}`),
      ...more(list).map((words) => `  ${words}`),
    ]),
    factsOf(alert).map(({ label, value }) => `${label}: ${line(value)}`),
    links.map(({ text, url }) => `${line(text)}: ${visibleText(url)}`),
    [footer(alert)],
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

function htmlOf(alert: Alert): string {
  const { report, links } = alert;
  const parts = [
    `<p><strong>${html(report.headline)}</strong></p>`,
    ...listsOf(alert).map(htmlList),
    `<p>${factsOf(alert)
      .map(({ label, value }) => `${html(label)}: ${html(value)}`)
      .join("<br>\n")}</p>`,
    ...(links.length === 0 ? [] : [`<p>${links.map(htmlLink).join(" · ")}</p>`]),
    `<p><small>${html(footer(alert))}</small></p>`,
  ];
  return [
    "<!doctype html>",
    `<html lang="en"><head><meta charset="utf-8"><title>${html(subjectOf(alert))}</title></head>`,
    '<body style="font-family: sans-serif">',
    ...parts,
    "</body></html>\n",
  ].join("\n");
}

function htmlList(list: AlertList): string {
  const rows = list.rows.map(
    ({ name, figure, detail }) =>
      `<tr><td><code>${html(name)}</code></td><td><strong>${html(figure)}</strong></td><td>${html(detail)}</td></tr>`,
  );
  const rest = more(list).map((words) => `<p>${html(words)}</p>`);
  return [`<h3>${html(list.title)}</h3>`, '<table cellpadding="4">', ...rows, "</table>", ...rest].join("\n");
}

function htmlLink({ text, url }: { readonly text: string; readonly url: string }): string {
  return /^https?:\/\/\S+$/.test(url) ? `<a href="${quoted(url)}">${html(text)}</a>` : html(text);
}

function rowWords({ name, figure, detail }: AlertRow): string {
  return [`${line(name)}: ${figure}`, ...(detail === "" ? [] : [line(detail)])].join(", ");
}

function more({ omitted }: AlertList): readonly string[] {
  return omitted === 0 ? [] : [moreWords(omitted)];
}

function footer({ report }: Alert): string {
  return line(`Run of ${report.run.time}, sent by performance-benchmark ${report.version}.`);
}

/** Text from outside on one line. */
function line(text: string): string {
  return clipped(visibleText(text), TEXT_CHARACTERS);
}

function html(text: string): string {
  return quoted(line(text));
}

/** The one place where text from outside becomes HTML; fit for quoted attributes as well. */
function quoted(text: string): string {
  return visibleText(text).replace(/[&<>"'`]/g, (character) => `&#${character.codePointAt(0)};`);
}
