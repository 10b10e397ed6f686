import { createServer, type Socket } from "node:net";
import { beforeAll, describe, expect, it } from "vitest";
import { mailOf } from "../../src/alerts/mail.ts";
import { threadOf } from "../../src/alerts/thread.ts";
import { type BenchmarkError, describeFailure } from "../../src/errors.ts";
import { mailSender } from "../../src/platform/mail-sender.ts";
import { alertFrom, pushReport, regression } from "../support/alert-report.ts";
import { failureOf } from "../support/github-client.ts";
import { recordedBackoff } from "../support/recorded-backoff.ts";
import { readMail, SMTP_PASSWORD, SMTP_USER, selfSigned, startMailServer } from "../support/smtp-receiver.ts";

const LOGIN = `${encodeURIComponent(SMTP_USER)}:${encodeURIComponent(SMTP_PASSWORD)}@`;
const FROM = "Bénch <bench@acme.example>";
const alert = alertFrom(
  pushReport({ comparisons: [regression(0.312, "größe/日本語 👩‍🚀\r\nBcc: victim@evil.example")] }),
);
const MAIL = {
  from: FROM,
  to: ["a@acme.example", "Team B <b@acme.example>"],
  ...mailOf(alert),
  ...threadOf(alert, FROM, "d-1"),
};

let certificate: { readonly key: string; readonly cert: string };
beforeAll(async () => {
  certificate = await selfSigned();
});

function sender(timeoutSeconds = 10, certificateAuthority?: string) {
  const backoff = recordedBackoff();
  const mail = mailSender({
    ...{ backoff, timeoutSeconds },
    ...(certificateAuthority === undefined ? {} : { certificateAuthority }),
  });
  return { send: (server: string) => mail.send({ server, ...MAIL }), pauses: backoff.pauses };
}

async function failureOfAlert(promise: Promise<unknown>): Promise<BenchmarkError> {
  const error = await failureOf(promise);
  expect(error.code).toBe("ALERT_FAILED");
  const said = `${describeFailure(error)} ${error.stack} ${String(error.cause)}`;
  expect(said).not.toContain(SMTP_PASSWORD);
  expect(said).not.toContain(encodeURIComponent(SMTP_PASSWORD));
  expect(said).not.toContain(SMTP_USER);
  return error;
}

/** A server that says nothing but these lines, one for each that it reads, the first as its greeting. */
async function startScript(lines: readonly string[]) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const left = [...lines];
    const say = () => {
      const line = left.shift();
      if (line !== undefined) socket.write(`${line}\r\n`);
    };
    say();
    socket.on("data", say).on("error", () => {});
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    port: address.port,
    sockets: sockets as ReadonlySet<Socket>,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

describe("sending an e-mail", () => {
  it("arrives with both parts, its subject as it was written, and in its thread", async () => {
    await using server = await startMailServer({ disabledCommands: ["STARTTLS"] });
    await sender().send(`smtp://127.0.0.1:${server.port}`);

    expect(server.mails).toHaveLength(1);
    const [mail] = server.mails;
    expect(mail).toMatchObject({ from: "bench@acme.example", to: ["a@acme.example", "b@acme.example"] });
    const read = await readMail(mail?.source ?? "");
    expect(read.headers).toMatchObject({
      subject:
        "[acme/widgets] major performance regression: parsing/größe/日本語 👩‍🚀 Bcc: victim@evil.example +31.2%",
      from: FROM,
      to: "a@acme.example, Team B <b@acme.example>",
      "message-id": "<d-1.alert@acme.example>",
      "in-reply-to": "<acme-widgets.Benchmarks.benchmark.main.alerts@acme.example>",
      references: "<acme-widgets.Benchmarks.benchmark.main.alerts@acme.example>",
      "auto-submitted": "auto-generated",
    });
    expect(read.headers).not.toHaveProperty("bcc");
    expect(read.types).toEqual(["multipart/alternative", "text/plain", "text/html"]);
    expect(read.text.replaceAll("\r\n", "\n")).toBe(MAIL.text);
    expect(read.html.replaceAll("\r\n", "\n")).toBe(MAIL.html);
  });

  it("is encrypted by STARTTLS with smtp:// and from the start with smtps://, and signs in", async () => {
    for (const [scheme, secure] of [
      ["smtp", false],
      ["smtps", true],
    ] as const) {
      await using server = await startMailServer({ ...certificate, secure, authOptional: false });
      await sender(10, certificate.cert).send(`${scheme}://${LOGIN}localhost:${server.port}`);
      expect(server.mails).toMatchObject([{ secure: true, user: SMTP_USER }]);
    }
  });

  it("does not go to a server whose certificate nobody vouches for", async () => {
    await using starttls = await startMailServer(certificate);
    await using direct = await startMailServer({ ...certificate, secure: true });
    for (const server of [`smtp://localhost:${starttls.port}`, `smtps://localhost:${direct.port}`]) {
      const { send, pauses } = sender();
      const { message, hint } = await failureOfAlert(send(server));
      expect(message).toBe(
        "The mail server localhost offers no encrypted connection that can be trusted (DEPTH_ZERO_SELF_SIGNED_CERT).",
      );
      expect(hint).toContain("NODE_EXTRA_CA_CERTS");
      expect(pauses).toEqual([]);
    }
    expect([...starttls.mails, ...direct.mails]).toEqual([]);
  });

  it("sends no password over a connection that is not encrypted, except to this machine", async () => {
    const asked: string[] = [];
    const open = { disabledCommands: ["STARTTLS"], allowInsecureAuth: true, authOptional: false };
    await using server = await startMailServer({
      ...open,
      onAuth: ({ username = "" }, session, done) => {
        asked.push(`${username} by ${session.remoteAddress}`);
        done(null, { user: username });
      },
    });
    // 0.0.0.0 leads to this machine, but does not say so.
    const { message } = await failureOfAlert(sender().send(`smtp://${LOGIN}0.0.0.0:${server.port}`));
    expect(message).toBe("The mail server 0.0.0.0 offers no encrypted connection that can be trusted (500).");
    expect(asked).toEqual([]);
    await sender().send(`smtp://${LOGIN}127.0.0.1:${server.port}`);
    expect(asked).toEqual([`${SMTP_USER} by 127.0.0.1`]);
  });

  it("is not tried again when the password is wrong", async () => {
    await using server = await startMailServer({ ...certificate, secure: true });
    const { send, pauses } = sender(10, certificate.cert);
    const { message, hint } = await failureOfAlert(
      send(`smtps://${LOGIN.replace("w0rd", "word")}localhost:${server.port}`),
    );
    expect(message).toBe("The mail server localhost did not accept the user and password of smtp-url (535).");
    expect(hint).toContain("encoded as in URLs");
    expect(pauses).toEqual([]);
  });

  it("is tried again after a temporary refusal and arrives once", async () => {
    let tries = 0;
    await using server = await startMailServer({
      disabledCommands: ["STARTTLS"],
      onMailFrom: (_, __, done) => {
        tries += 1;
        done(tries === 1 ? Object.assign(new Error("greylisted"), { responseCode: 451 }) : null);
      },
    });
    const { send, pauses } = sender();
    await send(`smtp://127.0.0.1:${server.port}`);
    expect(server.mails).toHaveLength(1);
    expect(pauses).toEqual([1]);
  });

  it("is refused for good when the server does not know the receivers, and says so when it knows some", async () => {
    const refusing = (refused: string) =>
      startMailServer({
        disabledCommands: ["STARTTLS"],
        onRcptTo: ({ address }, _, done) =>
          done(
            address.startsWith(refused)
              ? Object.assign(new Error(`no ${address}`), { responseCode: 550 })
              : null,
          ),
      });
    await using all = await refusing("");
    const { send, pauses } = sender();
    expect((await failureOfAlert(send(`smtp://127.0.0.1:${all.port}`))).message).toBe(
      "The mail server 127.0.0.1 refused the sender or all recipients (550).",
    );
    await using some = await refusing("b@");
    expect((await failureOfAlert(send(`smtp://127.0.0.1:${some.port}`))).message).toBe(
      "The mail server 127.0.0.1 refused 1 of 2 recipients; the others have the mail.",
    );
    expect(some.mails.map(({ to }) => to)).toEqual([["a@acme.example"]]);
    expect(pauses).toEqual([]);
  });

  it("is tried three times when nobody listens", async () => {
    const gone = await startScript([]);
    await gone[Symbol.asyncDispose]();
    const { send, pauses } = sender();
    const { message } = await failureOfAlert(send(`smtp://${LOGIN}127.0.0.1:${gone.port}`));
    expect(message).toBe("The mail server 127.0.0.1 could not be reached (ECONNREFUSED).");
    expect(pauses).toEqual([1, 4]);
    expect((await failureOfAlert(send(`${SMTP_PASSWORD}`))).message).toBe(
      "smtp-url is not the address of a mail server.",
    );
  });

  it.each([
    ["before its greeting", []],
    ["after its greeting", ["220 mail.example ESMTP"]],
    [
      "in the middle of the mail",
      ["220 mail.example ESMTP", "250 mail.example", "250 ok", "250 ok", "250 ok"],
    ],
  ])("ends when the server stalls %s", async (_, lines) => {
    await using server = await startScript(lines);
    const { send, pauses } = sender(0.1);
    const { message } = await failureOfAlert(send(`smtp://127.0.0.1:${server.port}`));
    expect(message).toBe("The mail server 127.0.0.1 did not answer within 0.1 seconds.");
    expect(pauses).toEqual([1, 4]);
    expect(server.sockets.size).toBe(3);
  });

  it("ends when the server keeps talking without an end", async () => {
    await using server = await startScript([]);
    const talking = setInterval(() => {
      for (const socket of server.sockets) if (!socket.destroyed) socket.write("220-wait\r\n");
    }, 20);
    await failureOfAlert(sender(0.1).send(`smtp://127.0.0.1:${server.port}`));
    clearInterval(talking);
    expect(server.sockets.size).toBe(3);
  });
});
