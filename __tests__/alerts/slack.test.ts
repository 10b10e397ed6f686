import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slackMessage } from "../../src/alerts/slack.ts";
import {
  alertFrom,
  failure,
  fullReport,
  LINKS,
  leak,
  missedLimit,
  pushReport,
  regression,
} from "../support/alert-report.ts";
import { hostileLongText } from "../support/hostile-text.ts";
import { buildReport } from "../support/report-builder.ts";
import schema from "../support/slack-block-kit.schema.json" with { type: "json" };
import { readMarkup, textsOf, unescaped } from "../support/slack-reader.ts";

const validate = new Ajv({ discriminator: true, allErrors: true }).compile(schema);

/** Errors by the schema; it counts code points, so the limits are held against UTF-16 units by the texts besides. */
function errorsOf(message: unknown): unknown {
  return validate(message) ? [] : validate.errors;
}

const messageOf = (report = pushReport({ comparisons: [regression()] })) => slackMessage(alertFrom(report));

const blockTexts = (message: ReturnType<typeof slackMessage>) => textsOf(message).map(({ text }) => text);

describe("the message to Slack", () => {
  it("tells what regressed, by how much, where and where to go on", () => {
    const message = messageOf();
    expect(errorsOf(message)).toEqual([]);
    expect(message.text).toBe("Major performance regression in `acme/widgets`: `parsing/parse/small` +31.2%");
    expect(blockTexts(message).slice(1)).toEqual([
      "Major performance regression in acme/widgets",
      "1 of 12 benchmarks regressed: parsing/parse/small is 31.2 % slower (29.1 % to 33.4 %).",
      "*Severity*\n`major`",
      "*Suite*\n`quick`",
      "*Branch*\n`main`",
      "*Commit*\n`3f2c1a9`",
      "*Baseline*\n`run of a81b2c3 on main, from branch benchmark-data`",
      "*Regressions*\n• `parsing/parse/small` *+31.2% (+29.1% to +33.4%), major* `1.00 ms → 1.31 ms`",
      "<https://github.com/acme/widgets/actions/runs/8123456789|Workflow run>",
      "<https://acme.example/bench?a=1&amp;b=2|Dashboard>",
      "1 series: 1 regressed · 2026-11-21T06:00:07.250Z",
    ]);
  });

  it("lists failures, missed limits and leaks besides", () => {
    const run = { ...buildReport().run, failures: [failure()] };
    const memory = { peak: 1, profiles: [], leaks: [leak()] };
    const texts = blockTexts(messageOf(pushReport({ run, memory, sla: [missedLimit()] })));
    expect(texts[0]).toBe("Failed benchmark in `acme/widgets`: `render/page`");
    expect(texts).toContain("*Failed benchmarks*\n• `render/page` *failed* `It exited with code 1.`");
    expect(texts).toContain("*Missed SLA limits*\n• `load/start` *missed* `300 ms, limit p95 &lt;250 ms`");
    expect(texts).toContain(
      "*Memory leaks*\n• `cache/fill` *1.5 MiB per cycle* `Live memory grows with every cycle.`",
    );
  });

  it("shows the ten worst and counts the others", () => {
    const comparisons = Array.from({ length: 33 }, (_, index) => regression(0.2 + index / 100, `b${index}`));
    const message = messageOf(pushReport({ comparisons }));
    const list =
      blockTexts(message)
        .find((text) => text.startsWith("*Regressions*"))
        ?.split("\n") ?? [];
    expect(list).toHaveLength(12);
    expect(list[1]).toContain("`parsing/b32` *+52.0%");
    expect(list.at(-1)).toBe("and 23 more");
    expect(message.text).toContain("`parsing/b32` +52.0% and 32 more");
  });

  it("stays within Slack's limits when every name is made of what grows when escaped", () => {
    const message = slackMessage(alertFrom(fullReport(() => "&".repeat(5000), 60)));
    expect(errorsOf(message)).toEqual([]);
    for (const { text } of textsOf(message)) expect(text.length).toBeLessThanOrEqual(3000);
  });

  it("links to nothing but addresses of the web", () => {
    const links = [
      { text: "a", url: "javascript:alert(1)" },
      { text: "b", url: "https://x.example/a|b>c d" },
      { text: "*c*|`", url: "https://x.example/a|<!here>`" },
    ];
    const message = slackMessage(alertFrom(pushReport({ comparisons: [regression()] }), {}, links));
    const found = textsOf(message).flatMap(({ type, text }) =>
      type === "mrkdwn" ? readMarkup(text).angles : [],
    );
    expect(found).toEqual(["https://x.example/a%7C%3C!here%3E%60| c   "]);
  });
});

describe("text from outside in Slack", () => {
  const skeletonOf = (message: ReturnType<typeof slackMessage>) =>
    textsOf(message)
      .flatMap(({ type, text }) => (type === "mrkdwn" ? [readMarkup(text).skeleton] : []))
      .join("\n");

  it("is valid, and changes no markup, whatever it is", () => {
    const harmless = skeletonOf(slackMessage(alertFrom(fullReport((place) => place))));
    fc.assert(
      fc.property(fc.array(hostileLongText, { minLength: 1, maxLength: 8 }), (texts) => {
        let next = 0;
        const message = slackMessage(alertFrom(fullReport(() => texts[next++ % texts.length] ?? "")));
        expect(errorsOf(message)).toEqual([]);
        expect(skeletonOf(message)).toBe(harmless);
        for (const { type, text } of textsOf(message)) {
          expect(text.length).toBeLessThanOrEqual(3000);
          expect(text).not.toMatch(/\p{Cs}/u);
          if (type === "plain_text") unescaped(text);
          else
            expect(
              readMarkup(text).angles.every((angle) => LINKS.some(({ url }) => angle.startsWith(`${url}|`))),
            ).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("can be read as it was written", () => {
    const report = pushReport({ comparisons: [regression(0.4, "map<K,V> *fast* a_b & <!channel>")] });
    const list = blockTexts(messageOf(report)).find((text) => text.startsWith("*Regressions*")) ?? "";
    expect(readMarkup(list).code[0]).toBe("parsing/map<K,V> *fast* a_b & <!channel>");
  });
});
