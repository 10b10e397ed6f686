import { createServer } from "node:http";
import { connect, createServer as createTcpServer } from "node:net";
import { describe, expect, it } from "vitest";
import { type BenchmarkError, describeFailure } from "../../src/errors.ts";
import { hmacSha256, httpSender } from "../../src/platform/http-sender.ts";
import { childOutput } from "../support/child-output.ts";
import { failureOf } from "../support/github-client.ts";
import { type Answering, startReceiver } from "../support/http-receiver.ts";
import { recordedBackoff } from "../support/recorded-backoff.ts";
import { listen } from "../support/results-service-listen.ts";
import { temporaryVariables } from "../support/temporary-variables.ts";

const SECRET_PATH = "/services/T0s3cr3t/B0s3cr3t/x0s3cr3t?token=query-s3cr3t";
const NOW = new Date("2026-11-21T06:00:00Z");

function sender(timeoutSeconds = 10) {
  const backoff = recordedBackoff();
  const http = httpSender({ backoff, clock: { now: () => NOW }, timeoutSeconds });
  const post = (url: string, receiver = "the webhook") =>
    http.post({
      url,
      body: '{"a":"ü"}',
      headers: { "Content-Type": "application/json", "X-One": "1" },
      receiver,
    });
  return { post, pauses: backoff.pauses };
}

async function failureOfAlert(promise: Promise<unknown>): Promise<BenchmarkError> {
  const error = await failureOf(promise);
  expect(error.code).toBe("ALERT_FAILED");
  expect(`${describeFailure(error)} ${error.stack} ${String(error.cause)}`).not.toMatch(/s3cr3t/);
  return error;
}

const status =
  (code: number, headers: Record<string, string> = {}, body = ""): Answering =>
  (response) =>
    response.writeHead(code, headers).end(body);

describe("posting an alert", () => {
  it("brings body and headers as they are", async () => {
    await using receiver = await startReceiver();
    await sender().post(`${receiver.url}${SECRET_PATH}`);
    expect(receiver.posts).toHaveLength(1);
    expect(receiver.posts[0]).toMatchObject({ method: "POST", path: SECRET_PATH, body: '{"a":"ü"}' });
    expect(receiver.posts[0]?.headers).toMatchObject({
      ...{ "content-type": "application/json", "content-length": "10", "x-one": "1" },
    });
  });

  it("is tried again after a 500 and arrives once", async () => {
    const answers = [status(500), status(200)];
    await using receiver = await startReceiver((response, count, post) =>
      answers[count - 1]?.(response, count, post),
    );
    const { post, pauses } = sender();
    await post(receiver.url);
    expect(receiver.posts).toHaveLength(2);
    expect(pauses).toEqual([1]);
  });

  it("is tried three times against a server that stays broken, and says which receiver it was", async () => {
    await using receiver = await startReceiver(status(503));
    const { post, pauses } = sender();
    const { message, hint } = await failureOfAlert(post(`${receiver.url}${SECRET_PATH}`));
    expect(message).toBe(`The webhook at ${receiver.host} answered 503.`);
    expect(hint).toContain("receiver's");
    expect(receiver.posts).toHaveLength(3);
    expect(pauses).toEqual([1, 4]);
  });

  it.each([
    ["7", [7, 7]],
    [new Date(NOW.getTime() + 12_000).toUTCString(), [12, 12]],
    ["soon", [1, 4]],
  ])("waits after a 429 for as long as Retry-After says: %s", async (retryAfter, expected) => {
    await using receiver = await startReceiver(status(429, { "Retry-After": retryAfter }));
    const { post, pauses } = sender();
    await failureOfAlert(post(receiver.url));
    expect(pauses).toEqual(expected);
  });

  it("is given up at once when the receiver wants to be left alone for an hour", async () => {
    await using receiver = await startReceiver(status(429, { "Retry-After": "3600" }));
    await failureOfAlert(sender().post(receiver.url));
    expect(receiver.posts).toHaveLength(1);
  });

  it("is not tried again after a 404, and repeats Slack's own word for it only", async () => {
    await using slack = await startReceiver(status(404, {}, "no_service"));
    const { message, hint } = await failureOfAlert(sender().post(`${slack.url}${SECRET_PATH}`, "Slack"));
    expect(message).toBe(`Slack at ${slack.host} answered 404 (no_service).`);
    expect(hint).toContain("make a new one");
    expect(slack.posts).toHaveLength(1);

    await using other = await startReceiver((response, _, { path }) =>
      response.writeHead(400).end(`bad ${path}`),
    );
    expect((await failureOfAlert(sender().post(`${other.url}${SECRET_PATH}`))).message).toBe(
      `The webhook at ${other.host} answered 400.`,
    );
  });

  it("ends when a server never answers", async () => {
    await using receiver = await startReceiver(() => {});
    const { message } = await failureOfAlert(sender(0.1).post(`${receiver.url}${SECRET_PATH}`));
    expect(message).toBe(`The webhook at ${receiver.host} did not answer within 0.1 seconds.`);
    expect(receiver.posts).toHaveLength(3);
  });

  it("counts as done when the answer's body never ends, and as failed when it is not even begun", async () => {
    await using endless = await startReceiver((response) => response.writeHead(200).write("o"));
    await sender(0.2).post(endless.url);
    expect(endless.posts).toHaveLength(1);

    await using resetting = await startReceiver((response) => response.destroy());
    const { message } = await failureOfAlert(sender().post(resetting.url));
    expect(message).toBe(`The webhook at ${resetting.host} could not be reached (ECONNRESET).`);
    expect(resetting.posts).toHaveLength(3);
  });

  it("does not read an answer without end", async () => {
    await using flooding = await startReceiver((response) => {
      const flood = () => {
        if (!response.destroyed) response.write("x".repeat(100_000), () => setImmediate(flood));
      };
      flood();
    });
    await sender().post(flooding.url);
    expect(flooding.posts).toHaveLength(1);
  });

  it("is tried again when nobody listens, and names no more than the host", async () => {
    const { host } = await startReceiver().then(async (gone) => {
      await gone[Symbol.asyncDispose]();
      return gone;
    });
    const { post, pauses } = sender();
    const { message } = await failureOfAlert(post(`http://user:pass-s3cr3t@${host}${SECRET_PATH}`));
    expect(message).toBe(`The webhook at ${host} could not be reached (ECONNREFUSED).`);
    expect(pauses).toEqual([1, 4]);
    expect((await failureOfAlert(post("x0s3cr3t"))).message).toBe(
      "The address of the webhook is not a web address.",
    );
  });

  it("follows a redirect on the same host, and none to another", async () => {
    await using receiver = await startReceiver((response, count) =>
      count === 1 ? response.writeHead(308, { Location: "/new" }).end() : response.end("ok"),
    );
    await sender().post(`${receiver.url}${SECRET_PATH}`);
    expect(receiver.posts.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `POST ${SECRET_PATH}`,
      "POST /new",
    ]);
    expect(receiver.posts[1]?.body).toBe('{"a":"ü"}');

    await using other = await startReceiver();
    for (const code of [301, 302, 303, 307, 308]) {
      await using redirecting = await startReceiver(status(code, { Location: `${other.url}/x0s3cr3t` }));
      const { message } = await failureOfAlert(sender().post(redirecting.url));
      expect(message).toBe(`The webhook at ${redirecting.host} answered ${code}.`);
      expect(redirecting.posts).toHaveLength(1);
    }
    expect(other.posts).toEqual([]);
  });

  it("does not follow a redirect in a circle for ever", async () => {
    await using receiver = await startReceiver(status(307, { Location: "/again" }));
    await failureOfAlert(sender().post(receiver.url));
    expect(receiver.posts).toHaveLength(4);
  });

  it("says when a certificate is not to be trusted, without a word of the address", async () => {
    const tls = createTcpServer((socket) => socket.on("data", () => socket.end("this is no TLS")));
    const port = await listen(tls as unknown as ReturnType<typeof createServer>);
    const { message } = await failureOfAlert(sender().post(`https://127.0.0.1:${port}${SECRET_PATH}`));
    expect(message).toMatch(
      new RegExp(`^The webhook at 127.0.0.1:${port} could not be reached \\([A-Z0-9_]+\\)\\.$`),
    );
    tls.close();
  });
});

describe("a proxy", () => {
  it("is used when the environment names one", async () => {
    await using receiver = await startReceiver();
    const asked: (string | undefined)[] = [];
    const proxy = createServer();
    proxy.on("connect", (request, socket) => {
      asked.push(request.url);
      const [, port] = receiver.host.split(":");
      const onward = connect(Number(port), "127.0.0.1", () => {
        socket.write("HTTP/1.1 200 OK\r\n\r\n");
        onward.pipe(socket).pipe(onward);
      });
    });
    const address = `http://127.0.0.1:${await listen(proxy)}`;
    using _ = temporaryVariables({ http_proxy: address, no_proxy: undefined, NO_PROXY: undefined });

    await sender().post(`http://alerts.acme.example${SECRET_PATH}`);
    expect(asked).toEqual(["alerts.acme.example:80"]);
    expect(receiver.posts[0]).toMatchObject({
      path: SECRET_PATH,
      headers: { host: "alerts.acme.example:80" },
    });
    proxy.closeAllConnections();
    proxy.close();
  });
});

describe("the signature", () => {
  it("is the one that openssl and Python compute", async () => {
    const text = '1795240800.{"version":1,"headline":"ü is slower"}';
    const ours = hmacSha256("s3cret key", text);
    const openssl = await childOutput("openssl", ["dgst", "-sha256", "-hmac", "s3cret key"], text);
    expect(openssl.trim().split(/\s+/).at(-1)).toBe(ours);
    const script =
      "import hmac,sys;print(hmac.new(b's3cret key',sys.stdin.buffer.read(),'sha256').hexdigest())";
    expect((await childOutput("python3", ["-c", script], text)).trim()).toBe(ours);
  });
});
