import { describe, expect, it } from "vitest";
import { type Delivery, withRetries } from "../../src/alerts/retry.ts";
import { BenchmarkError, factAndHint } from "../../src/errors.ts";
import { recordedBackoff } from "../support/recorded-backoff.ts";

const error = (message: string) => new BenchmarkError("ALERT_FAILED", message, { hint: "Look at it." });
const failed = (message: string, afterSeconds?: number): Delivery => ({
  kind: "failed",
  error: error(message),
  ...(afterSeconds === undefined ? {} : { afterSeconds }),
});

async function run(...deliveries: readonly Delivery[]) {
  const backoff = recordedBackoff();
  let tries = 0;
  const attempt = async () => deliveries[tries++] ?? failed("too many tries");
  const message = await withRetries(attempt, backoff).then(
    () => "delivered",
    (reason: unknown) => (reason instanceof BenchmarkError ? factAndHint(reason) : ""),
  );
  return { message, tries, pauses: backoff.pauses };
}

describe("delivering", () => {
  it("ends with the first success", async () => {
    expect(await run({ kind: "delivered" })).toEqual({ message: "delivered", tries: 1, pauses: [] });
    expect(await run(failed("a"), failed("b"), { kind: "delivered" })).toEqual({
      ...{ message: "delivered", tries: 3, pauses: [1, 4] },
    });
  });

  it("is given up after three tries, with what the last one met", async () => {
    expect(await run(failed("a"), failed("b"), failed("c"))).toEqual({
      message: "c. It was tried three times. Look at it.",
      tries: 3,
      pauses: [1, 4],
    });
  });

  it("is not tried again when that would end the same", async () => {
    expect(await run(failed("a"), { kind: "refused", error: error("no") })).toMatchObject({
      ...{ message: "no. Look at it.", tries: 2 },
    });
  });

  it("waits as long as the receiver asks for, but not longer than half a minute", async () => {
    expect(await run(failed("a", 30), failed("b", 0), { kind: "delivered" })).toMatchObject({
      pauses: [30, 0],
    });
    expect(await run(failed("busy", 30.2))).toEqual({
      message: "busy. It asked for a pause of 31 seconds, and a run waits 30 at the most. Look at it.",
      tries: 1,
      pauses: [],
    });
  });
});
