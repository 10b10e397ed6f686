import type { Config } from "../config/schema.ts";
import { ALERT_LEVELS } from "../domain/alert-level.ts";
import { BenchmarkError } from "../errors.ts";
import type { Clock, Log } from "../ports.ts";
import type { ReportLink } from "../report/markdown/heading.ts";
import { type Publisher, publishAll } from "../report/publish/publish-all.ts";
import type { Report } from "../report/report.ts";
import { VERSION } from "../version.ts";
import { type Alert, alertOf, sendsAlerts } from "./alert.ts";
import { mailOf } from "./mail.ts";
import type { AlertPorts } from "./ports.ts";
import { type Receiver, receiversOf } from "./receivers.ts";
import { slackMessage } from "./slack.ts";
import { threadOf } from "./thread.ts";
import { webhookBody, webhookHeaders } from "./webhook.ts";

export interface AlertOptions {
  readonly links: readonly ReportLink[];
  /** Unique for each run and step; the same for all receivers and tries. */
  readonly deliveryId: string;
}

export interface AlertsSent {
  /** Who got it: `Slack`, `webhook`, `e-mail`. */
  readonly sent: readonly string[];
  /** What became of each message, and what is wrong with the set-up: sentences that are in the log already. */
  readonly messages: readonly string[];
}

type SendPorts = AlertPorts & {
  readonly log: Pick<Log, "info" | "warn">;
  readonly clock: Pick<Clock, "now">;
};

/**
 * Sends one message to each receiver whose severity the run reaches, all at
 * once. Never throws: a receiver that cannot be reached costs one warning. The
 * log has said all of it when this ends.
 */
export async function sendAlerts(
  report: Report,
  config: Config,
  ports: SendPorts,
  options: AlertOptions,
): Promise<AlertsSent> {
  if (!sendsAlerts(report, config)) return { sent: [], messages: [] };
  const { receivers, problems } = receiversOf(config, ports.receivers);
  // A fork gets no secrets: that nothing is set up there is no mistake of anybody's.
  const warnings =
    problems.length === 0 || report.workflow?.fromFork === true
      ? []
      : [`Alerts are not set up right. ${problems.join(" ")}`];
  for (const warning of warnings) ports.log.warn(warning);

  const alert = alertOf(report, config, options.links);
  const wanted = alert === undefined ? [] : receivers.filter(({ least }) => reaches(alert, least));
  const publishers = alert === undefined ? [] : wanted.map((one) => publisherOf(one, alert, ports, options));
  const outcomes = await publishAll(publishers, report, ports.log);
  return {
    sent: wanted.filter((_, index) => outcomes[index]?.published === true).map(({ kind }) => NAMES[kind]),
    messages: [...warnings, ...outcomes.map(({ message }) => message)],
  };
}

const USER_AGENT = `performance-benchmark/${VERSION}`;
const NAMES = { slack: "Slack", webhook: "webhook", email: "e-mail" } as const;

function reaches(alert: Alert, least: Alert["level"]): boolean {
  return ALERT_LEVELS.indexOf(alert.level) >= ALERT_LEVELS.indexOf(least);
}

function publisherOf(receiver: Receiver, alert: Alert, ports: SendPorts, options: AlertOptions): Publisher {
  const publish = async (): Promise<string> => {
    try {
      await send(receiver, alert, ports, options);
    } catch (error) {
      // Whatever else is thrown may hold an address, and with it a secret.
      throw error instanceof BenchmarkError ? error : unexpected(receiver);
    }
    return `Sent the ${alert.level} alert by ${NAMES[receiver.kind]}.`;
  };
  return { name: `${NAMES[receiver.kind]} alert`, publish };
}

async function send(
  receiver: Receiver,
  alert: Alert,
  ports: SendPorts,
  options: AlertOptions,
): Promise<void> {
  switch (receiver.kind) {
    case "slack":
      return ports.http.post({
        url: receiver.url,
        body: JSON.stringify(slackMessage(alert)),
        headers: { "Content-Type": "application/json", "User-Agent": USER_AGENT },
        receiver: "Slack",
      });
    case "webhook": {
      const { url, secret } = receiver;
      const body = JSON.stringify(webhookBody(alert, options.deliveryId));
      const headers = webhookHeaders(body, {
        event: alert.kind,
        deliveryId: options.deliveryId,
        time: ports.clock.now(),
        userAgent: USER_AGENT,
        ...(secret === undefined ? {} : { sign: (text: string) => ports.sign(secret, text) }),
      });
      return ports.http.post({ url, body, headers, receiver: "the webhook" });
    }
    case "email": {
      const { server, from, to } = receiver;
      return ports.mail.send({
        server,
        from,
        to,
        ...mailOf(alert),
        ...threadOf(alert, from, options.deliveryId),
      });
    }
    default:
      return receiver satisfies never;
  }
}

function unexpected({ kind }: Receiver): BenchmarkError {
  return new BenchmarkError("ALERT_FAILED", `The alert by ${NAMES[kind]} failed in an unexpected way.`, {
    hint: "This is a bug in performance-benchmark. Please report it with the step's log.",
  });
}
