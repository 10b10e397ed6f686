import { expect, it } from "vitest";
import { withoutSecrets } from "../../src/harness/secrets.ts";

it("keeps the values of secret variables out of what is published of a failure", () => {
  const failure = {
    benchmark: "query",
    kind: "failed" as const,
    message: "Cannot connect with hunter2-hunter2.",
    output: "postgres://app:hunter2-hunter2@db/app\nhunter2\nPATH is /usr/bin",
  };
  const variables = {
    DB_PASSWORD: "hunter2-hunter2",
    SHORT_TOKEN: "hunt",
    PATH: "/usr/bin",
    EMPTY_SECRET: "",
  };
  expect(withoutSecrets([failure], variables)).toEqual([
    {
      ...failure,
      message: "Cannot connect with ***.",
      output: "postgres://app:***@db/app\nhunter2\nPATH is /usr/bin",
    },
  ]);
});
