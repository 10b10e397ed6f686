import { resolve } from "node:path";
import type { Ports } from "../../ports.ts";
import { type ModuleTask, stemOf } from "../module.ts";
import type { Trouble } from "../module-ledger.ts";
import { describeEnd } from "../process-task.ts";
import { lastLines } from "../tail.ts";
import { parseAnswer, type TurnAnswer, type TurnCommand } from "./module-protocol.ts";

/** An answer of the kind that was expected, or what went wrong instead. */
export type Reply<T extends TurnAnswer["type"]> =
  | { readonly kind: "answer"; readonly answer: AnswerOf<T> }
  | TurnTrouble;

export type AnswerOf<T extends TurnAnswer["type"]> = Extract<TurnAnswer, { type: T }>;

interface TurnTrouble {
  readonly kind: "trouble";
  readonly trouble: Trouble;
  /** The process is gone, or of no more use. */
  readonly fatal: boolean;
  /** True when the module, or what it imports, is TypeScript and was not loaded as such. */
  readonly needsTypeScript: boolean;
}

/** A process with one tree's module loaded, which does what it is told and nothing in between. */
export interface TurnWorker {
  /** Ends the process when there is no answer after `limit` seconds. */
  ask<T extends TurnAnswer["type"]>(command: TurnCommand, expected: T, limit: number): Promise<Reply<T>>;
  end(): Promise<void>;
}

export function startWorker(
  task: ModuleTask,
  workerPath: string,
  ports: Ports,
  signal: AbortSignal,
): TurnWorker {
  const stop = new AbortController();
  const conversation = ports.processes.converse({
    command: {
      kind: "program",
      file: ports.processes.node,
      args: [workerPath],
    },
    directory: task.directory,
    variables: task.entry.environment ?? {},
    signal: AbortSignal.any([signal, stop.signal]),
    onLine: (line) => ports.log.debug(line),
  });

  return {
    async ask<T extends TurnAnswer["type"]>(
      command: TurnCommand,
      expected: T,
      limit: number,
    ): Promise<Reply<T>> {
      let hung = false;
      const timer = setTimeout(
        () => {
          hung = true;
          stop.abort();
        },
        Math.min(limit * 1000, LONGEST_TIMER),
      );
      conversation.send(JSON.stringify(command));
      const line = await conversation.next();
      clearTimeout(timer);
      if (line !== undefined) return sort(parseAnswer(line), expected);

      const result = await conversation.end();
      const output = lastLines(`${result.stdout}\n${result.stderr}`);
      const trouble: Trouble = hung
        ? { kind: "timed-out", message: `It had not finished after ${limit} s and was ended.`, output }
        : { kind: "failed", message: `Its process ${describeEnd(result)}.`, output };
      return { kind: "trouble", trouble, fatal: true, needsTypeScript: false };
    },
    async end() {
      await conversation.end();
    },
  };
}

/** What a fresh worker is told first. */
export function loadCommand(task: ModuleTask, typescript: boolean): TurnCommand {
  const { category } = task.entry;
  const { filter, share } = task;
  return {
    type: "load",
    module: resolve(task.directory, task.module),
    stem: stemOf(task.module),
    typescript,
    ...(category === undefined ? {} : { category }),
    ...(filter === undefined ? {} : { filter: { source: filter.source, flags: filter.flags } }),
    ...(share === undefined ? {} : { share }),
  };
}

/** Milliseconds; a longer timer would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

function sort<T extends TurnAnswer["type"]>(answer: TurnAnswer, expected: T): Reply<T> {
  if (isOfType(answer, expected)) return { kind: "answer", answer };
  if (answer.type !== "failed" && answer.type !== "broken") {
    const message = `Its process answered ${answer.type} where ${expected} was expected.`;
    const trouble: Trouble = { kind: "failed", message, output: "" };
    return { kind: "trouble", trouble, fatal: true, needsTypeScript: false };
  }
  const { message, output } = answer;
  return {
    kind: "trouble",
    trouble: { kind: "failed", message, output },
    fatal: answer.type === "broken" || answer.fatal,
    needsTypeScript: answer.type === "broken" && answer.needsTypeScript,
  };
}

function isOfType<T extends TurnAnswer["type"]>(answer: TurnAnswer, type: T): answer is AnswerOf<T> {
  return answer.type === type;
}
