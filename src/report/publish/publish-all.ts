import { describeFailure } from "../../errors.ts";
import type { Log } from "../../ports.ts";
import type { Report } from "../report.ts";

/** One place that a report goes to. */
export interface Publisher {
  /** For messages: `pull request comment`. */
  readonly name: string;
  /** Returns what was done, as one sentence for the log; throws when it could not be done. */
  publish(report: Report): Promise<string>;
}

export interface PublishOutcome {
  readonly name: string;
  readonly published: boolean;
  /** What was done, or why not. */
  readonly message: string;
}

/** Publishes everywhere at once. One place that fails costs the user one warning, not the other reports. */
export async function publishAll(
  publishers: readonly Publisher[],
  report: Report,
  log: Pick<Log, "info" | "warn">,
): Promise<readonly PublishOutcome[]> {
  // An async arrow, so that a publisher that throws at once is a rejection like any other.
  const results = await Promise.allSettled(publishers.map(async (publisher) => publisher.publish(report)));
  return results.map((result, index) => {
    const name = publishers[index]?.name ?? "report";
    if (result.status === "fulfilled") {
      log.info(result.value);
      return { name, published: true, message: result.value };
    }
    const message = describeFailure(result.reason);
    log.warn(`Not published: the ${name}. ${message}`);
    return { name, published: false, message };
  });
}
