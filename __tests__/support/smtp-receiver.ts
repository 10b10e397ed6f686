import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { childOutput } from "./child-output.ts";

interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly user: string | undefined;
  /** Whether it came over an encrypted connection. */
  readonly secure: boolean;
  readonly source: string;
}

/** A mail as Python's parser reads it. */
export interface ReadMail {
  readonly headers: Readonly<Record<string, string>>;
  readonly types: readonly string[];
  readonly text: string;
  readonly html: string;
}

export const SMTP_USER = "bench@acme.example";
export const SMTP_PASSWORD = "pa$$w0rd-s3cr3t";

/** A mail server on loopback that keeps what it is sent. */
export async function startMailServer(options: SMTPServerOptions = {}) {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    onAuth: ({ username, password }, _, done) =>
      username === SMTP_USER && password === SMTP_PASSWORD
        ? done(null, { user: username })
        : done(new Error(`Invalid login of ${username} with ${password}`)),
    onData: async (stream, session, done) => {
      const { envelope, user, secure } = session;
      const parts: Buffer[] = [];
      for await (const part of stream) parts.push(part);
      const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
      const to = envelope.rcptTo.map(({ address }) => address);
      mails.push({ from, to, user, secure, source: Buffer.concat(parts).toString("latin1") });
      done();
    },
    ...options,
  });
  // A client that hangs up is what some tests are about.
  server.on("error", () => {});
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    mails: mails as readonly ReceivedMail[],
    port: address.port,
    async [Symbol.asyncDispose]() {
      await new Promise<void>((closed) => server.close(closed));
    },
  };
}

/** Reads a mail with a parser that is not the sender's. */
export async function readMail(source: string): Promise<ReadMail> {
  const script = `
import email, email.policy, json, sys
mail = email.message_from_bytes(sys.stdin.buffer.read().decode("utf-8").encode("latin-1"), policy=email.policy.default)
part = lambda kind: mail.get_body((kind,)).get_content()
print(json.dumps({"headers": {name.lower(): str(value) for name, value in mail.items()},
  "types": [one.get_content_type() for one in mail.walk()], "text": part("plain"), "html": part("html")}))`;
  return JSON.parse(await childOutput("python3", ["-c", script], source));
}

/** A new key and a certificate for this machine, which nobody trusts who is not told to. */
export async function selfSigned(): Promise<{ readonly key: string; readonly cert: string }> {
  const pem = await childOutput("openssl", [
    ...[
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-keyout",
      "-",
      "-days",
      "2",
      "-subj",
      "/CN=localhost",
    ],
    ...["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"],
  ]);
  const at = pem.indexOf("-----BEGIN CERTIFICATE-----");
  return { key: pem.slice(0, at), cert: pem.slice(at) };
}
