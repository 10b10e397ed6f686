import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { webhookBody, webhookHeaders } from "../../src/alerts/webhook.ts";
import { hmacSha256 } from "../../src/platform/http-sender.ts";
import { alertFrom, failure, leak, missedLimit, pushReport, regression } from "../support/alert-report.ts";
import { childOutput } from "../support/child-output.ts";
import { buildReport } from "../support/report-builder.ts";

const page = await readFile(new URL("../../docs/alerts.md", import.meta.url), "utf8");

function block(language: string): string {
  const found = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "ms").exec(page)?.[1];
  if (found === undefined) throw new Error(`docs/alerts.md has no block of ${language}.`);
  return found;
}

const full = pushReport({
  run: { ...buildReport().run, failures: [failure()] },
  memory: { peak: 1, profiles: [], leaks: [leak()] },
  comparisons: [regression()],
  sla: [missedLimit()],
});
const body = webhookBody(alertFrom(full), "d-1");

/** A signed post of now, or of some seconds ago. */
function signed(secondsAgo = 0) {
  const text = JSON.stringify({ ...body, headline: "größer" });
  const headers = webhookHeaders(text, {
    ...{ event: body.event, deliveryId: "d-1", userAgent: "test" },
    time: new Date(Date.now() - secondsAgo * 1000),
    sign: (words) => hmacSha256("a secret", words),
  });
  return {
    body: text,
    timestamp: headers["X-Performance-Benchmark-Timestamp"] ?? "",
    signature: headers["X-Performance-Benchmark-Signature-256"] ?? "",
  };
}

describe("docs/alerts.md", () => {
  it("shows the JSON with exactly the fields that it has, in lists, too", () => {
    const shown: Record<string, unknown> = JSON.parse(block("json"));
    const shape = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(shape)
        : typeof value === "object" && value !== null
          ? Object.entries(value).map(([key, inner]) => [key, shape(inner)])
          : typeof value;
    expect(shape(shown)).toEqual(shape(JSON.parse(JSON.stringify(body))));
  });

  it("explains every field", () => {
    const rows = page.split("\n").filter((line) => line.startsWith("| `"));
    const explained = rows.flatMap((line) =>
      [...(line.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );
    expect(explained).toEqual(expect.arrayContaining(Object.keys(body)));
  });

  it.each([
    ["a genuine post", "a secret", 0, true],
    ["another key", "b secret", 0, false],
    ["an old one that is sent again", "a secret", 600, false],
  ])("verifies signatures with openssl, Python and Node.js: %s", async (_, secret, secondsAgo, genuine) => {
    const post = signed(secondsAgo);
    const folder = await mkdtemp(join(tmpdir(), "alerts-"));
    await writeFile(join(folder, "body.json"), post.body);
    await writeFile(join(folder, "verify.mjs"), block("js"));

    const shell = `cd "$1"; TIMESTAMP=$2 SIGNATURE=$3 SECRET=$4\n${block("sh")}\ntrue`;
    const answer = await childOutput("bash", [
      "-c",
      shell,
      "-",
      folder,
      post.timestamp,
      post.signature,
      secret,
    ]);
    expect(answer.trim()).toBe(genuine ? "genuine" : "");

    const python = `${block("python")}\nimport sys\nprint(is_genuine(*sys.argv[1:4], sys.stdin.buffer.read()))`;
    const args = ["-c", python, secret, post.timestamp, post.signature];
    expect((await childOutput("python3", args, post.body)).trim()).toBe(genuine ? "True" : "False");

    const { isGenuine } = await import(pathToFileURL(join(folder, "verify.mjs")).href);
    expect(isGenuine(secret, post.timestamp, post.signature, Buffer.from(post.body))).toBe(genuine);
    expect(isGenuine(secret, post.timestamp, post.signature, Buffer.from(`${post.body} `))).toBe(false);
    await rm(folder, { recursive: true });
  });
});
