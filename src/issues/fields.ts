import type { Run } from "../domain/run.ts";

/** The commit of a run as a field, where it is known. */
export function commitOf({ commit }: Run): { readonly commit?: string } {
  return commit === undefined ? {} : { commit };
}

/** The position of a text in a list, which gets it if need be. */
export function indexed(list: string[], text: string): { readonly list: string[]; readonly index: number } {
  const index = list.indexOf(text);
  return index === -1 ? { list: [...list, text], index: list.length } : { list, index };
}

/** A number that no series of the issue has. */
export function nextId(series: readonly { readonly id: number }[]): number {
  return 1 + Math.max(0, ...series.map(({ id }) => id));
}

/** Six digits are more than any benchmark repeats, and keep the state small. */
export function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
