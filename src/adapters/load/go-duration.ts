import { inBaseUnit, unitKind } from "../../domain/unit.ts";

const DURATION = /^(?:\d[\d.]*(?:h|ms|m|s|[uµμ]s|ns))+$/;

/** Seconds of a duration as Go prints it: `635.089µs`, `1m40s`, `0s`; `undefined` for anything else. */
export function goDuration(text: string): number | undefined {
  if (!DURATION.test(text)) return undefined;
  const parts = [...text.matchAll(/(?<number>[\d.]+)(?<unit>[a-zµμ]+)/g)].map(({ groups }) => {
    const kind = unitKind(groups?.["unit"] ?? "");
    return kind === undefined ? Number.NaN : inBaseUnit(Number(groups?.["number"]), kind);
  });
  const seconds = parts.reduce((sum, part) => sum + part, 0);
  return Number.isFinite(seconds) ? seconds : undefined;
}
