import type { Socket } from "node:net";
import { StringDecoder } from "node:string_decoder";
import type { Conversation, ProcessResult } from "../ports.ts";
import type { Supervised, Supervision } from "./supervised-process.ts";

/** Milliseconds that a process has to end by itself once its link is closed. */
const PATIENCE = 1000;

/** Starts a process with a link to it. `start` must call `onLink` before it returns, if it comes to that. */
export function startConversation(
  signal: AbortSignal | undefined,
  start: (link: Required<Pick<Supervision, "onLink" | "signal">>) => Promise<Supervised>,
): Conversation {
  const stop = new AbortController();
  const heard = lineQueue();
  let link: Socket | undefined;
  const finished = start({
    signal: signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]),
    onLink(opened) {
      link = opened;
      const decoder = new StringDecoder();
      opened.on("data", (chunk: Buffer) => heard.add(decoder.write(chunk)));
    },
  }).then(({ report: _, ...result }): ProcessResult => {
    heard.close();
    link?.destroy();
    return result;
  });

  return {
    send(line) {
      if (link?.writable === true) link.write(`${line}\n`);
    },
    next: heard.next,
    async end() {
      link?.end();
      const timer = setTimeout(() => stop.abort(), PATIENCE);
      try {
        return await finished;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** Lines in the order in which they came, each given to one asker. A last one without line end was cut off: it is dropped. */
function lineQueue() {
  const lines: string[] = [];
  const askers: ((line: string | undefined) => void)[] = [];
  let rest = "";
  let closed = false;
  return {
    add(text: string): void {
      const parts = `${rest}${text}`.split("\n");
      rest = parts.pop() ?? "";
      for (const line of parts) {
        const asker = askers.shift();
        if (asker === undefined) lines.push(line);
        else asker(line);
      }
    },
    close(): void {
      closed = true;
      for (const asker of askers.splice(0)) asker(undefined);
    },
    async next(): Promise<string | undefined> {
      const line = lines.shift();
      if (line !== undefined || closed) return line;
      return await new Promise((resolve) => askers.push(resolve));
    },
  };
}
