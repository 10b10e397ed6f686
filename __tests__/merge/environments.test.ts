import { expect, it } from "vitest";
import { shardsSentence } from "../../src/merge/markdown/environments.ts";
import { mergeReports } from "../../src/merge/merge-reports.ts";
import { job, same } from "./jobs.ts";

it("the sentence on shards is there where the work was split, and only there", () => {
  const sentences = (...parts: readonly (string | undefined)[]) => {
    const [first = job({}), ...others] = parts.map((part) =>
      job({ ...(part === undefined ? {} : { part }), comparisons: [same(`of ${part}`)] }),
    );
    return mergeReports([first, ...others]).columns.map(shardsSentence);
  };
  expect(sentences("1/2", "2/2")).toEqual([
    expect.stringMatching(/^2 of 2 shards, the longest measured for /),
  ]);
  expect(sentences("1/1")).toEqual([undefined]);
  expect(sentences(undefined)).toEqual([undefined]);
});
