import { describe, expect, it } from "vitest";
import type { AlertReceivers } from "../../src/alerts/ports.ts";
import { receiversOf } from "../../src/alerts/receivers.ts";
import { parseSmtpUrl } from "../../src/alerts/smtp-url.ts";
import { Config } from "../../src/config/schema.ts";

const found = (config: object, receivers: AlertReceivers) => receiversOf(Config.parse(config), receivers);
const smtpUrl = "smtps://bench%40acme.example:pa%24%24@mail.acme.example";

describe("the receivers of alerts", () => {
  it("are none where nothing is set up, and unset inputs are empty texts", () => {
    expect(found({}, {})).toEqual({ receivers: [], problems: [] });
    expect(found({}, { slackWebhookUrl: "", webhookUrl: "", webhookSecret: "", smtpUrl: "" })).toEqual({
      receivers: [],
      problems: [],
    });
  });

  it("get minor alerts by Slack and webhook and major ones by e-mail, unless it is set otherwise", () => {
    const all = {
      slackWebhookUrl: "https://hooks.slack.com/services/T/B/x",
      webhookUrl: "https://a.example/x",
      smtpUrl,
    };
    const least = (config: object) =>
      found({ emailTo: ["a@acme.example"], ...config }, all).receivers.map((one) => [one.kind, one.least]);
    expect(least({})).toEqual([
      ["slack", "minor"],
      ["webhook", "minor"],
      ["email", "major"],
    ]);
    expect(least({ slackSeverity: "critical", webhookSeverity: "major", emailSeverity: "minor" })).toEqual([
      ["slack", "critical"],
      ["webhook", "major"],
      ["email", "minor"],
    ]);
  });

  it("take the user of the mail server as the sender", () => {
    const [mail] = found({ emailTo: "a@acme.example, Team B <b@acme.example>" }, { smtpUrl }).receivers;
    expect(mail).toMatchObject({
      from: "bench@acme.example",
      to: ["a@acme.example", "Team B <b@acme.example>"],
    });
  });

  it.each([
    [
      "a Slack address that is none",
      {},
      { slackWebhookUrl: "T0/B0/s3cr3t" },
      "slack-webhook-url is not a web address",
    ],
    [
      "a webhook address that is none",
      {},
      { webhookUrl: "file:///etc/passwd" },
      "webhook-url is not a web address",
    ],
    [
      "a secret without a webhook",
      {},
      { webhookSecret: "x" },
      "webhook-secret is set, but webhook-url is not",
    ],
    ["no mail server", { emailTo: ["a@acme.example"] }, {}, "email-to is set, but smtp-url is not"],
    ["nobody to write to", {}, { smtpUrl }, "smtp-url is set, but email-to is not"],
    [
      "another protocol",
      { emailTo: ["a@b.example"] },
      { smtpUrl: "https://u:p4ss@x.example" },
      "smtp-url is not the address of a mail server",
    ],
    ["no sender", { emailTo: ["a@b.example"] }, { smtpUrl: "smtp://mail.example" }, "set email-from to one"],
    ["a receiver that is none", { emailTo: ["nobody"] }, { smtpUrl }, 'email-to has "nobody"'],
    [
      "two addresses in one",
      { emailTo: ["a@b.example <c@d.example>"] },
      { smtpUrl },
      "which is not an e-mail address",
    ],
    [
      "a line break in an address",
      { emailTo: ["a@b.example\r\nBcc: c@d.example"] },
      { smtpUrl },
      "is not an e-mail",
    ],
    [
      "a sender with a line break",
      { emailTo: ["a@b.example"], emailFrom: "x\r\nBcc: y <a@b.example>" },
      { smtpUrl },
      "The sender of e-mail alerts",
    ],
  ])("say in one sentence what is wrong and what to do: %s", (_, config, receivers, words) => {
    const { receivers: usable, problems } = found(config, receivers);
    expect(usable).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(words);
    // Secrets of the settings above.
    expect(problems[0]).not.toMatch(/s3cr3t|pa\$\$|pa%24|p4ss|passwd|[\r\n]/);
  });
});

describe("the address of a mail server", () => {
  it("has host, port, encryption, user and password, decoded", () => {
    expect(parseSmtpUrl(smtpUrl)).toEqual({
      ...{ host: "mail.acme.example", port: 465, secure: true },
      ...{ user: "bench@acme.example", password: "pa$$" },
    });
    expect(parseSmtpUrl("smtp://localhost:2525")).toEqual({ host: "localhost", port: 2525, secure: false });
    expect(parseSmtpUrl("smtp://[::1]")).toEqual({ host: "::1", port: 587, secure: false });
    expect(parseSmtpUrl("smtp://u:100%@h")).toMatchObject({ password: "100%" });
  });

  it.each(["", "mail.example.com", "mail.example.com:25", "http://x", "smtp://", "smtp:x"])(
    "is not %j",
    (text) => {
      expect(parseSmtpUrl(text)).toBeUndefined();
    },
  );
});
