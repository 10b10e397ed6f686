import type { Clock, Log, Variables } from "../ports.ts";
import { cutToColumns, withoutControls } from "./terminal-text.ts";
import { inertText } from "./workflow-commands.ts";

/** What is needed of `process.stderr`. */
export interface TerminalStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const SECONDS_BETWEEN_LINES = 10;
/** More often, a terminal only flickers, and drawing disturbs what is being measured. */
const SECONDS_BETWEEN_FRAMES = 0.1;

const CLEAR_LINE = "\r\u001b[K";
const BOLD = "\u001b[1m";
const YELLOW = "\u001b[33m";
const DIM = "\u001b[2m";
const PLAIN = "\u001b[0m";

/**
 * The log of the command line, on standard error, so that standard output has
 * the result alone. In a terminal progress is one live line, which `close`
 * clears; elsewhere it is a line now and then.
 */
export function terminalLog(options: {
  stream: TerminalStream;
  verbose: boolean;
  variables: Variables;
  clock: Clock;
}): Log & { close(): void } {
  const { stream, clock, variables } = options;
  const isLive = stream.isTTY === true && variables["TERM"] !== "dumb";
  // https://no-color.org: any value that is not empty.
  const hasColour = isLive && (variables["NO_COLOR"] ?? "") === "";
  // In a step of a workflow, what benchmarks printed must not act as commands of the runner.
  const inert = variables["GITHUB_ACTIONS"] === "true" ? inertText : (text: string) => `${text}\n`;
  const interval = isLive ? SECONDS_BETWEEN_FRAMES : SECONDS_BETWEEN_LINES;
  let lastProgress = Number.NEGATIVE_INFINITY;
  let isDrawn = false;

  const clear = () => {
    if (isDrawn) stream.write(CLEAR_LINE);
    isDrawn = false;
  };
  const print = (message: string, style = "") => {
    clear();
    const text = withoutControls(message);
    stream.write(hasColour && style !== "" ? `${style}${text}${PLAIN}\n` : inert(text));
  };

  return {
    debug(message) {
      if (options.verbose) print(message, DIM);
    },
    info: (message) => print(message),
    warn: (message) => print(`Warning: ${message}`, YELLOW),
    async group(title, body) {
      print(title, BOLD);
      return await body();
    },
    progress(message) {
      const now = clock.monotonic();
      if (now - lastProgress < interval) return;
      lastProgress = now;
      if (!isLive) return print(message);
      const line = withoutControls(message).replaceAll("\n", " ");
      // One column less: a line that fills the last one makes some terminals wrap.
      stream.write(`${CLEAR_LINE}${cutToColumns(line, (stream.columns ?? 80) - 1)}`);
      isDrawn = true;
    },
    close: clear,
  };
}
