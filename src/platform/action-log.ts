import type { Clock, Log } from "../ports.ts";
import { inertText, workflowCommand } from "./workflow-commands.ts";

/** Lines stay in the log of a step, so progress may add one only so often. */
const SECONDS_BETWEEN_PROGRESS = 10;

/**
 * The log of a workflow step: groups fold, warnings become annotations, and
 * nothing that a benchmark printed acts as a command. `debug`: whether the step
 * runs with debug logging.
 */
export function actionLog(options: { write: (text: string) => void; debug: boolean; clock: Clock }): Log {
  const { write, clock } = options;
  let openGroups = 0;
  let lastProgress = Number.NEGATIVE_INFINITY;

  return {
    debug(message) {
      if (options.debug) write(workflowCommand("debug", message));
    },
    info: (message) => write(inertText(message)),
    warn: (message) => write(workflowCommand("warning", message)),
    async group(title, body) {
      // The runner knows one level: a group within a group would end the outer one.
      const isOutermost = openGroups === 0;
      write(isOutermost ? workflowCommand("group", title) : inertText(title));
      openGroups += 1;
      try {
        return await body();
      } finally {
        openGroups -= 1;
        if (isOutermost) write(workflowCommand("endgroup", ""));
      }
    },
    progress(message) {
      const now = clock.monotonic();
      if (now - lastProgress < SECONDS_BETWEEN_PROGRESS) return;
      lastProgress = now;
      write(inertText(message));
    },
  };
}
