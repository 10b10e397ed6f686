import type { Trouble } from "../module-ledger.ts";
import type { Seat } from "./module-order.ts";
import type { TurnAnswer, TurnCommand } from "./module-protocol.ts";
import type { AnswerOf, TurnWorker } from "./module-worker.ts";

/** A worker in its seat. */
export interface Member {
  readonly seat: Seat;
  readonly worker: TurnWorker;
}

/** What ended a benchmark. */
export interface Failed {
  readonly kind: "failed";
  readonly seat: Seat;
  readonly trouble: Trouble;
}

/** The answers of all members to one command, in the order of the seats, whatever the order of asking. */
export interface Answers<T extends TurnAnswer["type"]> {
  readonly kind: "answers";
  readonly of: readonly AnswerOf<T>[];
}

/** The workers that measure one benchmark together, each in its turn, never two at once. */
export interface Crew {
  readonly size: number;
  /** Asks one member after the other, in the order of their seats or backwards. Ends at the first that fails. */
  ask<T extends TurnAnswer["type"]>(
    command: TurnCommand,
    expected: T,
    backwards?: boolean,
  ): Promise<Answers<T> | Failed>;
  /** Lets those finish that have begun and have not failed. */
  release(): Promise<void>;
  /** True when a process is gone, so that the crew cannot measure another benchmark. */
  isBroken(): boolean;
}

/** @param patience seconds after which a command counts as hanging */
export function crewOf(members: readonly Member[], patience: number): Crew {
  const begun = new Set<Member>();
  let broken = false;

  const askOne = async <T extends TurnAnswer["type"]>(member: Member, command: TurnCommand, expected: T) => {
    if (command.type === "begin") begun.add(member);
    const reply = await member.worker.ask(command, expected, patience);
    if (reply.kind === "trouble" || command.type === "finish") begun.delete(member);
    if (reply.kind === "trouble" && reply.fatal) broken = true;
    return reply;
  };
  return {
    size: members.length,
    async ask<T extends TurnAnswer["type"]>(command: TurnCommand, expected: T, backwards = false) {
      const of: AnswerOf<T>[] = [];
      for (const member of backwards ? members.toReversed() : members) {
        const reply = await askOne(member, command, expected);
        if (reply.kind === "trouble") return { kind: "failed", seat: member.seat, trouble: reply.trouble };
        of.push(reply.answer);
      }
      return { kind: "answers", of: backwards ? of.reverse() : of };
    },
    async release() {
      for (const member of begun) await askOne(member, { type: "finish" }, "finished");
    },
    isBroken: () => broken,
  };
}
