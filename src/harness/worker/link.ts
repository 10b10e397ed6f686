import { readSync, writeSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import type { TurnAnswer, TurnCommand } from "../paired/module-protocol.ts";

/** Descriptor that the harness listens at; nothing that a benchmark prints goes there. */
const LINK = 3;

export interface Link {
  /**
   * Waits for the next command; `undefined` when there will be none. It blocks
   * the whole process: while others have their turn, not even a timer of the
   * benchmark's may run here.
   */
  next(): TurnCommand | undefined;
  answer(answer: TurnAnswer): void;
}

export function openLink(): Link {
  const decoder = new StringDecoder();
  const chunk = Buffer.alloc(65_536);
  let text = "";
  return {
    next() {
      for (;;) {
        const end = text.indexOf("\n");
        if (end >= 0) {
          const line = text.slice(0, end);
          text = text.slice(end + 1);
          return JSON.parse(line);
        }
        const size = readSync(LINK, chunk);
        if (size === 0) return undefined;
        text += decoder.write(chunk.subarray(0, size));
      }
    },
    answer(answer) {
      let rest = Buffer.from(`${JSON.stringify(answer)}\n`);
      while (rest.length > 0) rest = rest.subarray(writeSync(LINK, rest));
    },
  };
}
