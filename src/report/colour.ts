import type { Verdict } from "../domain/comparison.ts";

export type Paint = (text: string, colour: Colour) => string;
export type Colour = keyof typeof CODES;

/** Terminal colours, or none at all. */
export function painter(colour: boolean): Paint {
  return colour ? (text, name) => `\u001b[${CODES[name]}m${text}\u001b[0m` : (text) => text;
}

export function verdictColour(verdict: Verdict): Colour {
  switch (verdict) {
    case "regressed":
    case "failed":
    case "missing":
      return "red";
    case "inconclusive":
      return "yellow";
    case "improved":
      return "green";
    case "equivalent":
    case "no-baseline":
      return "dim";
    default:
      return verdict satisfies never;
  }
}

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 } as const;
