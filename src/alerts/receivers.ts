import type { Config } from "../config/schema.ts";
import type { AlertLevel } from "../domain/alert-level.ts";
import { plainText } from "../report/plain-text.ts";
import type { AlertReceivers } from "./ports.ts";
import { parseSmtpUrl } from "./smtp-url.ts";

/** Somewhere that alerts go to, from `least` on. */
export type Receiver = { readonly least: AlertLevel } & (
  | { readonly kind: "slack"; readonly url: string }
  | { readonly kind: "webhook"; readonly url: string; readonly secret?: string }
  | { readonly kind: "email"; readonly server: string; readonly from: string; readonly to: readonly string[] }
);

/** The receivers that are set up, and what is wrong with the others: one sentence each, with what to do. */
export function receiversOf(
  config: Config,
  settings: AlertReceivers,
): { readonly receivers: readonly Receiver[]; readonly problems: readonly string[] } {
  const found = [slackOf(config, settings), webhookOf(config, settings), emailOf(config, settings)];
  return {
    receivers: found.flatMap((one) => (typeof one === "object" ? [one] : [])),
    problems: found.filter((one) => typeof one === "string"),
  };
}

/** A receiver, a problem, or nothing when there is none. */
type Found = Receiver | string | undefined;

function slackOf({ slackSeverity }: Config, { slackWebhookUrl: url = "" }: AlertReceivers): Found {
  if (url === "") return undefined;
  if (!isWebAddress(url)) {
    return "slack-webhook-url is not a web address: copy the one that Slack shows for the incoming webhook, https://hooks.slack.com/…, into the secret.";
  }
  return { kind: "slack", url, least: slackSeverity };
}

function webhookOf({ webhookSeverity }: Config, settings: AlertReceivers): Found {
  const { webhookUrl: url = "", webhookSecret: secret = "" } = settings;
  if (url === "") {
    return secret === ""
      ? undefined
      : "webhook-secret is set, but webhook-url is not: set webhook-url to the address that shall get alerts, or remove webhook-secret.";
  }
  if (!isWebAddress(url)) {
    return "webhook-url is not a web address: set it to one that begins with https://.";
  }
  return { kind: "webhook", url, least: webhookSeverity, ...(secret === "" ? {} : { secret }) };
}

function emailOf(config: Config, { smtpUrl = "" }: AlertReceivers): Found {
  const { emailTo: to = [], emailSeverity: least } = config;
  if (smtpUrl === "") {
    return to.length === 0
      ? undefined
      : "email-to is set, but smtp-url is not: set smtp-url to your mail server, from a secret, or remove email-to.";
  }
  if (to.length === 0) {
    return "smtp-url is set, but email-to is not: set email-to to the addresses that shall get alerts, or remove smtp-url.";
  }
  const server = parseSmtpUrl(smtpUrl);
  if (server === undefined) {
    return "smtp-url is not the address of a mail server: write smtps://user:password@mail.example.com, with special characters of user and password encoded as in URLs.";
  }
  const from = config.emailFrom ?? server.user;
  if (from === undefined || !isMailAddress(from)) {
    return "The sender of e-mail alerts is not an e-mail address: set email-from to one, such as benchmarks@example.com.";
  }
  const wrong = to.find((address) => !isMailAddress(address));
  if (wrong !== undefined) {
    return `email-to has "${plainText(wrong)}", which is not an e-mail address: write them as name@example.com, separated by commas.`;
  }
  return { kind: "email", server: smtpUrl, from, to, least };
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text) && URL.canParse(text);
}

/**
 * `name@example.com` or `Name <name@example.com>`. Stricter than the standard,
 * so that no parser of addresses can find a second one in it.
 */
function isMailAddress(text: string): boolean {
  const address = /^(?<name>.+) <(?<inner>.+)>$/.exec(text)?.groups;
  if (address === undefined) return PLAIN_ADDRESS.test(text);
  const { name = "", inner = "" } = address;
  return PLAIN_ADDRESS.test(inner) && !ADDRESS_SIGNS.test(name);
}

const PLAIN_ADDRESS = /^[^\s<>()[\]\\,;:@"\p{Cc}]+@[^\s<>()[\]\\,;:@"\p{Cc}]+$/u;
/** What has a meaning in a list of addresses. */
const ADDRESS_SIGNS = /[<>()[\]\\,;:@"\p{Cc}]/u;
