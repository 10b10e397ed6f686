/** A request that brings one message to one receiver. Retried on time-outs, 429 and 5xx. Throws `ALERT_FAILED`, never with the address's secrets in it. */
export interface HttpSender {
  post(request: {
    readonly url: string;
    readonly body: string;
    readonly headers: Readonly<Record<string, string>>;
    /** For messages: `Slack`, `the webhook`. */
    readonly receiver: string;
  }): Promise<void>;
}

/** Throws `ALERT_FAILED`, never with the password in it. */
export interface MailSender {
  send(mail: {
    /** `smtp://` or `smtps://`, with user and password. */
    readonly server: string;
    readonly from: string;
    readonly to: readonly string[];
    readonly subject: string;
    readonly text: string;
    readonly html: string;
    /** The mail's own id, the same for each try, so that a mail that arrived twice is shown once. */
    readonly messageId: string;
    /** Id of the mail that starts the thread; it need not exist. */
    readonly references?: string;
  }): Promise<void>;
}

/** Where alerts can go; what is absent is not set up. All are secrets. */
export interface AlertReceivers {
  readonly slackWebhookUrl?: string;
  readonly webhookUrl?: string;
  readonly webhookSecret?: string;
  readonly smtpUrl?: string;
}

export interface AlertPorts {
  readonly http: HttpSender;
  readonly mail: MailSender;
  readonly receivers: AlertReceivers;
  /** Hex HMAC-SHA256 of a text. */
  readonly sign: (secret: string, text: string) => string;
}
