import { describe, expect, it } from "vitest";
import type { AlertPorts, AlertReceivers, HttpSender, MailSender } from "../../src/alerts/ports.ts";
import { sendAlerts } from "../../src/alerts/send.ts";
import { Config } from "../../src/config/schema.ts";
import { BenchmarkError } from "../../src/errors.ts";
import { hmacSha256, httpSender } from "../../src/platform/http-sender.ts";
import { mailSender } from "../../src/platform/mail-sender.ts";
import type { Report } from "../../src/report/report.ts";
import { fullReport, LINKS, pushReport, regression } from "../support/alert-report.ts";
import { childOutput } from "../support/child-output.ts";
import { startReceiver } from "../support/http-receiver.ts";
import { quietLog } from "../support/quiet-log.ts";
import { recordedBackoff } from "../support/recorded-backoff.ts";
import { readMail, SMTP_PASSWORD, SMTP_USER, startMailServer } from "../support/smtp-receiver.ts";

const NOW = new Date("2026-11-21T06:01:00.500Z");
const KEY = "webhook-key-s3cr3t";
const MAIL_URL = `smtp://${encodeURIComponent(SMTP_USER)}:${encodeURIComponent(SMTP_PASSWORD)}@127.0.0.1`;
const SETTINGS = { emailTo: ["a@acme.example"] };
const EVERYWHERE: AlertReceivers = {
  slackWebhookUrl: "https://hooks.slack.com/services/T0/B0/slack-s3cr3t",
  webhookUrl: "https://user:url-s3cr3t@alerts.acme.example/hook-s3cr3t?q=query-s3cr3t",
  webhookSecret: KEY,
  smtpUrl: MAIL_URL,
};
const regressed = (change: number) => pushReport({ comparisons: [regression(change)] });

/** Senders that keep what they were given. */
function recording(failing: Partial<{ http: unknown; mail: unknown }> = {}) {
  const posts: Parameters<HttpSender["post"]>[0][] = [];
  const mails: Parameters<MailSender["send"]>[0][] = [];
  const ports: Omit<AlertPorts, "receivers"> = {
    http: {
      async post(post) {
        if (failing.http !== undefined) throw failing.http;
        posts.push(post);
      },
    },
    mail: {
      async send(mail) {
        if (failing.mail !== undefined) throw failing.mail;
        mails.push(mail);
      },
    },
    sign: hmacSha256,
  };
  return { ports, posts, mails };
}

async function send(
  report: Report,
  options: {
    readonly settings?: object;
    readonly receivers?: AlertReceivers;
    readonly ports?: Omit<AlertPorts, "receivers">;
  } = {},
) {
  const { settings = SETTINGS, receivers = EVERYWHERE, ports = recording().ports } = options;
  const log = quietLog();
  const result = await sendAlerts(
    report,
    Config.parse(settings),
    { ...ports, receivers, log, clock: { now: () => NOW } },
    { links: LINKS, deliveryId: "7a0f2c1e" },
  );
  const said = [...log.lines, ...result.messages].join("\n");
  expect(said).not.toMatch(/s3cr3t|%24%24/);
  return { ...result, lines: log.lines };
}

describe("sending alerts", () => {
  it.each([
    [0.05, []],
    [0.15, ["Slack", "webhook"]],
    [0.3, ["Slack", "webhook", "e-mail"]],
    [0.6, ["Slack", "webhook", "e-mail"]],
  ])("routes a regression of %s as the specification does: %j", async (change, expected) => {
    const { sent, messages, lines } = await send(regressed(change));
    expect(sent).toEqual(expected);
    expect(messages).toHaveLength(expected.length);
    expect(lines).toEqual(messages.map((message) => `info: ${message}`));
  });

  it("routes as it is configured", async () => {
    const settings = {
      ...SETTINGS,
      slackSeverity: "critical",
      webhookSeverity: "major",
      emailSeverity: "minor",
    };
    expect((await send(regressed(0.15), { settings })).sent).toEqual(["e-mail"]);
    expect((await send(regressed(0.3), { settings })).sent).toEqual(["webhook", "e-mail"]);
    expect((await send(regressed(0.6), { settings })).sent).toEqual(["Slack", "webhook", "e-mail"]);
  });

  it("sends one message to each receiver, however much there is to tell", async () => {
    const { ports, posts, mails } = recording();
    await send(
      fullReport((place) => place, 40),
      { ports },
    );
    expect(posts.map(({ receiver }) => receiver)).toEqual(["Slack", "the webhook"]);
    expect(mails).toHaveLength(1);
  });

  it("signs for the webhook only, and only with a key", async () => {
    const signatures = async (receivers: AlertReceivers) => {
      const { ports, posts } = recording();
      await send(regressed(0.3), { ports, receivers });
      return posts.map(({ headers }) => headers["X-Performance-Benchmark-Signature-256"]);
    };
    expect(await signatures(EVERYWHERE)).toEqual([undefined, expect.stringMatching(/^sha256=[0-9a-f]{64}$/)]);
    expect(await signatures({ ...EVERYWHERE, webhookSecret: "" })).toEqual([undefined, undefined]);
  });

  it("reaches the others when one receiver is dead, and warns of that one", async () => {
    const dead = new BenchmarkError("ALERT_FAILED", "Slack at hooks.slack.com answered 503.", {
      hint: "Wait.",
    });
    const { ports } = recording({ http: dead });
    const { sent, messages, lines } = await send(regressed(0.3), { ports });
    expect(sent).toEqual(["e-mail"]);
    expect(messages).toHaveLength(3);
    expect(lines[0]).toBe(
      "warn: Not published: the Slack alert. Slack at hooks.slack.com answered 503.\nWait.\n(ALERT_FAILED)",
    );
    expect(lines.map((line) => line.split(":")[0])).toEqual(["warn", "warn", "info"]);
  });

  it("repeats nothing of an error that it does not know", async () => {
    const { ports } = recording({ mail: new Error(`connect to ${MAIL_URL} with ${SMTP_PASSWORD}`) });
    const { sent, messages } = await send(regressed(0.3), { ports });
    expect(sent).toEqual(["Slack", "webhook"]);
    expect(messages[2]).toContain("The alert by e-mail failed in an unexpected way.");
  });

  it("warns once of all that is wrong with the set-up, also when there is nothing to send", async () => {
    const receivers = { slackWebhookUrl: "T0/B0/x", webhookUrl: "none", smtpUrl: "" };
    const { sent, lines } = await send(pushReport(), { receivers });
    expect(sent).toEqual([]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^warn: Alerts are not set up right\. slack-.*webhook-url.*email-to is set/);
  });

  it("says nothing of the set-up where alerts are not sent, or where a fork gets no secrets", async () => {
    const workflow = { ...pushReport().workflow, eventName: "pull_request", pullRequest: 7, fromFork: true };
    const pull = pushReport({
      workflow: workflow as NonNullable<Report["workflow"]>,
      comparisons: [regression()],
    });
    for (const settings of [
      SETTINGS,
      { ...SETTINGS, alertOn: "always" },
      { ...SETTINGS, alertOn: "never" },
    ]) {
      expect(await send(pull, { settings, receivers: {} })).toEqual({ sent: [], messages: [], lines: [] });
    }
  });
});

describe("alerts over the wire", () => {
  const wire = () => {
    const backoff = recordedBackoff();
    const clock = { now: () => NOW };
    const http = httpSender({ backoff, clock, timeoutSeconds: 0.2 });
    return { http, mail: mailSender({ backoff, timeoutSeconds: 5 }), sign: hmacSha256 };
  };

  it("arrive at all three, after a 500 as well, with a signature that openssl agrees with", async () => {
    await using slack = await startReceiver();
    await using webhook = await startReceiver((response, count) =>
      response.writeHead(count === 1 ? 500 : 204).end(),
    );
    await using mail = await startMailServer({ disabledCommands: ["STARTTLS"], allowInsecureAuth: true });
    const { sent } = await send(regressed(0.312), {
      ports: wire(),
      receivers: {
        slackWebhookUrl: `${slack.url}/services/T0/B0/slack-s3cr3t`,
        webhookUrl: `${webhook.url}/hook-s3cr3t`,
        webhookSecret: KEY,
        smtpUrl: `${MAIL_URL}:${mail.port}`,
      },
    });
    expect(sent).toEqual(["Slack", "webhook", "e-mail"]);
    expect(JSON.parse(slack.posts[0]?.body ?? "")).toMatchObject({
      blocks: [{ type: "header" }, {}, {}, {}, {}],
    });

    expect(webhook.posts).toHaveLength(2);
    const [first, second] = webhook.posts;
    expect(second).toEqual(first);
    expect(second?.headers).toMatchObject({
      "content-type": "application/json",
      "user-agent": expect.stringMatching(/^performance-benchmark\/\d/),
      "x-performance-benchmark-event": "regression",
      "x-performance-benchmark-delivery": "7a0f2c1e",
      "x-performance-benchmark-timestamp": "1795240860",
    });
    expect(JSON.parse(second?.body ?? "")).toMatchObject({
      version: 1,
      severity: "major",
      delivery_id: "7a0f2c1e",
    });
    const signed = `${second?.headers["x-performance-benchmark-timestamp"]}.${second?.body}`;
    const openssl = await childOutput("openssl", ["dgst", "-sha256", "-hmac", KEY], signed);
    expect(second?.headers["x-performance-benchmark-signature-256"]).toBe(
      `sha256=${openssl.trim().split(/\s+/).at(-1)}`,
    );

    expect(mail.mails).toMatchObject([{ user: SMTP_USER }]);
    const { headers } = await readMail(mail.mails[0]?.source ?? "");
    expect(headers["subject"]).toBe(
      "[acme/widgets] major performance regression: parsing/parse/small +31.2%",
    );
  });

  it("end in bounded time, with a warning each, when every receiver is dead", async () => {
    await using stalling = await startReceiver(() => {});
    await using refusing = await startReceiver((response, _, { path }) =>
      response.writeHead(403).end(`no ${path}`),
    );
    const started = performance.now();
    const { sent, messages, lines } = await send(regressed(0.6), {
      ports: wire(),
      receivers: {
        slackWebhookUrl: `${stalling.url}/services/T0/B0/slack-s3cr3t`,
        webhookUrl: `${refusing.url}/hook-s3cr3t?key=query-s3cr3t`,
        smtpUrl: `${MAIL_URL}:1`,
      },
    });
    expect(performance.now() - started).toBeLessThan(5000);
    expect(sent).toEqual([]);
    expect(messages).toHaveLength(3);
    expect(lines.map((line) => line.split(":")[0])).toEqual(["warn", "warn", "warn"]);
    expect([stalling.posts.length, refusing.posts.length]).toEqual([3, 1]);
  });
});
