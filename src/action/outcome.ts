import type { Log } from "../ports.ts";
import { closingDetails } from "../report/closing-text.ts";
import { plainText } from "../report/plain-text.ts";
import type { Report } from "../report/report.ts";

/**
 * Ends the log of a step as the command line ends its output, whatever the gate
 * says. What is long folds; the headline never does. Without colours, which not
 * every reader of a log shows.
 *
 * @param reportPath absent where this job wrote no files
 */
export async function tellOutcome(
  report: Report,
  log: Pick<Log, "group" | "info">,
  reportPath = "",
): Promise<void> {
  const details = closingDetails(report, { colour: false, width: LOG_WIDTH });
  if (details.split("\n").length > OPEN_LINES) {
    await log.group("Performance benchmarks in detail", async () => log.info(details));
  } else log.info(`\n${details}\n`);
  log.info(plainText(report.headline));
  if (reportPath !== "") log.info(`Benchmark Results: ${reportPath}`);
}

/** As the command line's where there is no terminal. */
const LOG_WIDTH = 160;
/** Of a log that shows so many, the end is still on the screen. */
const OPEN_LINES = 30;
