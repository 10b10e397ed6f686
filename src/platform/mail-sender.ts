import type { MailSender } from "../alerts/ports.ts";
import { type Delivery, withRetries } from "../alerts/retry.ts";
import { parseSmtpUrl, type SmtpServer } from "../alerts/smtp-url.ts";
import { BenchmarkError } from "../errors.ts";
import type { Backoff } from "../store/ports.ts";

type Mail = Parameters<MailSender["send"]>[0];

/** A mail takes some ten exchanges; a server that is slow in each is given up. */
const PHASES = 3;

/**
 * Sends mail by SMTP. What a server answers is not repeated: it may hold the
 * user or an address. A user and a password go over an encrypted connection
 * only, except to this machine itself.
 */
export function mailSender(options: {
  readonly backoff: Backoff;
  /** For connecting, for the greeting, and for each silence; three times that for one try. */
  readonly timeoutSeconds?: number;
  /** A certificate authority to trust besides those of Node.js. */
  readonly certificateAuthority?: string;
}): MailSender {
  return {
    async send(mail) {
      const server = parseSmtpUrl(mail.server);
      if (server === undefined) throw noServer();
      await withRetries(() => deliver(mail, server, options), options.backoff);
    },
  };
}

async function deliver(
  mail: Mail,
  server: SmtpServer,
  options: { readonly timeoutSeconds?: number; readonly certificateAuthority?: string },
): Promise<Delivery> {
  const { timeoutSeconds = 10, certificateAuthority: ca } = options;
  const timeout = timeoutSeconds * 1000;
  const { createTransport } = await import("nodemailer");
  const { host, port, secure, user, password = "" } = server;
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: !secure && user !== undefined && !isThisMachine(host),
    ...(user === undefined ? {} : { auth: { user, pass: password } }),
    ...(ca === undefined ? {} : { tls: { ca } }),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    dnsTimeout: timeout,
    socketTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const { from, subject, text, html, messageId, references } = mail;
  const message = {
    ...{ from, to: [...mail.to], subject, text, html, messageId },
    ...(references === undefined ? {} : { references, inReplyTo: references }),
    // Bounded as a whole, too: a server could let each step take just not too long.
    signal: AbortSignal.timeout(PHASES * timeout),
    headers: { "Auto-Submitted": "auto-generated" },
  };
  try {
    const { rejected } = await transport.sendMail(message);
    if (rejected.length === 0) return { kind: "delivered" };
    return { kind: "refused", error: someRefused(host, rejected.length, mail.to.length) };
  } catch (error) {
    return failureOf(error, host, timeoutSeconds);
  }
}

function isThisMachine(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}

function failureOf(error: unknown, host: string, timeoutSeconds: number): Delivery {
  const { code, cause, responseCode } = factsOf(error);
  const detail = responseCode ?? cause;
  const passing = responseCode === undefined ? code !== "ETLS" && code !== "EAUTH" : responseCode < 500;
  const words = `${wordsFor(code, timeoutSeconds)}${detail === undefined ? "" : ` (${detail})`}`;
  return {
    kind: passing ? "failed" : "refused",
    error: new BenchmarkError("ALERT_FAILED", `The mail server ${host} ${words}.`, {
      hint: HINTS[code] ?? HINT,
    }),
  };
}

interface Facts {
  /** The library's word for it. */
  readonly code: string;
  /** Node's word for a connection that failed. Both are fixed, so they hold no address. */
  readonly cause?: string;
  readonly responseCode?: number;
}

function factsOf(error: unknown): Facts {
  if (!(error instanceof Error)) return { code: "" };
  const code = "code" in error ? String(error.code) : "";
  if ("responseCode" in error && typeof error.responseCode === "number") {
    return { code, responseCode: error.responseCode };
  }
  const cause = "originalCode" in error ? String(error.originalCode) : "";
  if (!/^[A-Z0-9_]{3,60}$/.test(cause)) return { code };
  return { code: /CERT|TLS|SSL|UNABLE_TO/.test(cause) ? "ETLS" : code, cause };
}

function wordsFor(code: string, timeoutSeconds: number): string {
  switch (code) {
    case "EAUTH":
      return "did not accept the user and password of smtp-url";
    case "ETLS":
      return "offers no encrypted connection that can be trusted";
    case "EENVELOPE":
      return "refused the sender or all recipients";
    case "EMESSAGE":
      return "refused the mail";
    case "ETIMEDOUT":
    case "EABORT":
      return `did not answer within ${timeoutSeconds} seconds`;
    case "EPROTOCOL":
      return "ended the conversation";
    default:
      return "could not be reached";
  }
}

const HINT = "Look whether host and port of smtp-url are right and can be reached from the runner.";
const HINTS: Readonly<Record<string, string>> = {
  EAUTH: "Look at the secret: special characters of user and password must be encoded as in URLs (@ is %40).",
  ETLS: "With smtps:// the connection is encrypted from the start, with smtp:// by STARTTLS, without which no password is sent. A certificate of your own authority is trusted with NODE_EXTRA_CA_CERTS.",
  EENVELOPE: "Look at email-from and email-to: many servers send only for addresses of their own.",
};

function someRefused(host: string, refused: number, all: number): BenchmarkError {
  return new BenchmarkError(
    "ALERT_FAILED",
    `The mail server ${host} refused ${refused} of ${all} recipients; the others have the mail.`,
    { hint: "Look at the addresses in email-to." },
  );
}

function noServer(): BenchmarkError {
  return new BenchmarkError("ALERT_FAILED", "smtp-url is not the address of a mail server.", {
    hint: "Write smtps://user:password@mail.example.com.",
  });
}
