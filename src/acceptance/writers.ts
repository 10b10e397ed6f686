import { describeFailure } from "../errors.ts";
import type { PeopleApi } from "../github/ports.ts";

/** Whether an account's word counts, or a sentence that says why not. */
export type Standing = { readonly kind: "counts" } | { readonly kind: "rejected"; readonly why: string };

/** Asks about each account once. */
export interface Writers {
  standing(login: string, known: { readonly isLikely: boolean }): Promise<Standing>;
  /** Sentences about what could not be seen. */
  readonly warnings: readonly string[];
}

/**
 * So many accounts that GitHub does not take for members of any kind are asked
 * about. Anybody can comment, from as many accounts as he likes.
 */
const STRANGERS = 20;

export function writersOf(people: PeopleApi): Writers {
  const asked = new Map<string, Promise<Standing>>();
  const warnings: string[] = [];
  let strangers = 0;

  const ask = async (login: string): Promise<Standing> => {
    try {
      if (await people.mayWrite(login)) return { kind: "counts" };
      return { kind: "rejected", why: `${login} has no write access to this repository.` };
    } catch (error) {
      const why = `Whether ${login} may write to this repository could not be seen.`;
      warnings.push(`${why} What ${login} accepted does not count. ${describeFailure(error)}`);
      return { kind: "rejected", why };
    }
  };
  return {
    warnings,
    async standing(login, { isLikely }) {
      if (isBot(login)) return { kind: "rejected", why: "A bot cannot accept a regression." };
      const known = asked.get(login);
      if (known !== undefined) return known;
      if (!isLikely) strangers += 1;
      if (!isLikely && strangers > STRANGERS) {
        return {
          kind: "rejected",
          why: `More than ${STRANGERS} accounts tried, so this one was not looked at.`,
        };
      }
      const answer = ask(login);
      asked.set(login, answer);
      return answer;
    },
  };
}

/** Workflows and apps write under such names. */
export function isBot(login: string): boolean {
  return /\[bot\]$/i.test(login);
}
